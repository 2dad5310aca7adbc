import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlaceHours } from '../../../src-main/campaigns/sending/calendar/place-hours.ts';
import { createQuietHours } from '../../../src-main/engine/quiet-hours.ts';
import {
  atAnyHour,
  beforeClosingMs,
  firstAllowed,
  lastAllowed,
  leastBeforeClosingMs,
  mostEarlierMs,
  type AllowedHours,
} from '../../../src-shared/reminder/allowed-time.ts';
import { timeInZone } from '../../../src-shared/reminder/local-time.ts';
import { defaultQuietHours } from '../../../src-shared/settings/quiet-hours.ts';
import { onTheWall } from './zones.ts';

const zone = 'America/New_York';
const quietHours = createQuietHours(defaultQuietHours, createPlaceHours());
const hoursOf =
  (key: string): AllowedHours =>
  (at) =>
    quietHours.allowed(key, at);
const hours = hoursOf(zone);
const at = (text: string) => timeInZone(text.slice(0, 10), text.slice(11), zone);
const shown = (time: number | null) => (time === null ? null : onTheWall(zone, time));

describe('the last time at which a text may go', () => {
  it.each([
    ['2026-06-02 12:00', '2026-06-02 12:00'],
    ['2026-06-02 08:00', '2026-06-02 08:00'],
    ['2026-06-02 20:58', '2026-06-02 20:58'],
    // Less than a minute is left: Twilio could be too late.
    ['2026-06-02 20:59', '2026-06-02 20:45'],
    ['2026-06-02 21:00', '2026-06-02 20:45'],
    ['2026-06-03 03:00', '2026-06-02 20:45'],
    ['2026-06-03 07:59', '2026-06-02 20:45'],
  ])('for %s is %s', (wanted, expected) => {
    expect(shown(lastAllowed(hours, at(wanted)))).toBe(expected);
  });

  it('is before a day on which nobody may be texted', () => {
    const alabama = hoursOf(`${zone}@US-AL`);
    expect(shown(lastAllowed(alabama, at('2026-06-07 12:00')))).toBe('2026-06-06 19:45');
  });

  it('is that in all zones where somebody may be', () => {
    const both = hoursOf('America/New_York|America/Los_Angeles');
    expect(shown(lastAllowed(both, at('2026-06-02 09:00')))).toBe('2026-06-01 20:45');
    expect(
      shown(firstAllowed(both, { from: at('2026-06-02 09:00'), until: at('2026-06-03 00:00') })),
    ).toBe('2026-06-02 11:00');
  });

  it('is the wanted one where there are no quiet hours', () => {
    expect(lastAllowed(atAnyHour, 17)).toBe(17);
  });

  it('is none where the week before has none', () => {
    const closed: AllowedHours = (time) => ({ open: false, opensAt: time + 3_600_000 });
    expect(lastAllowed(closed, at('2026-06-02 12:00'))).toBeNull();
  });
});

describe('the first time at which a text may go', () => {
  it.each([
    ['2026-06-02 12:00', '2026-06-02 23:00', '2026-06-02 12:00'],
    ['2026-06-02 20:59', '2026-06-03 12:00', '2026-06-03 08:00'],
    ['2026-06-02 22:00', '2026-06-03 08:00', '2026-06-03 08:00'],
    ['2026-06-02 22:00', '2026-06-03 07:59', null],
    ['2026-06-02 12:00', '2026-06-02 11:59', null],
  ])('from %s to %s is %s', (from, until, expected) => {
    expect(shown(firstAllowed(hours, { from: at(from), until: at(until) }))).toBe(expected);
  });
});

/** Hours of random lengths, open and closed by turns, over some weeks. */
const anyHours: fc.Arbitrary<AllowedHours> = fc
  .array(fc.integer({ min: 1, max: 3 * 86_400_000 }), { minLength: 1, maxLength: 30 })
  .map((lengths) => {
    let end = 0;
    const ends = lengths.map((length) => (end += length));
    return (time) => {
      const place = ends.findIndex((until) => time < until);
      const until = ends[place] ?? Infinity;
      return time >= 0 && place % 2 === 0
        ? { open: true, closesAt: until }
        : { open: false, opensAt: time < 0 ? 0 : until };
    };
  });

const span = 20 * 86_400_000;
const mayGo = (allowed: AllowedHours, time: number) => {
  const opening = allowed(time);
  return opening.open && opening.closesAt - time >= leastBeforeClosingMs;
};

describe('always', () => {
  it('nothing goes outside of the hours, nor later or earlier than asked', () => {
    fc.assert(
      fc.property(anyHours, fc.integer({ min: 0, max: span }), (allowed, wanted) => {
        const last = lastAllowed(allowed, wanted);
        if (last === null) return;
        expect(mayGo(allowed, last)).toBe(true);
        expect(last).toBeLessThanOrEqual(wanted);
        expect(last).toBeGreaterThanOrEqual(wanted - mostEarlierMs);
      }),
    );
  });

  it('a text goes no earlier than it has to', () => {
    fc.assert(
      fc.property(
        anyHours,
        fc.integer({ min: 0, max: span }),
        fc.nat(mostEarlierMs),
        (allowed, wanted, earlier) => {
          const other = wanted - earlier;
          if (!mayGo(allowed, other)) return;
          const last = lastAllowed(allowed, wanted) ?? -Infinity;
          expect(last).toBeGreaterThanOrEqual(other - beforeClosingMs);
        },
      ),
    );
  });

  it('the first time is the first', () => {
    fc.assert(
      fc.property(
        anyHours,
        fc.nat(span),
        fc.nat(span),
        fc.nat(1_000_000),
        (allowed, from, until, random) => {
          const first = firstAllowed(allowed, { from, until });
          if (first === null) {
            expect(from + random <= until && mayGo(allowed, from + random)).toBe(false);
            return;
          }
          expect(mayGo(allowed, first) && first >= from && first <= until).toBe(true);
          const earlier = first - 1 - (random % Math.max(1, first - from));
          expect(earlier >= from && mayGo(allowed, earlier)).toBe(false);
        },
      ),
    );
  });
});

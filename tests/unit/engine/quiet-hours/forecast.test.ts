import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastFinish, type Waiting } from '../../../../src-main/engine/forecast.ts';
import { createQuietHours, leastTimeLeftMs } from '../../../../src-main/engine/quiet-hours.ts';
import { defaultQuietHours } from '../../../../src-shared/settings/quiet-hours.ts';

const secondMs = 1000;
const hourMs = 3600 * secondMs;
const dayMs = 24 * hourMs;

const newYork = 'America/New_York';
const losAngeles = 'America/Los_Angeles';
const noon = Date.parse('2026-06-01T12:00:00-04:00');
const nextMorning = Date.parse('2026-06-02T08:00:00-04:00');
/** After this a message waits for the next morning. */
const lastStart = Date.parse('2026-06-01T21:00:00-04:00') - leastTimeLeftMs;

const always = createQuietHours({ ...defaultQuietHours, enabled: false });

function finish(changed: Partial<Waiting>): number | null {
  return forecastFinish({
    now: noon,
    queued: [{ zoneKey: newYork, segments: 100 }],
    segmentsPerSecond: 1,
    dailyCap: null,
    quietHours: createQuietHours(defaultQuietHours),
    ...changed,
  });
}

function queue(segments: number, zoneKey = newYork) {
  return [{ zoneKey, segments }];
}

describe('the forecast of the finish', () => {
  it('is the pace’s time for what waits', () => {
    expect(finish({})).toBe(noon + 100 * secondMs);
    expect(finish({ segmentsPerSecond: 2.5 })).toBe(noon + 40 * secondMs);
  });

  it('is now where nothing waits, or nothing holds it up', () => {
    expect(finish({ queued: [] })).toBe(noon);
    expect(finish({ queued: queue(0) })).toBe(noon);
    expect(finish({ segmentsPerSecond: 0 })).toBe(noon);
    expect(finish({ quietHours: always, segmentsPerSecond: 0, queued: queue(1e6) })).toBe(noon);
  });

  it('waits for the morning with what the evening leaves over', () => {
    const untilEvening = (lastStart - noon) / secondMs + 1;
    expect(finish({ queued: queue(untilEvening) })).toBe(lastStart + secondMs);
    expect(finish({ queued: queue(untilEvening + 10) })).toBe(nextMorning + 10 * secondMs);
    expect(finish({ now: lastStart + 1, queued: queue(1), segmentsPerSecond: 0 })).toBe(
      nextMorning,
    );
  });

  it('knows that the morning comes an hour earlier after the clocks were put forward', () => {
    const night = Date.parse('2026-03-07T23:00:00-05:00');
    expect(finish({ now: night, queued: queue(60) })).toBe(Date.parse('2026-03-08T08:01:00-04:00'));
  });

  it('sends to the west while the east sleeps', () => {
    const now = Date.parse('2026-06-01T22:00:00-04:00');
    const queued = [...queue(600, losAngeles), ...queue(600)];
    expect(finish({ now, queued })).toBe(nextMorning + 600 * secondMs);
    expect(finish({ now, queued: queue(600, losAngeles) })).toBe(now + 600 * secondMs);
  });

  it('sends first where the day ends first, where two zones are awake', () => {
    const now = lastStart - 3599 * secondMs;
    const queued = [...queue(3600), ...queue(3600, losAngeles)];
    // New York's fill its last hour, and Los Angeles' follow.
    expect(finish({ now, queued })).toBe(now + 7200 * secondMs);
    // A second too late for one of them: it goes in the morning.
    expect(finish({ now: now + secondMs, queued })).toBe(nextMorning + secondMs);
  });

  it('keeps to the daily cap, and to what of today’s is used', () => {
    const midnight = Date.parse('2026-06-02T00:00:00-04:00');
    const dailyCap = { limit: 200, used: 150, resetsAt: midnight };
    const capped = { dailyCap, quietHours: always };
    expect(finish({ ...capped, queued: queue(50) })).toBe(noon + 50 * secondMs);
    expect(finish({ ...capped, queued: queue(51) })).toBe(midnight + secondMs);
    expect(finish({ ...capped, queued: queue(500) })).toBe(midnight + 2 * dayMs + 50 * secondMs);
    expect(finish({ ...capped, queued: queue(500), segmentsPerSecond: 0 })).toBe(
      midnight + 2 * dayMs,
    );
    expect(finish({ dailyCap, queued: queue(51) })).toBe(nextMorning + secondMs);
  });

  it('does not take a day more for what a whole number of days is enough for', () => {
    const dailyCap = { limit: 56, used: 0, resetsAt: noon + hourMs };
    const queued = [newYork, losAngeles, 'America/Denver'].flatMap((zoneKey) =>
      queue((56 * 30) / 3, zoneKey),
    );
    expect(finish({ dailyCap, quietHours: always, queued: queue(56 * 10) })).toBe(
      noon + hourMs + 8 * dayMs + 56 * secondMs,
    );
    expect(finish({ dailyCap, quietHours: always, queued })).toBe(
      noon + hourMs + 28 * dayMs + 56 * secondMs,
    );
  });

  it('takes a cap whose day is over for a new day', () => {
    const dailyCap = { limit: 200, used: 200, resetsAt: noon - 3 * dayMs };
    expect(finish({ dailyCap })).toBe(noon + 100 * secondMs);
    const usedUp = { limit: 200, used: 250, resetsAt: noon + hourMs };
    expect(finish({ dailyCap: usedUp })).toBe(noon + hourMs + 100 * secondMs);
  });

  it('is unknown where it would take more than a year, or for ever', () => {
    expect(finish({ dailyCap: { limit: 0, used: 0, resetsAt: noon } })).toBeNull();
    expect(finish({ queued: queue(40_000_000), quietHours: always })).toBeNull();
    expect(finish({ queued: queue(20_000_000) })).toBeNull();
    const dailyCap = { limit: 1, used: 0, resetsAt: noon };
    expect(finish({ queued: queue(300), dailyCap })).not.toBeNull();
    expect(finish({ queued: queue(400), dailyCap })).toBeNull();
  });

  it('is what sending one by one comes to, and never before pace, cap and hours allow', () => {
    const anySegments = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(
        anySegments,
        fc.constantFrom(0.05, 0.5, 1, 10),
        fc.option(fc.integer({ min: 50, max: 4000 }), { nil: null }),
        fc.integer({ min: 0, max: 72 * 60 }),
        fc.constantFrom(newYork, 'Asia/Kolkata', 'America/Chicago|America/Denver'),
        (segments, pace, limit, minute, zoneKey) => {
          const now = Date.parse('2026-10-30T00:00:00Z') + minute * 60_000;
          const resetsAt = now + 5 * hourMs;
          const quietHours = createQuietHours(defaultQuietHours);
          const dailyCap = limit === null ? null : { limit, used: 20, resetsAt };
          const queued = queue(segments, zoneKey);
          const forecast = finish({ now, queued, segmentsPerSecond: pace, dailyCap, quietHours });

          const slotMs = secondMs / pace;
          let at = now;
          let left = limit === null ? Infinity : limit - 20;
          let nextReset = limit === null ? Infinity : resetsAt;
          for (let sent = 0; sent < segments;) {
            if (at >= nextReset) {
              left = limit ?? Infinity;
              nextReset += dayMs;
            }
            const opening = quietHours.allowed(zoneKey, at);
            if (!opening.open) at = Math.min(opening.opensAt, nextReset);
            else if (opening.closesAt - at < leastTimeLeftMs)
              at = Math.min(opening.closesAt, nextReset);
            else if (left === 0) at = nextReset;
            else {
              sent += 1;
              left -= 1;
              at += slotMs;
            }
          }
          expect(Math.abs((forecast ?? 0) - at)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is later the more waits, whatever the mixture of zones', () => {
    const anyQueue = fc.array(
      fc.record({
        zoneKey: fc.constantFrom(newYork, losAngeles, 'Asia/Kolkata', 'Europe/London'),
        segments: fc.integer({ min: 0, max: 100_000 }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(anyQueue, fc.constantFrom(0, 0.5, 30), (queued, segmentsPerSecond) => {
        const some = finish({ queued, segmentsPerSecond }) ?? Infinity;
        const total = queued.reduce((sum, { segments }) => sum + segments, 0);
        const pace = segmentsPerSecond === 0 ? Infinity : segmentsPerSecond;
        expect(some).toBeGreaterThanOrEqual(Math.round(noon + (total / pace) * secondMs));
        const more = queued.map((group) => ({ ...group, segments: group.segments * 2 }));
        expect(finish({ queued: more, segmentsPerSecond }) ?? Infinity).toBeGreaterThanOrEqual(
          some,
        );
      }),
      { numRuns: 100 },
    );
  });
});

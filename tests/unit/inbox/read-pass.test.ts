import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  keptMs,
  nextPass,
  nothingRead,
  passDone,
  planPass,
  type ReadState,
} from '../../../src-main/inbox/replies/read-pass.ts';

const hour = 3_600_000;
const day = 24 * hour;
const now = 1_800_000_000_000;

const readAt = (at: number): ReadState => ({
  asOf: at,
  lastOf: { hour: at, 'two-days': at, week: at },
  lostBefore: null,
});
const moment = (at: number, elapsed = 0) => ({ now: at, elapsed });

describe('the next pass', () => {
  it('goes back a week at the first time', () => {
    expect(nextPass(nothingRead, {}, moment(now))).toEqual({
      kind: 'week',
      since: now - 7 * day,
      lostBefore: null,
    });
  });

  it.each([
    ['nothing within 20 seconds', 19_000, null],
    ['the last hour after 20 seconds', 20_000, ['hour', hour + 20_000]],
    ['the last hour first, where more is due', 20 * 60_000, ['hour', hour + 20 * 60_000]],
    ['what was missed, in one pass, after days', 3 * day, ['two-days', 5 * day]],
    ['what was missed, in one pass, after weeks', 60 * day, ['week', 67 * day]],
  ] as const)('is %s', (_, awayMs, wanted) => {
    const pass = nextPass(readAt(now - awayMs), {}, moment(now));
    expect(pass).toEqual(
      wanted === null ? null : { kind: wanted[0], since: now - wanted[1], lostBefore: null },
    );
  });

  it('is due by the time that passed, where somebody set the clock back', () => {
    const begun = { hour: 0, 'two-days': 0, week: 0 };
    const state = readAt(now);
    expect(nextPass(state, begun, moment(now - 60_000, 19_000))).toBeNull();
    expect(nextPass(state, begun, moment(now - 60_000, 20_000))?.kind).toBe('hour');
  });

  it('goes far back where the clock was ahead at the last one', () => {
    expect(nextPass(readAt(now + 40 * day), {}, moment(now))).toMatchObject({
      since: now - 30 * day,
    });
  });

  it('says what is lost after more than Twilio keeps', () => {
    const pass = nextPass(readAt(now - 500 * day), {}, moment(now));
    expect(pass).toMatchObject({ since: now - keptMs, lostBefore: now - keptMs });
    if (pass === null) return;
    const after = passDone(readAt(0), pass, { beganAt: now, endedAt: now });
    expect(after.lostBefore).toBe(now - keptMs);
    expect(planPass('hour', after, now + 1).lostBefore).toBeNull();
  });
});

describe('passes together', () => {
  it('see every reply that the list shows within six days, however Ovo is opened and closed', () => {
    const gaps = fc.array(
      fc.oneof(
        fc.integer({ min: 20_000, max: 60_000 }),
        fc.integer({ min: hour, max: 3 * day }),
        fc.integer({ min: day, max: 30 * day }),
      ),
      { minLength: 1, maxLength: 40 },
    );
    const replies = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 60 * day }),
        lagMs: fc.oneof(fc.integer({ min: 0, max: hour }), fc.integer({ min: 0, max: 6 * day })),
      }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(gaps, replies, (pauses, sent) => {
        let at = now;
        let state = passDone(readAt(now), planPass('week', nothingRead, now), {
          beganAt: now,
          endedAt: now,
        });
        const seen = new Set<number>();
        const passAll = () => {
          for (let pass = nextPass(state, {}, moment(at)); pass !== null;) {
            const { since } = pass;
            sent.forEach((reply, index) => {
              const sentAt = now + reply.at;
              if (sentAt >= since && sentAt + reply.lagMs <= at) seen.add(index);
            });
            state = passDone(state, pass, { beganAt: at, endedAt: at });
            pass = nextPass(state, {}, moment(at));
          }
        };
        for (const pause of pauses) {
          at += pause;
          passAll();
        }
        // At last Ovo stays open for a day after everything is listed.
        at = Math.max(at, now + 60 * day) + 6 * day;
        passAll();
        at += day;
        passAll();
        expect(seen.size).toBe(sent.length);
      }),
      { numRuns: 500 },
    );
  });
});

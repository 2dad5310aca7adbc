import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  keptMs,
  kindsOf,
  nextHour,
  nextLong,
  nothingRead,
  passDone,
  passes,
  planPass,
  type Moment,
  type PassKind,
  type PlannedPass,
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

describe('the next short pass', () => {
  it.each([
    ['none within 20 seconds', 19_000, null],
    ['the last hour after 20 seconds', 20_000, { since: now - hour - 20_000, leavesGap: false }],
    ['back to the last one', 5 * hour, { since: now - 6 * hour, leavesGap: false }],
    ['the last hour alone after a day', day, { since: now - hour, leavesGap: true }],
  ])('is %s', (_, awayMs, wanted) => {
    const pass = nextHour(readAt(now - awayMs), {}, moment(now));
    expect(pass).toEqual(wanted === null ? null : { kind: 'hour', lostBefore: null, ...wanted });
  });

  it('is due by the time that passed, where somebody set the clock back', () => {
    const ended = { hour: moment(now) };
    expect(nextHour(readAt(now), ended, moment(now - 60_000, 19_000))).toBeNull();
    expect(nextHour(readAt(now), ended, moment(now - 60_000, 20_000))).not.toBeNull();
  });

  it('counts from the end of the last one, and by the wall where a computer slept', () => {
    const ended = { hour: moment(now + 30_000, 30_000) };
    expect(nextHour(readAt(now), ended, moment(now + 49_000, 49_000))).toBeNull();
    expect(nextHour(readAt(now), ended, moment(now + 50_000, 50_000))).not.toBeNull();
    expect(nextHour(readAt(now), ended, moment(now + hour, 30_001))).not.toBeNull();
  });

  it('says nothing of how far everything is read where it leaves a gap', () => {
    const state = readAt(now - day);
    const pass = planPass('hour', state, now);
    const after = passDone(state, pass, { beganAt: now, endedAt: now });
    expect(after).toMatchObject({ asOf: now - day, lastOf: { hour: now } });
    const all = passDone(after, planPass('week', after, now), { beganAt: now - 1, endedAt: now });
    expect(all).toMatchObject({ asOf: now - 1, lastOf: { hour: now, 'two-days': now - 1 } });
  });
});

describe('the next long pass', () => {
  it('goes back a week at the first time', () => {
    expect(nextLong(nothingRead, {}, moment(now))).toEqual({
      kind: 'week',
      since: now - 7 * day,
      leavesGap: false,
      lostBefore: null,
    });
  });

  it.each([
    ['none within twelve minutes', 12 * 60_000 - 1, null],
    ['48 hours after twelve minutes', 12 * 60_000, ['two-days', 2 * day + 12 * 60_000]],
    ['what was missed, in one pass, after days', 3 * day, ['week', 10 * day]],
    ['what was missed, in one pass, after weeks', 60 * day, ['week', 67 * day]],
  ] as const)('is %s', (_, awayMs, wanted) => {
    const pass = nextLong(readAt(now - awayMs), {}, moment(now));
    const known = { leavesGap: false, lostBefore: null };
    expect(pass).toEqual(
      wanted === null ? null : { kind: wanted[0], since: now - wanted[1], ...known },
    );
  });

  it('goes far back where the clock was ahead at the last one', () => {
    expect(nextLong(readAt(now + 40 * day), {}, moment(now))).toMatchObject({
      since: now - 30 * day,
    });
    const hours = planPass('hour', readAt(now + 40 * day), now);
    expect(hours).toMatchObject({ since: now - hour, leavesGap: true });
  });

  it('says what is lost after more than Twilio keeps', () => {
    const pass = nextLong(readAt(now - 500 * day), {}, moment(now));
    expect(pass).toMatchObject({ since: now - keptMs, lostBefore: now - keptMs });
    if (pass === null) return;
    const after = passDone(readAt(0), pass, { beganAt: now, endedAt: now });
    expect(after.lostBefore).toBe(now - keptMs);
    expect(planPass('week', after, now + 1).lostBefore).toBeNull();
  });
});

describe('no pass starves', () => {
  const length = fc.oneof(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 0, max: hour }));

  it('however long passes take: each waits for its interval and the pass under way', () => {
    const lengths = fc.record({ hour: length, 'two-days': length, week: length });
    fc.assert(
      fc.property(lengths, (takes) => {
        let state = readAt(now);
        const ended: Partial<Record<PassKind, Moment>> = {};
        const begun: Record<PassKind, number[]> = { hour: [0], 'two-days': [0], week: [0] };
        /** Lanes run beside each other, each one pass at a time. */
        const lanes = [nextHour, nextLong].map((next) => ({
          next,
          freeAt: 0,
          pass: null as PlannedPass | null,
          beganAt: 0,
        }));
        const second = 1000;
        for (let elapsed = 0; elapsed <= 3 * day; elapsed += 20 * second) {
          const at = moment(now + elapsed, elapsed);
          for (const lane of lanes) {
            if (lane.freeAt > elapsed) continue;
            if (lane.pass !== null) {
              const { pass, beganAt } = lane;
              state = passDone(state, pass, { beganAt: now + beganAt, endedAt: at.now });
              const kinds = kindsOf(pass).filter((kind) => kind === pass.kind || kind !== 'hour');
              for (const kind of kinds) ended[kind] = at;
            }
            lane.pass = lane.next(state, ended, at);
            if (lane.pass === null) continue;
            lane.beganAt = elapsed;
            lane.freeAt = elapsed + takes[lane.pass.kind];
            for (const kind of kindsOf(lane.pass)) {
              if (kind !== 'hour' || lane.pass.kind === 'hour') begun[kind].push(elapsed);
            }
          }
        }
        const tick = 20 * second;
        for (const kind of ['hour', 'two-days', 'week'] as const) {
          const { everyMs } = passes[kind];
          const longest = kind === 'hour' ? takes.hour : Math.max(takes['two-days'], takes.week);
          const atMost = everyMs + 2 * (longest + tick) + tick;
          const times = [...begun[kind], 3 * day];
          const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
          expect(Math.max(...waits)).toBeLessThanOrEqual(atMost);
        }
      }),
      { numRuns: 200 },
    );
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
          const next = () => nextHour(state, {}, moment(at)) ?? nextLong(state, {}, moment(at));
          for (let pass = next(); pass !== null; pass = next()) {
            const { since } = pass;
            sent.forEach((reply, index) => {
              const sentAt = now + reply.at;
              if (sentAt >= since && sentAt + reply.lagMs <= at) seen.add(index);
            });
            state = passDone(state, pass, { beganAt: at, endedAt: at });
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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQuietHours } from '../../../src-main/engine/quiet-hours.ts';
import { mostEarlierMs } from '../../../src-shared/reminder/allowed-time.ts';
import type { AppointmentTime } from '../../../src-shared/reminder/appointment-time.ts';
import {
  dueState,
  missedReasons,
  type DueState,
  type MissedReason,
} from '../../../src-shared/reminder/due-state.ts';
import { dueTime } from '../../../src-shared/reminder/due-time.ts';
import type { ReminderRule } from '../../../src-shared/reminder/rule.ts';
import { asTimeOfDay, isWithin } from '../engine/quiet-hours/wall-clock.ts';
import { ruleWith } from './rules.ts';
import { anyQuarter, anyZone, anyZoneAndDate, onTheWall } from './zones.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

interface World {
  readonly rule: ReminderRule;
  readonly appointment: AppointmentTime;
  readonly zones: { readonly appointment: string; readonly text: readonly string[] };
  /** Minutes of the day in which people may be texted. */
  readonly open: { readonly from: number; readonly until: number };
}

const anyRule: fc.Arbitrary<ReminderRule> = fc
  .record({
    amount: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 })),
    unit: fc.constantFrom('days' as const, 'hours' as const),
    direction: fc.constantFrom('before' as const, 'after' as const),
    timeOfDay: fc.option(anyQuarter, { freq: 3 }),
    graceMinutes: fc.oneof(
      fc.constant(0),
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 10_080 }),
    ),
    isOn: fc.constantFrom(true, true, true, false),
  })
  .map(({ amount, unit, direction, timeOfDay, graceMinutes, isOn }) =>
    ruleWith({
      offset: { amount, unit, direction },
      timeOfDay: unit === 'hours' ? null : timeOfDay,
      graceMinutes,
      isOn,
    }),
  );

const anyOpen = fc
  .tuple(fc.integer({ min: 0, max: 22 * 60 }), fc.integer({ min: 90, max: 24 * 60 }))
  .map(([from, length]) => ({ from, until: Math.min(from + length, 24 * 60) }));

const anyWorld: fc.Arbitrary<World> = fc
  .record({
    rule: anyRule,
    where: anyZoneAndDate,
    time: fc.option(anyQuarter, { freq: 5 }),
    others: fc.uniqueArray(anyZone, { maxLength: 2 }),
    open: anyOpen,
  })
  .map(({ rule, where: [zone, date], time, others, open }) => ({
    rule,
    appointment: { date, time },
    // Most people have one zone, that of the shop.
    zones: { appointment: zone, text: others.length === 0 ? [zone] : others },
    open,
  }));

type End =
  | { readonly kind: 'sent'; readonly at: number; readonly isLate: boolean }
  | { readonly kind: 'missed'; readonly at: number; readonly reason: MissedReason };

function stateOf({ rule, appointment, zones, open }: World): (now: number) => DueState {
  const setting = { enabled: true, from: asTimeOfDay(open.from), until: asTimeOfDay(open.until) };
  const quietHours = createQuietHours(setting);
  const hours = (at: number) => quietHours.allowed(zones.text.join('|'), at);
  return (now) => dueState(rule, appointment, zones, hours, now);
}

/** Days of a run, more than the longest grace and the most that a text goes earlier. */
const daysOfRun = 20;

/**
 * What Ovo does with an occurrence.
 *
 * @param next when Ovo looks again, by the time that the occurrence is planned for.
 */
function run(world: World, from: number, next: (planned: number, now: number) => number): End {
  const at = stateOf(world);
  for (let now = from; now < from + daysOfRun * dayMs;) {
    const state = at(now);
    if (state.kind === 'wait') {
      expect(state.sendAt).toBeGreaterThan(now);
      now = next(state.sendAt, now);
    } else if (state.kind === 'missed') {
      const { dueAt, reason } = state;
      if (dueAt === null || now >= dueAt) return { kind: 'missed', at: now, reason };
      now = next(dueAt, now);
    } else {
      expect(now).toBeLessThanOrEqual(state.lastAt);
      return { kind: 'sent', at: now, isLate: state.kind === 'send-late' };
    }
  }
  throw new Error('The occurrence never ended.');
}

/** For how many minutes Ovo is off, and then on, by turns. */
const anyAwake = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 20 })),
  { minLength: 1, maxLength: 30 },
);

/** The first minute after a time at which Ovo is on. */
function awakeAfter(
  from: number,
  turns: readonly (readonly [off: number, on: number])[],
): (now: number) => number {
  return (now) => {
    let at = from;
    for (let turn = 0; ; turn += 1) {
      const [off, on] = turns[turn % turns.length] ?? [1, 1];
      const begins = at + off * minuteMs;
      const ends = begins + on * minuteMs;
      if (now < begins) return begins;
      if (now + minuteMs < ends) return now + minuteMs;
      at = ends;
    }
  };
}

const graceMs = ({ graceMinutes }: ReminderRule) => Math.max(5, graceMinutes) * minuteMs;

/** What of this the end of an occurrence is not. */
function faultsOf(world: World, end: End): readonly string[] {
  const must = end.kind === 'sent' ? ofSent(world, end) : ofMissed(world, end);
  return Object.keys(must).filter((name) => must[name] !== true);
}

type Must = Readonly<Record<string, boolean>>;

function ofMissed(
  { rule, appointment, zones }: World,
  { reason, at }: End & { kind: 'missed' },
): Must {
  const dueAt = dueTime(rule, appointment, zones);
  return {
    'a reason that is known': missedReasons.includes(reason),
    'off only where the rule is': reason !== 'off' || !rule.isOn,
    'without a time where it has none': (reason === 'no-time') === (dueAt === null),
    'past its grace': reason !== 'grace' || at > (dueAt ?? Infinity) + graceMs(rule),
  };
}

function ofSent({ rule, appointment, zones, open }: World, { at }: End): Must {
  const dueAt = dueTime(rule, appointment, zones) ?? Number.NaN;
  const { date, time } = appointment;
  const isAfter = rule.offset.direction === 'after';
  const isBefore = (zone: string) => {
    const shown = onTheWall(zone, at);
    if (time !== null) return shown < `${date} ${time}`;
    return rule.offset.amount === 0 ? shown.slice(0, 10) <= date : shown.slice(0, 10) < date;
  };
  // The first zone always counts; zones too far apart from it are left out.
  const [zone = ''] = zones.text;
  return {
    'by a rule that is on': rule.isOn,
    'within the grace': at <= dueAt + graceMs(rule),
    'not too early': at >= (isAfter ? dueAt : dueAt - mostEarlierMs),
    'before the appointment':
      isAfter || (time === null ? zones.text : [zones.appointment]).some(isBefore),
    'within the hours': isWithin(zone, open.from, open.until, at),
  };
}

/** A day before the first time at which its text can go. */
function beginOf({ rule, appointment, zones }: World): number {
  return (dueTime(rule, appointment, zones) ?? Date.UTC(2026, 0, 1)) - mostEarlierMs - dayMs;
}

describe('an occurrence, whatever its rule, its zones and the hours that Ovo is awake', () => {
  it('ends: sent in time and within the hours, or missed with a reason that is true', () => {
    fc.assert(
      fc.property(anyWorld, anyAwake, (world, turns) => {
        const from = beginOf(world);
        const next = awakeAfter(from, turns);
        const end = run(world, from, (_, now) => next(now));
        expect(faultsOf(world, end)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('that is missed is never sent later', () => {
    fc.assert(
      fc.property(
        anyWorld,
        fc.nat(daysOfRun * dayMs),
        fc.nat(daysOfRun * dayMs),
        (world, one, other) => {
          const at = stateOf(world);
          const [first = 0, second = 0] = [one, other].toSorted((a, b) => a - b);
          if (at(beginOf(world) + first).kind !== 'missed') return;
          expect(at(beginOf(world) + second).kind).toBe('missed');
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is never late and never missed for its grace where Ovo is always awake', () => {
    fc.assert(
      fc.property(anyWorld, fc.integer({ min: 0, max: minuteMs }), (world, slow) => {
        const end = run(world, beginOf(world), (planned) => planned + slow);
        expect(faultsOf(world, end)).toEqual([]);
        if (end.kind === 'missed') expect(end.reason).not.toBe('grace');
        else expect(end.isLate).toBe(false);
      }),
      { numRuns: 600 },
    );
  });
});

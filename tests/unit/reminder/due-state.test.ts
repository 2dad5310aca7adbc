import { describe, expect, it } from 'vitest';
import { createQuietHours } from '../../../src-main/engine/quiet-hours.ts';
import { atAnyHour, type AllowedHours } from '../../../src-shared/reminder/allowed-time.ts';
import { dueState, type DueState } from '../../../src-shared/reminder/due-state.ts';
import { timeInZone } from '../../../src-shared/reminder/local-time.ts';
import { defaultQuietHours } from '../../../src-shared/settings/quiet-hours.ts';
import { offsetOf, ruleWith } from './rules.ts';
import { onTheWall } from './zones.ts';

const zone = 'America/New_York';
const zones = { appointment: zone, text: [zone] };
const quietHours = createQuietHours(defaultQuietHours);
const hours: AllowedHours = (at) => quietHours.allowed(zone, at);
const at = (text: string) => timeInZone(text.slice(0, 10), text.slice(11), zone);
const shown = (time: number | null) => (time === null ? 'never' : onTheWall(zone, time).slice(5));

/** A state as one line, with times as the clock shows them. */
function line(state: DueState): string {
  switch (state.kind) {
    case 'wait':
      return `wait for ${shown(state.sendAt)}, due ${shown(state.dueAt)}`;
    case 'missed':
      return `missed: ${state.reason}, due ${shown(state.dueAt)}`;
    case 'send':
    case 'send-late':
      return `${state.kind} until ${shown(state.lastAt)}, due ${shown(state.dueAt)}`;
  }
}

interface Case {
  readonly changes?: Parameters<typeof ruleWith>[0];
  readonly time?: string | null;
  readonly of?: AllowedHours;
}

/** Of an appointment on 2 December 2026. */
function stateAt(now: string, { changes, time = '10:30', of = hours }: Case = {}): string {
  const appointment = { date: '2026-12-02', time };
  return line(dueState(ruleWith(changes), appointment, zones, of, at(`2026-${now}`)));
}

describe('a text of the day before at six, with a grace of two hours', () => {
  it.each([
    ['11-01 12:00', 'wait for 12-01 18:00, due 12-01 18:00'],
    ['12-01 17:59', 'wait for 12-01 18:00, due 12-01 18:00'],
    ['12-01 18:00', 'send until 12-01 20:00, due 12-01 18:00'],
    ['12-01 18:05', 'send until 12-01 20:00, due 12-01 18:00'],
    ['12-01 18:06', 'send-late until 12-01 20:00, due 12-01 18:00'],
    ['12-01 20:00', 'send-late until 12-01 20:00, due 12-01 18:00'],
    ['12-01 20:01', 'missed: grace, due 12-01 18:00'],
    ['12-05 12:00', 'missed: grace, due 12-01 18:00'],
  ])('at %s: %s', (now, expected) => {
    expect(stateAt(now)).toBe(expected);
  });

  it.each([
    ['12-01 17:59', 'wait for 12-01 18:00, due 12-01 18:00'],
    ['12-01 18:00', 'missed: off, due 12-01 18:00'],
    ['12-01 20:01', 'missed: off, due 12-01 18:00'],
  ])('that is off, at %s: %s', (now, expected) => {
    expect(stateAt(now, { changes: { isOn: false } })).toBe(expected);
  });
});

it('a text whose rule is off at its time is missed, in quiet hours too', () => {
  const after = {
    offset: offsetOf(6, 'hours', 'after'),
    timeOfDay: null,
    graceMinutes: 1440,
  } as const;
  const off = { changes: { ...after, isOn: false } };
  expect(stateAt('12-02 16:29', off)).toBe('wait for 12-02 16:30, due 12-02 16:30');
  expect(stateAt('12-02 16:30', off)).toBe('missed: off, due 12-02 16:30');
  expect(stateAt('12-02 22:00', off)).toBe('missed: off, due 12-02 16:30');
});

describe('a text that quiet hours move', () => {
  const early = {
    changes: { offset: offsetOf(3, 'hours', 'before'), timeOfDay: null, graceMinutes: 120 },
  };
  it.each([
    ['12-01 20:44', 'wait for 12-01 20:45, due 12-02 07:30'],
    ['12-01 20:45', 'send until 12-02 09:30, due 12-02 07:30'],
    ['12-01 20:58', 'send until 12-02 09:30, due 12-02 07:30'],
    // Too late for the evening: as soon as it may, before the appointment.
    ['12-01 20:59', 'wait for 12-02 08:00, due 12-02 07:30'],
    ['12-02 07:30', 'wait for 12-02 08:00, due 12-02 07:30'],
    ['12-02 08:00', 'send-late until 12-02 09:30, due 12-02 07:30'],
    ['12-02 09:31', 'missed: grace, due 12-02 07:30'],
  ])('goes the evening before; at %s: %s', (now, expected) => {
    expect(stateAt(now, early)).toBe(expected);
  });

  it('is missed where no time is left before the appointment', () => {
    const before = { ...early, time: '08:00' };
    expect(stateAt('12-01 20:30', before)).toBe('wait for 12-01 20:45, due 12-02 05:00');
    expect(stateAt('12-01 22:00', before)).toBe('missed: quiet-hours, due 12-02 05:00');
    const long = { ...before, changes: { ...early.changes, graceMinutes: 600 } };
    expect(stateAt('12-01 22:00', long)).toBe('missed: quiet-hours, due 12-02 05:00');
    expect(stateAt('12-02 08:00', long)).toBe('missed: past-appointment, due 12-02 05:00');
  });

  it('goes later where its rule texts after the appointment, within the grace', () => {
    const after = { offset: offsetOf(12, 'hours', 'after'), timeOfDay: null } as const;
    const long = { changes: { ...after, graceMinutes: 720 } };
    expect(stateAt('12-02 12:00', long)).toBe('wait for 12-03 08:00, due 12-02 22:30');
    expect(stateAt('12-03 08:00', long)).toBe('send until 12-03 10:30, due 12-02 22:30');
    expect(stateAt('12-03 08:06', long)).toBe('send-late until 12-03 10:30, due 12-02 22:30');
    const short = { changes: { ...after, graceMinutes: 120 } };
    expect(stateAt('12-02 12:00', short)).toBe('missed: quiet-hours, due 12-02 22:30');
  });

  it('is missed where there are no hours at all', () => {
    const closed: AllowedHours = (time) => ({ open: false, opensAt: time + 3_600_000 });
    expect(stateAt('12-01 12:00', { of: closed })).toBe('missed: quiet-hours, due 12-01 18:00');
    expect(stateAt('12-05 12:00', { of: closed })).toBe('missed: quiet-hours, due 12-01 18:00');
  });
});

describe('no text goes after its appointment', () => {
  const onTheDay = {
    offset: offsetOf(0, 'days', 'before'),
    timeOfDay: '10:00',
    graceMinutes: 120,
  } as const;
  it.each([
    ['12-02 09:59', '10:30', 'wait for 12-02 10:00, due 12-02 10:00'],
    ['12-02 10:29', '10:30', 'send-late until 12-02 10:29, due 12-02 10:00'],
    ['12-02 10:30', '10:30', 'missed: past-appointment, due 12-02 10:00'],
    ['12-01 09:00', '10:00', 'missed: past-appointment, due 12-02 10:00'],
    ['12-01 09:00', '08:00', 'missed: past-appointment, due 12-02 10:00'],
    // A day alone.
    ['12-02 12:00', null, 'send-late until 12-02 12:00, due 12-02 10:00'],
  ])('at %s, appointment at %s: %s', (now, time, expected) => {
    expect(stateAt(now, { time, changes: onTheDay })).toBe(expected);
  });

  it('nor on the day of a date alone where it is for the day before', () => {
    const changes = { graceMinutes: 24 * 60, timeOfDay: '23:00' };
    const anyHour = { changes, time: null, of: atAnyHour };
    expect(stateAt('12-01 23:59', anyHour)).toBe('send-late until 12-01 23:59, due 12-01 23:00');
    expect(stateAt('12-02 00:00', anyHour)).toBe('missed: past-appointment, due 12-01 23:00');
  });
});

it('there is no text where the time that counts is missing', () => {
  const changes = { offset: offsetOf(2, 'hours', 'before'), timeOfDay: null };
  expect(stateAt('12-01 12:00', { changes, time: null })).toBe('missed: no-time, due never');
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src-shared/reminder/appointment-time.ts';
import { dueTime, endOfTime, reminderZones } from '../../../src-shared/reminder/due-time.ts';
import { timeInZone } from '../../../src-shared/reminder/local-time.ts';
import { offsetOf, ruleWith } from './rules.ts';
import { anyQuarter, anyZoneAndDate, onTheWall } from './zones.ts';

const newYork = { appointment: 'America/New_York', text: ['America/New_York'] };
const hour = 3_600_000;
const wall = (at: number | null) => (at === null ? null : onTheWall('America/New_York', at));

describe('a text is due', () => {
  const appointment = { date: '2026-03-09', time: '10:30' };
  const dateAlone = { date: '2026-03-09', time: null };

  it.each([
    ['the day before at six', {}, appointment, '2026-03-08 18:00'],
    [
      'on the day',
      { offset: offsetOf(0, 'days', 'before'), timeOfDay: '08:00' },
      appointment,
      '2026-03-09 08:00',
    ],
    [
      'a week after',
      { offset: offsetOf(7, 'days', 'after'), timeOfDay: '08:00' },
      dateAlone,
      '2026-03-16 08:00',
    ],
    ['the day before at its time', { timeOfDay: null }, appointment, '2026-03-08 10:30'],
    ['never without a time', { timeOfDay: null }, dateAlone, null],
    [
      'two hours before',
      { offset: offsetOf(2, 'hours', 'before'), timeOfDay: null },
      appointment,
      '2026-03-09 08:30',
    ],
    [
      'at its time',
      { offset: offsetOf(0, 'hours', 'before'), timeOfDay: null },
      appointment,
      '2026-03-09 10:30',
    ],
    [
      'never hours before a day',
      { offset: offsetOf(2, 'hours', 'before'), timeOfDay: null },
      dateAlone,
      null,
    ],
    // On 8 March the clock goes forward at 2:00.
    [
      '48 hours that pass',
      { offset: offsetOf(48, 'hours', 'before'), timeOfDay: null },
      appointment,
      '2026-03-07 09:30',
    ],
    [
      'two days of the calendar',
      { offset: offsetOf(2, 'days', 'before'), timeOfDay: null },
      appointment,
      '2026-03-07 10:30',
    ],
    [
      'at the first time after those skipped',
      { timeOfDay: '02:30' },
      appointment,
      '2026-03-08 03:00',
    ],
  ] as const)('%s', (_, changes, at, expected) => {
    expect(wall(dueTime(ruleWith(changes), at, newYork))).toBe(expected);
  });

  it('by the clock of the recipient or of the shop, before an appointment at the shop’s', () => {
    const ofRule = (recipientZone: 'recipient' | 'mine', changes = {}) => {
      const rule = ruleWith({ recipientZone, ...changes });
      const zones = reminderZones(rule, 'America/New_York', ['America/Los_Angeles']);
      return wall(dueTime(rule, appointment, zones));
    };
    expect(ofRule('mine')).toBe('2026-03-08 18:00');
    expect(ofRule('recipient')).toBe('2026-03-08 21:00');
    const hours = { offset: offsetOf(2, 'hours', 'before'), timeOfDay: null };
    expect(ofRule('recipient', hours)).toBe('2026-03-09 08:30');
  });

  it('in several zones too early for nobody, unless that is past the appointment', () => {
    const text = ['America/New_York', 'America/Chicago', 'America/Los_Angeles'];
    const due = (timeOfDay: string, direction: 'before' | 'after' = 'before') => {
      const rule = ruleWith({ offset: offsetOf(0, 'days', direction), timeOfDay });
      return wall(dueTime(rule, appointment, { appointment: 'America/New_York', text }));
    };
    expect(due('07:00')).toBe('2026-03-09 10:00');
    expect(due('09:00')).toBe('2026-03-09 10:00');
    expect(due('10:00')).toBe('2026-03-09 10:00');
    expect(due('11:00')).toBe('2026-03-09 14:00');
    expect(due('09:00', 'after')).toBe('2026-03-09 12:00');
  });
});

describe('what ends the time of a text', () => {
  const zones = { appointment: 'America/New_York', text: ['America/New_York', 'America/Chicago'] };
  it.each([
    ['its appointment', {}, '10:30', '2026-03-09 10:30'],
    ['the beginning of its day', {}, null, '2026-03-09 01:00'],
    ['the end of its day', { offset: offsetOf(0, 'days', 'before') }, null, '2026-03-10 01:00'],
  ] as const)('is %s', (_, changes, time, expected) => {
    expect(wall(endOfTime(ruleWith(changes), { date: '2026-03-09', time }, zones))).toBe(expected);
  });

  it('is nothing for a text after it', () => {
    const rule = ruleWith({ offset: offsetOf(0, 'hours', 'after') });
    expect(endOfTime(rule, { date: '2026-03-09', time: '10:30' }, zones)).toBe(Infinity);
  });
});

describe('always', () => {
  it('days are those of the calendar: the clock shows the time of day, or the time does not exist', () => {
    fc.assert(
      fc.property(
        anyZoneAndDate,
        anyQuarter,
        fc.integer({ min: -366, max: 366 }),
        ([zone, date], timeOfDay, days) => {
          const rule = ruleWith({
            offset: offsetOf(Math.abs(days), 'days', days < 0 ? 'before' : 'after'),
            timeOfDay,
          });
          const due = dueTime(rule, { date, time: null }, { appointment: zone, text: [zone] });
          const day = addDays(date, days);
          const shown = onTheWall(zone, due ?? 0);
          expect(shown >= `${day} ${timeOfDay}`).toBe(true);
          expect(onTheWall(zone, (due ?? 0) - 60_000) < `${day} ${timeOfDay}`).toBe(true);
        },
      ),
    );
  });

  it('hours are those that pass', () => {
    fc.assert(
      fc.property(
        anyZoneAndDate,
        anyQuarter,
        fc.integer({ min: 0, max: 8784 }),
        ([zone, date], time, hours) => {
          const rule = ruleWith({ offset: offsetOf(hours, 'hours', 'before'), timeOfDay: null });
          const due = dueTime(rule, { date, time }, { appointment: zone, text: ['Asia/Tokyo'] });
          expect(due).toBe(timeInZone(date, time, zone) - hours * hour);
        },
      ),
    );
  });
});

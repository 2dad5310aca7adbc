import { describe, expect, it } from 'vitest';
import { appointmentTimeSchema } from '../../../src-shared/reminder/appointment-time.ts';
import { reminderLimits, reminderRuleSchema } from '../../../src-shared/reminder/rule.ts';
import { offsetOf, ruleWith, yearly } from './rules.ts';

describe('a reminder rule', () => {
  it('is kept as it is written', () => {
    const rule = ruleWith({ dates: yearly });
    expect(reminderRuleSchema.parse(rule)).toEqual(rule);
    expect(reminderRuleSchema.parse(ruleWith({ name: ' A\nb ' })).name).toBe('A b');
  });

  it.each([
    ['a uid of its own kind', { uid: '7' }, 'uid'],
    ['no name', { name: ' ' }, 'name'],
    ['no text', { text: '' }, 'text'],
    [
      'more days than a year has',
      { offset: offsetOf(reminderLimits.days + 1, 'days', 'before') },
      'offset.amount',
    ],
    [
      'more hours',
      { offset: offsetOf(reminderLimits.hours + 1, 'hours', 'before'), timeOfDay: null },
      'offset.amount',
    ],
    ['less than nothing', { offset: offsetOf(-1, 'days', 'before') }, 'offset.amount'],
    ['half a day', { offset: offsetOf(0.5, 'days', 'before') }, 'offset.amount'],
    ['hours with a time of day', { offset: offsetOf(2, 'hours', 'before') }, 'timeOfDay'],
    [
      'a text at the time, before that time',
      { offset: offsetOf(0, 'hours', 'before'), timeOfDay: null },
      'offset.direction',
    ],
    ['no such time', { timeOfDay: '24:00' }, 'timeOfDay'],
    ['seconds', { timeOfDay: '08:00:00' }, 'timeOfDay'],
    [
      'a grace of more than a week',
      { graceMinutes: reminderLimits.graceMinutes + 1 },
      'graceMinutes',
    ],
    ['a field without a name', { dates: { ...yearly, field: '' } }, 'dates.field'],
  ])('is refused with %s', (_, changes, path) => {
    const read = reminderRuleSchema.safeParse(ruleWith(changes));
    expect(read.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });

  it('may count from the time of an appointment', () => {
    const hours = ruleWith({ offset: offsetOf(2, 'hours', 'before'), timeOfDay: null });
    expect(reminderRuleSchema.parse(hours)).toEqual(hours);
    expect(reminderRuleSchema.parse(ruleWith({ timeOfDay: null })).timeOfDay).toBeNull();
    const atTime = ruleWith({ offset: offsetOf(0, 'hours', 'after'), timeOfDay: null });
    expect(reminderRuleSchema.parse(atTime)).toEqual(atTime);
  });
});

describe('the time of an appointment', () => {
  it.each([
    ['2026-12-01', '14:30', true],
    ['2028-02-29', null, true],
    ['2026-02-29', null, false],
    ['2026-12-01', '24:00', false],
    ['2026-12-01', '9:00', false],
    ['1/12/2026', null, false],
  ])('%s %s: %s', (date, time, isValid) => {
    expect(appointmentTimeSchema.safeParse({ date, time }).success).toBe(isValid);
  });
});

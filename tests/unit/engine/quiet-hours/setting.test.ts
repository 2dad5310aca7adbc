import { describe, expect, it } from 'vitest';
import {
  defaultQuietHours,
  minutesOfDay,
  quietHoursSchema,
} from '../../../../src-shared/settings/quiet-hours.ts';

function messageFor(from: string, until: string): string | undefined {
  const result = quietHoursSchema.safeParse({ enabled: true, from, until });
  return result.success ? undefined : result.error.issues[0]?.message;
}

describe('the setting of quiet hours', () => {
  it('is 8 to 21 o’clock until somebody chooses', () => {
    expect(quietHoursSchema.parse(defaultQuietHours)).toEqual(defaultQuietHours);
    expect([defaultQuietHours.from, defaultQuietHours.until].map(minutesOfDay)).toEqual([
      480, 1260,
    ]);
  });

  it.each([
    ['09:00', '10:00'],
    ['00:00', '24:00'],
    ['08:30', '20:45'],
    ['23:00', '24:00'],
  ])('can be %s to %s', (from, until) => {
    expect(messageFor(from, until)).toBeUndefined();
  });

  it.each([
    ['21:00', '08:00'],
    ['08:00', '08:00'],
    ['20:00', '00:00'],
  ])('cannot go past midnight: %s to %s', (from, until) => {
    expect(messageFor(from, until)).toMatch(/later than the start/);
  });

  it('leaves at least an hour a day', () => {
    expect(messageFor('08:00', '08:59')).toBe('Allow at least one hour a day.');
  });

  it.each(['8:00', '25:00', '24:30', '12:60', 'noon', '', '08:00:00', '08:00\n'])(
    'is written as hours and minutes, and not %j',
    (time) => {
      expect(messageFor(time, '21:00')).toMatch(/a time like 08:00/);
    },
  );
});

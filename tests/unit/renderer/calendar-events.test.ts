import { describe, expect, it } from 'vitest';
import {
  addMonths,
  calendarEvents,
  dayForKey,
  eventsOn,
  firstDayOfWeek,
  startOfDay,
  startOfWeek,
  weeksOf,
} from '../../../src-renderer/campaigns/calendar/calendar-events.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { snapshot } from './snapshot.ts';

const noonOn = (month: number, day: number) => new Date(2026, month - 1, day, 12).getTime();
const campaign = (part: Partial<CampaignSnapshot>) => snapshot({ startedAt: null, ...part });

describe('what stands in the calendar', () => {
  const scheduled = campaign({ id: 1, status: 'scheduled', scheduledAt: noonOn(12, 2) });
  const sent = campaign({ id: 2, status: 'completed', startedAt: noonOn(11, 30) });
  const draft = campaign({ id: 3, status: 'draft' });
  const archived = campaign({
    id: 4,
    status: 'completed',
    startedAt: noonOn(12, 1),
    isArchived: true,
  });
  // What was scheduled and has started stands at its start.
  const both = campaign({
    id: 5,
    status: 'sending',
    scheduledAt: noonOn(12, 1),
    startedAt: noonOn(12, 3),
  });
  const events = calendarEvents([scheduled, sent, draft, archived, both]);

  it('is each campaign that has a time, the earliest first', () => {
    expect(events.map(({ campaign: { id }, isPlanned }) => [id, isPlanned])).toEqual([
      [2, false],
      [1, true],
      [5, false],
    ]);
  });

  it('stands on its day, from midnight to midnight', () => {
    const day = startOfDay(noonOn(12, 2));
    expect(eventsOn(events, day).map(({ campaign: { id } }) => id)).toEqual([1]);
    const late = calendarEvents([
      campaign({
        id: 6,
        status: 'scheduled',
        scheduledAt: new Date(2026, 11, 2, 23, 59).getTime(),
      }),
      campaign({ id: 7, status: 'scheduled', scheduledAt: new Date(2026, 11, 3).getTime() }),
    ]);
    expect(eventsOn(late, day).map(({ campaign: { id } }) => id)).toEqual([6]);
  });
});

describe('the days of the calendar', () => {
  it('are whole weeks that hold the month, whatever a week begins with', () => {
    for (let month = 0; month < 48; month += 1) {
      for (const firstDay of [0, 1, 6]) {
        const day = new Date(2026, month, 17);
        const weeks = weeksOf('month', day, firstDay);
        const days = weeks.flat();
        expect(weeks.every((week) => week.length === 7 && week[0]?.getDay() === firstDay)).toBe(
          true,
        );
        expect(days.every((one) => one.getHours() === 0)).toBe(true);
        const inMonth = days.filter((one) => one.getMonth() === day.getMonth());
        expect(inMonth).toHaveLength(new Date(2026, month + 1, 0).getDate());
        expect(new Set(days.map(Number)).size).toBe(days.length);
        expect(weeks.every((week) => week.some((one) => one.getMonth() === day.getMonth()))).toBe(
          true,
        );
      }
    }
  });

  it('of a week are the seven around a day', () => {
    const [week] = weeksOf('week', new Date(2026, 11, 2), 1);
    expect(week?.map((day) => day.getDate())).toEqual([30, 1, 2, 3, 4, 5, 6]);
    expect(startOfWeek(new Date(2026, 11, 6), 0).getDate()).toBe(6);
  });

  it('are reached by keys', () => {
    const day = new Date(2026, 11, 2);
    const at = (key: string) => dayForKey(key, day, 0)?.toDateString();
    expect(at('ArrowLeft')).toBe('Tue Dec 01 2026');
    expect(at('ArrowUp')).toBe('Wed Nov 25 2026');
    expect(at('Home')).toBe('Sun Nov 29 2026');
    expect(at('End')).toBe('Sat Dec 05 2026');
    expect(at('PageUp')).toBe('Mon Nov 02 2026');
    expect(at('Enter')).toBeUndefined();
  });

  it('do not leave a short month out', () => {
    expect(addMonths(new Date(2026, 0, 31), 1).toDateString()).toBe('Sat Feb 28 2026');
    expect(addMonths(new Date(2026, 2, 31), -1).toDateString()).toBe('Sat Feb 28 2026');
  });

  it('begin with the day that is the first here', () => {
    expect(firstDayOfWeek('en-US')).toBe(0);
    expect(firstDayOfWeek('en-GB')).toBe(1);
  });
});

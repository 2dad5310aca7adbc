import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';

/** Something that stands in the calendar. Campaigns so far; `kind` tells them from what comes beside them. */
export interface CalendarEvent {
  readonly kind: 'campaign';
  /** Unique in the calendar. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Whether it is still to come. */
  readonly isPlanned: boolean;
  readonly campaign: CampaignSnapshot;
}

/** What stands in the calendar: campaigns at the time of their first text, planned or past, the earliest first. */
export function calendarEvents(campaigns: readonly CampaignSnapshot[]): readonly CalendarEvent[] {
  return campaigns
    .filter(({ isArchived }) => !isArchived)
    .flatMap((campaign): readonly CalendarEvent[] => {
      const { id, status, scheduledAt = null, startedAt } = campaign;
      const isPlanned = status === 'scheduled';
      const at = isPlanned ? scheduledAt : startedAt;
      if (at === null) return [];
      return [{ kind: 'campaign', key: `campaign ${id}`, at, isPlanned, campaign }];
    })
    .toSorted((one, other) => one.at - other.at);
}

/** The events of a day, by the clock of this computer. */
export function eventsOn(events: readonly CalendarEvent[], day: Date): readonly CalendarEvent[] {
  const from = day.getTime();
  const until = addDays(day, 1).getTime();
  return events.filter(({ at }) => at >= from && at < until);
}

/** What a calendar shows at a time. */
export type Period = 'month' | 'week';

/** The midnight that a day begins with. */
export function startOfDay(at: number | Date): Date {
  const day = new Date(at);
  day.setHours(0, 0, 0, 0);
  return day;
}

/** The day so many days later; days with a changed clock are as long as they are. */
export function addDays(day: Date, days: number): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);
}

/** The same day of another month, or its last day where that is shorter. */
export function addMonths(day: Date, months: number): Date {
  const first = new Date(day.getFullYear(), day.getMonth() + months, 1);
  const last = new Date(first.getFullYear(), first.getMonth() + 1, 0).getDate();
  return new Date(first.getFullYear(), first.getMonth(), Math.min(day.getDate(), last));
}

/** The day on which the week of a day begins. @param firstDay 0 for Sunday to 6 for Saturday. */
export function startOfWeek(day: Date, firstDay: number): Date {
  return addDays(day, -((day.getDay() - firstDay + 7) % 7));
}

/** The weeks that show a month, or the week of a day: whole weeks of seven days. */
export function weeksOf(period: Period, day: Date, firstDay: number): readonly (readonly Date[])[] {
  const weekFrom = (start: Date) => Array.from({ length: 7 }, (_, index) => addDays(start, index));
  if (period === 'week') return [weekFrom(startOfWeek(day, firstDay))];
  const first = new Date(day.getFullYear(), day.getMonth(), 1);
  const end = new Date(day.getFullYear(), day.getMonth() + 1, 1);
  const weeks: Date[][] = [];
  for (let start = startOfWeek(first, firstDay); start < end; start = addDays(start, 7)) {
    weeks.push(weekFrom(start));
  }
  return weeks;
}

/** The day to which a key leads from a day; null for any other key. */
export function dayForKey(key: string, day: Date, firstDay: number): Date | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return startOfWeek(day, firstDay);
    case 'End':
      return addDays(startOfWeek(day, firstDay), 6);
    case 'PageUp':
      return addMonths(day, -1);
    case 'PageDown':
      return addMonths(day, 1);
    default:
      return null;
  }
}

/** The day that weeks begin with here: 0 for Sunday to 6 for Saturday. */
export function firstDayOfWeek(language: string): number {
  const locale: Intl.Locale & {
    readonly weekInfo?: { readonly firstDay: number };
    readonly getWeekInfo?: () => { readonly firstDay: number };
  } = new Intl.Locale(language);
  return (locale.getWeekInfo?.() ?? locale.weekInfo ?? { firstDay: 7 }).firstDay % 7;
}

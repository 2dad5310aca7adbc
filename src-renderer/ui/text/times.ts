import { words } from '../../words.ts';

const { times } = words.ui;

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** The remaining time, roughly, as people say it. Seconds, 0 or more. */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 5) return times.fewSecondsLeft;
  if (seconds <= minute - 5) return times.aboutLeft(times.second(Math.ceil(seconds / 5) * 5));
  return times.aboutLeft(roughDuration(seconds));
}

/** A duration in two units at most. Seconds, 0 or more. */
export function formatDuration(seconds: number): string {
  if (seconds < 1) return times.lessThanASecond;
  if (seconds < minute) return times.second(Math.round(seconds));
  return roughDuration(seconds);
}

function roughDuration(seconds: number): string {
  if (seconds < hour - minute / 2) return times.minute(Math.max(1, Math.round(seconds / minute)));
  const wholeMinutes = Math.round(seconds / minute);
  if (seconds < day) return twoUnits(wholeMinutes, 60, times.hour, times.minute);
  return twoUnits(Math.round(seconds / hour), 24, times.day, times.hour);
}

type Unit = (count: number) => string;

function twoUnits(count: number, perLarger: number, larger: Unit, smaller: Unit): string {
  const rest = count % perLarger;
  const first = larger(Math.floor(count / perLarger));
  return rest === 0 ? first : times.twoUnits(first, smaller(rest));
}

const clockTime = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const preciseTime = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const dayAndTime = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});
const dateAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

const dayAlone = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** A month as people write it, of a time in UTC. */
export function formatMonth(at: number): string {
  return new Date(at).toLocaleDateString(undefined, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** A moment by its day alone. Milliseconds since 1970. */
export function formatDay(at: number): string {
  return dayAlone.format(at);
}

/** A calendar day, `2026-11-27`, as people write days; as it is where it is none. */
export function formatCalendarDay(date: string): string {
  const at = Date.parse(`${date}T12:00`);
  return Number.isNaN(at) ? date : formatDay(at);
}

const wholeDate = new Intl.DateTimeFormat(undefined, {
  weekday: 'long',
  month: 'long',
  day: 'numeric',
});

/** A day with its weekday, without the year: `Thursday, November 26`. Milliseconds since 1970. */
export function formatWeekday(at: number): string {
  return wholeDate.format(at);
}

/** A moment by day and time, with the year unless it is this one. Milliseconds since 1970. */
export function formatMoment(at: number, now: number = Date.now()): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (isThisYear ? dayAndTime : dateAndTime).format(at);
}

/** From one moment to another, saying once what they share: `Nov 20, 9:12 – 9:34 AM`. Milliseconds since 1970. */
export function formatSpan(from: number, to: number, now: number = Date.now()): string {
  const isThisYear = [from, to].every(
    (at) => new Date(at).getFullYear() === new Date(now).getFullYear(),
  );
  return (isThisYear ? dayAndTime : dateAndTime).formatRange(from, Math.max(from, to));
}

/** Whether two moments are of one day here. Milliseconds since 1970. */
export function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}

/** A moment of today by its time alone, any other by its day, too. Milliseconds since 1970. */
export function formatClock(at: number, now: number): string {
  return isSameDay(at, now) ? clockTime.format(at) : formatMoment(at, now);
}

/** A moment within the hour, to the second. */
export function formatPreciseClock(at: number): string {
  return preciseTime.format(at);
}

/** The time of a clock alone, such as `2:05 PM`: here, or in another time zone. Milliseconds since 1970. */
export function formatTime(at: number, timeZone?: string): string {
  if (timeZone === undefined) return clockTime.format(at);
  return new Intl.DateTimeFormat(undefined, { timeStyle: 'short', timeZone }).format(at);
}

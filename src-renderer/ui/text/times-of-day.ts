import { minutesOfDay } from '../../../src-shared/settings/quiet-hours.ts';

/** Reads and writes times of a day as one language has them. */
export interface TimesOfDay {
  /** `08:00` as people write it: `8:00 AM`. The end of the day is midnight, or `24:00`. */
  readonly format: (time: string) => string;
  /** A whole hour, 0 to 24, as short as can be: `8 AM`. */
  readonly formatHour: (hour: number) => string;
  /**
   * `HH:MM` for a time in any usual writing: `8`, `8 pm`, `8:30 PM`, `20.30`, `2030`, `20 h 30`; null for
   * anything else.
   * @param isEnd midnight is then the end of a day, `24:00`, and else its begin
   */
  readonly read: (text: string, isEnd: boolean) => string | null;
}

const minuteMs = 60_000;
const written = /^(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?(?:\s*h)?\s*(?:([ap])\.?\s?m\.?)?$/;

/** @param locale the language of the system where absent */
export function timesOfDayIn(locale?: string): TimesOfDay {
  const options = {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
    numberingSystem: 'latn',
  } as const;
  const own = new Intl.DateTimeFormat(locale, options);
  const isOwnRead = readTime(own.format(20.5 * 60 * minuteMs), false) === '20:30';
  // A language whose own words for the halves of a day are not read has 24 hours in the fields, too.
  const clock = isOwnRead
    ? own
    : new Intl.DateTimeFormat(locale, { ...options, hour: '2-digit', hourCycle: 'h23' });
  const has24Hours = clock.resolvedOptions().hour12 === false;
  const hours = new Intl.DateTimeFormat(locale, {
    hour: 'numeric',
    timeZone: 'UTC',
    numberingSystem: 'latn',
  });
  return {
    format: (time) =>
      time === '24:00' && has24Hours ? time : clock.format(minutesOfDay(time) * minuteMs),
    formatHour: (hour) =>
      has24Hours ? `${String(hour).padStart(2, '0')}:00` : hours.format(hour * 60 * minuteMs),
    read: (text, isEnd) => readTime(isOwnRead && !has24Hours ? withHalf(text, isEnd) : text, isEnd),
  };
}

/** In a language with halves of the day, an hour alone from 1 to 11 means the morning, as an end the evening. */
function withHalf(text: string, isEnd: boolean): string {
  return /^\s*(?:[1-9]|1[01])\s*$/.test(text) ? `${text.trim()} ${isEnd ? 'pm' : 'am'}` : text;
}

function readTime(text: string, isEnd: boolean): string | null {
  const parts = written.exec(text.normalize('NFKC').trim().toLowerCase());
  if (parts === null) return null;
  const [, hourText = '', minuteText = '00', half] = parts;
  const hour = hourOf(Number(hourText), half);
  if (hour === null || Number(minuteText) > 59) return null;
  if (hour === 24) return minuteText === '00' ? '24:00' : null;
  if (hour === 0 && minuteText === '00' && isEnd) return '24:00';
  return `${String(hour).padStart(2, '0')}:${minuteText}`;
}

/** 0 to 24; null for an hour that no clock has. */
function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 24 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

/** Times of a day as the system's language has them. */
export const timesOfDay = timesOfDayIn();

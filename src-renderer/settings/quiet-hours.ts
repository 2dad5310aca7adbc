import { minutesOfDay, timeOfDaySchema } from '../../src-shared/settings/quiet-hours.ts';
import type { Settings } from '../../src-shared/settings/settings.ts';

/** The hours in which people may be texted, while they are being changed. */
export type QuietHoursValues = Settings['quietHours'];

/** What is wrong with each of the two times; null where it is right. */
export function quietHoursProblems(values: QuietHoursValues) {
  const from = minutesOf(values.from);
  const until = minutesOf(values.until);
  return {
    from: from === null ? 'A time of day such as 08:00.' : null,
    until: untilProblem(from, until),
  };
}

function untilProblem(from: number | null, until: number | null): string | null {
  if (until === null) return 'A time of day such as 21:00.';
  if (from === null) return null;
  if (until <= from) return 'Later in the day than the start; midnight is 24:00.';
  return until - from < 60 ? 'At least an hour after the start.' : null;
}

function minutesOf(text: string): number | null {
  const time = timeOfDaySchema.safeParse(text.trim());
  return time.success ? minutesOfDay(time.data) : null;
}

/** The settings that the section stands for; throws to say what is wrong. */
export function settingsOfQuietHours(values: QuietHoursValues): Partial<Settings> {
  const { from, until } = quietHoursProblems(values);
  if (from !== null) throw new Error(`From: ${from}`);
  if (until !== null) throw new Error(`Until: ${until}`);
  return { quietHours: { ...values, from: values.from.trim(), until: values.until.trim() } };
}

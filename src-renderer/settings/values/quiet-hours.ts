import { minutesOfDay } from '../../../src-shared/settings/quiet-hours.ts';
import type { Settings, SettingsChanges } from '../../../src-shared/settings/settings.ts';
import { FieldProblem } from '../../ui/saving/autosave.ts';
import { timesOfDay } from '../../ui/text/times-of-day.ts';
import { words } from '../../words.ts';

const { quietHours: texts } = words.settings;

/** The form of the quiet hours: both times as people write them. */
export type QuietHoursValues = Settings['quietHours'];

/** The form of hours that are saved. */
export function quietHoursValuesOf({ from, until, ...rest }: QuietHoursValues): QuietHoursValues {
  return { ...rest, from: timesOfDay.format(from), until: timesOfDay.format(until) };
}

/** The hours of the form, `HH:MM`; null for a time that cannot be read. */
export function hoursOf(values: QuietHoursValues) {
  return {
    from: timesOfDay.read(values.from, false),
    until: timesOfDay.read(values.until, true),
  };
}

/** The problem with each time, or null. */
export function quietHoursProblems(values: QuietHoursValues) {
  const { from, until } = hoursOf(values);
  return {
    from: from === null || from === '24:00' ? hint('08:00') : null,
    until: until === null ? hint('21:00') : from === null ? null : untilProblem(from, until),
  };
}

function hint(example: string): string {
  return texts.timeHint(timesOfDay.format(example));
}

function untilProblem(from: string, until: string): string | null {
  const minutes = minutesOfDay(until) - minutesOfDay(from);
  if (minutes <= 0) return texts.notLater(timesOfDay.format('24:00'));
  return minutes < 60 ? texts.tooShort : null;
}

/** The settings of the form; throws an error that names the wrong field. */
export function settingsOfQuietHours(values: QuietHoursValues): SettingsChanges {
  const problems = quietHoursProblems(values);
  if (problems.from !== null) throw new FieldProblem(`${texts.from}: ${problems.from}`);
  if (problems.until !== null) throw new FieldProblem(`${texts.until}: ${problems.until}`);
  const { from, until } = hoursOf(values);
  return { quietHours: { ...values, from: from ?? '', until: until ?? '' } };
}

import { minutesOfDay, timeOfDaySchema } from '../../../src-shared/settings/quiet-hours.ts';
import type { Settings, SettingsChanges } from '../../../src-shared/settings/settings.ts';
import { FieldProblem } from '../../ui/saving/autosave.ts';
import { words } from '../../words.ts';

const { quietHours: texts } = words.settings;

/** The form of the quiet hours. */
export type QuietHoursValues = Settings['quietHours'];

/** The problem with each time, or null. */
export function quietHoursProblems(values: QuietHoursValues) {
  const from = minutesOf(values.from);
  const until = minutesOf(values.until);
  return {
    from: from === null ? texts.timeHint('08:00') : null,
    until: untilProblem(from, until),
  };
}

function untilProblem(from: number | null, until: number | null): string | null {
  if (until === null) return texts.timeHint('21:00');
  if (from === null) return null;
  if (until <= from) return texts.notLater;
  return until - from < 60 ? texts.tooShort : null;
}

function minutesOf(text: string): number | null {
  const time = timeOfDaySchema.safeParse(text.trim());
  return time.success ? minutesOfDay(time.data) : null;
}

/** The settings of the form; throws an error that names the wrong field. */
export function settingsOfQuietHours(values: QuietHoursValues): SettingsChanges {
  const { from, until } = quietHoursProblems(values);
  if (from !== null) throw new FieldProblem(`${texts.from}: ${from}`);
  if (until !== null) throw new FieldProblem(`${texts.until}: ${until}`);
  return { quietHours: { ...values, from: values.from.trim(), until: values.until.trim() } };
}

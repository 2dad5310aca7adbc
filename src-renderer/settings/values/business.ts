import type { Settings, SettingsChanges } from '../../../src-shared/settings/settings.ts';
import { FieldProblem } from '../../ui/saving/autosave.ts';
import { words } from '../../words.ts';

const { business } = words.settings;

/** What is wrong with the sentence; null where nothing is. Twilio opts out whoever answers with STOP. */
export function optOutProblem(sentence: string): string | null {
  if (sentence.trim() === '' || /\bstop\b/i.test(sentence)) return null;
  return business.noStop;
}

/** The settings of the form; throws an error that names the wrong field. */
export function settingsOfBusiness(
  values: Pick<Settings, 'businessName' | 'optOutText'>,
): SettingsChanges {
  const problem = optOutProblem(values.optOutText);
  if (problem !== null) throw new FieldProblem(`${business.optOut}: ${problem}`);
  return { businessName: values.businessName.trim(), optOutText: values.optOutText.trim() };
}

import { maybeSender, senderAdvice } from '../../../src-shared/campaign/sender.ts';
import type { SettingsChanges } from '../../../src-shared/settings/settings.ts';
import { FieldProblem } from '../../ui/saving/autosave.ts';
import { words } from '../../words.ts';

/** The default sender while it is being changed. */
export interface SenderValues {
  readonly defaultSender: string;
}

export function defaultSenderProblem(sender: string): string | null {
  return maybeSender(sender) ? null : senderAdvice;
}

/** The settings of the form; throws an error that names the field. */
export function settingsOfSender({ defaultSender }: SenderValues): SettingsChanges {
  const problem = defaultSenderProblem(defaultSender);
  if (problem !== null) throw new FieldProblem(`${words.settings.sender.label}: ${problem}`);
  return { defaultSender };
}

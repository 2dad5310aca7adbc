import type { Settings, SettingsChanges } from '../../../src-shared/settings/settings.ts';
import { settingsLimits } from '../../../src-shared/settings/settings-limits.ts';
import { words } from '../../words.ts';
import { numberOf, type NumberField } from './number-field.ts';

/** The section on unconfirmed messages while it is being changed. */
export interface UnconfirmedValues {
  readonly unconfirmedPolicy: Settings['unconfirmedPolicy'];
  readonly recheckAfterSeconds: NumberField;
}

/** The settings of the form; throws an error that names the wrong field. */
export function settingsOfUnconfirmed(values: UnconfirmedValues): SettingsChanges {
  const { unconfirmedPolicy, recheckAfterSeconds } = values;
  return {
    unconfirmedPolicy,
    recheckAfterSeconds: numberOf(
      recheckAfterSeconds,
      words.settings.unconfirmed.recheck,
      settingsLimits.recheckAfterSeconds,
    ),
  };
}

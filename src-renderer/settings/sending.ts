import { maybeSender, senderAdvice } from '../../src-shared/campaign/sender.ts';
import type { Settings, SettingsChanges } from '../../src-shared/settings/settings.ts';
import { settingsLimits } from '../../src-shared/settings/settings-limits.ts';
import { numberOf, type NumberField } from './number-field.ts';

/** The sending section while it is being changed; the share in percent. */
export interface SendingValues {
  readonly defaultSender: string;
  readonly defaultCountry: string;
  readonly segmentsPerSecond: NumberField;
  readonly dailySegments: NumberField;
  readonly pauseAboveFailureShare: NumberField;
}

export function sendingValuesOf(settings: Settings): SendingValues {
  const { defaultSender, defaultCountry, segmentsPerSecond, dailySegments } = settings;
  return {
    defaultSender,
    defaultCountry,
    segmentsPerSecond,
    dailySegments,
    pauseAboveFailureShare: Math.round(settings.pauseAboveFailureShare * 100_000) / 1000,
  };
}

export function defaultSenderProblem(sender: string): string | null {
  return maybeSender(sender) ? null : senderAdvice;
}

/** The settings of the form; throws an error that names the wrong field. */
export function settingsOfSending(values: SendingValues): SettingsChanges {
  const problem = defaultSenderProblem(values.defaultSender);
  if (problem !== null) throw new Error(`Default sender: ${problem}`);
  const { pauseAboveFailureShare } = values;
  return {
    defaultSender: values.defaultSender,
    defaultCountry: values.defaultCountry,
    segmentsPerSecond: numberOf(values.segmentsPerSecond, 'Rate', settingsLimits.segmentsPerSecond),
    dailySegments: Math.round(
      numberOf(values.dailySegments, 'Daily limit', settingsLimits.dailySegments),
    ),
    pauseAboveFailureShare:
      numberOf(pauseAboveFailureShare, 'Pause when refused', settingsLimits.percent) / 100,
  };
}

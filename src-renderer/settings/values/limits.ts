import type { Settings, SettingsChanges } from '../../../src-shared/settings/settings.ts';
import { settingsLimits } from '../../../src-shared/settings/settings-limits.ts';
import { words } from '../../words.ts';
import { numberOf, type NumberField } from './number-field.ts';

const { limits } = words.settings;

/** The sending limits while they are being changed; the share in percent. */
export interface LimitsValues {
  readonly segmentsPerSecond: NumberField;
  readonly dailySegments: NumberField;
  readonly pauseAboveFailureShare: NumberField;
}

export function limitsValuesOf(settings: Settings): LimitsValues {
  const { segmentsPerSecond, dailySegments } = settings;
  return {
    segmentsPerSecond,
    dailySegments,
    pauseAboveFailureShare: Math.round(settings.pauseAboveFailureShare * 100_000) / 1000,
  };
}

/** The settings of the form; throws an error that names the wrong field. */
export function settingsOfLimits(values: LimitsValues): SettingsChanges {
  const { segmentsPerSecond, dailySegments, pauseAboveFailureShare } = values;
  return {
    segmentsPerSecond: numberOf(segmentsPerSecond, limits.rate, settingsLimits.segmentsPerSecond),
    dailySegments: Math.round(numberOf(dailySegments, limits.daily, settingsLimits.dailySegments)),
    pauseAboveFailureShare:
      numberOf(pauseAboveFailureShare, limits.pause, settingsLimits.percent) / 100,
  };
}

import type { Settings, SettingsChanges } from '../../../src-shared/settings/settings.ts';
import { settingsLimits } from '../../../src-shared/settings/settings-limits.ts';
import { FieldProblem } from '../../ui/saving/autosave.ts';
import { words } from '../../words.ts';
import { numberOf, type NumberField } from './number-field.ts';

const { limits } = words.settings;

/** ISO 4217. */
export const currencyPattern = /^[A-Z]{3}$/;

/** The sending limits while they are being changed; the share in percent. */
export interface LimitsValues {
  readonly segmentsPerSecond: NumberField;
  readonly dailySegments: NumberField;
  readonly pauseAboveFailureShare: NumberField;
  /** Of one segment. */
  readonly segmentPrice: NumberField;
  /** ISO 4217. */
  readonly priceCurrency: string;
}

export function limitsValuesOf(settings: Settings): LimitsValues {
  const { segmentsPerSecond, dailySegments, segmentPrice, priceCurrency } = settings;
  return {
    segmentsPerSecond,
    dailySegments,
    pauseAboveFailureShare: Math.round(settings.pauseAboveFailureShare * 100_000) / 1000,
    segmentPrice,
    priceCurrency,
  };
}

/** The settings of the form; throws an error that names the wrong field. */
export function settingsOfLimits(values: LimitsValues): SettingsChanges {
  const { segmentsPerSecond, dailySegments, pauseAboveFailureShare, segmentPrice } = values;
  const priceCurrency = values.priceCurrency.trim().toUpperCase();
  if (!currencyPattern.test(priceCurrency)) {
    throw new FieldProblem(`${limits.currency}: ${limits.currencyProblem}`);
  }
  return {
    segmentsPerSecond: numberOf(segmentsPerSecond, limits.rate, settingsLimits.segmentsPerSecond),
    dailySegments: Math.round(numberOf(dailySegments, limits.daily, settingsLimits.dailySegments)),
    pauseAboveFailureShare:
      numberOf(pauseAboveFailureShare, limits.pause, settingsLimits.percent) / 100,
    segmentPrice: numberOf(segmentPrice, limits.price, settingsLimits.segmentPrice),
    priceCurrency,
  };
}

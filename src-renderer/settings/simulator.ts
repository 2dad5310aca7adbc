import type { SettingsChanges, SimulatorSettings } from '../../src-shared/settings/settings.ts';
import { settingsLimits } from '../../src-shared/settings/settings-limits.ts';
import { numberOf, type NumberField } from './number-field.ts';

/** The shares of the simulator, in the order of the screen. */
export const shares = [
  { name: 'rejectedShare', label: 'Refused', hint: 'Such as a number that does not exist' },
  { name: 'throttledShare', label: 'Throttled', hint: 'Asked to be sent later' },
  { name: 'unreachableShare', label: 'Unreachable', hint: 'Did not leave; tried again' },
  { name: 'unknownShare', label: 'Unknown', hint: 'No answer; becomes unconfirmed' },
  { name: 'undeliveredShare', label: 'Not delivered', hint: 'Of those that were sent' },
] as const;

type ShareName = (typeof shares)[number]['name'];

/** The simulator section while it is being changed; shares in percent. */
export type SimulatorValues = Readonly<Record<ShareName | 'delayMs', NumberField>>;

/** The values of the form: shares in percent with at most three decimals. */
export function simulatorValuesOf(simulator: SimulatorSettings): SimulatorValues {
  const percent = (name: ShareName) => Math.round(simulator[name] * 100_000) / 1000;
  return {
    delayMs: simulator.delayMs,
    rejectedShare: percent('rejectedShare'),
    throttledShare: percent('throttledShare'),
    unreachableShare: percent('unreachableShare'),
    unknownShare: percent('unknownShare'),
    undeliveredShare: percent('undeliveredShare'),
  };
}

/** The settings of the form; throws an error that names the wrong field. */
export function settingsOfSimulator(values: SimulatorValues): SettingsChanges {
  const share = (name: ShareName, label: string) =>
    numberOf(values[name], label, settingsLimits.percent) / 100;
  const simulator: SimulatorSettings = {
    delayMs: Math.round(
      numberOf(values.delayMs, 'Time to answer', settingsLimits.simulatorDelayMs),
    ),
    rejectedShare: share('rejectedShare', 'Refused'),
    throttledShare: share('throttledShare', 'Throttled'),
    unreachableShare: share('unreachableShare', 'Unreachable'),
    unknownShare: share('unknownShare', 'Unknown'),
    undeliveredShare: share('undeliveredShare', 'Not delivered'),
  };
  const sum =
    simulator.rejectedShare +
    simulator.throttledShare +
    simulator.unreachableShare +
    simulator.unknownShare;
  if (sum > 1) {
    throw new Error('Refused, throttled, unreachable and unknown add up to more than 100%.');
  }
  return { simulator };
}

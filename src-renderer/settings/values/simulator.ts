import type { SettingsChanges, SimulatorSettings } from '../../../src-shared/settings/settings.ts';
import { settingsLimits } from '../../../src-shared/settings/settings-limits.ts';
import { FieldProblem } from '../../ui/saving/autosave.ts';
import { words } from '../../words.ts';
import { numberOf, type NumberField } from './number-field.ts';

const { practice } = words.settings;

/** The shares of the simulator, in the order of the screen; those of the sum are all messages at most. */
export const shares = [
  {
    name: 'rejectedShare',
    label: practice.rejected,
    hint: practice.rejectedHint,
    isOfSum: true,
  },
  {
    name: 'throttledShare',
    label: practice.throttled,
    hint: practice.throttledHint,
    isOfSum: true,
  },
  {
    name: 'unreachableShare',
    label: practice.unreachable,
    hint: practice.unreachableHint,
    isOfSum: true,
  },
  { name: 'unknownShare', label: practice.unknown, hint: practice.unknownHint, isOfSum: true },
  {
    name: 'undeliveredShare',
    label: practice.undelivered,
    hint: practice.undeliveredHint,
    isOfSum: false,
  },
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

/** Says that the shares of the sum are more than all messages; null where they are not. */
export function sumProblem(values: SimulatorValues): string | null {
  const sum = shares
    .filter(({ isOfSum }) => isOfSum)
    .reduce((all, { name }) => all + Number(values[name]) / 100, 0);
  return sum > 1 ? practice.tooMuch : null;
}

/** The settings of the form; throws an error that names the wrong field. */
export function settingsOfSimulator(values: SimulatorValues): SettingsChanges {
  const share = (name: ShareName, label: string) =>
    numberOf(values[name], label, settingsLimits.percent) / 100;
  const simulator: SimulatorSettings = {
    delayMs: Math.round(numberOf(values.delayMs, practice.delay, settingsLimits.simulatorDelayMs)),
    rejectedShare: share('rejectedShare', practice.rejected),
    throttledShare: share('throttledShare', practice.throttled),
    unreachableShare: share('unreachableShare', practice.unreachable),
    unknownShare: share('unknownShare', practice.unknown),
    undeliveredShare: share('undeliveredShare', practice.undelivered),
  };
  const problem = sumProblem(values);
  if (problem !== null) throw new FieldProblem(problem);
  return { simulator };
}

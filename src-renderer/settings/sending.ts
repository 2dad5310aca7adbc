import type { Settings } from '../../src-shared/settings/settings.ts';
import { isSender } from '../ui/text/sender.ts';

/** A number field as a person has it: text while it is no number. */
export type NumberField = number | string;

/** The sending section while it is being changed. */
export interface SendingValues {
  readonly defaultSender: string;
  readonly defaultCountry: string;
  readonly segmentsPerSecond: NumberField;
  readonly unconfirmedPolicy: Settings['unconfirmedPolicy'];
  readonly recheckAfterSeconds: NumberField;
}

export function sendingValuesOf(settings: Settings): SendingValues {
  const { defaultSender, defaultCountry, segmentsPerSecond } = settings;
  const { unconfirmedPolicy, recheckAfterSeconds } = settings;
  return {
    defaultSender,
    defaultCountry,
    segmentsPerSecond,
    unconfirmedPolicy,
    recheckAfterSeconds,
  };
}

/** What is wrong with a number field, or null. */
export function numberProblem(value: NumberField, least: number, most: number): string | null {
  return typeof value === 'number' && value >= least && value <= most
    ? null
    : `A number from ${least} to ${most}.`;
}

export function defaultSenderProblem(sender: string): string | null {
  return sender === '' || isSender(sender)
    ? null
    : 'A number such as +12125550100, or a Messaging Service (MG…).';
}

/** The settings that the section stands for; throws to say what is wrong. */
export function settingsOfSending(values: SendingValues): Partial<Settings> {
  const problem = defaultSenderProblem(values.defaultSender);
  if (problem !== null) throw new Error(`Default sender: ${problem}`);
  return {
    defaultSender: values.defaultSender,
    defaultCountry: values.defaultCountry,
    segmentsPerSecond: numberOf(values.segmentsPerSecond, 'Rate', 0, 1000),
    unconfirmedPolicy: values.unconfirmedPolicy,
    recheckAfterSeconds: numberOf(values.recheckAfterSeconds, 'Look up again after', 0, 86_400),
  };
}

/** The number of a field; throws to say what is wrong. */
export function numberOf(value: NumberField, name: string, least: number, most: number): number {
  const problem = numberProblem(value, least, most);
  if (typeof value !== 'number' || problem !== null) throw new Error(`${name}: ${problem}`);
  return value;
}

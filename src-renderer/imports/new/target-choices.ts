import type { ColumnTarget, ContactField } from '../../../src-shared/import/import.ts';

/** A choice in a column's menu. */
export type TargetChoice = ContactField | 'custom' | 'ignore';

interface TargetGroup {
  readonly group: string;
  readonly items: readonly { readonly value: TargetChoice; readonly label: string }[];
}

/** The choices in the order of the menu. */
export const targetGroups: readonly TargetGroup[] = [
  {
    group: 'The person',
    items: [
      { value: 'phone', label: 'Phone number' },
      { value: 'firstName', label: 'First name' },
      { value: 'lastName', label: 'Last name' },
      { value: 'fullName', label: 'Full name' },
      { value: 'email', label: 'Email' },
      { value: 'tags', label: 'Tags' },
      { value: 'timeZone', label: 'Time zone' },
    ],
  },
  {
    group: 'About the number',
    items: [
      { value: 'phoneLabel', label: 'Kind of phone' },
      { value: 'country', label: 'Country of the number' },
    ],
  },
  {
    group: 'May they be texted?',
    items: [
      { value: 'consent', label: 'Agreed to texts (yes or no)' },
      { value: 'consentAt', label: 'Agreed to texts on (date)' },
      { value: 'consentMethod', label: 'How they agreed' },
      { value: 'consentSource', label: 'Where they agreed' },
      { value: 'optOut', label: 'Wants no texts' },
    ],
  },
  {
    group: 'Anything else',
    items: [
      { value: 'custom', label: 'Custom field' },
      { value: 'ignore', label: 'Don’t import' },
    ],
  },
];

const allChoices = targetGroups.flatMap(({ items }) => items);

/** The choice with this value in the menu. */
export function choiceNamed(value: string): TargetChoice {
  return allChoices.find((choice) => choice.value === value)?.value ?? 'ignore';
}

export function choiceOf(target: ColumnTarget): TargetChoice {
  return target.kind === 'field' ? target.field : target.kind;
}

/** What a column becomes, in a few words: `Phone number`, `Custom field last_visit`. */
export function nameOfTarget(target: ColumnTarget): string {
  const choice = choiceOf(target);
  const label = allChoices.find(({ value }) => value === choice)?.label ?? '';
  return target.kind === 'custom' ? `${label} ${target.name}` : label;
}

/** An explanation of a choice; null where the name is enough. */
export function hintOf(choice: TargetChoice): string | null {
  return hints[choice] ?? null;
}

const hints: Readonly<Partial<Record<TargetChoice, string>>> = {
  phoneLabel: 'Says which number is a mobile.',
  country: 'For this row’s numbers without a country code.',
  tags: 'Separate several tags in one cell with commas.',
  consent: 'A yes is recorded as consent.',
  consentAt: 'A date is recorded as consent on that day.',
  optOut: 'Ovo never texts numbers with a yes or a date here.',
};

const ordinalRules = new Intl.PluralRules('en', { type: 'ordinal' });

const ordinalEndings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** A place in an order, from 1: `1st`, `2nd`, `3rd`, `11th`. */
export function ordinal(place: number): string {
  return `${place}${ordinalEndings[ordinalRules.select(place)] ?? 'th'}`;
}

import type { ColumnTarget, ContactField } from '../../../src-shared/import/import.ts';
import { words } from '../../words.ts';

/** A choice in a column's menu. */
export type TargetChoice = ContactField | 'custom' | 'ignore';

interface TargetGroup {
  readonly group: string;
  readonly items: readonly { readonly value: TargetChoice; readonly label: string }[];
}

const { targets, targetGroups: groups, hints, customField } = words.imports.mapping;

function group(name: string, choices: readonly TargetChoice[]): TargetGroup {
  return { group: name, items: choices.map((value) => ({ value, label: targets[value] })) };
}

/** The choices in the order of the menu. */
export const targetGroups: readonly TargetGroup[] = [
  group(groups.contact, [
    'phone',
    'firstName',
    'lastName',
    'fullName',
    'email',
    'tags',
    'timeZone',
  ]),
  group(groups.number, ['phoneLabel', 'country']),
  group(groups.consent, ['consent', 'consentAt', 'consentMethod', 'consentSource', 'optOut']),
  group(groups.other, ['custom', 'ignore']),
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
  return target.kind === 'custom' ? customField(target.name) : targets[choiceOf(target)];
}

/** An explanation of a choice; null where the name is enough. */
export function hintOf(choice: TargetChoice): string | null {
  return hasHint(choice) ? hints[choice] : null;
}

function hasHint(choice: TargetChoice): choice is keyof typeof hints & TargetChoice {
  return choice in hints;
}

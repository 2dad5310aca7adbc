import {
  customFieldName,
  isCustomFieldName,
} from '../../../src-shared/contact/custom-field-name.ts';
import type {
  ColumnMapping,
  ColumnTarget,
  ContactField,
  ImportPreview,
} from '../../../src-shared/contact/import.ts';

/** A choice in a column's menu. */
export type TargetChoice = ContactField | 'custom' | 'ignore';

/** The choices in the order of the menu, as a person reads them. */
export const targetChoices: readonly { readonly value: TargetChoice; readonly label: string }[] = [
  { value: 'phone', label: 'Phone number' },
  { value: 'firstName', label: 'First name' },
  { value: 'lastName', label: 'Last name' },
  { value: 'fullName', label: 'Full name' },
  { value: 'email', label: 'Email' },
  { value: 'custom', label: 'Custom field' },
  { value: 'ignore', label: 'Don’t import' },
];

export function choiceOf(target: ColumnTarget): TargetChoice {
  return target.kind === 'field' ? target.field : target.kind;
}

/** The mapping once a column is chosen to become something; a field that another column had moves. */
export function chooseTarget(
  mapping: ColumnMapping,
  column: number,
  choice: TargetChoice,
  header: string,
): ColumnMapping {
  return mapping.map((target, index) => {
    if (index === column) return targetOf(choice, header, column, customNames(mapping, column));
    const isTaken = target.kind === 'field' && target.field === choice;
    return isTaken ? { kind: 'ignore' } : target;
  });
}

function targetOf(
  choice: TargetChoice,
  header: string,
  column: number,
  others: ReadonlySet<string>,
): ColumnTarget {
  if (choice === 'ignore') return { kind: 'ignore' };
  if (choice === 'custom') {
    return { kind: 'custom', name: customFieldName(header, column + 1, others) };
  }
  return { kind: 'field', field: choice };
}

/** The names of all custom fields but that of one column. */
function customNames(mapping: ColumnMapping, except: number): ReadonlySet<string> {
  return new Set(
    mapping.flatMap((target, index) =>
      index !== except && target.kind === 'custom' ? [target.name] : [],
    ),
  );
}

/** The mapping once a custom field is named otherwise. */
export function nameCustomField(
  mapping: ColumnMapping,
  column: number,
  name: string,
): ColumnMapping {
  return mapping.map((target, index) => (index === column ? { kind: 'custom', name } : target));
}

/** What is wrong with the name of each column's custom field; nothing for columns that are right. */
export function customFieldProblems(mapping: ColumnMapping): ReadonlyMap<number, string> {
  const problems = new Map<number, string>();
  const firstOf = new Map<string, number>();
  mapping.forEach((target, column) => {
    if (target.kind !== 'custom') return;
    if (!/^[a-z][a-z0-9_]{0,63}$/.test(target.name)) {
      problems.set(column, 'Small letters, digits and _, beginning with a letter');
    } else if (!isCustomFieldName(target.name)) {
      problems.set(column, 'Ovo uses that name for something else');
    } else if (firstOf.has(target.name)) {
      problems.set(column, 'Another column has this name');
    } else {
      firstOf.set(target.name, column);
    }
  });
  return problems;
}

/** Why an import cannot start with this mapping, or null where it can. */
export function mappingRefusal(mapping: ColumnMapping): string | null {
  if (phoneColumnOf(mapping) === null) {
    return 'Choose the column that holds the phone numbers. Without them nobody can be texted.';
  }
  if (customFieldProblems(mapping).size > 0) return 'Give each custom field a name of its own.';
  return null;
}

function phoneColumnOf(mapping: ColumnMapping): number | null {
  const column = mapping.findIndex((target) => target.kind === 'field' && target.field === 'phone');
  return column === -1 ? null : column;
}

/** How many of the shown rows have a number that can be texted; null while no column is the phone. */
export function textableRows(preview: ImportPreview, mapping: ColumnMapping): number | null {
  const column = phoneColumnOf(mapping);
  return column === null ? null : (preview.columns[column]?.textableRows ?? null);
}

/** The name of a list that a file brings: the file's own, without its ending. */
export function listNameFor(fileName: string): string {
  return fileName
    .replace(/\.[^.]{1,5}$/, '')
    .trim()
    .slice(0, 200);
}

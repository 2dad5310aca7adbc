import {
  customFieldName,
  isCustomFieldName,
} from '../../../src-shared/contact/custom-field-name.ts';
import type { ContactList } from '../../../src-shared/contact/contact.ts';
import type {
  ColumnMapping,
  ColumnTarget,
  ContactField,
  ImportPreview,
} from '../../../src-shared/import/import.ts';
import type { TargetChoice } from './target-choices.ts';

/** The fields that several columns of a file can become. */
const shareable: ReadonlySet<ContactField> = new Set(['phone', 'phoneLabel', 'tags']);

/**
 * The mapping once a column is chosen to become something. A field that only one column can be moves
 * from the column that had it; of several phone columns the new one comes last.
 */
export function chooseTarget(
  mapping: ColumnMapping,
  column: number,
  choice: TargetChoice,
  header: string,
): ColumnMapping {
  const chosen = mapping.map((target, place): ColumnTarget => {
    if (place === column) return targetOf(choice, header, column, customNames(mapping, column));
    const isTaken =
      target.kind === 'field' && target.field === choice && !shareable.has(target.field);
    return isTaken ? { kind: 'ignore' } : target;
  });
  const phones = phoneColumns(chosen).filter((place) => place !== column);
  return rankPhones(chosen, choice === 'phone' ? [...phones, column] : phones);
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
    mapping.flatMap((target, place) =>
      place !== except && target.kind === 'custom' ? [target.name] : [],
    ),
  );
}

/** The columns that hold phone numbers, the one that is tried first at the front. */
export function phoneColumns(mapping: ColumnMapping): readonly number[] {
  return mapping
    .flatMap((target, place) =>
      target.kind === 'field' && target.field === 'phone'
        ? [{ place, priority: target.priority ?? Infinity }]
        : [],
    )
    .toSorted((one, other) =>
      one.priority === other.priority ? one.place - other.place : one.priority - other.priority,
    )
    .map(({ place }) => place);
}

/** The mapping once a phone column is tried as the so-manieth, counted from 0; the others make room. */
export function movePhone(mapping: ColumnMapping, column: number, rank: number): ColumnMapping {
  const others = phoneColumns(mapping).filter((place) => place !== column);
  return rankPhones(mapping, others.toSpliced(rank, 0, column));
}

function rankPhones(mapping: ColumnMapping, order: readonly number[]): ColumnMapping {
  return mapping.map((target, place): ColumnTarget => {
    const rank = order.indexOf(place);
    if (rank === -1) return target;
    return order.length === 1
      ? { kind: 'field', field: 'phone' }
      : { kind: 'field', field: 'phone', priority: Math.min(99, rank + 1) };
  });
}

/** The mapping once a custom field is named otherwise. */
export function nameCustomField(
  mapping: ColumnMapping,
  column: number,
  name: string,
): ColumnMapping {
  return mapping.map((target, place) => (place === column ? { kind: 'custom', name } : target));
}

/** A name as a person types it, made one that a custom field can have: `Last visit` is `last_visit`. */
export function normalizeCustomField(mapping: ColumnMapping, column: number): ColumnMapping {
  const target = mapping[column];
  if (target?.kind !== 'custom' || isCustomFieldName(target.name) || target.name.trim() === '') {
    return mapping;
  }
  const name = customFieldName(target.name, column + 1, customNames(mapping, column));
  return nameCustomField(mapping, column, name);
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
  if (phoneColumns(mapping).length === 0) {
    return 'Choose the column that holds the phone numbers. Without them nobody can be texted.';
  }
  if (customFieldProblems(mapping).size > 0) return 'Give each custom field a name of its own.';
  return null;
}

/**
 * How many of the shown rows have a number that can be texted, at least: what is known is how many
 * each phone column has. Null while no column is the phone.
 */
export function textableRows(
  preview: Pick<ImportPreview, 'columns'>,
  mapping: ColumnMapping,
): { readonly rows: number; readonly isExact: boolean } | null {
  const counts = phoneColumns(mapping).map((place) => preview.columns[place]?.textableRows ?? 0);
  if (counts.length === 0) return null;
  // What another column says of a row's country is not counted in, either.
  const hasCountries = mapping.some(
    (target) => target.kind === 'field' && target.field === 'country',
  );
  const known = counts.filter((count) => count > 0).length;
  return { rows: Math.max(...counts), isExact: known < 2 && !hasCountries };
}

/** Why nobody can be put on the list of that name, or null where that can be done. */
export function listRefusal(
  name: string,
  lists: readonly Pick<ContactList, 'name' | 'filter'>[],
): string | null {
  const list = lists.find((each) => each.name === name.trim());
  return list === undefined || list.filter === null
    ? null
    : `${list.name} is a list by filter: nobody is put on it by hand. Choose another name.`;
}

/** The name of a list that a file brings: the file's own, without its ending. */
export function listNameFor(fileName: string): string {
  return fileName
    .replace(/\.[^.]{1,5}$/, '')
    .trim()
    .slice(0, 200);
}

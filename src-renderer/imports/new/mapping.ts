import {
  customFieldName,
  isCustomFieldName,
} from '../../../src-shared/contact/custom-field-name.ts';
import { customFieldNameSchema } from '../../../src-shared/contact/field-rules.ts';
import type { ContactList } from '../../../src-shared/contact/contact.ts';
import {
  repeatableFields,
  type ColumnMapping,
  type ColumnTarget,
} from '../../../src-shared/import/import.ts';
import { words } from '../../words.ts';
import type { TargetChoice } from './target-choices.ts';

const { columns: said } = words.imports.mapping;

/**
 * The mapping after a choice for one column. The column that had the field before becomes nothing, unless
 * several columns can become that field. A new phone column is tried last.
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
      target.kind === 'field' && target.field === choice && !repeatableFields.has(target.field);
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

/** The names of the custom fields of all other columns. */
function customNames(mapping: ColumnMapping, except: number): ReadonlySet<string> {
  return new Set(
    mapping.flatMap((target, place) =>
      place !== except && target.kind === 'custom' ? [target.name] : [],
    ),
  );
}

/** The phone columns in the order in which they are tried. */
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

/** The mapping with a phone column moved to this place, from 0, in the order of phone columns. */
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

/** The mapping with another name for a column's custom field. */
export function nameCustomField(
  mapping: ColumnMapping,
  column: number,
  name: string,
): ColumnMapping {
  return mapping.map((target, place) => (place === column ? { kind: 'custom', name } : target));
}

/** The mapping with a valid name for a column's custom field: `Last visit` becomes `last_visit`. */
export function normalizeCustomField(mapping: ColumnMapping, column: number): ColumnMapping {
  const target = mapping[column];
  if (target?.kind !== 'custom' || isCustomFieldName(target.name) || target.name.trim() === '') {
    return mapping;
  }
  const name = customFieldName(target.name, column + 1, customNames(mapping, column));
  return nameCustomField(mapping, column, name);
}

/** The problem of each column whose custom field has an unusable name. */
export function customFieldProblems(mapping: ColumnMapping): ReadonlyMap<number, string> {
  const problems = new Map<number, string>();
  const firstOf = new Map<string, number>();
  mapping.forEach((target, column) => {
    if (target.kind !== 'custom') return;
    if (!customFieldNameSchema.safeParse(target.name).success) {
      problems.set(column, said.nameProblems.form);
    } else if (!isCustomFieldName(target.name)) {
      problems.set(column, said.nameProblems.taken);
    } else if (firstOf.has(target.name)) {
      problems.set(column, said.nameProblems.double);
    } else {
      firstOf.set(target.name, column);
    }
  });
  return problems;
}

/** Why contacts cannot go on the list of that name; null where they can. */
export function listProblem(
  name: string,
  lists: readonly Pick<ContactList, 'name' | 'filter'>[],
): string | null {
  const list = lists.find((each) => each.name === name.trim());
  return list === undefined || list.filter === null
    ? null
    : words.imports.options.listByFilter(list.name);
}

/** The suggested name of a file's list: the file's name without its extension. */
export function listNameFor(fileName: string): string {
  return fileName
    .replace(/\.[^.]{1,5}$/, '')
    .trim()
    .slice(0, 200);
}

/** The mapping as far as the counts of an import hang on it: how custom fields are called does not matter. */
export function mappingToCount(mapping: ColumnMapping): ColumnMapping {
  return mapping.map((target, place) =>
    target.kind === 'custom' ? { kind: 'custom', name: `field_${place + 1}` } : target,
  );
}

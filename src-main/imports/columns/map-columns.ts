import {
  contactFields,
  repeatableFields,
  type ColumnMapping,
  type ColumnTarget,
  type ContactField,
  type ImportPreview,
} from '../../../src-shared/import/import.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import {
  customFieldName,
  isCustomFieldName,
} from '../../../src-shared/contact/custom-field-name.ts';
import { words } from '../../../src-shared/words/words.ts';

/** What the user chose: for each target the name of a column, or of several in their order. */
export type ColumnChoices = Readonly<Record<string, string | readonly string[]>>;

/**
 * The suggested mapping, changed by what the user chose. The keys of `choices` are a contact's fields
 * (`phone`, `firstName` or `first_name`, …), names of custom fields, or `ignore`; the values are names of
 * columns, whatever their capitals. Of several columns with that name, the first one not yet chosen is
 * meant. Chosen phones are tried in the order given, and suggested phones no longer count. A column that
 * loses its field to another one becomes a custom field.
 *
 * Refused (`usage`) for a column that the file does not have, and for several columns where a field takes
 * one. The message names the columns there are.
 */
export function mapColumns(
  columns: ImportPreview['columns'],
  choices: ColumnChoices,
): ColumnMapping {
  const chosen = chosenTargets(columns, choices);
  const fields = new Set([...chosen.values()].map(fieldOf));
  const used = new Set([...chosen.values()].map(customOf));
  return columns.map(({ name, suggestion }, index): ColumnTarget => {
    const own = chosen.get(index);
    if (own !== undefined) return own;
    if (isKept(suggestion, fields, used)) return suggestion;
    const custom = customFieldName(name, index + 1, withSuggestions(used, columns));
    used.add(custom);
    return { kind: 'custom', name: custom };
  });
}

function chosenTargets(
  columns: ImportPreview['columns'],
  choices: ColumnChoices,
): ReadonlyMap<number, ColumnTarget> {
  const chosen = new Map<number, ColumnTarget>();
  for (const [key, given] of Object.entries(choices)) {
    const target = targetOf(key);
    const names = typeof given === 'string' ? [given] : given;
    if (names.length > 1 && !mayRepeat(target)) {
      throw new UserError('usage', words.imports.columns.oneOnly(key, names.length, quoted(names)));
    }
    for (const [place, name] of names.entries()) {
      const index = findColumn(columns, name, chosen);
      const isOrdered = names.length > 1 && target.kind === 'field' && target.field === 'phone';
      chosen.set(index, isOrdered ? { ...target, priority: Math.min(place + 1, 99) } : target);
    }
  }
  return chosen;
}

function mayRepeat(target: ColumnTarget): boolean {
  if (target.kind === 'field') return repeatableFields.has(target.field);
  return target.kind === 'ignore';
}

/** Whether a suggestion stays beside the chosen targets. */
function isKept(
  suggestion: ColumnTarget,
  fields: ReadonlySet<ContactField | undefined>,
  used: ReadonlySet<string | undefined>,
): boolean {
  switch (suggestion.kind) {
    case 'ignore':
      return true;
    case 'custom':
      return !used.has(suggestion.name);
    case 'field': {
      const { field } = suggestion;
      if (field === 'phone' || field === 'phoneLabel') return !fields.has('phone');
      return repeatableFields.has(field) || !fields.has(field);
    }
  }
}

/**
 * Refuses (`invalid`) a mapping that cannot be used: with another number of columns than the file has,
 * without a phone, with two columns for a field that takes one, or with a custom field's name that
 * templates use for something else.
 */
export function refuseUnusable(mapping: ColumnMapping, names: readonly string[]): void {
  if (mapping.length !== names.length) {
    throw new UserError('invalid', words.imports.columns.otherCount(names.length, mapping.length));
  }
  if (!mapping.some((target) => fieldOf(target) === 'phone')) {
    throw new UserError('invalid', words.imports.columns.noPhone(quoted(names)));
  }
  const targets = mapping.map((target) => onceOnly(fieldOf(target)) ?? customOf(target));
  const twice = targets.find(
    (target, index) => target !== undefined && targets.indexOf(target) < index,
  );
  if (twice !== undefined) {
    const doubled = names.filter((_name, index) => targets[index] === twice);
    throw new UserError('invalid', words.imports.columns.sameTarget(quoted(doubled), twice));
  }
  const unusable = mapping
    .map(customOf)
    .find((name) => name !== undefined && !isCustomFieldName(name));
  if (unusable !== undefined) {
    throw new UserError('invalid', words.imports.columns.reservedName(unusable));
  }
}

/**
 * Refuses (`invalid`) to choose between several columns that hold phone numbers, where nothing else says
 * which is the one to text.
 */
export function refuseToGuessPhone(
  columns: ImportPreview['columns'],
  mapping: ColumnMapping,
): void {
  if (mapping.some((target) => fieldOf(target) === 'phone')) return;
  const possible = columns
    .filter(({ suggestion, textableRows }) => suggestion.kind === 'custom' && textableRows > 0)
    .map(({ name }) => name);
  if (possible.length < 2) return;
  throw new UserError(
    'invalid',
    words.imports.columns.severalPhones(quoted(possible), possible[0] ?? ''),
  );
}

/** The field, if only one column can become it. */
function onceOnly(field: ContactField | undefined): ContactField | undefined {
  return field !== undefined && repeatableFields.has(field) ? undefined : field;
}

function targetOf(key: string): ColumnTarget {
  const field = contactFields.find((known) => known === key || snakeCase(known) === key);
  if (field !== undefined) return { kind: 'field', field };
  if (key === 'ignore') return { kind: 'ignore' };
  if (isCustomFieldName(key)) return { kind: 'custom', name: key };
  throw new UserError(
    'usage',
    words.imports.columns.noSuchTarget(key, contactFields.map(snakeCase).join(', ')),
  );
}

function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function findColumn(
  columns: ImportPreview['columns'],
  name: string,
  chosen: ReadonlyMap<number, ColumnTarget>,
): number {
  const alike = columns.flatMap((column, index) =>
    folded(column.name) === folded(name) ? [index] : [],
  );
  const free = alike.find((index) => !chosen.has(index));
  if (free !== undefined) return free;
  throw new UserError(
    'usage',
    alike.length > 0
      ? words.imports.columns.givenTwice(name)
      : words.imports.columns.noSuchColumn(name, quoted(columns.map((column) => column.name))),
  );
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}

function fieldOf(target: ColumnTarget): ContactField | undefined {
  return target.kind === 'field' ? target.field : undefined;
}

function customOf(target: ColumnTarget): string | undefined {
  return target.kind === 'custom' ? target.name : undefined;
}

function withSuggestions(
  used: ReadonlySet<string | undefined>,
  columns: ImportPreview['columns'],
): ReadonlySet<string> {
  const names = [...used, ...columns.map(({ suggestion }) => customOf(suggestion))];
  return new Set(names.filter((name) => name !== undefined));
}

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, 30);
  return words.imports.columns.quoted(shown, names.length - shown.length);
}

import type { ColumnTarget, ContactField } from '../../../src-shared/import/import.ts';
import {
  customFieldName,
  isCustomFieldName,
} from '../../../src-shared/contact/custom-field-name.ts';
import { choosePermissions } from './column-permissions.ts';
import { columnOf, leastShare, shareOf, type Column } from './column-content.ts';
import { choosePhones } from './column-phones.ts';
import { sourceOf } from '../readers/file-sources.ts';
import {
  countryRankOf,
  isEmailHeader,
  isLabelOfOther,
  isTagsHeader,
  isTimeZoneHeader,
  namePartOf,
  phoneRankOf,
  type NamePart,
} from './header-meaning.ts';
import { firstNameWords } from './header-words.ts';
import type { Header } from './header-row.ts';
import { exportColumns, isOvoExport, rejectColumns } from '../../contacts/export/export-format.ts';
import { readTags } from '../rows/cell-values.ts';
import { readCountry } from '../rows/row-country.ts';
import { readTimeZone } from '../rows/row-time-zone.ts';

/**
 * Suggests what each column becomes, by its header and its cells: the phones, in the order in which they
 * are tried; at most one column for each part of the name and for the e-mail address; tags, country, time
 * zone, consent and opt-outs. Every other column that is not empty becomes a custom field.
 *
 * @param rows the first rows of the file, without the header.
 */
export function suggestTargets(
  header: Header,
  rows: readonly (readonly string[])[],
  country: string,
): readonly ColumnTarget[] {
  if (isOvoExport(header.names)) return exportedTargets(header.names);
  const columns = header.names.map((name, index) =>
    columnOf(index, header.isInFile ? name : null, rows, country),
  );
  const targets = new Map<number, ColumnTarget>();
  const take = (fields: ReadonlyMap<number, ContactField>) => {
    for (const [index, field] of fields) targets.set(index, { kind: 'field', field });
  };
  const isMailingList = sourceOf(header.names)?.startsWith('Mailchimp') === true;
  take(choosePermissions(columns, country, isMailingList));
  take(chooseDetails(columns, targets, country));
  const email = chooseEmail(columns.filter(({ index }) => !targets.has(index)));
  if (email !== null) targets.set(email, { kind: 'field', field: 'email' });
  for (const [index, target] of choosePhones(columns, new Set(targets.keys()), country)) {
    targets.set(index, target);
  }
  take(chooseNames(columns, targets));
  return nameTheRest(header.names, columns, targets);
}

/** Chooses tags, the time zone and the country, where the cells fit the header. */
function chooseDetails(
  columns: readonly Column[],
  taken: ReadonlyMap<number, unknown>,
  country: string,
): ReadonlyMap<number, ContactField> {
  const fields = new Map<number, ContactField>();
  let nearest: { readonly index: number; readonly rank: number } | null = null;
  let hasTimeZone = false;
  const isBilled = columns.some(
    ({ words }) => words.includes('billing') && typeof phoneRankOf(words, true) === 'number',
  );
  for (const { index, words, cells } of columns) {
    if (taken.has(index)) continue;
    const rank = countryRankOf(words, isBilled);
    if (isTagsHeader(words) && cells.every((cell) => readTags(cell).tooLong === null)) {
      fields.set(index, 'tags');
    } else if (cells.length === 0) {
      continue;
    } else if (isTimeZoneHeader(words) && !hasTimeZone) {
      hasTimeZone = cells.some((cell) => readTimeZone(cell) !== null);
      if (hasTimeZone) fields.set(index, 'timeZone');
    } else if (rank !== null && (nearest === null || rank < nearest.rank)) {
      if (shareOf(cells, (cell) => readCountry(cell, country) !== null) >= 0.8) {
        nearest = { index, rank };
      }
    }
  }
  if (nearest !== null) fields.set(nearest.index, 'country');
  return fields;
}

function chooseEmail(columns: readonly Column[]): number | null {
  const named = columns.filter(({ words }) => isEmailHeader(words));
  const found =
    named.find(({ emails }) => emails > 0) ??
    named.find(({ isEmpty }) => isEmpty) ??
    columns.find(({ emails }) => emails >= leastShare);
  return found?.index ?? null;
}

function chooseNames(
  columns: readonly Column[],
  taken: ReadonlyMap<number, unknown>,
): ReadonlyMap<number, ContactField> {
  const found = columns.map(({ index, words }) => (taken.has(index) ? null : namePartOf(words)));
  const indexOf = (part: NamePart) => {
    const plain = found.findIndex((one) => one?.part === part && !one.isQualified);
    return plain === -1 ? found.findIndex((one) => one?.part === part) : plain;
  };
  const first = indexOf('firstName');
  const last = indexOf('lastName');
  const chosen = new Map<number, ContactField>();
  if (first !== -1) chosen.set(first, 'firstName');
  if (last !== -1) chosen.set(last, 'lastName');
  const plain = indexOf('name');
  const isFirstName = plain !== -1 && firstNameWords.has(columns[plain]?.words[0] ?? '');
  if (plain !== -1 && last !== -1 && first === -1 && isFirstName) chosen.set(plain, 'firstName');
  else if (plain !== -1 && first !== -1 && last === -1) chosen.set(plain, 'lastName');
  else if (plain !== -1) chosen.set(plain, 'fullName');
  const full = indexOf('fullName');
  if (full !== -1 && ![...chosen.values()].includes('fullName')) chosen.set(full, 'fullName');
  return chosen;
}

function nameTheRest(
  names: readonly string[],
  columns: readonly Column[],
  targets: ReadonlyMap<number, ColumnTarget>,
): readonly ColumnTarget[] {
  const used = new Set<string>();
  return names.map((name, index): ColumnTarget => {
    const target = targets.get(index);
    if (target !== undefined) return target;
    const isNote = index < rejectColumns.length && rejectColumns[index] === name;
    const { isEmpty = true, words = [] } = columns[index] ?? {};
    if (isNote || isEmpty || isLabelOfOther(words)) return { kind: 'ignore' };
    const custom = customFieldName(name, index + 1, used);
    used.add(custom);
    return { kind: 'custom', name: custom };
  });
}

/** The columns of a file that Ovo exported: custom fields keep their names. */
function exportedTargets(names: readonly string[]): readonly ColumnTarget[] {
  const used = new Set<string>();
  return names.map((name, index): ColumnTarget => {
    const field = exportColumns[index]?.field;
    if (field !== undefined) return { kind: 'field', field };
    const isKept = isCustomFieldName(name) && !used.has(name);
    const custom = isKept ? name : customFieldName(name, index + 1, new Set([...used, ...names]));
    used.add(custom);
    return { kind: 'custom', name: custom };
  });
}

import type { ColumnTarget, ContactField } from '../../src-shared/contact/import.ts';
import { normalisePhone } from '../../src-shared/message/phone-number.ts';
import { customFieldName, isCustomFieldName } from '../../src-shared/contact/custom-field-name.ts';
import { exportColumns, rejectColumns } from './own-files.ts';
import { isEmailHeader, namePartOf, phoneRankOf, wordsOfHeader } from './header-words.ts';

/** The names of a file's columns, and whether its first row gives them. */
export interface Header {
  readonly names: readonly string[];
  /** False where the first row is a contact already: the columns are called by their place then. */
  readonly isInFile: boolean;
}

/** Cells that are looked at in each column. */
const mostCells = 200;

/** What part of a column's cells must be numbers for it to be taken for the phone without a header. */
const leastShare = 0.7;

/**
 * Reads the first row as a header, unless it holds a phone number or an e-mail address: then it is a
 * contact, and columns are called `Column 1` and so on, as are those whose header is empty.
 *
 * @param rows the first rows of the file that are not blank; at least one.
 * @param chosen whether the first row is a header, as a person says; null to find it out.
 */
export function readHeader(
  rows: readonly (readonly string[])[],
  country: string,
  chosen: boolean | null,
): Header {
  const first = rows[0] ?? [];
  const isInFile = chosen ?? !first.some((cell) => isEmailLike(cell) || isPhoneLike(cell, country));
  if (isInFile)
    return { names: first.map((cell, index) => cell.trim() || placeName(index)), isInFile };
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return { names: Array.from({ length: width }, (_, index) => placeName(index)), isInFile };
}

function placeName(index: number): string {
  return `Column ${index + 1}`;
}

/**
 * What each column is probably meant to become, from its header and from what it holds: at most one
 * phone (a mobile before any other), one of each part of the name, one e-mail address. Other columns
 * with anything in them become custom fields.
 *
 * @param rows the first rows of the file, without the header.
 */
export function suggestTargets(
  header: Header,
  rows: readonly (readonly string[])[],
  country: string,
): readonly ColumnTarget[] {
  const own = ownExport(header.names);
  if (own !== null) return own;
  const columns = header.names.map((name, index): Column => {
    const cells = rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
    const looked = cells.slice(0, mostCells);
    return {
      words: header.isInFile ? wordsOfHeader(name) : [],
      isEmpty: cells.length === 0 && rows.length > 0,
      phones: share(looked, (cell) => isPhoneLike(cell, country)),
      emails: share(looked, isEmailLike),
    };
  });
  const fields = new Map<number, ContactField>();
  const phone = choosePhone(columns);
  if (phone !== null) fields.set(phone, 'phone');
  const email = chooseEmail(columns);
  if (email !== null) fields.set(email, 'email');
  for (const [index, field] of chooseNames(columns, fields)) fields.set(index, field);
  return nameTheRest(header.names, columns, fields);
}

/** Whether a cell is a phone number by itself, whatever its column is called: no date, no id. */
export function isPhoneLike(cell: string, country: string): boolean {
  const text = cell.trim();
  if (!phoneShape.test(text) || dateShape.test(text)) return false;
  if (text.replace(/\D/g, '').length < 7) return false;
  return normalisePhone(text, country).ok;
}

/** Digits and what stands between and around them; an extension. No words. */
const phoneShape = /^['"=\s]*\+?[\d\s().\-–/\u2010-\u2015\u00a0]{7,30}(?:(?:x|ext\.?)\s?\d+)?"?$/i;

const dateShape =
  /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?:\D.*)?$/;

function isEmailLike(cell: string): boolean {
  return cell.length <= 320 && /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]+$/.test(cell.trim());
}

interface Column {
  readonly words: readonly string[];
  readonly isEmpty: boolean;
  /** What part of the cells that are not empty are phone numbers, or e-mail addresses: 0 to 1. */
  readonly phones: number;
  readonly emails: number;
}

function choosePhone(columns: readonly Column[]): number | null {
  let best: { readonly index: number; readonly cost: number } | null = null;
  for (const [index, column] of columns.entries()) {
    const rank = phoneRankOf(column.words, column.phones >= leastShare);
    if (rank === 'no') continue;
    if (rank === null && column.phones < leastShare) continue;
    const cost = (rank ?? 5) + (column.phones > 0 ? 0 : column.isEmpty ? 20 : 10);
    if (best === null || cost < best.cost) best = { index, cost };
  }
  return best === null ? null : best.index;
}

function chooseEmail(columns: readonly Column[]): number | null {
  const named = columns.findIndex(
    (column) => isEmailHeader(column.words) && (column.emails > 0 || column.isEmpty),
  );
  const filled = columns.findIndex((column) => isEmailHeader(column.words) && column.emails > 0);
  const found =
    filled === -1 && named === -1
      ? columns.findIndex((column) => column.emails >= leastShare)
      : filled === -1
        ? named
        : filled;
  return found === -1 ? null : found;
}

function chooseNames(
  columns: readonly Column[],
  taken: ReadonlyMap<number, ContactField>,
): ReadonlyMap<number, ContactField> {
  const parts = columns.map((column, index) =>
    taken.has(index) ? null : namePartOf(column.words),
  );
  const first = parts.indexOf('firstName');
  const last = parts.indexOf('lastName');
  const chosen = new Map<number, ContactField>();
  if (first !== -1) chosen.set(first, 'firstName');
  if (last !== -1) chosen.set(last, 'lastName');
  const plain = parts.indexOf('name');
  const isSpanishFirst = plain !== -1 && columns[plain]?.words[0]?.startsWith('nombre') === true;
  if (plain !== -1 && last !== -1 && first === -1 && isSpanishFirst) chosen.set(plain, 'firstName');
  else if (plain !== -1 && first !== -1 && last === -1) chosen.set(plain, 'lastName');
  else if (plain !== -1) chosen.set(plain, 'fullName');
  const full = parts.indexOf('fullName');
  if (full !== -1 && ![...chosen.values()].includes('fullName')) chosen.set(full, 'fullName');
  return chosen;
}

function nameTheRest(
  names: readonly string[],
  columns: readonly Column[],
  fields: ReadonlyMap<number, ContactField>,
): readonly ColumnTarget[] {
  const used = new Set<string>();
  return names.map((name, index): ColumnTarget => {
    const field = fields.get(index);
    if (field !== undefined) return { kind: 'field', field };
    const isNote = index < rejectColumns.length && rejectColumns[index] === name;
    if (isNote || columns[index]?.isEmpty === true) return { kind: 'ignore' };
    const custom = customFieldName(name, index + 1, used);
    used.add(custom);
    return { kind: 'custom', name: custom };
  });
}

/** The columns of a file that Ovo exported: custom fields keep their very names, whatever those are. */
function ownExport(names: readonly string[]): readonly ColumnTarget[] | null {
  const custom = names.slice(exportColumns.length);
  const isOwn =
    exportColumns.every(({ name }, index) => names[index] === name) &&
    custom.every(isCustomFieldName) &&
    new Set(custom).size === custom.length;
  if (!isOwn) return null;
  return [
    ...exportColumns.map(({ field }): ColumnTarget => ({ kind: 'field', field })),
    ...custom.map((name): ColumnTarget => ({ kind: 'custom', name })),
  ];
}

function share(cells: readonly string[], is: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(is).length / cells.length;
}

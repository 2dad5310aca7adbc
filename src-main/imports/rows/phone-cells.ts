import type { ColumnMapping } from '../../../src-shared/import/import.ts';
import { labelledNumbers, rankOfPhoneLabel } from '../../../src-shared/phone/labelled-numbers.ts';
import { normalisePhone, type PhoneReading } from '../../../src-shared/phone/phone-number.ts';
import { numberSeparator } from '../../../src-shared/phone/phone-problem.ts';
import type { RowCountry } from './row-country.ts';

/** The phone number of a row, and the index of the cell that it is from. */
export interface PhoneOfRow {
  readonly reading: PhoneReading;
  readonly index: number;
}

/** A phone column, and the column that says what kind of number is in it; null for none. */
export interface PhoneColumn {
  readonly index: number;
  readonly labelIndex: number | null;
  readonly priority: number;
}

/** Phone columns in the order in which they are tried: by priority, then by index. */
export function phoneColumnsOf(mapping: ColumnMapping): readonly PhoneColumn[] {
  const columns: PhoneColumn[] = [];
  let label: number | null = null;
  for (const [index, target] of mapping.entries()) {
    if (target.kind !== 'field') continue;
    if (target.field === 'phoneLabel') label = index;
    if (target.field !== 'phone') continue;
    columns.push({ index, labelIndex: label, priority: target.priority ?? lastPriority });
    label = null;
  }
  return columns.toSorted((one, two) => one.priority - two.priority || one.index - two.index);
}

const lastPriority = 100;

/**
 * The number to text among all phone cells of a row: the first valid one that is no landline, else the
 * first valid one. Of columns with the same priority, one labelled as mobile comes first; one labelled as
 * fax or pager is never taken. Without a valid number the result says what is wrong with the first cell
 * that Ovo has a fix for, else with the first that is not empty.
 *
 * @param where the country's code for calls (`44`) may stand in another cell: then the number may be
 * written without it and without a 0.
 */
export function readPhone(
  cells: readonly string[],
  columns: readonly PhoneColumn[],
  where: RowCountry,
): PhoneOfRow {
  let landline: PhoneOfRow | null = null;
  let fault: PhoneOfRow | null = null;
  for (const { index } of inOrder(cells, columns)) {
    const cell = cells[index];
    if (cell === undefined || cell === '') continue;
    for (const reading of readingsOf(cell, where)) {
      if (reading.ok) {
        if (!reading.isLandline) return { reading, index };
        landline ??= { reading, index };
      } else if (isWorseThan(fault, reading)) {
        fault = { reading, index };
      }
    }
  }
  return (
    landline ??
    fault ?? { reading: normalisePhone('', where.country), index: columns[0]?.index ?? 0 }
  );
}

function isWorseThan(fault: PhoneOfRow | null, reading: PhoneReading): boolean {
  if (reading.ok || reading.problem === 'empty') return false;
  if (fault === null || fault.reading.ok) return true;
  return fault.reading.fix === null && reading.fix !== null;
}

function inOrder(
  cells: readonly string[],
  columns: readonly PhoneColumn[],
): readonly PhoneColumn[] {
  if (columns.length === 1 || columns.every(({ labelIndex }) => labelIndex === null))
    return columns;
  const ranked = columns.map((column) => ({
    column,
    rank: column.labelIndex === null ? 1 : rankOfPhoneLabel(cells[column.labelIndex] ?? ''),
  }));
  return ranked
    .filter(({ rank }) => rank !== null)
    .toSorted(
      (one, two) =>
        one.column.priority - two.column.priority ||
        (one.rank ?? 0) - (two.rank ?? 0) ||
        one.column.index - two.column.index,
    )
    .map(({ column }) => column);
}

/** The most numbers that are read from one cell, and the most characters in which they are looked for. */
const mostParts = 30;
const longestCell = 7500;

/**
 * The valid numbers of a cell; the reading of the whole cell where it is one number, has none, or is so
 * long that looking would take its time.
 */
function readingsOf(cell: string, where: RowCountry): readonly PhoneReading[] {
  const read = (text: string) => readBeside(text, where);
  const whole = read(cell);
  if (whole.ok || cell.length > longestCell) return [whole];
  const labelled = labelledNumbers(cell).filter(({ rank }) => rank !== null);
  const parts =
    labelled.length > 0
      ? labelled.slice(0, mostParts).map(({ text }) => text)
      : numberSeparator.test(cell)
        ? cell.split(numberSeparator, mostParts).filter((part) => /\d/.test(part))
        : [];
  const good = parts.map(read).filter((reading) => reading.ok);
  return good.length > 0 ? good : [whole];
}

/** A number beside the code of its country: with the code or without, with a 0 in front or without. */
function readBeside(text: string, { country, callingCode }: RowCountry): PhoneReading {
  const alone = normalisePhone(text, country);
  if (callingCode === null || alone.ok || !/^['"\s]*[\d(]/.test(text)) return alone;
  const national = normalisePhone(`+${callingCode} ${text.replace(/^[^\d(]*0?/, '')}`, country);
  const digits = text.replace(/\D/g, '');
  const whole = digits.startsWith(callingCode) ? normalisePhone(`+${digits}`, country) : alone;
  if (national.ok && whole.ok && national.phone !== whole.phone) return alone;
  return national.ok ? national : whole.ok ? whole : alone;
}

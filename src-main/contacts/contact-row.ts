import { cleanLine } from '../../src-shared/contact/clean-text.ts';
import type { ColumnMapping, ContactField } from '../../src-shared/contact/import.ts';
import { normalisePhone } from '../../src-shared/message/phone-number.ts';
import { unguardCell } from './formula-guard.ts';

/** A contact as a row of a file has it. */
export interface ContactRow {
  /** E.164. */
  phone: string;
  firstName: string;
  lastName: string;
  email: string;
  /** JSON object of the custom fields that are not empty. */
  customFields: string;
}

/** Why a row is none; the column is null where it is the whole row. */
export interface RowFault {
  readonly column: string | null;
  readonly value: string;
  readonly reason: string;
}

/** Most characters of each (UTF-16 units); longer is refused, never cut. */
const longest = { name: 200, email: 320, custom: 10_000 } as const;

/** A row of cells as a contact, or why it is none. */
export type ReadContactRow = (cells: readonly string[]) => ContactRow | RowFault;

export function isFault(read: ContactRow | RowFault): read is RowFault {
  return 'reason' in read;
}

/**
 * Makes what reads the rows of one file. A row may be short, as Excel leaves out empty cells at the
 * end of rows; a row with more in it than the header has columns is refused, because its cells are
 * probably in the wrong places.
 *
 * @param country ISO 3166 code of the country that numbers without a country code belong to.
 */
export function contactRowReader(
  mapping: ColumnMapping,
  names: readonly string[],
  country: string,
): ReadContactRow {
  const width = names.length;
  const at = (field: ContactField) =>
    mapping.findIndex((target) => target.kind === 'field' && target.field === field);
  const phoneAt = at('phone');
  const firstNameAt = at('firstName');
  const lastNameAt = at('lastName');
  const fullNameAt = at('fullName');
  const emailAt = at('email');
  const custom = mapping.flatMap((target, index) =>
    target.kind === 'custom' ? [{ index, key: `${JSON.stringify(target.name)}:` }] : [],
  );
  const used = mapping.flatMap((target, index) => (target.kind === 'ignore' ? [] : [index]));

  function fault(index: number, cell: string, reason: string): RowFault {
    return { column: names[index] ?? null, value: cell, reason };
  }

  function findTooLong(cells: readonly string[]): RowFault | null {
    for (const index of used) {
      const cell = cells[index] ?? '';
      const target = mapping[index];
      const isName = target?.kind === 'field' && target.field !== 'email';
      const most =
        target?.kind === 'custom' ? longest.custom : isName ? longest.name : longest.email;
      if (cell.trim().length > most) {
        return fault(
          index,
          cell,
          `This is longer than ${most.toLocaleString('en')} characters. Shorten it.`,
        );
      }
    }
    return null;
  }

  function findUnreadable(cells: readonly string[]): RowFault | null {
    const index = used.find((column) => cells[column]?.includes('\uFFFD') === true);
    if (index === undefined) return null;
    return fault(
      index,
      cells[index] ?? '',
      'There are characters here that could not be read (�). Import the file in another encoding, or mend them.',
    );
  }

  return (cells) => {
    if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')) {
      return {
        column: null,
        value: cells.slice(width).join(' '),
        reason: `This row has ${cells.length} cells, and the header has ${width} columns. Put quotes around the cell with a delimiter in it.`,
      };
    }
    const phoneCell = cells[phoneAt];
    if (phoneCell === undefined) {
      return fault(
        phoneAt,
        '',
        `This row ends after ${cells.length} of ${width} cells, before the phone number. Complete it; a line break inside a cell needs quotes around the cell.`,
      );
    }
    const reading = normalisePhone(phoneCell, country);
    if (!reading.ok) return fault(phoneAt, phoneCell, reading.reason);
    let hasLong = false;
    let hasUnreadable = false;
    for (const cell of cells) {
      if (cell.length > longest.name) hasLong = true;
      if (cell.includes('\uFFFD')) hasUnreadable = true;
    }
    const found =
      (hasLong ? findTooLong(cells) : null) ?? (hasUnreadable ? findUnreadable(cells) : null);
    if (found !== null) return found;
    let firstName = textOf(cells[firstNameAt]);
    let lastName = textOf(cells[lastNameAt]);
    if (fullNameAt !== -1 && (firstName === '' || lastName === '')) {
      const full = splitName(textOf(cells[fullNameAt]));
      if (firstName === '' && lastName === '') ({ firstName, lastName } = full);
      else if (firstName === '' && firstNameAt === -1) firstName = full.firstName;
      else if (lastName === '' && lastNameAt === -1) lastName = full.lastName;
    }
    return {
      phone: reading.phone,
      firstName,
      lastName,
      email: textOf(cells[emailAt]),
      customFields: customFieldsOf(cells),
    };
  };

  function customFieldsOf(cells: readonly string[]): string {
    let json = '';
    for (const { index, key } of custom) {
      const cell = cells[index];
      if (cell === undefined || cell === '') continue;
      const value = unguardCell(cell.trim()).trim();
      if (value !== '') json += `${json === '' ? '' : ','}${key}${JSON.stringify(value)}`;
    }
    return `{${json}}`;
  }
}

/**
 * A whole name as first and last: the last word is the last name; `Lee, Ann` is the other way round.
 * One word is a first name.
 */
export function splitName(name: string): { readonly firstName: string; readonly lastName: string } {
  const reversed = /^([^,]+),\s*([^,]+)$/.exec(name);
  const given = reversed?.[2] ?? '';
  if (reversed !== null && !suffix.test(given)) {
    return { firstName: given, lastName: reversed[1]?.trim() ?? '' };
  }
  const words = name.split(/\s+/);
  const endsInSuffix = words.length > 2 && suffix.test(words.at(-1) ?? '');
  const lastWords = words.length === 1 ? 0 : endsInSuffix ? 2 : 1;
  return {
    firstName: words.slice(0, words.length - lastWords).join(' '),
    lastName: words.slice(words.length - lastWords).join(' '),
  };
}

/** What stands after a last name and is no name. */
const suffix = /^(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d|dds|esq)\.?$/i;

function textOf(cell: string | undefined): string {
  if (cell === undefined || cell === '') return '';
  return unguardCell(cleanLine(cell)).trim();
}

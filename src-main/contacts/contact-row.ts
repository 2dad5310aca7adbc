import { cleanLine } from '../../src-shared/contact/clean-text.ts';
import { isTimeZone } from '../../src-shared/contact/field-rules.ts';
import type {
  ColumnMapping,
  ContactField,
  RejectProblem,
} from '../../src-shared/contact/import.ts';
import { readConsent, readOptOut } from './answers.ts';
import { readTime } from './cell-date.ts';
import { exactTags, firstEmail, joinReadably, readTags } from './cell-values.ts';
import { unguardCell } from './formula-guard.ts';
import { isOwnExport } from './own-files.ts';
import { phoneColumnsOf, readPhone } from './phone-cells.ts';
import { readCountry } from './row-country.ts';
import { readTimeZone } from './row-time-zone.ts';

/** A contact as a row of a file has it. */
export interface ContactRow {
  /** E.164. */
  phone: string;
  firstName: string;
  lastName: string;
  email: string;
  /** JSON object of the custom fields that are not empty. */
  customFields: string;
  /** IANA name; null where the row names none. */
  timeZone: string | null;
  /** Whether the number is surely a landline. */
  isLandline: boolean;
  tags: readonly string[];
  /** Whether the row says that this person agreed to be texted. */
  hasConsent: boolean;
  /** When, in Unix milliseconds; null where the row does not say, and without consent. */
  consentAt: number | null;
  /** How and where this person agreed, as the row says; null where it does not, and without consent. */
  consentMethod: string | null;
  consentSource: string | null;
  /** What says that this person wants no texts: `Column “Unsubscribed”: “2024-03-01”`; else null. */
  optOut: string | null;
}

/** Why a row is none. */
export interface RowFault {
  /** The column's name; null where it is the whole row. */
  readonly column: string | null;
  /** Its place among the cells, from 0; null where it is the whole row. */
  readonly cellIndex: number | null;
  readonly value: string;
  /** In plain words, with what to do. */
  readonly reason: string;
  readonly problem: RejectProblem;
  /** What to write in that cell instead, where Ovo can tell. */
  readonly fix: string | null;
}

/** Most characters of each (UTF-16 units); longer is refused, never cut. */
const longest = { name: 200, email: 320, custom: 10_000 } as const;

/** As many tags as a contact may have. */
const mostTags = 100;

/** More of a cell is not kept as evidence. */
const longestEvidence = 200;

const noTags: readonly string[] = [];

/** A row of cells as a contact, or why it is none. */
export type ReadContactRow = (cells: readonly string[]) => ContactRow | RowFault;

export function isFault(read: ContactRow | RowFault): read is RowFault {
  return 'reason' in read;
}

/**
 * Makes what reads the rows of one file. A row may be short, as Excel leaves out empty cells at the
 * end of rows; a row with more in it than the header has columns is refused, because its cells are
 * probably in the wrong places. So is one whose opt-out column holds something that is neither a yes
 * nor a no: nobody is texted on a guess. A no to consent is no opt-out.
 *
 * @param country ISO 3166 code of the country that numbers without a country code belong to, where the
 * row itself names none.
 */
export function contactRowReader(
  mapping: ColumnMapping,
  names: readonly string[],
  country: string,
): ReadContactRow {
  const width = names.length;
  const at = (field: ContactField) =>
    mapping.findIndex((target) => target.kind === 'field' && target.field === field);
  const phones = phoneColumnsOf(mapping);
  const firstPhoneAt = phones.reduce((least, { index }) => Math.min(least, index), width);
  const firstNameAt = at('firstName');
  const lastNameAt = at('lastName');
  const fullNameAt = at('fullName');
  const emailAt = at('email');
  const countryAt = at('country');
  const timeZoneAt = at('timeZone');
  const consentAt = at('consent');
  const consentTimeAt = at('consentAt');
  const consentMethodAt = at('consentMethod');
  const consentSourceAt = at('consentSource');
  const hasConsentColumns = consentAt !== -1 || consentTimeAt !== -1;
  const everyAt = (field: ContactField) =>
    mapping.flatMap((target, index) =>
      target.kind === 'field' && target.field === field ? [index] : [],
    );
  const tagColumns = everyAt('tags');
  const optOutColumns = everyAt('optOut');
  const custom = mapping.flatMap((target, index) =>
    target.kind === 'custom' ? [{ index, key: `${JSON.stringify(target.name)}:` }] : [],
  );
  const used = mapping.flatMap((target, index) => (target.kind === 'ignore' ? [] : [index]));
  const isOwn = isOwnExport(names);

  function fault(
    index: number,
    cell: string,
    problem: RejectProblem,
    reason: string,
    fix: string | null = null,
  ): RowFault {
    return { column: names[index] ?? null, cellIndex: index, value: cell, reason, problem, fix };
  }

  function mostOf(index: number): number {
    const target = mapping[index];
    if (target?.kind !== 'field' || target.field === 'tags') return longest.custom;
    if (target.field === 'phone') return longest.custom;
    return target.field === 'email' ? longest.email : longest.name;
  }

  function findTooLong(cells: readonly string[]): RowFault | null {
    for (const index of used) {
      const cell = cells[index] ?? '';
      const most = mostOf(index);
      if (cell.trim().length > most) {
        const said = most.toLocaleString('en');
        return fault(
          index,
          cell,
          'text-too-long',
          `This is longer than ${said} characters. Shorten it.`,
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
      'unreadable-characters',
      'There are characters here that could not be read (�). Import the file in another encoding, or mend them.',
    );
  }

  function findMisplaced(cells: readonly string[]): RowFault | null {
    if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')) {
      return {
        column: null,
        cellIndex: null,
        value: cells.slice(width).join(' '),
        problem: 'too-many-cells',
        reason: `This row has ${cells.length} cells, and the header has ${width} columns. Put quotes around the cell with a delimiter in it.`,
        fix: null,
      };
    }
    if (cells.length > firstPhoneAt) return null;
    return fault(
      firstPhoneAt,
      '',
      'row-ends-early',
      `This row ends after ${cells.length} of ${width} cells, before the phone number. Complete it; a line break inside a cell needs quotes around the cell.`,
    );
  }

  function findFault(cells: readonly string[]): RowFault | null {
    let hasLong = false;
    let hasUnreadable = false;
    for (const cell of cells) {
      if (cell.length > longest.name) hasLong = true;
      if (cell.includes('\uFFFD')) hasUnreadable = true;
    }
    return (
      (hasLong ? findTooLong(cells) : null) ??
      (hasUnreadable && !isOwn ? findUnreadable(cells) : null)
    );
  }

  return (cells) => {
    const misplaced = findMisplaced(cells);
    if (misplaced !== null) return misplaced;
    const own = countryAt === -1 ? null : readCountry(cells[countryAt] ?? '', country);
    const { reading, index } = readPhone(cells, phones, own ?? country);
    if (!reading.ok) {
      return fault(index, cells[index] ?? '', reading.problem, reading.reason, reading.fix);
    }
    const found = findFault(cells);
    if (found !== null) return found;
    let firstName = textOf(cells[firstNameAt]);
    let lastName = textOf(cells[lastNameAt]);
    if (fullNameAt !== -1 && (firstName === '' || lastName === '')) {
      const full = splitName(textOf(cells[fullNameAt]));
      if (firstName === '' && lastName === '') ({ firstName, lastName } = full);
      else if (firstName === '' && firstNameAt === -1) firstName = full.firstName;
      else if (lastName === '' && lastNameAt === -1) lastName = full.lastName;
    }
    const email = textOf(cells[emailAt]);
    const row: ContactRow = {
      phone: reading.phone,
      firstName,
      lastName,
      email: isOwn ? email : firstEmail(email),
      customFields: customFieldsOf(cells),
      timeZone: timeZoneOf(cells[timeZoneAt]),
      isLandline: reading.isLandline,
      tags: noTags,
      hasConsent: false,
      consentAt: null,
      consentMethod: null,
      consentSource: null,
      optOut: null,
    };
    return (
      (tagColumns.length > 0 ? takeTags(cells, row) : null) ??
      (hasConsentColumns ? takeConsent(cells, row) : null) ??
      (optOutColumns.length > 0 ? takeOptOut(cells, row) : null) ??
      row
    );
  };

  function timeZoneOf(cell: string | undefined): string | null {
    if (cell === undefined || cell === '') return null;
    if (!isOwn) return readTimeZone(cell);
    const name = unguardCell(cell.trim());
    return isTimeZone(name) ? name : null;
  }

  function customFieldsOf(cells: readonly string[]): string {
    let json = '';
    for (const { index, key } of custom) {
      const cell = cells[index];
      if (cell === undefined || cell === '') continue;
      const text = unguardCell(cell.trim()).trim();
      const value = isOwn ? text : joinReadably(text);
      if (value !== '') json += `${json === '' ? '' : ','}${key}${JSON.stringify(value)}`;
    }
    return `{${json}}`;
  }

  function takeTags(cells: readonly string[], row: ContactRow): RowFault | null {
    for (const index of tagColumns) {
      const cell = cells[index];
      if (cell === undefined || cell === '') continue;
      const text = unguardCell(cell.trim());
      const { tags, tooLong } = isOwn ? { tags: exactTags(text), tooLong: null } : readTags(text);
      if (tooLong !== null) {
        return fault(
          index,
          cell,
          'text-too-long',
          `The tag “${tooLong.slice(0, 60)}…” is longer than 60 characters. Shorten it, or put commas between tags.`,
        );
      }
      const known = new Set(row.tags.map((tag) => tag.toLowerCase()));
      row.tags = [...row.tags, ...tags.filter((tag) => !known.has(tag.toLowerCase()))];
      if (row.tags.length > mostTags) {
        const reason = `There are more than ${mostTags} tags here. Keep those that matter.`;
        return fault(index, cell, 'text-too-long', reason);
      }
    }
    return null;
  }

  function takeConsent(cells: readonly string[], row: ContactRow): null {
    takeAnswer(cells, row);
    if (!row.hasConsent) return null;
    row.consentMethod = textOf(cells[consentMethodAt]) || null;
    row.consentSource = textOf(cells[consentSourceAt]) || null;
    return null;
  }

  /** Whether and when this person agreed. A time alone is a yes, unless the row says no beside it. */
  function takeAnswer(cells: readonly string[], row: ContactRow): void {
    const time = readTime(cells[consentTimeAt] ?? '', country);
    if (consentAt === -1) {
      row.hasConsent = time !== null;
      row.consentAt = time;
      return;
    }
    const cell = cells[consentAt] ?? '';
    const answer = readConsent(cell, country);
    row.hasConsent = answer.kind === 'yes';
    if (answer.kind === 'yes') row.consentAt = time ?? answer.at;
    if (answer.hasLeft) row.optOut = evidenceOf(consentAt, cell);
  }

  function takeOptOut(cells: readonly string[], row: ContactRow): RowFault | null {
    for (const index of optOutColumns) {
      const cell = cells[index] ?? '';
      const answer = readOptOut(cell, country);
      if (answer.kind === 'unclear') {
        return fault(
          index,
          cell,
          'unclear-opt-out',
          'It is not clear whether this person wants no texts. Write yes (no texts), no, or the day on which they opted out.',
        );
      }
      if (answer.kind === 'yes') row.optOut ??= evidenceOf(index, cell);
    }
    return null;
  }

  function evidenceOf(index: number, cell: string): string {
    const said = cleanLine(cell).slice(0, longestEvidence);
    return `Column “${names[index] ?? ''}”: “${said}”`;
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

import { contactLimits, isTimeZone } from '../../../src-shared/contact/field-rules.ts';
import { cleanText } from '../../../src-shared/lib/clean-text.ts';
import type { ColumnMapping, ContactField } from '../../../src-shared/import/import.ts';
import { cleanCells } from './clean-cells.ts';
import { firstEmail, textOf, withCommas } from './cell-values.ts';
import { unguardCell } from '../../contacts/export/formula-guard.ts';
import { isOvoExport } from '../../contacts/export/export-format.ts';
import { phoneColumnsOf, readPhone } from './phone-cells.ts';
import { rowCountryReader } from './row-country.ts';
import { findReportFooter } from './report-footer.ts';
import { faultOfCell, type RowFault } from './row-fault.ts';
import { permissionReader, type RowPermissions } from './row-permissions.ts';
import { tagReader } from './row-tags.ts';
import { readTimeZone } from './row-time-zone.ts';
import { splitName } from './split-name.ts';

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
  /** Whether the number is certainly a landline. */
  isLandline: boolean;
  tags: readonly string[];
  /** Whether the row says that this person agreed to be texted. */
  hasConsent: boolean;
  /** When, in Unix milliseconds; null without consent, and where the row gives no time. */
  consentAt: number | null;
  /** How and where this person agreed; null without consent, and where the row does not say. */
  consentMethod: string | null;
  consentSource: string | null;
  /** The evidence that this person wants no texts: `Column “Unsubscribed”: “2024-03-01”`; else null. */
  optOut: string | null;
  /** The index of the column that says so. */
  optOutColumn: number | null;
  /**
   * The evidence that this person does not agree, in a column that says so of everybody who was never
   * asked too: an opt-out for those who had agreed before. Else null.
   */
  notAgreed: string | null;
}

const noTags: readonly string[] = [];

const saysNothing: RowPermissions = {
  hasConsent: false,
  consentAt: null,
  consentMethod: null,
  consentSource: null,
  optOut: null,
  optOutColumn: null,
  notAgreed: null,
};

/**
 * Reads a row of cells as a contact, or says why the row is rejected.
 *
 * @param isPlain whether it is sure that nothing is to be cleaned or escaped; see FileRow.
 */
export type ReadContactRow = (cells: readonly string[], isPlain?: boolean) => ContactRow | RowFault;

export function isFault(read: ContactRow | RowFault): read is RowFault {
  return 'problem' in read;
}

/**
 * Makes the function that reads the rows of one file. A row may be short, as Excel leaves out empty cells
 * at the end. Rejected are a row with more cells than the header has columns, as its cells are probably in
 * the wrong places; a text that is too long, as nothing is cut; and a column for consent or opt-outs that
 * says neither yes nor no, as nobody is texted on a guess. What a report has below its rows is rejected as
 * that. Where the number of a rejected row is sure, the fault tells whether its owner wants no texts.
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
  const countryOf = rowCountryReader(mapping, country);
  const timeZoneAt = at('timeZone');
  const custom = mapping.flatMap((target, index) =>
    target.kind === 'custom' ? [{ index, key: `${JSON.stringify(target.name)}:` }] : [],
  );
  const used = mapping.flatMap((target, index) => (target.kind === 'ignore' ? [] : [index]));
  const isFromOvo = isOvoExport(names);
  const readTags = tagReader(mapping, names, isFromOvo);
  const readPermissions = permissionReader(mapping, names, country, isFromOvo);

  function longestOf(index: number): number {
    const target = mapping[index];
    const { customFieldLength, emailLength, nameLength } = contactLimits;
    // A cell of these can hold many values.
    const isLong = target?.kind !== 'field' || target.field === 'tags' || target.field === 'phone';
    if (isLong) return customFieldLength;
    return target.field === 'email' ? emailLength : nameLength;
  }

  function findTooLong(cells: readonly string[]): RowFault | null {
    for (const index of used) {
      const cell = cells[index] ?? '';
      const longest = longestOf(index);
      if (cell.trim().length > longest) {
        return faultOfCell(
          names,
          { index, text: cell },
          { problem: 'text-too-long', params: { longest } },
        );
      }
    }
    return null;
  }

  function findUnreadable(cells: readonly string[]): RowFault | null {
    const index = used.find((column) => cells[column]?.includes('\uFFFD') === true);
    if (index === undefined) return null;
    return faultOfCell(
      names,
      { index, text: cells[index] ?? '' },
      { problem: 'unreadable-characters' },
    );
  }

  function findMisplaced(cells: readonly string[]): RowFault | null {
    if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')) {
      return {
        column: null,
        cellIndex: null,
        value: cells.slice(width).join(' '),
        problem: 'too-many-cells',
        params: { cells: cells.length, columns: width },
        fix: null,
      };
    }
    if (cells.length > firstPhoneAt) return null;
    return faultOfCell(
      names,
      { index: firstPhoneAt, text: '' },
      { problem: 'row-ends-early', params: { cells: cells.length, columns: width } },
    );
  }

  function findFault(cells: readonly string[], isPlain: boolean): RowFault | null {
    let hasLong = false;
    let hasUnreadable = false;
    for (const cell of cells) {
      if (cell.length > contactLimits.nameLength) hasLong = true;
      if (!isPlain && cell.includes('\uFFFD')) hasUnreadable = true;
    }
    return (
      (hasLong ? findTooLong(cells) : null) ??
      (hasUnreadable && !isFromOvo ? findUnreadable(cells) : null)
    );
  }

  return (written, isPlain = false) => {
    const cells = isFromOvo ? written.map(cleanText) : cleanCells(written, phones, isPlain);
    const footer = findReportFooter(cells, names);
    if (footer !== null) return footer;
    const misplaced = findMisplaced(cells);
    if (misplaced !== null) return misplaced;
    const { reading, index } = readPhone(cells, phones, countryOf(cells));
    if (!reading.ok) return faultOfCell(names, { index, text: cells[index] ?? '' }, reading);
    const found = findFault(cells, isPlain);
    if (found !== null) return withRefusal(found, cells, reading.phone);
    let firstName = textAt(firstNameAt);
    let lastName = textAt(lastNameAt);
    if (fullNameAt !== -1 && (firstName === '' || lastName === '')) {
      const full = splitName(textAt(fullNameAt));
      if (firstName === '' && lastName === '') ({ firstName, lastName } = full);
      else if (firstName === '' && firstNameAt === -1) firstName = full.firstName;
      else if (lastName === '' && lastNameAt === -1) lastName = full.lastName;
    }
    const email = textAt(emailAt);
    const row: ContactRow = {
      phone: reading.phone,
      firstName,
      lastName,
      email: isFromOvo ? email : firstEmail(email),
      customFields: customFieldsOf(cells, isPlain),
      timeZone: timeZoneAt === -1 ? null : timeZoneOf(cells[timeZoneAt]),
      isLandline: reading.isLandline,
      tags: noTags,
      hasConsent: false,
      consentAt: null,
      consentMethod: null,
      consentSource: null,
      optOut: null,
      optOutColumn: null,
      notAgreed: null,
    };
    const fault = readTags?.(cells, row) ?? readPermissions?.(cells, row) ?? null;
    return fault === null ? row : withRefusal(fault, cells, reading.phone);

    function textAt(column: number): string {
      return column === -1 ? '' : textOf(cells[column], isPlain);
    }
  };

  function withRefusal(fault: RowFault, cells: readonly string[], phone: string): RowFault {
    const says = { ...saysNothing };
    readPermissions?.(cells, says);
    const { optOut, optOutColumn, notAgreed } = says;
    if (optOut === null && notAgreed === null) return fault;
    return { ...fault, refusal: { phone, optOut, optOutColumn, notAgreed } };
  }

  function timeZoneOf(cell: string | undefined): string | null {
    if (cell === undefined || cell === '') return null;
    if (!isFromOvo) return readTimeZone(cell);
    const name = unguardCell(cell.trim());
    return isTimeZone(name) ? name : null;
  }

  function customFieldsOf(cells: readonly string[], isPlain: boolean): string {
    let json = '';
    for (const { index, key } of custom) {
      const cell = cells[index];
      if (cell === undefined || cell === '') continue;
      const said = unguardCell(cell.trim()).trim();
      const value = isFromOvo ? said : withCommas(said);
      if (value === '') continue;
      const text = isPlain ? `"${value}"` : JSON.stringify(value);
      json += `${json === '' ? '' : ','}${key}${text}`;
    }
    return `{${json}}`;
  }
}

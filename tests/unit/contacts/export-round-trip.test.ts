import fc from 'fast-check';
import { expect, it } from 'vitest';
import { suggestTargets } from '../../../src-main/imports/columns/suggest-targets.ts';
import { contactRowReader, isFault } from '../../../src-main/imports/rows/contact-row.ts';
import { CsvReader } from '../../../src-main/imports/readers/text/csv-reader.ts';
import { csvLine } from '../../../src-main/contacts/export/csv-writer.ts';
import { cellsOf } from '../../../src-main/contacts/export/export-lines.ts';
import { exportColumns } from '../../../src-main/contacts/export/export-format.ts';
import { customFieldsOf, textsOf } from '../../../src-main/contacts/contact-columns.ts';
import { changedCustomFields } from '../../../src-main/contacts/custom-fields.ts';
import type { ExportRow } from '../../../src-main/contacts/export/export-rows.ts';
import { cleanLine } from '../../../src-shared/lib/clean-text.ts';
import { isCustomFieldName } from '../../../src-shared/contact/custom-field-name.ts';
import { isTimeZone, tagSchema } from '../../../src-shared/contact/field-rules.ts';
import { fictionalPhone } from '../../support/campaigns.ts';

/** Texts that spreadsheets, other programs and Ovo itself have their ways with. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(...'=+-@\'"*,;|:\t\n\r \u00a0\ufeff＝a1.'.split(''), '::: ', '\u2028'),
    maxLength: 12,
  }),
  fc.constantFrom('=1+1', "'=1", "''+2", '+12125550101', '"a", b', '* myContacts', '\ufffd', '07'),
);
const line = text.map(cleanLine);

const fieldName = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/).filter(isCustomFieldName),
  fc.constantFrom('tags', 'country', 'mobile', 'consent', 'opt_out', 'unsubscribed', 'time_zone'),
);

const tags = fc
  .uniqueArray(line, { maxLength: 4, selector: (name) => name.toLowerCase() })
  .map((names) => names.filter((name) => tagSchema.safeParse(name).success));

const timeZone = fc.constantFrom(null, 'America/New_York', 'UTC', 'Asia/Kolkata', 'Etc/GMT+5');

const consent = fc.option(
  fc.record({
    consentAt: fc.integer({ min: Date.UTC(1980, 0, 2), max: Date.UTC(2200, 0, 1) }),
    consentMethod: line.filter((said) => said !== ''),
    consentSource: line.filter((said) => said !== ''),
  }),
  { nil: { consentAt: null, consentMethod: null, consentSource: null } },
);

const contact = fc
  .record({
    phone: fc.nat(999).map(fictionalPhone),
    firstName: line,
    lastName: line,
    email: line,
    tags: tags.map((names) => JSON.stringify(names)),
    timeZone,
    customFields: fc
      .dictionary(fieldName, text, { maxKeys: 4, noNullPrototype: true })
      .map((fields) => changedCustomFields({}, fields)),
    consent,
  })
  .map(({ consent: given, ...rest }): ExportRow => ({ ...rest, ...given }));

/** Contacts as they are read from what an export of them holds. */
function throughAFile(contacts: readonly ExportRow[]): readonly ExportRow[] {
  const names = new Set(
    contacts.flatMap(({ customFields }) => Object.keys(customFieldsOf(customFields))),
  );
  const fieldNames = [...names].toSorted();
  const csv = new CsvReader(',');
  csv.feed(csvLine([...exportColumns.map(({ name }) => name), ...fieldNames]));
  for (const row of contacts) csv.feed(csvLine(cellsOf(row, fieldNames)));
  csv.end();
  const rows: (readonly string[])[] = [];
  for (let row = csv.next(); row !== null; row = csv.next()) rows.push(row.cells);
  const [header = [], ...others] = rows;
  const mapping = suggestTargets({ names: header, isInFile: true }, others, 'US');
  const read = contactRowReader(mapping, header, 'US');
  return others.map((cells) => {
    const row = read(cells);
    if (isFault(row)) throw new Error(`${row.column}: ${row.problem}`);
    return {
      phone: row.phone,
      firstName: row.firstName,
      lastName: row.lastName,
      email: row.email,
      tags: JSON.stringify(row.tags),
      timeZone: row.timeZone,
      consentAt: row.consentAt,
      consentMethod: row.consentMethod,
      consentSource: row.consentSource,
      customFields: row.customFields,
    };
  });
}

/** The same with what has no order in one order. */
function comparable(contacts: readonly ExportRow[]) {
  return contacts.map((row) => ({
    ...row,
    tags: textsOf(row.tags).toSorted(),
    customFields: customFieldsOf(row.customFields),
  }));
}

it('an export comes back as exactly what it was, whatever people and programs write', () => {
  expect(isTimeZone('Etc/GMT+5')).toBe(true);
  fc.assert(
    fc.property(fc.array(contact, { minLength: 1, maxLength: 5 }), (contacts) => {
      expect(comparable(throughAFile(contacts))).toEqual(comparable(contacts));
    }),
    { numRuns: 4000 },
  );
});

it('no cell of an export is a formula, but numbers are what they are', () => {
  const mayRun = /^[=+\-@\t\r\0＝＋－＠]/;
  fc.assert(
    fc.property(contact, (row) => {
      const csv = new CsvReader(',');
      csv.feed(csvLine(cellsOf(row, Object.keys(customFieldsOf(row.customFields)))));
      csv.end();
      const [phone, ...others] = csv.next()?.cells ?? [];
      expect(phone).toBe(row.phone);
      for (const cell of others) if (!/^\+\d{7,15}$/.test(cell)) expect(cell).not.toMatch(mayRun);
    }),
  );
});

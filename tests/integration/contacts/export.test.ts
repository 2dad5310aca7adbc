import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportContacts } from '../../../src-main/contacts/export-contacts.ts';
import { exportRejects } from '../../../src-main/contacts/export-rejects.ts';
import { everyContact } from '../../../src-main/db/audience.ts';
import type { OvoDatabase } from '../../../src-main/db/open.ts';
import { countedRows, csvFile, importFile, steppingClock } from '../../support/csv-files.ts';
import { temporaryDatabase, temporaryFolder } from '../../support/database.ts';

function contactsOf(db: OvoDatabase) {
  return [...everyContact(db)].flat().map(({ id: _id, ...contact }) => contact);
}

const tricky = [
  'First,Last,Phone,Email,Last visit,Mobile,Notes',
  'Ann,Lee,2125550101,ann@example.com,May,2125550102,=1+1',
  '\'=Bob,\'-Ray,2125550103,+x@example.com,,"+1 212 555 0104","two\nlines, ""quoted"""',
  "Zoë,O'Hara,+447700900123,,@noon,,''=x",
].join('\n');

describe('an export of contacts', () => {
  it('imports again as what it was, formulas and all', async () => {
    const db = temporaryDatabase();
    await importFile(db, csvFile(tricky), { choices: { phone: 'Phone', mobile: 'Mobile' } });
    const before = contactsOf(db);
    expect(before[1]).toMatchObject({ firstName: '=Bob', lastName: '-Ray' });
    const file = path.join(temporaryFolder(), 'contacts.csv');
    expect(await exportContacts(db, steppingClock(), file)).toEqual({ rows: 3 });

    const other = temporaryDatabase();
    expect(await importFile(other, file)).toMatchObject({ rows: 3, added: 3, invalid: 0 });
    expect(contactsOf(other)).toEqual(before);
  });

  it('is a CSV for Excel in which no cell is a formula and every number is E.164', async () => {
    const db = temporaryDatabase();
    await importFile(db, csvFile(tricky), { choices: { phone: 'Phone' } });
    const file = path.join(temporaryFolder(), 'contacts.csv');
    await exportContacts(db, steppingClock(), file);
    const lines = readFileSync(file, 'utf8').split('\r\n');
    expect(lines[0]).toBe('\uFEFFPhone,First name,Last name,Email,last_visit,mobile,notes');
    expect(lines[1]).toBe("+12125550101,Ann,Lee,ann@example.com,May,2125550102,'=1+1");
    expect(lines[2]).toContain("+12125550103,'=Bob,'-Ray,'+x@example.com,,'+1 212 555 0104,");
  });

  it('has those of one list, each once, however many there are', async () => {
    const db = temporaryDatabase();
    const rows = countedRows(2500);
    await importFile(db, csvFile(['Name,Phone', ...rows].join('\n')));
    await importFile(db, csvFile(['Name,Phone', ...rows.slice(0, 1300)].join('\n')), {
      listName: 'Spring',
    });
    const file = path.join(temporaryFolder(), 'contacts.csv');
    expect(await exportContacts(db, steppingClock(), file, { listName: 'spring' })).toEqual({
      rows: 1300,
    });
    expect(new Set(readFileSync(file, 'utf8').trimEnd().split('\r\n')).size).toBe(1301);
    expect(await exportContacts(db, steppingClock(), file)).toEqual({ rows: 2500 });
    await expect(
      exportContacts(db, steppingClock(), file, { listName: 'Autumn' }),
    ).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('“Spring”') });
  });

  it('of nobody is a header', async () => {
    const file = path.join(temporaryFolder(), 'contacts.csv');
    expect(await exportContacts(temporaryDatabase(), steppingClock(), file)).toEqual({ rows: 0 });
    expect(readFileSync(file, 'utf8')).toBe('\uFEFFPhone,First name,Last name,Email\r\n');
  });
});

describe('an export of rejected rows', () => {
  it('has their lines, the reasons and their very cells, and can be mended and imported', async () => {
    const db = temporaryDatabase();
    const file = csvFile(
      'Name;Mobile\nAnn;2125550101\n"=Bob; ""B""";555-0102\n;\nCal;+1 212 555 01\nDan;1;2\n',
    );
    const { importId } = await importFile(db, file);
    const rejects = path.join(temporaryFolder(), 'rejects.csv');
    expect(await exportRejects(db, importId, rejects)).toEqual({ rows: 3 });
    const text = readFileSync(rejects, 'utf8');
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFFLine in the file,Why it was not imported,Name,Mobile',
      `3,The area code is missing. Put it in front.,"'=Bob; ""B""",555-0102`,
    ]);
    expect(text).toContain(",'+1 212 555 01\r\n");

    const mended = text
      .replace('555-0102', '212-555-0102')
      .replace('212 555 01\r', '212 555 0103\r');
    expect(await importFile(db, csvFile(mended))).toMatchObject({ rows: 3, added: 2, invalid: 1 });
    expect(
      contactsOf(db).map(({ firstName, phone, customFields }) => [firstName, phone, customFields]),
    ).toEqual([
      ['Ann', '+12125550101', {}],
      ['=Bob;', '+12125550102', {}],
      ['Cal', '+12125550103', {}],
    ]);
  });

  it('is refused for an import that is none', async () => {
    const file = path.join(temporaryFolder(), 'rejects.csv');
    await expect(exportRejects(temporaryDatabase(), 7, file)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

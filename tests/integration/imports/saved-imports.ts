import { everyContact } from '../../../src-main/campaigns/audience.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import { type ImportRequest } from '../../../src-main/imports/import-contacts.ts';
import { columnTargetSchema } from '../../../src-shared/import/import.ts';

export const people = [
  'First,Last,Mobile,Email,Last visit',
  'Ann,Lee,(212) 555-0101,ann@example.com,May',
  'Bob,Ray,212-555-0102,,June',
].join('\n');

export function contactsOf(db: WritableDatabase) {
  return [...everyContact(db)].flat();
}

export function temporaryTables(db: WritableDatabase): readonly unknown[] {
  return db.sqlite.prepare(`SELECT name FROM sqlite_temp_schema`).all();
}

/** A file of two columns: first name and phone. */
export function request(file: string): ImportRequest {
  return {
    file,
    country: 'US',
    reading: { encoding: 'utf-8', delimiter: ',', sheet: null, hasHeader: null },
    mapping: [
      columnTargetSchema.parse({ kind: 'field', field: 'firstName' }),
      columnTargetSchema.parse({ kind: 'field', field: 'phone' }),
    ],
    listName: null,
    tags: [],
    consent: null,
    onDuplicate: 'update',
  };
}

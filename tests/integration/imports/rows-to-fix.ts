import { readRejectedRowsPage } from '../../../src-main/imports/rejected-rows/read-rejected-rows.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';

export const now = 1_800_000_000_000;

export function rowsLeft(db: WritableDatabase, importId: number) {
  return readRejectedRowsPage(db, { importId, problem: null, offset: 0, limit: 500 }).rows;
}

export function firstRow(db: WritableDatabase, importId: number) {
  const [row] = rowsLeft(db, importId);
  if (row === undefined) throw new Error('No row waits to be fixed.');
  return row;
}

export function eventsOf(db: WritableDatabase, importId: number): readonly unknown[] {
  return db.sqlite
    .prepare<[string], string>(
      `SELECT json_object('kind', kind, 'detail', json(detail)) FROM events WHERE subject = ? ORDER BY id`,
    )
    .pluck()
    .all(`import:${importId}`)
    .map((event): unknown => JSON.parse(event));
}

export function everything(db: WritableDatabase): unknown {
  return [
    'contacts',
    'list_contacts',
    'contact_tags',
    'import_rejects',
    'import_changes',
    'suppressions',
    'events',
  ].map((table) => db.sqlite.prepare(`SELECT * FROM ${table}`).all());
}

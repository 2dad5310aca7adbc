import Database from 'better-sqlite3';
import path from 'node:path';
import { openDatabase, type WritableDatabase } from '../../src-main/database/open.ts';
import { migrationsFolder } from './database.ts';

/** Does something with the database of a data folder, which it makes where there is none. */
export function withDatabase<T>(folder: string, act: (db: WritableDatabase) => T): T {
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  try {
    return act(db);
  } finally {
    db.close();
  }
}

/** Adds a contact with that number. */
export function contactIn(folder: string, phone: string): void {
  withDatabase(folder, ({ sqlite }) => {
    sqlite
      .prepare('INSERT OR IGNORE INTO contacts (phone, created_at, updated_at) VALUES (?, 1, 1)')
      .run(phone);
  });
}

/** The numbers of the contacts in a database file, through a connection that cannot write. */
export function contactsIn(file: string): readonly string[] {
  const sqlite = new Database(file, { readonly: true });
  try {
    return sqlite.prepare<[], string>('SELECT phone FROM contacts ORDER BY phone').pluck().all();
  } finally {
    sqlite.close();
  }
}

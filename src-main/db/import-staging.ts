import Database from 'better-sqlite3';
import type { ImportReject, OnDuplicate } from '../../src-shared/contact/import.ts';
import { findOrCreateList } from './lists.ts';
import { Refusal } from '../../src-shared/lib/result.ts';
import type { OvoDatabase } from './open.ts';

/** A contact as an import brings it. */
export interface StagedContact {
  /** E.164. */
  readonly phone: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** JSON object; only fields that are not empty. */
  readonly customFields: string;
}

/** A row that cannot go in, with all its cells. */
export interface StagedReject extends ImportReject {
  readonly cells: readonly string[];
}

/** What an import is recorded with. */
export interface ImportRecord {
  readonly fileName: string;
  /** Null puts the contacts on no list. */
  readonly listName: string | null;
  readonly country: string;
  /** In the order of the file's columns: what each is called and what it became. */
  readonly mapping: readonly { readonly header: string; readonly target: unknown }[];
  readonly onDuplicate: OnDuplicate;
  readonly rows: number;
  readonly invalid: number;
  readonly startedAt: number;
  readonly now: number;
}

/** What an import came to in the database. */
export interface ImportSaved {
  readonly importId: number;
  readonly listName: string | null;
  readonly added: number;
  /** Rows whose number a contact, or an earlier row, had. */
  readonly duplicates: number;
}

/**
 * Where the rows of an import gather, out of everybody's sight, until all of them are read: temporary
 * tables of the connection, which SQLite keeps in a file of its own and forgets with the connection.
 */
export interface ImportStaging {
  /** Lets `work` add contacts and rejected rows, all at once for speed; returns what it returns. */
  addAll<T>(work: () => T): T;
  /** Adds a contact as the next, from 1. */
  addContact(contact: StagedContact): void;
  /** Writes what is not empty over the contact at that place. */
  mergeContact(place: number, contact: StagedContact): void;
  addReject(reject: StagedReject): void;
  /** Puts everything where it belongs in one transaction: all of it, or nothing. */
  save(record: ImportRecord): ImportSaved;
  /** Forgets everything that was staged. */
  drop(): void;
}

/** Makes the staging tables; only one import at a time can have them on a connection. */
export function createStaging(db: OvoDatabase): ImportStaging {
  const { sqlite } = db;
  dropTables(db);
  sqlite.exec(`
    CREATE TEMP TABLE staged_contacts (
      id integer PRIMARY KEY, phone text NOT NULL, first_name text NOT NULL,
      last_name text NOT NULL, email text NOT NULL, custom_fields text NOT NULL
    );
    CREATE TEMP TABLE staged_rejects (
      id integer PRIMARY KEY, line integer NOT NULL, raw text NOT NULL, "column" text,
      value text NOT NULL, reason text NOT NULL
    )`);
  const insert = sqlite.prepare<[string, string, string, string, string]>(
    `INSERT INTO temp.staged_contacts (phone, first_name, last_name, email, custom_fields)
     VALUES (?, ?, ?, ?, ?)`,
  );
  const merge = sqlite.prepare(
    `UPDATE temp.staged_contacts
        SET first_name = iif(:firstName = '', first_name, :firstName),
            last_name = iif(:lastName = '', last_name, :lastName),
            email = iif(:email = '', email, :email),
            custom_fields = json_patch(custom_fields, :customFields)
      WHERE id = :place`,
  );
  const insertReject = sqlite.prepare<[number, string, string | null, string, string]>(
    `INSERT INTO temp.staged_rejects (line, raw, "column", value, reason) VALUES (?, ?, ?, ?, ?)`,
  );
  return {
    addAll: (work) => readably(() => sqlite.transaction(work)()),
    addContact(contact) {
      insert.run(
        contact.phone,
        contact.firstName,
        contact.lastName,
        contact.email,
        contact.customFields,
      );
    },
    mergeContact(place, contact) {
      merge.run({ ...contact, place });
    },
    addReject({ line, cells, column, value, reason }) {
      insertReject.run(line, JSON.stringify(cells), column, value, reason);
    },
    save: (record) => readably(() => sqlite.transaction(() => saveStaged(db, record)).immediate()),
    drop: () => {
      if (sqlite.open) dropTables(db);
    },
  };
}

/** Says in plain words what SQLite could not do for reasons of the computer's. */
function readably<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    if (/^SQLITE_(?:FULL|IOERR)/.test(error.code)) {
      throw new Refusal(
        'unavailable',
        `The disk could not take the contacts (${error.message}). Nothing was imported. Free some space and import the file again.`,
        { cause: error },
      );
    }
    if (error.code.startsWith('SQLITE_BUSY')) {
      throw new Refusal(
        'busy',
        'Another Ovo process is writing to the database. Nothing was imported; try again in a moment.',
        { cause: error },
      );
    }
    throw error;
  }
}

function dropTables(db: OvoDatabase): void {
  db.sqlite.exec(
    `DROP TABLE IF EXISTS temp.staged_contacts; DROP TABLE IF EXISTS temp.staged_rejects`,
  );
}

function saveStaged(db: OvoDatabase, record: ImportRecord): ImportSaved {
  const { sqlite } = db;
  const { now, rows, invalid } = record;
  const list = record.listName === null ? null : findOrCreateList(db, record.listName, record.now);
  const importId = Number(
    sqlite
      .prepare(
        `INSERT INTO imports (file_name, list_id, country, mapping, on_duplicate, rows, added,
                              updated, skipped, invalid, started_at, completed_at)
         VALUES (:fileName, :listId, :country, :mapping, :onDuplicate, 0, 0, 0, 0, 0, :startedAt, :now)`,
      )
      .run({
        fileName: record.fileName,
        listId: list?.id ?? null,
        country: record.country,
        mapping: JSON.stringify(record.mapping),
        onDuplicate: record.onDuplicate,
        startedAt: record.startedAt,
        now,
      }).lastInsertRowid,
  );
  const base = highestContactId(db);
  sqlite.prepare(insertContacts[record.onDuplicate]).run({ base, importId, now });
  const added =
    sqlite
      .prepare<[number], number>(`SELECT count(*) FROM contacts WHERE id > ?`)
      .pluck()
      .get(base) ?? 0;
  if (list !== null) fillList(db, list.id, base, added);
  sqlite
    .prepare(
      `INSERT INTO import_rejects (import_id, line, raw, "column", value, reason)
       SELECT ?, line, raw, "column", value, reason FROM temp.staged_rejects ORDER BY id`,
    )
    .run(importId);
  const duplicates = rows - invalid - added;
  const isUpdate = record.onDuplicate === 'update';
  sqlite
    .prepare(
      `UPDATE imports SET rows = :rows, added = :added, updated = :updated, skipped = :skipped,
                          invalid = :invalid WHERE id = :importId`,
    )
    .run({
      importId,
      rows,
      added,
      invalid,
      updated: isUpdate ? duplicates : 0,
      skipped: isUpdate ? 0 : duplicates,
    });
  return { importId, listName: list?.name ?? null, added, duplicates };
}

/**
 * New contacts get ids above all there ever were, in the order of the file. One that is there already
 * keeps what the file has nothing for, and the import that first brought it.
 */
const insertContacts: Readonly<Record<OnDuplicate, string>> = (() => {
  const insert = `
    INSERT INTO contacts (id, phone, first_name, last_name, email, custom_fields, import_id,
                          created_at, updated_at)
    SELECT :base + id, phone, first_name, last_name, email, custom_fields, :importId, :now, :now
      FROM temp.staged_contacts WHERE true ORDER BY id
    ON CONFLICT (phone)`;
  return {
    skip: `${insert} DO NOTHING`,
    update: `${insert} DO UPDATE SET
      first_name = iif(excluded.first_name = '', first_name, excluded.first_name),
      last_name = iif(excluded.last_name = '', last_name, excluded.last_name),
      email = iif(excluded.email = '', email, excluded.email),
      custom_fields = json_patch(custom_fields, excluded.custom_fields),
      updated_at = :now
    WHERE excluded.first_name NOT IN ('', first_name) OR excluded.last_name NOT IN ('', last_name)
       OR excluded.email NOT IN ('', email)
       OR json_patch(custom_fields, excluded.custom_fields) <> custom_fields`,
  };
})();

/** Everybody of the file goes on the list, those who were contacts already too. */
function fillList(db: OvoDatabase, listId: number, base: number, added: number): void {
  const { sqlite } = db;
  sqlite
    .prepare(
      `INSERT INTO list_contacts (list_id, contact_id) SELECT ?, id FROM contacts WHERE id > ?`,
    )
    .run(listId, base);
  const staged = sqlite
    .prepare<[], number>(`SELECT count(*) FROM temp.staged_contacts`)
    .pluck()
    .get();
  if (staged === added) return;
  sqlite
    .prepare(
      `INSERT OR IGNORE INTO list_contacts (list_id, contact_id)
       SELECT ?, contacts.id FROM temp.staged_contacts AS staged
        CROSS JOIN contacts ON contacts.phone = staged.phone WHERE contacts.id <= ?`,
    )
    .run(listId, base);
}

function highestContactId(db: OvoDatabase): number {
  return (
    db.sqlite
      .prepare<[], number>(
        `SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'contacts'), 0),
                    coalesce((SELECT max(id) FROM contacts), 0))`,
      )
      .pluck()
      .get() ?? 0
  );
}

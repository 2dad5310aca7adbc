// Raw SQL: drizzle knows no temporary tables.
import Database from 'better-sqlite3';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { OvoDatabase } from '../../database/open.ts';
import type { ContactRow } from '../rows/contact-row.ts';
import type { RowFault } from '../rows/row-fault.ts';
import { words } from '../../../src-shared/words/words.ts';

/** What a row has besides number, names, e-mail and custom fields; most rows have nothing else. */
export type StagedExtra = Readonly<Pick<ContactRow, ExtraKey>> & {
  /** Of the contact that it belongs to. */
  readonly place: number;
};

type ExtraKey =
  | 'timeZone'
  | 'isLandline'
  | 'tags'
  | 'hasConsent'
  | 'consentAt'
  | 'consentMethod'
  | 'consentSource'
  | 'optOut'
  | 'notAgreed';

/** What a row has besides the five values of every contact; null for a plain row. */
export function extraOf(
  row: Readonly<Pick<ContactRow, ExtraKey>>,
  place: number,
): StagedExtra | null {
  const { timeZone, isLandline, tags, hasConsent, consentAt, optOut, notAgreed } = row;
  const saysNo = optOut !== null || notAgreed !== null;
  const isPlain = !isLandline && !hasConsent && !saysNo && timeZone === null && tags.length === 0;
  if (isPlain) return null;
  const { consentMethod, consentSource } = row;
  return {
    place,
    timeZone,
    isLandline,
    tags,
    hasConsent,
    consentAt,
    consentMethod,
    consentSource,
    optOut,
    notAgreed,
  };
}

/** A rejected row with all its cells. */
export interface StagedReject extends RowFault {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Where the rows of an import wait until all of them are read: temporary tables, which only this
 * connection sees, and which are gone with it.
 */
export interface ImportStaging {
  /**
   * Adds contacts at these places, ascending from 1. `values` has five for each: number (E.164), first
   * name, last name, e-mail, custom fields (a JSON object).
   */
  addContacts(places: Uint32Array, values: readonly string[]): void;
  addExtras(extras: readonly StagedExtra[]): void;
  addRejects(rejects: readonly StagedReject[]): void;
  /** Removes everything that was staged. */
  drop(): void;
}

/** Contacts per statement: one statement for each would cost much more. */
const rowsPerStatement = 50;

const valuesOfContact = 5;

/** Creates the staging tables; a connection has room for one import at a time. */
export function createStaging(db: OvoDatabase): ImportStaging {
  const { temporary: sqlite } = db;
  dropTables(db);
  // Nothing here is ever rolled back: after a fault all of it is dropped.
  sqlite.pragma('temp.journal_mode = OFF');
  sqlite.exec(`
    CREATE TEMP TABLE staged_contacts (
      id integer PRIMARY KEY, phone, first_name, last_name, email, custom_fields
    );
    CREATE TEMP TABLE staged_extras (
      id integer PRIMARY KEY, time_zone text, is_landline integer NOT NULL, tags text NOT NULL,
      has_consent integer NOT NULL, consent_at integer, consent_method text, consent_source text,
      opt_out text, not_agreed text
    );
    CREATE TEMP TABLE staged_rejects (
      id integer PRIMARY KEY, line integer NOT NULL, raw text NOT NULL, "column" text,
      value text NOT NULL, problem text NOT NULL, params text NOT NULL, cell_index integer, fix text
    );
    CREATE TEMP TABLE staged_refusals (
      id integer PRIMARY KEY, line integer NOT NULL, phone text NOT NULL, opt_out text, not_agreed text
    );
    CREATE TEMP TABLE staged_not_plain (phone text PRIMARY KEY) WITHOUT ROWID`);
  const contact = '(?, ?, ?, ?, ?, ?)';
  const insert = (count: number) =>
    sqlite.prepare<[readonly (string | number)[]]>(
      `INSERT INTO temp.staged_contacts VALUES ${Array.from({ length: count }, () => contact).join()}`,
    );
  const insertMany = insert(rowsPerStatement);
  const insertOne = insert(1);
  const insertExtra = sqlite.prepare(
    `INSERT INTO temp.staged_extras
     VALUES (:place, :timeZone, :isLandline, :tags, :hasConsent, :consentAt,
             :consentMethod, :consentSource, :optOut, :notAgreed)`,
  );
  const insertReject = sqlite.prepare(
    `INSERT INTO temp.staged_rejects (line, raw, "column", value, problem, params, cell_index, fix)
     VALUES (:line, :raw, :column, :value, :problem, :params, :cellIndex, :fix)`,
  );

  const insertRefusal = sqlite.prepare(
    `INSERT INTO temp.staged_refusals (line, phone, opt_out, not_agreed)
     VALUES (:line, :phone, :optOut, :notAgreed)`,
  );

  function addContacts(places: Uint32Array, values: readonly string[]): void {
    const full = places.length - (places.length % rowsPerStatement);
    for (let start = 0; start < full; start += rowsPerStatement) {
      insertMany.run(rowsOf(places, values, start, rowsPerStatement));
    }
    for (let index = full; index < places.length; index += 1) {
      insertOne.run(rowsOf(places, values, index, 1));
    }
  }

  return {
    addContacts: (places, values) =>
      withReadableErrors(() => sqlite.transaction(() => addContacts(places, values))()),
    addExtras(extras) {
      if (extras.length === 0) return;
      withReadableErrors(() =>
        sqlite.transaction(() => {
          for (const extra of extras) {
            insertExtra.run({
              ...extra,
              isLandline: extra.isLandline ? 1 : 0,
              hasConsent: extra.hasConsent ? 1 : 0,
              tags: JSON.stringify(extra.tags),
            });
          }
        })(),
      );
    },
    addRejects(rejects) {
      if (rejects.length === 0) return;
      withReadableErrors(() =>
        sqlite.transaction(() => {
          for (const { cells, params, refusal, ...reject } of rejects) {
            if (refusal !== undefined) insertRefusal.run({ ...refusal, line: reject.line });
            insertReject.run({
              ...reject,
              raw: JSON.stringify(cells),
              params: JSON.stringify(params),
            });
          }
        })(),
      );
    },
    drop() {
      if (sqlite.open) dropTables(db);
    },
  };
}

/** The parameters of the statement for `count` contacts. */
function rowsOf(
  places: Uint32Array,
  values: readonly string[],
  start: number,
  count: number,
): readonly (string | number)[] {
  const parameters: (string | number)[] = [];
  for (let index = start; index < start + count; index += 1) {
    const at = index * valuesOfContact;
    parameters.push(
      places[index] ?? 0,
      values[at] ?? '',
      values[at + 1] ?? '',
      values[at + 2] ?? '',
      values[at + 3] ?? '',
      values[at + 4] ?? '',
    );
  }
  return parameters;
}

/** Turns SQLite's errors about the disk and about locks into refusals that say what to do. */
export function withReadableErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    if (/^SQLITE_(?:FULL|IOERR)/.test(error.code)) {
      throw new UserError('unavailable', words.imports.diskFull(error.message), { cause: error });
    }
    if (error.code.startsWith('SQLITE_BUSY')) {
      throw new UserError('busy', words.imports.databaseBusy, { cause: error });
    }
    throw error;
  }
}

function dropTables(db: OvoDatabase): void {
  for (const table of ['contacts', 'extras', 'rejects', 'refusals', 'not_plain']) {
    db.temporary.exec(`DROP TABLE IF EXISTS temp.staged_${table}`);
  }
}

import Database from 'better-sqlite3';
import path from 'node:path';
import { openDamaged } from '../../src-main/maintenance/salvage/read-rows.ts';
import { migrationsFolder } from '../support/database.ts';
import type { Damage } from './damage-kind.ts';

/** Tables whose rows count, and what of them has to be as it was: what a restore or a salvage never touches. */
const compared: Readonly<Record<string, string>> = {
  contacts: 'id, phone, first_name, last_name, email, custom_fields, created_at',
  lists: 'id, name',
  list_contacts: 'list_id, contact_id',
  tags: 'id, name',
  contact_tags: 'tag_id, contact_id',
  campaigns: 'id, uid, name, body',
  messages: 'id, campaign_id, to_address, body, sid, created_at',
  suppressions: 'id, phone, reason, evidence, at',
  events: 'id, at, kind, subject, detail',
};

/** A row by what counts of it. */
type Row = string;

/** The rows of a sound database, and the pages of the file that each is on. */
export interface KnownRows {
  readonly rows: ReadonlySet<Row>;
  readonly placed: readonly { readonly row: Row; readonly pages: readonly number[] }[];
}

/** Rows of a database as SQL has them; of one that a tool made up from a damaged one, as far as it can. */
export function rowsOf(file: string): ReadonlySet<Row> {
  const sqlite = new Database(file, { readonly: true });
  try {
    return new Set(
      Object.entries(compared).flatMap(([table, columns]) => {
        try {
          return sqlite
            .prepare<[], Readonly<Record<string, unknown>>>(`SELECT ${columns} FROM ${table}`)
            .all()
            .map((row) => rowOf(table, row));
        } catch {
          return [];
        }
      }),
    );
  } finally {
    sqlite.close();
  }
}

/** How many rows each table has; none of a table that is not there. */
export function countsOf(file: string): ReadonlyMap<string, number> {
  const sqlite = new Database(file, { readonly: true });
  try {
    return new Map(
      Object.keys(compared).map((table) => [
        table,
        sqlite.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0,
      ]),
    );
  } finally {
    sqlite.close();
  }
}

/** What a sound data folder has, once with its -wal or without. */
export function knownRows(file: string): KnownRows {
  const rows = rowsOf(file);
  const opened = openDamaged(file, { migrationsFolder, nativeBinding: undefined });
  const placed = [...opened.rows(Object.keys(compared))].map(({ table, values, pages }) => ({
    row: rowOf(table, values),
    pages,
  }));
  opened.close();
  const seen = new Set(placed.map(({ row }) => row));
  // The ruler is held against SQLite before it measures anything.
  if (seen.size !== rows.size || [...rows].some((row) => !seen.has(row))) {
    throw new Error(`Of ${rows.size} rows of ${path.basename(file)} ${seen.size} were placed.`);
  }
  return { rows, placed };
}

/**
 * The rows that no damage has touched: their pages are as they were, and so is the contact that they
 * belong to, without which a place on a list or a tag is nothing.
 */
export function untouched(known: KnownRows, damage: Damage): readonly Row[] {
  const { lostPages, movedPages } = damage;
  const whole = known.placed
    .filter(({ pages: [leaf = 0, ...overflow] }) => {
      if (lostPages.has(leaf)) return false;
      return overflow.every((page) => !lostPages.has(page) && movedPages?.has(page) !== true);
    })
    .map(({ row }) => row)
    .filter((row) => damage.lostTables?.has(row.slice(0, row.indexOf(' '))) !== true);
  const contacts = new Set(whole.flatMap((row) => /^contacts \[(\d+),/.exec(row)?.[1] ?? []));
  return whole.filter((row) => {
    const [, owner] = /^(?:list_contacts|contact_tags) \[\d+,(\d+)\]$/.exec(row) ?? [];
    return owner === undefined || contacts.has(owner);
  });
}

function rowOf(table: string, values: Readonly<Record<string, unknown>>): Row {
  const columns = (compared[table] ?? '').split(', ');
  return `${table} ${JSON.stringify(columns.map((column) => values[column] ?? null))}`;
}

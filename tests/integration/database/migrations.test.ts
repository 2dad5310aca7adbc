import Database from 'better-sqlite3';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { newestVersion } from '../../../src-main/database/migrate.ts';
import { openDatabase } from '../../../src-main/database/open.ts';
import * as schema from '../../../src-main/database/schema.ts';
import { migrationsFolder, temporaryDatabase, temporaryFolder } from '../../support/database.ts';
import { checkDatabase } from '../../support/maintenance.ts';
import { oldVersions, writeOldDatabase } from '../../support/old-databases.ts';

const tables = Object.values(schema).map((table) => getTableConfig(table as SQLiteTable));
const newest = newestVersion(migrationsFolder);

/** Versions that no Ovo left behind: the next migration shipped together with theirs. */
const neverLeftBehind: ReadonlySet<number> = new Set([2, 5, 6, 8, 9, 11, 12]);

describe('the migrations and the TypeScript schema', () => {
  it('say the same: drizzle-kit has nothing to generate', async () => {
    const { entries } = JSON.parse(
      readFileSync(path.join(migrationsFolder, 'meta', '_journal.json'), 'utf8'),
    ) as { readonly entries: readonly { readonly idx: number }[] };
    const last = String(entries.at(-1)?.idx).padStart(4, '0');
    const snapshot = JSON.parse(
      readFileSync(path.join(migrationsFolder, 'meta', `${last}_snapshot.json`), 'utf8'),
    ) as Awaited<ReturnType<typeof generateSQLiteDrizzleJson>>;
    const now = await generateSQLiteDrizzleJson(schema);
    expect(await generateSQLiteMigration(snapshot, now)).toEqual([]);
  });

  it.each(tables.map((table) => [table.name, table] as const))(
    'make the same of %s: columns, defaults, indexes and references',
    (_name, table) => {
      const { sqlite } = temporaryDatabase();
      const all = (sql: string) => sqlite.prepare<[string], Row>(sql).all(table.name);
      expect(
        all('SELECT name, dflt_value AS value, hidden FROM pragma_table_xinfo(?)').map(
          ({ name, value, hidden }) => [name, value, hidden !== 0],
        ),
      ).toEqual(
        table.columns.map((column) => [
          column.name,
          column.default === undefined ? null : asSql(column.default),
          column.generated !== undefined,
        ]),
      );
      expect(
        all(`SELECT name, "unique" AS isUnique, partial FROM pragma_index_list(?)
              WHERE origin = 'c' ORDER BY name`).map(({ name, isUnique, partial }) => [
          name,
          isUnique === 1,
          partial === 1,
          sqlite
            .prepare<[unknown], string>('SELECT name FROM pragma_index_info(?) ORDER BY seqno')
            .pluck()
            .all(name),
        ]),
      ).toEqual(
        [
          ...table.indexes.map(({ config }) => [
            config.name,
            config.unique,
            config.where !== undefined,
            config.columns.map((column) => ('name' in column ? column.name : '')),
          ]),
          ...table.columns
            .filter(({ isUnique }) => isUnique)
            .map(({ uniqueName, name }) => [uniqueName, true, false, [name]]),
        ].toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
      );
      expect(
        all(`SELECT "from" AS name, "table" AS other, "to" AS key, on_delete AS onDelete
               FROM pragma_foreign_key_list(?) ORDER BY "from"`).map((row) => Object.values(row)),
      ).toEqual(
        table.foreignKeys
          .map((key) => {
            const { columns, foreignTable, foreignColumns } = key.reference();
            return [
              columns[0]?.name,
              getTableConfig(foreignTable).name,
              foreignColumns[0]?.name,
              (key.onDelete ?? 'no action').toUpperCase(),
            ];
          })
          .toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
      );
    },
  );

  it('know the same values of every column that has only some: a CHECK lists them', () => {
    const { sqlite } = temporaryDatabase();
    const sql = sqlite.prepare<[string], string>('SELECT sql FROM sqlite_schema WHERE name = ?');
    const listed = tables.flatMap((table) =>
      table.columns.flatMap(({ name, enumValues }) => {
        const own = `${table.name}.${name}`;
        // What happened is only ever added to.
        if (enumValues === undefined || own === 'events.kind') return [];
        const list = new RegExp(`\\b${name} IN \\(([^)]+)\\)`).exec(
          sql.pluck().get(table.name) ?? '',
        )?.[1];
        return [[own, list?.split(',').map((value) => value.trim().slice(1, -1)), enumValues]];
      }),
    );
    expect(listed.length).toBeGreaterThan(8);
    for (const [own, inTable, inSchema] of listed) expect([own, inTable]).toEqual([own, inSchema]);
  });
});

interface Row {
  readonly [column: string]: unknown;
}

/** A default as the table says it. */
function asSql(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

describe('a database of an earlier version', () => {
  it('is there for every version that an Ovo ever left behind', () => {
    const wanted = Array.from({ length: newest - 1 }, (_, index) => index + 1);
    expect(oldVersions).toEqual(wanted.filter((version) => !neverLeftBehind.has(version)));
  });

  /** What was wrong with a database before, in the words of today’s check. */
  const known: Readonly<Record<number, readonly string[]>> = { 1: ['damaged-in-old-system'] };
  /** Events of what the migrations did. */
  const added: Readonly<Record<number, number>> = { 3: 5, 4: 5 };
  const renamed: Readonly<Record<string, string>> = { set_aside_rows: 'dismissed_rows' };

  test.each(oldVersions)(
    'of version %i comes in whole, and with the tables of today',
    (version) => {
      const file = writeOldDatabase(version, path.join(temporaryFolder(), 'ovo.db'));
      const before = rowCounts(file);
      const db = openDatabase({ file, migrationsFolder });
      const report = checkDatabase(db);
      expect(db.sqlite.pragma('user_version', { simple: true })).toBe(newest);
      expect(report.integrity).toBe('ok');
      expect(report.foreignKeyErrors).toBe(0);
      expect(report.violations.map(({ rule }) => rule)).toEqual(known[version] ?? []);
      const made = (one: Database.Database) =>
        one
          .prepare(
            `SELECT name, sql FROM sqlite_schema
            WHERE name NOT IN ('__drizzle_migrations', 'sqlite_stat1', 'sqlite_stat4') ORDER BY name`,
          )
          .all();
      expect(made(db.sqlite)).toEqual(made(temporaryDatabase().sqlite));
      expect(db.sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
      expect(db.sqlite.pragma('ignore_check_constraints', { simple: true })).toBe(0);
      db.close();
      const after = rowCounts(file);
      for (const [table, rows] of Object.entries(before)) {
        const own = renamed[table] ?? table;
        const more = own === 'events' ? (added[version] ?? 0) : 0;
        if (own !== '__drizzle_migrations') expect([own, after[own]]).toEqual([own, rows + more]);
      }
    },
  );

  it('is one of today, whatever it says, where it has had all migrations', () => {
    const { file } = temporaryDatabase();
    const overwritten = new Database(file);
    overwritten.pragma('user_version = 0');
    overwritten.close();
    const db = openDatabase({ file, migrationsFolder });
    expect(db.sqlite.pragma('user_version', { simple: true })).toBe(newest);
    expect(checkDatabase(db).ok).toBe(true);
    db.close();
  });

  test.each(oldVersions)('of version %i is as it was where a migration fails', (version) => {
    const file = writeOldDatabase(version, path.join(temporaryFolder(), 'ovo.db'));
    const broken = new Database(file);
    broken.exec('DROP TABLE campaign_revisions; DROP TABLE import_rejects; DROP TABLE messages');
    broken.close();
    const before = readFileSync(file);
    expect(() => openDatabase({ file, migrationsFolder })).toThrow(/is damaged/);
    const after = new Database(file);
    after.pragma('journal_mode = DELETE');
    after.close();
    expect(rowCounts(file)).toEqual(rowCountsOf(before));
  });
});

function rowCounts(file: string): Readonly<Record<string, number>> {
  const sqlite = new Database(file);
  try {
    const names = sqlite
      .prepare<[], string>(
        `SELECT name FROM pragma_table_list
          WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
      )
      .pluck()
      .all();
    return Object.fromEntries(
      names.map((name) => [
        name,
        sqlite.prepare<[], number>(`SELECT count(*) FROM "${name}"`).pluck().get() ?? 0,
      ]),
    );
  } finally {
    sqlite.close();
  }
}

function rowCountsOf(content: Buffer): Readonly<Record<string, number>> {
  const sqlite = new Database(content);
  try {
    return Object.fromEntries(
      sqlite
        .prepare<[], string>(
          `SELECT name FROM pragma_table_list
            WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
        )
        .pluck()
        .all()
        .map((name) => [
          name,
          sqlite.prepare<[], number>(`SELECT count(*) FROM "${name}"`).pluck().get() ?? 0,
        ]),
    );
  } finally {
    sqlite.close();
  }
}

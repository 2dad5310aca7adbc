import Database from 'better-sqlite3';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { openToLook } from '../../../src-main/database/database-file.ts';
import { identify } from '../../../src-main/database/identity/identity.ts';
import { missingIndexes } from '../../../src-main/database/identity/missing-indexes.ts';
import { migrateDatabase, newestVersion } from '../../../src-main/database/migrate.ts';
import { schemaOfVersion } from '../../../src-main/database/identity/schema-differences.ts';
import { migrationsFolder, temporaryFolder } from '../../support/database.ts';

const version = newestVersion(migrationsFolder);

/*
 * The schema is compared text by text, and SQLite rewrites texts as migrations change them: a newer SQLite
 * must do so as the one that made this file. Where it does not, every database would be refused.
 */
test('a database that an earlier build of SQLite made is taken for Ovo’s', () => {
  const fixtures = path.resolve(import.meta.dirname, '../../fixtures/databases');
  const file = path.join(temporaryFolder(), 'ovo.db');
  writeFileSync(file, gunzipSync(readFileSync(path.join(fixtures, 'empty-7.db.gz'))));
  const sqlite = openToLook(file, undefined);
  onTestFinished(() => void sqlite.close());
  expect(identify(sqlite, { migrationsFolder })).toEqual({ kind: 'ovo', version: 7 });
});

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
  readonly pk: number;
  readonly hidden: number;
}

const uniqueIndexes = schemaOfVersion(migrationsFolder, undefined, version).flatMap(
  ({ type, name, sql }) =>
    type === 'index' && sql?.startsWith('CREATE UNIQUE') === true ? [{ name, sql }] : [],
);

test('there are unique indexes to test', () => {
  expect(uniqueIndexes.length).toBeGreaterThan(5);
});

test.each(uniqueIndexes)('rows that $name forbids are found where it is gone', ({ name, sql }) => {
  const sqlite = new Database(':memory:');
  onTestFinished(() => void sqlite.close());
  migrateDatabase(sqlite, migrationsFolder);
  sqlite.pragma('foreign_keys = OFF');
  sqlite.pragma('ignore_check_constraints = ON');
  const triggers = sqlite.prepare<[], string>(
    `SELECT name FROM sqlite_schema WHERE type = 'trigger'`,
  );
  for (const trigger of triggers.pluck().all()) sqlite.exec(`DROP TRIGGER ${trigger}`);
  for (const other of uniqueIndexes) sqlite.exec(`DROP INDEX ${other.name}`);
  const lost = () => missingIndexes(sqlite, { migrationsFolder, version });

  const table = /ON (\S+) \(/.exec(sql)?.[1] ?? '';
  const needed = sqlite
    .prepare<[string], Column>('SELECT * FROM pragma_table_xinfo(?)')
    .all(table)
    .filter((column) => {
      const isLeftOut = column.hidden !== 0 || column.pk !== 0;
      const isRequired = column.notnull === 1 && column.dflt_value === null;
      const isIndexed = new RegExp(`\\b${column.name}\\b(?! is null)`, 'i').test(sql);
      return !isLeftOut && (isRequired || isIndexed);
    });
  const insert = (text: string) => {
    const values = needed.map(({ name: column, type }) =>
      column === 'direction'
        ? 'outbound'
        : type === 'INTEGER'
          ? 1
          : type === 'BLOB'
            ? Buffer.from(text)
            : text,
    );
    const names = needed.map((column) => column.name).join(', ');
    sqlite
      .prepare(`INSERT INTO ${table} (${names}) VALUES (${values.map(() => '?').join(', ')})`)
      .run(values);
  };
  insert('one');
  expect(lost()).toEqual([]);
  insert(sql.includes('NOCASE') ? 'ONE' : 'one');
  expect(lost()).toContain(name);
});

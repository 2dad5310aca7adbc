import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import Database from 'better-sqlite3';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { newestVersion } from '../../../src-main/database/migrate.ts';
import { DamagedDatabase, openDatabase } from '../../../src-main/database/open.ts';
import * as schema from '../../../src-main/database/schema.ts';
import { tryLockSending } from '../../../src-main/campaigns/sending/sending-lock.ts';
import { migrationsFolder, temporaryDatabase, temporaryFolder } from '../../support/database.ts';

const open = (file: string) => openDatabase({ file, migrationsFolder });

describe('opening the database', () => {
  it('sets at every open what SQLite does not keep: above all, that a commit is on the disk', () => {
    const file = path.join(temporaryFolder(), 'ovo.db');
    open(file).close();
    const db = open(file);
    const settings = Object.fromEntries(
      [
        'journal_mode',
        'synchronous',
        'foreign_keys',
        'busy_timeout',
        'trusted_schema',
        'cell_size_check',
        'application_id',
        'user_version',
      ].map((name) => [name, db.sqlite.pragma(name, { simple: true })]),
    );
    db.close();
    expect(settings).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      busy_timeout: 5000,
      trusted_schema: 0,
      cell_size_check: 1,
      application_id: 0x4f76_6f31,
      user_version: newestVersion(migrationsFolder),
    });
  });

  it('runs on an SQLite without the bug that corrupts WAL files (fixed in 3.51.3)', () => {
    const version = temporaryDatabase().sqlite.prepare('SELECT sqlite_version()').pluck().get();
    const [major = 0, minor = 0, patch = 0] = String(version).split('.').map(Number);
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(3_051_003);
  });

  it('takes a file for damaged whose full-text index cannot be opened', () => {
    const file = path.join(temporaryFolder(), 'ovo.db');
    const db = open(file);
    db.sqlite.unsafeMode(true);
    db.sqlite.exec('DELETE FROM contacts_search_config');
    db.close();
    expect(() => open(file)).toThrow(DamagedDatabase);
    expect(() => open(file)).toThrow(/fts5/);
  });

  it('keeps the file to its owner', () => {
    const db = temporaryDatabase();
    expect(statSync(db.file).mode & 0o077).toBe(0);
  });

  it('has the tables that the code believes in, each of them STRICT', () => {
    const { sqlite } = temporaryDatabase();
    const tables = Object.values(schema).map((table) => getTableConfig(table as SQLiteTable));
    const strict = sqlite
      .prepare<[], { readonly name: string; readonly strict: number }>(
        `SELECT name, strict FROM pragma_table_list
          WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'`,
      )
      .all();
    expect(strict.map(({ name }) => name).toSorted()).toEqual(
      tables.map(({ name }) => name).toSorted(),
    );
    expect(strict.filter((table) => table.strict !== 1)).toEqual([]);
    for (const table of tables) {
      const columns = sqlite
        .prepare<
          [string],
          {
            readonly name: string;
            readonly type: string;
            readonly notnull: number;
            readonly pk: number;
          }
        >('SELECT name, lower(type) AS type, "notnull", pk FROM pragma_table_xinfo(?)')
        .all(table.name);
      expect(
        columns.map(({ name, type, notnull, pk }) => `${name} ${type} ${notnull === 1 || pk > 0}`),
      ).toEqual(
        table.columns.map(
          (column) => `${column.name} ${column.getSQLType()} ${column.notNull || column.primary}`,
        ),
      );
      const indexes = sqlite
        .prepare<[string], string>(`SELECT name FROM pragma_index_list(?) WHERE origin = 'c'`)
        .pluck()
        .all(table.name);
      const declared = [
        ...table.indexes.map(({ config }) => config.name),
        ...table.columns.flatMap((column) => (column.isUnique ? [column.uniqueName] : [])),
      ];
      expect(new Set(indexes)).toEqual(new Set(declared));
    }
  });

  it.each([
    ['progress above 100', `UPDATE campaigns SET sent_count = 3`],
    ['a count below zero', `UPDATE campaigns SET sent_count = -1`],
    [
      'a completed campaign with somebody left',
      `UPDATE campaigns SET status = 'completed', completed_at = 1`,
    ],
    ['an unknown status', `UPDATE campaigns SET status = 'finished'`],
    [
      'a number that is none',
      `INSERT INTO contacts (phone, created_at, updated_at) VALUES ('0151', 0, 0)`,
    ],
    [
      'more than three retries',
      `INSERT INTO messages (direction, from_address, to_address, body, segments, status, retry_count, created_at) VALUES ('outbound', '', '+12125550100', '', 1, 'queued', 4, 0)`,
    ],
  ])('cannot hold %s', (_, statement) => {
    const { sqlite } = temporaryDatabase();
    sqlite.exec(
      `INSERT INTO campaigns (uid, name, body, audience, status, gateway, contact_count, created_at, updated_at, started_at)
       VALUES ('u', 'n', 'b', '{}', 'sending', 'simulator', 2, 0, 0, 0)`,
    );
    expect(() => sqlite.exec(statement)).toThrow(/CHECK constraint failed/);
  });

  it('never brings a completed campaign back, and never forgets a suppression or an event', () => {
    const { sqlite } = temporaryDatabase();
    sqlite.exec(
      `INSERT INTO campaigns (uid, name, body, audience, status, gateway, created_at, updated_at, started_at, completed_at)
       VALUES ('u', 'n', 'b', '{}', 'completed', 'simulator', 0, 0, 0, 0);
       INSERT INTO suppressions (phone, reason, at) VALUES ('+12125550100', 'STOP', 0);
       INSERT INTO events (at, kind) VALUES (0, 'campaign-completed');`,
    );
    expect(() => sqlite.exec(`UPDATE campaigns SET status = 'sending'`)).toThrow(
      /cannot come back/,
    );
    expect(() => sqlite.exec('DELETE FROM suppressions')).toThrow(/never deleted/);
    expect(() => sqlite.exec('DELETE FROM events')).toThrow(/append-only/);
  });
});

describe('a file that is not Ovo’s own', () => {
  function refused(prepare: (file: string) => void) {
    const file = path.join(temporaryFolder(), 'ovo.db');
    prepare(file);
    const before = readFileSync(file);
    let message = '';
    try {
      open(file).close();
    } catch (error) {
      message = error instanceof Error ? error.message : '';
    }
    expect(readFileSync(file).equals(before)).toBe(true);
    return message;
  }

  it('is refused and left alone when another program made it', () => {
    const message = refused((file) => {
      const other = new Database(file);
      other.exec('CREATE TABLE notes (text)');
      other.close();
    });
    expect(message).toContain('another program');
  });

  it('is refused and left alone when a newer Ovo made it', () => {
    const message = refused((file) => {
      open(file).close();
      const newer = new Database(file);
      newer.pragma('user_version = 99');
      newer.exec(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('to come', 1e15)`);
      newer.pragma('wal_checkpoint(TRUNCATE)');
      newer.close();
    });
    expect(message).toContain('newer version of Ovo');
  });

  it('is refused and left alone when it is no database', () => {
    const message = refused((file) => writeFileSync(file, 'Dear diary, '.repeat(1000)));
    expect(message).toContain('damaged or isn’t a database');
  });
});

describe('the right to send', () => {
  it('belongs to one at a time, and comes back when it is given up', () => {
    const folder = temporaryFolder();
    const first = tryLockSending(folder, undefined);
    expect(first).not.toBeNull();
    expect(tryLockSending(folder, undefined)).toBeNull();
    first?.release();
    const second = tryLockSending(folder, undefined);
    expect(second).not.toBeNull();
    second?.release();
  });
});

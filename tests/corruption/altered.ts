import Database from 'better-sqlite3';
import {
  copyFileSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newestVersion } from '../../src-main/database/migrate.ts';
import { migrationsFolder } from '../support/database.ts';
import type { DamageKind } from './damage-kind.ts';

/*
 * Damage to what a file says of itself, to its tables, and to what lies beside it: every page of it may
 * be sound, and yet it is not what Ovo left.
 */

const newest = newestVersion(migrationsFolder);
const nothingLost: ReadonlySet<number> = new Set();
const pageSizes = [512, 1024, 2048, 8192, 16_384, 32_768, 65_536] as const;

/** Tables that a person fills, one of which goes. */
const tables = ['contacts', 'lists', 'list_contacts', 'tags', 'campaigns', 'messages', 'events'];

/** What goes with a table, because without it nobody can tell what it belongs to. */
const withThem: Readonly<Record<string, readonly string[]>> = {
  contacts: ['list_contacts', 'contact_tags'],
  lists: ['list_contacts'],
  tags: ['contact_tags'],
};

const extras: readonly (readonly [string, string])[] = [
  [
    'a trigger that rewrites every text',
    `CREATE TRIGGER helper AFTER UPDATE ON campaigns BEGIN
       UPDATE messages SET body = 'Pay here: example.com'; END`,
  ],
  [
    'a trigger under the name of one of Ovo’s',
    `DROP TRIGGER events_are_kept;
     CREATE TRIGGER events_are_kept AFTER INSERT ON events BEGIN DELETE FROM suppressions; END`,
  ],
  ['a view', `CREATE VIEW everybody AS SELECT phone FROM contacts`],
  ['a table', `CREATE TABLE notes (id INTEGER PRIMARY KEY, text)`],
  ['an index', `CREATE INDEX by_email ON contacts (email)`],
  ['a unique index', `CREATE UNIQUE INDEX one_name ON lists (name, created_at)`],
  [
    'a trigger, and a version that never was',
    `CREATE TRIGGER helper AFTER UPDATE ON campaigns BEGIN DELETE FROM suppressions; END;
     PRAGMA user_version = 99`,
  ],
];

export const alterations: readonly DamageKind[] = [
  {
    name: 'foreign -wal',
    to: 'closed',
    leaves: 'all',
    inflict(file, random) {
      const folder = mkdtempSync(path.join(tmpdir(), 'ovo-foreign-'));
      const other = new Database(path.join(folder, 'other.db'));
      other.pragma('journal_mode = WAL');
      other.pragma('user_version = 7');
      other.exec('CREATE TABLE bookmarks (id INTEGER PRIMARY KEY, address TEXT)');
      const add = other.prepare('INSERT INTO bookmarks (address) VALUES (?)');
      const rows = 1 + Math.floor(random() * 300);
      for (let index = 0; index < rows; index += 1) add.run(`https://example.com/${index}`);
      copyFileSync(path.join(folder, 'other.db-wal'), `${file}-wal`);
      other.close();
      rmSync(folder, { recursive: true });
      return {
        what: `the -wal of another program with ${rows} rows`,
        lostPages: nothingLost,
        mustBeSeen: true,
      };
    },
  },
  {
    name: 'stale -wal',
    to: 'later',
    leaves: 'later',
    inflict(file, _random, { interrupted }) {
      copyFileSync(path.join(interrupted, 'ovo.db-wal'), `${file}-wal`);
      return { what: 'a -wal from before', lostPages: nothingLost, mustBeSeen: true };
    },
  },
  {
    name: 'wrong page size',
    to: 'closed',
    leaves: 'all',
    inflict(file, random) {
      const size = pick(pageSizes, random);
      overwrite(file, 16, (bytes) => bytes.writeUInt16BE(size === 65_536 ? 1 : size), 2);
      return { what: `${size} bytes`, lostPages: nothingLost, mustBeSeen: true };
    },
  },
  {
    name: 'overwritten application_id',
    to: 'closed',
    leaves: 'all',
    inflict(file, random) {
      const id = random() < 0.5 ? 0 : 1 + Math.floor(random() * 0x4f00_0000);
      overwrite(file, 68, (bytes) => bytes.writeUInt32BE(id), 4);
      return { what: String(id), lostPages: nothingLost, mustBeSeen: true };
    },
  },
  {
    name: 'overwritten user_version',
    to: 'closed',
    leaves: 'all',
    inflict(file, random) {
      const version = pick([0, 1, 2, 99, 1_195_853_639, Math.floor(random() * 2 ** 31)], random);
      overwrite(file, 60, (bytes) => bytes.writeUInt32BE(version), 4);
      // One that an Ovo up to this one has is corrected by the list of migrations.
      const mustBeSeen = version > newest;
      return { what: String(version), lostPages: nothingLost, mustBeSeen };
    },
  },
  {
    name: 'dropped table',
    to: 'closed',
    leaves: 'all',
    inflict(file, random) {
      const table = pick([...tables, 'suppressions', 'settings', '__drizzle_migrations'], random);
      const isVacuumed = random() < 0.5;
      change(file, (sqlite) => {
        sqlite.exec(`DROP TABLE ${table}`);
        if (isVacuumed) sqlite.exec('VACUUM');
      });
      const lostTables = new Set([table, ...(withThem[table] ?? [])]);
      const what = `${table}${isVacuumed ? ', and its pages' : ''}`;
      return { what, lostPages: nothingLost, lostTables, mustBeSeen: true };
    },
  },
  {
    name: 'dropped index',
    to: 'closed',
    leaves: 'all',
    inflict(file, random) {
      let what = '';
      change(file, (sqlite) => {
        const names = sqlite
          .prepare<[], string>(
            `SELECT name FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL`,
          )
          .pluck()
          .all();
        what = pick(names, random);
        const isIndex = sqlite.prepare(`SELECT type FROM sqlite_schema WHERE name = ?`).pluck();
        sqlite.exec(`DROP ${String(isIndex.get(what))} ${what}`);
      });
      return { what, lostPages: nothingLost };
    },
  },
  {
    name: 'extra objects',
    to: 'closed',
    leaves: 'all',
    inflict(file, random) {
      const [what, sql] = pick(extras, random);
      change(file, (sqlite) => sqlite.exec(sql));
      return { what, lostPages: nothingLost, mustBeSeen: !what.endsWith(' index') };
    },
  },
  {
    name: 'weakened CHECKs',
    to: 'closed',
    leaves: 'all',
    inflict(file, random) {
      const table = pick(['contacts', 'campaigns', 'messages', 'suppressions'], random);
      change(file, (sqlite) => {
        sqlite.unsafeMode(true);
        sqlite.pragma('writable_schema = ON');
        sqlite
          .prepare(
            `UPDATE sqlite_schema SET sql = replace(sql, 'CHECK', 'CHECK (1) CHECK') WHERE name = ?`,
          )
          .run(table);
        sqlite.pragma('writable_schema = RESET');
      });
      return { what: table, lostPages: nothingLost, mustBeSeen: true };
    },
  },
  {
    name: 'nothing left',
    to: 'closed',
    leaves: 'nothing',
    inflict: (file, random) => ({ what: lose(file, random), lostPages: nothingLost }),
  },
  {
    name: 'only the -wal left',
    to: 'young',
    leaves: 'all',
    inflict: (file, random) => ({
      what: lose(file, random),
      lostPages: nothingLost,
      mustBeSeen: true,
    }),
  },
];

/** Takes away the main file, in one of the ways that leave nothing of it. */
function lose(file: string, random: () => number): string {
  const what = pick(['one byte', 'empty', 'gone', 'a link that leads nowhere'], random);
  if (what === 'one byte') writeFileSync(file, '\0');
  else if (what === 'empty') truncateSync(file, 0);
  else rmSync(file);
  if (what.startsWith('a link')) symlinkSync('/nowhere/ovo.db', file);
  return what;
}

function pick<T>(values: readonly T[], random: () => number): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('There is nothing to choose from.');
  return value;
}

function overwrite(file: string, at: number, write: (bytes: Buffer) => void, length: number): void {
  const descriptor = openSync(file, 'r+');
  try {
    const bytes = Buffer.alloc(length);
    readSync(descriptor, bytes, 0, length, at);
    write(bytes);
    writeSync(descriptor, bytes, 0, length, at);
  } finally {
    closeSync(descriptor);
  }
}

/** As somebody with a tool for databases would change it. */
function change(file: string, act: (sqlite: Database.Database) => void): void {
  const sqlite = new Database(file);
  try {
    sqlite.pragma('foreign_keys = OFF');
    act(sqlite);
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    sqlite.close();
  }
}

// Raw SQL: drizzle neither reads sqlite_schema nor makes indexes and triggers.
import Database from 'better-sqlite3';
import { migrateDatabase } from '../../database/migrate.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import type { Rule, SchemaPart } from './rule.ts';

const indexesAndTriggers = `SELECT name, sql FROM sqlite_schema
  WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY type, name`;

/** The indexes and triggers that the migrations make. */
export function expectedSchema(
  migrationsFolder: string,
  nativeBinding: string | undefined,
): readonly SchemaPart[] {
  const sqlite = new Database(':memory:', nativeBinding === undefined ? {} : { nativeBinding });
  try {
    migrateDatabase(sqlite, migrationsFolder);
    return sqlite.prepare<[], SchemaPart>(indexesAndTriggers).all();
  } finally {
    sqlite.close();
  }
}

/** Ovo relies on its indexes and triggers: they keep what must never be from being written. */
export const schemaRule: Rule = {
  name: 'safeguard-missing',
  find: (db, { expected }, most) =>
    missing(db, expected)
      .slice(0, most)
      .map(({ name }) => ({
        subject: `schema:${name}`,
        detail: `“${name}” is missing or not as it was made`,
      })),
  repair(db, { expected }) {
    const parts = missing(db, expected);
    for (const { name, sql } of parts) {
      const kind = /^CREATE TRIGGER/i.test(sql) ? 'TRIGGER' : 'INDEX';
      db.sqlite.exec(`DROP ${kind} IF EXISTS "${name}"`);
      db.sqlite.exec(sql);
    }
    return { changed: parts.length, quarantined: 0 };
  },
};

function missing(db: OvoDatabase, expected: readonly SchemaPart[]): readonly SchemaPart[] {
  const present = new Map(
    db.sqlite
      .prepare<[], SchemaPart>(indexesAndTriggers)
      .all()
      .map(({ name, sql }) => [name, sql]),
  );
  return expected.filter(({ name, sql }) => present.get(name) !== sql);
}

/** What keeps anybody from rewriting what is over or append-only: a repair alone may. */
const guards = [
  'campaigns_stay_over',
  'campaigns_keep_final_counts',
  'suppressions_are_kept',
  'events_are_kept',
  'events_are_final',
];

/** Does something without the guards of the tables, and puts them back. Within a transaction only. */
export function withoutGuards<T>(db: WritableDatabase, act: () => T): T {
  const present = db.sqlite
    .prepare<[string], SchemaPart>(
      `SELECT name, sql FROM sqlite_schema
        WHERE type = 'trigger' AND name IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(guards));
  for (const { name } of present) db.sqlite.exec(`DROP TRIGGER ${name}`);
  const result = act();
  for (const { sql } of present) db.sqlite.exec(sql);
  return result;
}

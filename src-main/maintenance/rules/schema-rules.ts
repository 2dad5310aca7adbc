// Raw SQL: drizzle neither reads sqlite_schema nor makes indexes and triggers.
import { newestVersion } from '../../database/migrate.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import {
  describeDifference,
  differencesOf,
  isRepairable,
  remake,
  schemaOfVersion,
  type SchemaObject,
} from '../../database/identity/schema-differences.ts';
import type { Finder, Finding, Rule } from './rule.ts';
import { words } from '../../../src-shared/words/words.ts';

/** Everything that the migrations make. */
export function expectedSchema(
  migrationsFolder: string,
  nativeBinding: string | undefined,
): readonly SchemaObject[] {
  return schemaOfVersion(migrationsFolder, nativeBinding, newestVersion(migrationsFolder));
}

/** Ovo relies on its indexes and triggers: they keep what must never be from being written. */
export const schemaRule: Rule = {
  name: 'safeguard-missing',
  find: (db, { expected }, most) => findingsOf(db, expected, true).slice(0, most),
  repair(db, { expected }) {
    const broken = differencesOf(db.sqlite, expected).filter(isRepairable);
    for (const difference of broken) remake(db.sqlite, difference);
    return { changed: broken.length, quarantined: 0 };
  },
};

/**
 * Tables, views and triggers that Ovo did not make so. They can rewrite whatever is written, and the rows
 * do not say what they did: no repair puts that right, and the next start refuses the file.
 */
export const alteredRule: Finder = {
  name: 'schema-altered',
  find: (db, { expected }, most) => findingsOf(db, expected, false).slice(0, most),
};

function findingsOf(
  db: OvoDatabase,
  expected: readonly SchemaObject[],
  areRepairable: boolean,
): readonly Finding[] {
  return differencesOf(db.sqlite, expected)
    .filter((difference) => isRepairable(difference) === areRepairable)
    .map((difference) => ({
      subject: `schema:${difference.name}`,
      detail: areRepairable
        ? describeDifference(difference)
        : words.findings.schemaAltered(describeDifference(difference)),
    }));
}

interface SchemaPart {
  readonly name: string;
  readonly sql: string;
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

// Raw SQL: drizzle does not read sqlite_schema.
import type { Database } from 'better-sqlite3';
import { newestVersion, versionOf } from '../migrate.ts';
import { applicationId } from '../pragmas.ts';
import {
  describeDifference,
  differencesOf,
  isRepairable,
  schemaOfVersion,
} from './schema-differences.ts';
import { words } from '../../../src-shared/words/words.ts';

/** What a database is, whether or not its pages are sound. */
export type Identity =
  /** One of Ovo's, with the tables that its version has. */
  | { readonly kind: 'ovo'; readonly version: number }
  /** Nothing is in it yet. */
  | { readonly kind: 'empty' }
  /** Another program's. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'newer'; readonly version: number }
  /** One of Ovo's whose header or tables are not as Ovo left them. */
  | { readonly kind: 'altered'; readonly finding: string };

interface Context {
  /** The folder with drizzle's migrations, resources/migrations. */
  readonly migrationsFolder: string;
  readonly nativeBinding?: string | undefined;
}

/**
 * Tells what a database is: by its header, by drizzle's list of migrations, and by its whole schema,
 * compared text by text with what the migrations make. Reads only.
 */
export function identify(sqlite: Database, context: Context): Identity {
  const { findings } = words.database;
  const id = sqlite.pragma('application_id', { simple: true });
  const version = versionOf(sqlite);
  const tables = Number(sqlite.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  if (id === 0 && version === 0 && tables === 0) return { kind: 'empty' };
  if (id !== applicationId) {
    if (hasOurTables(sqlite)) return { kind: 'altered', finding: findings.headerOverwritten };
    return { kind: 'foreign' };
  }
  const newest = newestVersion(context.migrationsFolder);
  const listed = listedVersion(sqlite);
  const isListed = listed !== null && listed >= 1 && listed <= newest;
  const changes = isListed ? alterations(sqlite, context, listed) : null;
  if (version > newest) {
    // A newer Ovo has a longer list too; a header alone can say anything.
    if (listed !== null && listed > newest) return { kind: 'newer', version };
    const finding =
      listed === null
        ? findings.headerOfNewer(version)
        : findings.headerOfNewerThanTables(version, listed);
    return { kind: 'altered', finding };
  }
  if (changes === null) {
    if (tables === 0) return { kind: 'altered', finding: findings.noTables };
    const own = version >= 1 ? alterations(sqlite, context, version) : [];
    const finding = own[0] ?? findings.noVersion;
    return { kind: 'altered', finding };
  }
  const [finding] = changes;
  if (finding !== undefined) return { kind: 'altered', finding };
  return { kind: 'ovo', version: listed ?? version };
}

/** What of a schema a repair cannot put right in place. */
function alterations(sqlite: Database, context: Context, version: number): readonly string[] {
  const expected = schemaOfVersion(context.migrationsFolder, context.nativeBinding, version);
  return differencesOf(sqlite, expected)
    .filter((difference) => !isRepairable(difference))
    .map(describeDifference);
}

/** The migrations that drizzle's list says a database has had; null where there is no such list. */
function listedVersion(sqlite: Database): number | null {
  const isThere = sqlite
    .prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '__drizzle_migrations'`)
    .get();
  if (isThere === undefined) return null;
  try {
    const count = sqlite.prepare<[], number>('SELECT count(*) FROM __drizzle_migrations');
    return count.pluck().get() ?? 0;
  } catch {
    return null;
  }
}

/** Tables that no other program has side by side. */
function hasOurTables(sqlite: Database): boolean {
  const found = sqlite
    .prepare<[], number>(
      `SELECT count(*) FROM sqlite_schema WHERE type = 'table'
          AND name IN ('campaigns', 'campaign_revisions', 'contacts', 'messages', 'suppressions')`,
    )
    .pluck()
    .get();
  return (found ?? 0) >= 3;
}

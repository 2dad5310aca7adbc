// Raw SQL: it reads databases of earlier versions, whose columns differ from the schema.
import type { Database } from 'better-sqlite3';
import {
  suppressionOrigins,
  suppressionReasons,
} from '../../../src-shared/contact/suppression-origin.ts';
import { isE164 } from '../../../src-shared/phone/e164.ts';
import { migrateDatabase } from '../../database/migrate.ts';
import { sqlTexts } from '../rules/rule.ts';
import { emptyDatabase } from '../salvage/table-shape.ts';
import { selectSuppressions, type StoredSuppression } from './merge-suppressions.ts';

/** A row of `suppressions` by column, as some version of Ovo wrote it and as far as it can be read. */
export type RawSuppression = Readonly<Record<string, unknown>>;

const origins = sqlTexts(suppressionOrigins);

/**
 * The suppressions of a database of any version as this one writes them: brought up to date by the
 * migrations themselves, in a database in memory. A row without a number or a time is left out.
 */
export function broughtUpToDate(
  rows: Iterable<RawSuppression>,
  version: number,
  context: { readonly migrationsFolder: string; readonly nativeBinding: string | undefined },
): readonly StoredSuppression[] {
  const sqlite = emptyDatabase(context, version);
  try {
    // A damaged file may say the same twice, and what no code is.
    sqlite.exec('DROP INDEX suppressions_in_force');
    sqlite.pragma('ignore_check_constraints = ON');
    sqlite.transaction(() => insertAll(sqlite, rows))();
    migrateDatabase(sqlite, context.migrationsFolder);
    sqlite.exec(`UPDATE suppressions SET origin = 'other' WHERE origin NOT IN (${origins})`);
    return sqlite.prepare<[], StoredSuppression>(selectSuppressions).all();
  } finally {
    sqlite.close();
  }
}

function insertAll(sqlite: Database, rows: Iterable<RawSuppression>): void {
  const columns = sqlite
    .prepare<[], string>(`SELECT name FROM pragma_table_info('suppressions') WHERE name <> 'id'`)
    .pluck()
    .all();
  const insert = sqlite.prepare(
    `INSERT INTO suppressions (${columns.join(', ')}) VALUES (${columns.map((name) => `:${name}`).join(', ')})`,
  );
  for (const row of rows) {
    const read = readable(row);
    if (read === null) continue;
    insert.run(Object.fromEntries(columns.map((name) => [name, read[name] ?? null])));
  }
}

/** What of a row can be one; null where it has no number or no time. */
function readable(row: RawSuppression): RawSuppression | null {
  const { phone, reason, evidence, at, origin, lifted_at: liftedAt, lifted_evidence: lifted } = row;
  if (typeof phone !== 'string' || !isE164(phone)) return null;
  if (typeof at !== 'number') return null;
  // Without its evidence nothing is lifted.
  const isLifted = typeof liftedAt === 'number' && typeof lifted === 'string';
  return {
    phone,
    reason: typeof reason === 'string' ? reason : suppressionReasons.salvage,
    evidence: typeof evidence === 'string' ? evidence : null,
    at,
    lifted_at: isLifted ? liftedAt : null,
    lifted_evidence: isLifted ? lifted : null,
    origin: typeof origin === 'string' ? origin : 'salvage',
  };
}

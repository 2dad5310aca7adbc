// Raw SQL: drizzle knows no temporary tables.
import { inForceSql } from '../../contacts/suppressions/suppression-rows.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { appendEvent } from '../../database/events.ts';
import { takeBackDecisionMs } from '../../../src-shared/inbox/hold.ts';
import { words } from '../../../src-shared/words/words.ts';

/** A number of a file that must not be texted. */
export interface StagedSuppression {
  /** E.164. */
  readonly phone: string;
  readonly reason: string;
  readonly evidence: string;
  readonly at: number;
}

/** Collects the suppressions of a file; none is in force before `save`. */
export interface SuppressionStaging {
  add(suppressions: readonly StagedSuppression[]): void;
  /** Writes them all in one transaction; returns how many numbers were not suppressed before. */
  save(writable: WritableDatabase, fileName: string, now: number): number;
  drop(): void;
}

/**
 * Numbers that an import suppressed are not its alone any more: undoing it leaves them suppressed. Nor are those
 * a decision's that may be taken back.
 */
const takeFromImports = `
  UPDATE suppressions
     SET import_id = NULL, evidence = coalesce(suppressions.evidence || ' ', '') || :also || staged.evidence
    FROM temp.staged_suppressions AS staged
   WHERE staged.phone = suppressions.phone AND ${inForceSql}
     AND (import_id IS NOT NULL OR suppressions.at >= :now - ${takeBackDecisionMs})`;

/** Keeps them in a temporary table of this connection, which is gone with the connection. */
export function createSuppressionStaging(db: OvoDatabase): SuppressionStaging {
  const { temporary } = db;
  temporary.exec(`
    DROP TABLE IF EXISTS temp.staged_suppressions;
    CREATE TEMP TABLE staged_suppressions (
      id INTEGER PRIMARY KEY, phone TEXT NOT NULL, reason TEXT NOT NULL, evidence TEXT NOT NULL,
      at INTEGER NOT NULL) STRICT`);
  const insert = temporary.prepare(
    `INSERT INTO temp.staged_suppressions (phone, reason, evidence, at)
     VALUES (:phone, :reason, :evidence, :at)`,
  );
  const insertAll = temporary.transaction((suppressions: readonly StagedSuppression[]) => {
    for (const suppression of suppressions) insert.run(suppression);
  });
  return {
    add: (suppressions) => insertAll(suppressions),
    save: (writable, fileName, now) =>
      writable.sqlite
        .transaction(() => {
          writable.sqlite.prepare(takeFromImports).run({ also: words.imports.evidence.also, now });
          const added = writable.sqlite
            .prepare(
              `INSERT INTO suppressions (phone, origin, reason, evidence, at)
               SELECT phone, 'list-file', reason, evidence, at FROM temp.staged_suppressions
                WHERE true ORDER BY id
               ON CONFLICT (phone) WHERE ${inForceSql} DO NOTHING`,
            )
            .run().changes;
          appendEvent(writable, {
            at: now,
            kind: 'suppressions-imported',
            detail: { fileName, added },
          });
          return added;
        })
        .immediate(),
    drop() {
      if (temporary.open) temporary.exec('DROP TABLE IF EXISTS temp.staged_suppressions');
    },
  };
}

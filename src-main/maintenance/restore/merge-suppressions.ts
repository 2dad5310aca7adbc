// Raw SQL: its rows come from damaged databases, with values that the schema’s types exclude.
import { inForceSql } from '../../contacts/suppressions/suppression-rows.ts';
import type { WritableDatabase } from '../../database/open.ts';
import type { suppressions } from '../../database/schema.ts';

/** A row of `suppressions`, as it stands in some database; which import it came with counts only there. */
export type StoredSuppression = Readonly<Omit<typeof suppressions.$inferSelect, 'id' | 'importId'>>;

/** Selects `StoredSuppression` rows. */
export const selectSuppressions = `
  SELECT phone, reason, evidence, at, lifted_at AS liftedAt, lifted_evidence AS liftedEvidence, origin
    FROM suppressions ORDER BY id`;

/**
 * Takes over every suppression that another database has and this one has not, lifted ones with their
 * evidence. Where both have one, it is lifted if either says so, with that evidence. A number that is
 * suppressed here already stays so, and one in force there is never forgotten. Returns how many changed.
 */
export function mergeSuppressions(
  db: WritableDatabase,
  others: Iterable<StoredSuppression>,
): number {
  const { sqlite } = db;
  const known = sqlite.prepare<StoredSuppression, { id: number; liftedAt: number | null }>(
    `SELECT id, lifted_at AS liftedAt FROM suppressions
      WHERE phone = :phone AND at = :at AND origin = :origin`,
  );
  const lift = sqlite.prepare(
    `UPDATE suppressions SET lifted_at = :liftedAt, lifted_evidence = :liftedEvidence WHERE id = :id`,
  );
  const add = sqlite.prepare<StoredSuppression>(
    `INSERT INTO suppressions (phone, reason, evidence, at, lifted_at, lifted_evidence, origin)
     VALUES (:phone, :reason, :evidence, :at, :liftedAt, :liftedEvidence, :origin)
     ON CONFLICT (phone) WHERE ${inForceSql} DO NOTHING`,
  );
  const missing: StoredSuppression[] = [];
  let changed = 0;
  // What was lifted first: a number may have been suppressed anew after that.
  for (const other of others) {
    const own = known.get(other);
    if (own === undefined) missing.push(other);
    else if (own.liftedAt === null && other.liftedAt !== null) {
      changed += lift.run({ ...other, id: own.id }).changes;
    }
  }
  for (const other of missing) {
    // A damaged file is read in two ways, and may say the same twice.
    if (known.get(other) === undefined) changed += add.run(other).changes;
  }
  return changed;
}

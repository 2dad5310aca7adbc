// Raw SQL: its rows come from another database, with values that the schema’s types exclude.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { holdDecisions, holdReasons } from '../../../src-shared/inbox/hold.ts';
import { isE164 } from '../../../src-shared/phone/e164.ts';
import { isHeld } from '../../campaigns/sending/holds/holds.ts';
import { lowerMessagesOf } from '../../campaigns/sending/holds/held-messages.ts';
import type { WritableDatabase } from '../../database/open.ts';

const storedHoldSchema = z.object({
  phone: z.string().refine(isE164),
  reason: z.enum(holdReasons),
  detail: z.string(),
  at: z.int(),
  releasedAt: z.int().nullable(),
  decision: z.enum(holdDecisions).nullable(),
});
/** A hold of another database; the text that shows it is its detail. */
export type StoredHold = Readonly<z.infer<typeof storedHoldSchema>>;

/** Every hold of another database; none where its version had no holds, and without rows that are none. */
export function readHolds(sqlite: Database): readonly StoredHold[] {
  const hasHolds = sqlite
    .prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'number_holds'`)
    .get();
  if (hasHolds === undefined) return [];
  return sqlite
    .prepare(
      `SELECT h.phone, h.reason, coalesce(m.body, h.detail) AS detail, h.at,
              h.released_at AS releasedAt, h.decision
         FROM number_holds AS h LEFT JOIN messages AS m ON m.id = h.message_id ORDER BY h.id`,
    )
    .all()
    .flatMap((row) => storedHoldSchema.safeParse(row).data ?? []);
}

/**
 * Takes over every hold that another database has and this one has not, and what was decided there or taken
 * back. What is released by that is queued as it was; its campaign stays paused. Call within a transaction.
 */
export function mergeHolds(db: WritableDatabase, others: Iterable<StoredHold>): void {
  const { sqlite } = db;
  const release = sqlite.prepare<StoredHold>(
    `UPDATE number_holds SET released_at = :releasedAt, decision = :decision
      WHERE phone = :phone AND reason = :reason AND at = :at AND released_at IS NULL`,
  );
  // A decision that was taken back there is none here either.
  const holdAgain = sqlite.prepare<StoredHold>(
    `UPDATE OR IGNORE number_holds SET released_at = NULL, decision = NULL
      WHERE phone = :phone AND reason = :reason AND at = :at AND released_at IS NOT NULL`,
  );
  const isKnown = sqlite.prepare<StoredHold>(
    `SELECT 1 FROM number_holds WHERE phone = :phone AND reason = :reason AND at = :at`,
  );
  const add = sqlite.prepare<StoredHold>(
    `INSERT OR IGNORE INTO number_holds (phone, reason, detail, at, released_at, decision)
     VALUES (:phone, :reason, :detail, :at, :releasedAt, :decision)`,
  );
  // As `noteDecision` of the inbox, which stands above this folder.
  const begin = sqlite.prepare<{ readonly phone: string }>(
    `INSERT OR IGNORE INTO conversations (phone, is_practice, state, last_at, created_at)
     SELECT phone, 0, 'done', max(0, max(at)), max(0, max(at)) FROM number_holds
      WHERE phone = :phone AND released_at IS NULL GROUP BY phone`,
  );
  const note = sqlite.prepare<{ readonly phone: string }>(
    `UPDATE conversations SET needs_decision = EXISTS (
            SELECT 1 FROM number_holds WHERE phone = :phone AND released_at IS NULL)
      WHERE phone = :phone AND is_practice = 0`,
  );
  const phones = new Set<string>();
  for (const other of others) {
    phones.add(other.phone);
    if (isKnown.get(other) === undefined) add.run(other);
    else if (other.releasedAt !== null) release.run(other);
    else holdAgain.run(other);
  }
  for (const phone of phones) {
    if (!isHeld(db, phone)) lowerMessagesOf(db, phone);
    begin.run({ phone });
    note.run({ phone });
  }
}

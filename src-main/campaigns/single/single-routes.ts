// Raw SQL: it is asked in every step of sending, on named indexes.
import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import { isNotHeldSql } from '../sending/holds/held-messages.ts';

/*
 * Messages without a campaign that there is something to do for now: those that are due, those that are tried
 * again in a moment, and those of which it is still to be looked up whether they went.
 */

/** How a message without a campaign goes. */
export interface SingleRoute {
  readonly gateway: GatewayKind;
  readonly sender: string;
}

/** One with something to do, as `SendingCampaign` has it. */
export interface OpenRoute extends SingleRoute {
  readonly dueAt: number | null;
}

/** The next try of one is waited for with the right to send where it is at most so far off, in milliseconds. */
const waitedForMs = 120_000;

/**
 * Of `m`: it is on its way, perhaps since a process that was killed, or it is not known whether it went, and no
 * person has to decide on that yet.
 */
const isToLookUp = `m.campaign_id IS NULL AND m.status IN ('sending', 'unconfirmed')
  AND m.direction = 'outbound' AND (m.status = 'sending'
    OR m.not_found_count < 2 AND coalesce(m.reason, '') <> 'other-text')`;

/** The clock was set back since: what was to go in a moment would wait for that long. */
const wrongIds = `
  SELECT m.id
    FROM messages AS m INDEXED BY messages_queued JOIN single_messages AS s ON s.message_id = m.id
   WHERE m.campaign_id IS NULL AND m.zone_key = '' AND m.status = 'queued'
     AND m.next_attempt_at > :now + 60000 AND m.${isNotHeldSql} AND s.is_later = 0
     AND s.written_at > :now + 1000`;

const statements = statementsFor((sqlite) => ({
  isAnyOpen: sqlite
    .prepare<{ readonly by: number }, 0 | 1>(
      `SELECT EXISTS (SELECT 1 FROM messages INDEXED BY messages_queued
                       WHERE campaign_id IS NULL AND zone_key = '' AND status = 'queued'
                         AND next_attempt_at <= :by AND ${isNotHeldSql})
           OR EXISTS (SELECT 1 FROM messages INDEXED BY messages_open
                       WHERE campaign_id IS NULL AND status IN ('sending', 'unconfirmed'))`,
    )
    .pluck(),
  routes: sqlite.prepare<{ readonly now: number; readonly by: number }, OpenRoute>(
    `SELECT gateway, sender, min(at) AS dueAt FROM (
     SELECT s.gateway, m.from_address AS sender, m.next_attempt_at AS at
       FROM messages AS m INDEXED BY messages_queued JOIN single_messages AS s ON s.message_id = m.id
      WHERE m.campaign_id IS NULL AND m.zone_key = '' AND m.status = 'queued'
        AND m.next_attempt_at <= :by AND m.${isNotHeldSql}
        AND (m.next_attempt_at <= :now OR m.attempt_count > 0)
      UNION ALL
     SELECT s.gateway, m.from_address AS sender, NULL AS at
       FROM messages AS m INDEXED BY messages_open JOIN single_messages AS s ON s.message_id = m.id
      WHERE ${isToLookUp})
      GROUP BY gateway, sender`,
  ),
  postpone: sqlite.prepare<
    SingleRoute & { readonly now: number; readonly until: number; readonly detail: string }
  >(
    `UPDATE messages SET next_attempt_at = :until, error_detail = :detail
      WHERE id IN (SELECT m.id
         FROM messages AS m INDEXED BY messages_queued JOIN single_messages AS s ON s.message_id = m.id
        WHERE m.campaign_id IS NULL AND m.zone_key = '' AND m.status = 'queued'
          AND m.next_attempt_at <= :now + ${waitedForMs}
          AND (m.next_attempt_at <= :now OR m.attempt_count > 0)
          AND m.from_address = :sender AND s.gateway = :gateway)`,
  ),
  isAnyWrong: sqlite
    .prepare<{ readonly now: number }, 0 | 1>(`SELECT EXISTS (${wrongIds})`)
    .pluck(),
  putRight: sqlite.prepare<{ readonly now: number }>(
    `UPDATE messages SET next_attempt_at = :now WHERE id IN (${wrongIds})`,
  ),
}));

/**
 * The gateways and senders of messages without a campaign that there is something to do for; of one whose
 * time is to come there is not.
 *
 * @param now by the wall clock.
 */
export function singleRoutes(db: OvoDatabase, now: number): readonly OpenRoute[] {
  const sql = statements(db);
  const by = now + waitedForMs;
  // Nearly always there is none.
  return sql.isAnyOpen.get({ by }) === 1 ? sql.routes.all({ now, by }) : [];
}

/** Lets what is due of a gateway and sender wait, and says why: the sender was stopped. */
export function postponeSingles(
  db: WritableDatabase,
  { gateway, sender }: SingleRoute,
  why: { readonly now: number; readonly until: number; readonly detail: string },
): void {
  statements(db).postpone.run({ gateway, sender, ...why });
}

/** Whether a message was written by a clock that was ahead, and would wait for that. */
export function isAnyTimeWrong(db: OvoDatabase, now: number): boolean {
  return statements(db).isAnyWrong.get({ now }) === 1;
}

/** Makes due what was written by a clock that was ahead. */
export function putTimesRight(db: WritableDatabase, now: number): void {
  statements(db).putRight.run({ now });
}

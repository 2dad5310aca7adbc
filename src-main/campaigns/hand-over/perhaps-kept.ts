// Raw SQL: what the provider may keep, on a named index.
import type { CancelReason } from '../../../src-shared/message/cancel-reason.ts';
import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import type { UnconfirmedMessage } from '../../engine/store-ports.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import { leftAudience } from '../sending/left-audience.ts';
import {
  isUnconfirmed,
  unconfirmedColumns,
  type UnconfirmedRow,
} from '../sending/message-store.ts';
import { asCancelReason, cancelReasonSql, isStopped, type ToCancel } from './scheduled-rows.ts';

/*
 * A message that was handed over to the provider's scheduler and of which the answer was lost: the provider
 * may keep it, and would send it at its time.
 */

export const fromOpenMessages = `messages AS m INDEXED BY messages_open JOIN campaigns AS c ON c.id = m.campaign_id`;

const isPerhapsKept = `${isUnconfirmed} AND m.send_at IS NOT NULL`;

/** A message `m` of a campaign `c` is not to be sent, as far as that is noted. */
export const isToCancel = `(m.cancel_reason IS NOT NULL OR ${isStopped})`;

/** What is not there needs no further proof: it does not go once more, whatever the rule is. */
const isSure = `(c.status = 'canceled'
  OR coalesce(m.cancel_reason, 'campaign-stopped') NOT IN ('campaign-stopped', 'held'))`;

/** Two look-ups have proved that it is not there, and only whether to send it again is left to decide. */
const isProved = `(NOT ${isSure} AND m.not_found_count >= 2 AND m.reason IS NOT 'other-text')`;

/** Of `fromOpenMessages`: the provider may keep it, and is to cancel it. */
export const isPerhapsKeptToCancel = `${isPerhapsKept} AND ${isToCancel} AND NOT ${isProved}`;

/** Messages looked at in one step. */
const pageSize = 1000;

interface UnnotedRow {
  readonly messageId: number;
  readonly claimedAt: number;
  readonly contactId: number | null;
  readonly reason: CancelReason | null;
}

interface LookUpRow extends UnconfirmedRow {
  readonly isSure: number;
}

/** A message that is to be looked up so that it can be canceled. */
export interface ToLookUp extends UnconfirmedMessage {
  /** Whether it does not go once more where it is proved not to be there, whatever the rule is. */
  readonly isSure: boolean;
}

const statements = statementsFor((sqlite) => ({
  campaigns: sqlite.prepare<[], { readonly id: number; readonly audience: string }>(
    `SELECT c.id, c.audience FROM campaigns AS c WHERE NOT ${isStopped} AND EXISTS
       (SELECT 1 FROM messages AS m INDEXED BY messages_open WHERE m.campaign_id = c.id AND ${isPerhapsKept})`,
  ),
  unnoted: sqlite.prepare<
    { readonly campaignId: number; readonly id: number; readonly limit: number },
    UnnotedRow
  >(
    `SELECT m.id AS messageId, m.claimed_at AS claimedAt, m.contact_id AS contactId,
            ${cancelReasonSql} AS reason
       FROM ${fromOpenMessages}
      WHERE m.campaign_id = :campaignId AND ${isPerhapsKept} AND NOT ${isToCancel} AND m.id > :id
      ORDER BY m.id LIMIT :limit`,
  ),
  toLookUp: sqlite.prepare<
    { readonly since: number; readonly now: number; readonly limit: number },
    LookUpRow
  >(
    `SELECT ${unconfirmedColumns}, ${isSure} AS isSure FROM ${fromOpenMessages}
      WHERE ${isPerhapsKeptToCancel}
      ORDER BY iif(m.reconciled_at BETWEEN :since AND :now, m.reconciled_at, 0), m.send_at, m.id
      LIMIT :limit`,
  ),
  left: sqlite
    .prepare<[], number>(`SELECT count(*) FROM ${fromOpenMessages} WHERE ${isPerhapsKeptToCancel}`)
    .pluck(),
  wish: sqlite.prepare<[number], { readonly reason: CancelReason | null; readonly isSure: number }>(
    `SELECT coalesce(m.cancel_reason, iif(${isStopped}, 'campaign-stopped', NULL)) AS reason,
            ${isSure} AS isSure
       FROM messages AS m JOIN campaigns AS c ON c.id = m.campaign_id WHERE m.id = ?`,
  ),
  found: sqlite.prepare<[number], ToCancel>(
    `SELECT m.id AS messageId, m.campaign_id AS campaignId, c.gateway, m.to_address AS "to",
            m.attempt_count AS attempt, m.sid, m.send_at AS sendAt,
            coalesce(m.cancel_reason, 'campaign-stopped') AS reason
       FROM messages AS m JOIN campaigns AS c ON c.id = m.campaign_id
      WHERE m.id = ? AND m.status = 'scheduled' AND ${isToCancel}`,
  ),
  gateways: sqlite
    .prepare<[], GatewayKind>(
      `SELECT DISTINCT c.gateway FROM ${fromOpenMessages} WHERE ${isPerhapsKept}`,
    )
    .pluck(),
}));

/** Why a message is not to be sent, or null; and whether it never goes once more, as `ToLookUp.isSure`. */
export function wishOf(
  db: OvoDatabase,
  messageId: number,
): { readonly reason: CancelReason | null; readonly isSure: boolean } {
  const { reason = null, isSure: sure = 0 } = statements(db).wish.get(messageId) ?? {};
  return { reason, isSure: sure === 1 };
}

/** A message that is not to be sent, of which that is not noted yet. */
export interface UnnotedWish {
  readonly messageId: number;
  readonly claimedAt: number;
  readonly reason: CancelReason;
}

/** Those that somebody must not get, of which that is not noted yet, a page at a time. */
export function* unnotedWishes(
  db: OvoDatabase,
  now: number,
): Generator<readonly UnnotedWish[], void> {
  const sql = statements(db);
  for (const { id: campaignId, audience } of sql.campaigns.all()) {
    const reasonOf = leftAudience(db, { id: campaignId, audience }, now, 'only-the-audience');
    for (let id = 0; ;) {
      const page = sql.unnoted.all({ campaignId, id, limit: pageSize });
      const end = page.at(-1);
      if (end === undefined) break;
      id = end.messageId;
      yield page.flatMap(({ messageId, claimedAt, contactId, reason }) => {
        const wanted = reason ?? (contactId === null ? null : asCancelReason(reasonOf(contactId)));
        return wanted === null ? [] : [{ messageId, claimedAt, reason: wanted }];
      });
    }
  }
}

/**
 * Those that are to be canceled, and looked up for that: those whose time is nearest first, and last those
 * that were looked up within `recheckAfterMs`.
 *
 * @param now by the wall clock, as the stored times are.
 */
export function toLookUp(
  db: OvoDatabase,
  limit: number,
  now: number,
  recheckAfterMs: number,
): readonly ToLookUp[] {
  return statements(db)
    .toLookUp.all({ limit, now, since: now - recheckAfterMs + 1 })
    .map((row) => ({ ...row, isHeld: row.isHeld === 1, isSure: row.isSure === 1 }));
}

/** Those of them that the provider is known to keep by now, and must not send. */
export function foundToCancel(db: OvoDatabase, messageIds: readonly number[]): readonly ToCancel[] {
  return messageIds.flatMap((id) => statements(db).found.get(id) ?? []);
}

/** How many are to be canceled, and may be kept by the provider. */
export function countPerhapsKept(db: OvoDatabase): number {
  return statements(db).left.get() ?? 0;
}

/** What may keep messages whose answer was lost; empty where no answer was. */
export function perhapsKeptBy(db: OvoDatabase): readonly GatewayKind[] {
  return statements(db).gateways.all();
}

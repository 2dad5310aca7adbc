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
import { asCancelReason, cancelReasonSql, isStopped } from './scheduled-rows.ts';

/*
 * A message that was handed over to the provider's scheduler and of which the answer was lost: the provider
 * may keep it, and would send it at its time.
 */

const isLost = `${isUnconfirmed} AND m.send_at IS NOT NULL`;

export const lost = `messages AS m INDEXED BY messages_open JOIN campaigns AS c ON c.id = m.campaign_id`;

/** A message `m` of a campaign `c` is not to be sent, as far as that is noted. */
export const isToCancel = `(m.cancel_reason IS NOT NULL OR ${isStopped})`;

/** Two look-ups have proved that it is not there, and only whether to send it again is left to decide. */
const isProved = `(c.status = 'paused' AND m.not_found_count >= 2 AND m.reason IS NOT 'other-text'
  AND coalesce(m.cancel_reason, 'campaign-stopped') = 'campaign-stopped')`;

/** Of `lost`: the provider may keep it, and is to cancel it. */
export const isLostToCancel = `${isLost} AND ${isToCancel} AND NOT ${isProved}`;

interface LostRow {
  readonly messageId: number;
  readonly claimedAt: number;
  readonly campaignId: number;
  readonly audience: string;
  readonly contactId: number | null;
  readonly reason: CancelReason | null;
}

const statements = statementsFor((sqlite) => ({
  unnoted: sqlite.prepare<[], LostRow>(
    `SELECT m.id AS messageId, m.campaign_id AS campaignId, c.audience, m.contact_id AS contactId, m.claimed_at AS claimedAt,
            ${cancelReasonSql} AS reason
       FROM ${lost} WHERE ${isLost} AND NOT ${isToCancel} ORDER BY m.campaign_id`,
  ),
  toLookUp: sqlite.prepare<[number], UnconfirmedRow>(
    `SELECT ${unconfirmedColumns} FROM ${lost}
      WHERE ${isLostToCancel}
      ORDER BY m.not_found_count, m.reconciled_at, m.id LIMIT ?`,
  ),
  left: sqlite.prepare<[], number>(`SELECT count(*) FROM ${lost} WHERE ${isLostToCancel}`).pluck(),
  wish: sqlite.prepare<[number], { readonly reason: CancelReason | null; readonly isOver: number }>(
    `SELECT coalesce(m.cancel_reason, iif(${isStopped}, 'campaign-stopped', NULL)) AS reason,
            c.status = 'canceled' AS isOver
       FROM messages AS m JOIN campaigns AS c ON c.id = m.campaign_id WHERE m.id = ?`,
  ),
  gateways: sqlite
    .prepare<[], GatewayKind>(`SELECT DISTINCT c.gateway FROM ${lost} WHERE ${isLost}`)
    .pluck(),
}));

/** Why a message is not to be sent, or null; and whether its campaign is canceled for good. */
export function wishOf(
  db: OvoDatabase,
  messageId: number,
): { readonly reason: CancelReason | null; readonly isOver: boolean } {
  const { reason = null, isOver = 0 } = statements(db).wish.get(messageId) ?? {};
  return { reason, isOver: isOver === 1 };
}

/** Those that somebody must not get, of which that is not noted yet, with the reason. */
export function unnotedWishes(
  db: OvoDatabase,
  now: number,
): readonly {
  readonly messageId: number;
  readonly claimedAt: number;
  readonly reason: CancelReason;
}[] {
  let campaignId = 0;
  let reasonOf: ReturnType<typeof leftAudience> = () => null;
  return statements(db)
    .unnoted.all()
    .flatMap(({ messageId, claimedAt, contactId, reason, ...campaign }) => {
      if (campaign.campaignId !== campaignId) {
        campaignId = campaign.campaignId;
        const { audience } = campaign;
        reasonOf = leftAudience(db, { id: campaignId, audience }, now, 'only-the-audience');
      }
      const wanted = reason ?? (contactId === null ? null : asCancelReason(reasonOf(contactId)));
      return wanted === null ? [] : [{ messageId, claimedAt, reason: wanted }];
    });
}

/** Those that are to be canceled, and looked up for that; those not found least often first. */
export function lostToLookUp(db: OvoDatabase, limit: number): readonly UnconfirmedMessage[] {
  return statements(db)
    .toLookUp.all(limit)
    .map((row) => ({ ...row, isHeld: row.isHeld === 1 }));
}

/** How many are to be canceled, and may be kept by the provider. */
export function countLost(db: OvoDatabase): number {
  return statements(db).left.get() ?? 0;
}

/** What may keep messages whose answer was lost; empty where no answer was. */
export function gatewaysOfLost(db: OvoDatabase): readonly GatewayKind[] {
  return statements(db).gateways.all();
}

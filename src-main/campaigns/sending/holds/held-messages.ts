// Raw SQL: a claim raises what it meets, and what is held is counted in steps through a named index.
import { heldOffset, leastHeld } from '../../../../src-shared/message/held.ts';
import { inForceSql } from '../../../contacts/suppressions/suppression-rows.ts';
import type { OvoDatabase, WritableDatabase } from '../../../database/open.ts';
import { statementsFor } from '../../../database/statements.ts';

/*
 * A queued message to a held number waits with `heldOffset` added to its `next_attempt_at`: a claim never
 * meets it again, and taking the sum off gives back the time that it had, also the negative one of a first
 * text.
 */

/** A hold of a number: a condition on a row of `number_holds`. Word for word that of the partial indexes. */
export const holdInForceSql = 'released_at IS NULL';

/** A queued message is held: a condition on a row of `messages`. */
export const isHeldSql = `next_attempt_at >= ${leastHeld}`;

/** The same of one that is not. */
export const isNotHeldSql = `next_attempt_at < ${leastHeld}`;

/**
 * The time zones of a campaign's queued messages, as a recursive query `zones (zone)`: a step through the
 * index a zone.
 */
const zonesOf = (campaignId: string) => `
  WITH RECURSIVE zones (zone) AS (
    SELECT min(zone_key) FROM messages INDEXED BY messages_queued
     WHERE campaign_id = ${campaignId} AND status = 'queued'
     UNION ALL
    SELECT (SELECT min(zone_key) FROM messages INDEXED BY messages_queued
             WHERE campaign_id = ${campaignId} AND status = 'queued' AND zone_key > zones.zone)
      FROM zones WHERE zone IS NOT NULL)`;

/** Whether a campaign has a queued message that is not held; quick, however many are. */
export const hasOpenQueuedSql = (campaignId: string) => `
  EXISTS (${zonesOf(campaignId)}
    SELECT 1 FROM zones
     WHERE zone IS NOT NULL
       AND (SELECT min(next_attempt_at) FROM messages INDEXED BY messages_queued
             WHERE campaign_id = ${campaignId} AND zone_key = zone AND status = 'queued') < ${leastHeld})`;

/**
 * A message without a campaign waits while its number is held: a condition on a row of `single_messages`. One
 * that somebody writes by hand goes at once: who writes to a held number has decided to. One for later waits.
 */
export const isHoldableSingleSql = `(origin = 'command-line' OR is_later = 1 AND origin <> 'confirmation')`;

const isHoldable = `direction = 'outbound' AND (
  campaign_id IN (SELECT id FROM campaigns WHERE status IN ('sending', 'paused'))
  OR campaign_id IS NULL AND EXISTS (SELECT 1 FROM single_messages
       WHERE message_id = messages.id AND ${isHoldableSingleSql}))`;

const ofNumber = 'FROM messages INDEXED BY messages_of_number WHERE peer_address = ?';

interface HeldRow {
  readonly id: number;
  readonly campaignId: number | null;
}

const statements = statementsFor((sqlite) => ({
  isAnyHold: sqlite
    .prepare<[], 0 | 1>(
      `SELECT EXISTS (SELECT 1 FROM number_holds INDEXED BY number_holds_in_force
                       WHERE ${holdInForceSql})`,
    )
    .pluck(),
  raise: sqlite.prepare<[number]>(
    `UPDATE messages SET next_attempt_at = next_attempt_at + ${heldOffset}
      WHERE id = ? AND status = 'queued' AND ${isNotHeldSql}`,
  ),
  raiseOfNumber: sqlite.prepare<[string]>(
    `UPDATE messages SET next_attempt_at = next_attempt_at + ${heldOffset}
      WHERE id IN (SELECT id ${ofNumber} AND status = 'queued' AND ${isNotHeldSql} AND ${isHoldable})`,
  ),
  wishOfNumber: sqlite.prepare<[string]>(
    `UPDATE messages SET cancel_reason = 'held'
      WHERE id IN (SELECT id ${ofNumber} AND cancel_reason IS NULL
                      AND (status = 'scheduled'
                           OR status IN ('sending', 'unconfirmed') AND send_at IS NOT NULL))`,
  ),
  heldOfNumber: sqlite.prepare<[string], HeldRow>(
    `SELECT id, campaign_id AS campaignId ${ofNumber} AND status = 'queued' AND ${isHeldSql}`,
  ),
  lower: sqlite.prepare<[number]>(
    `UPDATE messages SET next_attempt_at = next_attempt_at - ${heldOffset}
      WHERE id = ? AND status = 'queued' AND ${isHeldSql}`,
  ),
  countOfCampaign: sqlite
    .prepare<{ readonly id: number }, number>(
      `${zonesOf(':id')}
       SELECT coalesce(sum((SELECT count(*) FROM messages INDEXED BY messages_queued
                             WHERE campaign_id = :id AND zone_key = zone AND status = 'queued'
                               AND ${isHeldSql})), 0)
         FROM zones WHERE zone IS NOT NULL`,
    )
    .pluck(),
  suppressedOfCampaign: sqlite
    .prepare<{ readonly id: number; readonly limit: number }, number>(
      `${zonesOf(':id')}
       SELECT messages.id FROM zones CROSS JOIN messages INDEXED BY messages_queued
        WHERE zone IS NOT NULL AND campaign_id = :id AND zone_key = zone AND status = 'queued'
          AND ${isHeldSql}
          AND EXISTS (SELECT 1 FROM suppressions WHERE phone = messages.to_address AND ${inForceSql})
        LIMIT +:limit`,
    )
    .pluck(),
  isAnyGiven: sqlite
    .prepare<{ readonly id: number }, 0 | 1>(
      `SELECT EXISTS (SELECT 1 FROM messages INDEXED BY messages_open
                       WHERE campaign_id = :id AND status IN ('sending', 'unconfirmed'))
           OR EXISTS (SELECT 1 FROM messages INDEXED BY messages_scheduled
                       WHERE campaign_id = :id AND status = 'scheduled')`,
    )
    .pluck(),
}));

/** Lets a queued message wait until its number is released. Call it within a transaction. */
export function raiseMessage(db: WritableDatabase, messageId: number): void {
  statements(db).raise.run(messageId);
}

/**
 * Lets everything that is queued to a number wait, and notes that the provider is to cancel what it keeps of
 * that number, or may. Messages that somebody wrote by hand go. Call it within a transaction. Returns how
 * many wait.
 */
export function raiseMessagesOf(db: WritableDatabase, phone: string): number {
  const sql = statements(db);
  sql.wishOfNumber.run(phone);
  return sql.raiseOfNumber.run(phone).changes;
}

/**
 * Gives messages to a number back the times that they had. Call it within a transaction. Returns the
 * campaigns that they belong to.
 */
export function lowerMessagesOf(db: WritableDatabase, phone: string): readonly number[] {
  const sql = statements(db);
  const rows = sql.heldOfNumber.all(phone);
  for (const { id } of rows) sql.lower.run(id);
  return [...new Set(rows.flatMap(({ campaignId }) => campaignId ?? []))];
}

/** How many queued messages of a campaign are held; at once where nobody is. */
export function countHeldOfCampaign(db: OvoDatabase, campaignId: number): number {
  const sql = statements(db);
  if (sql.isAnyHold.get() !== 1) return 0;
  return sql.countOfCampaign.get({ id: campaignId }) ?? 0;
}

/**
 * Gives messages of a campaign back their times whose number is suppressed by now: they are skipped at the
 * next claim, as nothing is left to decide. Returns how many, `limit` at most.
 */
export function lowerSuppressed(db: WritableDatabase, campaignId: number, limit: number): number {
  const sql = statements(db);
  const ids = sql.suppressedOfCampaign.all({ id: campaignId, limit });
  for (const id of ids) sql.lower.run(id);
  return ids.length;
}

/** Whether a campaign has held messages whose number is suppressed by now; at once where nobody is held. */
export function hasSuppressedHeld(db: OvoDatabase, campaignId: number): boolean {
  const sql = statements(db);
  if (sql.isAnyHold.get() !== 1) return false;
  return sql.suppressedOfCampaign.get({ id: campaignId, limit: 1 }) !== undefined;
}

/** Whether a message of a campaign is on its way, unconfirmed or kept by the provider. */
export function isAnyGiven(db: OvoDatabase, campaignId: number): boolean {
  return statements(db).isAnyGiven.get({ id: campaignId }) === 1;
}

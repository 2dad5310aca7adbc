// Raw SQL: it runs for every message that is sent, on named indexes.
import {
  storePauseReason,
  type PauseReason,
  type StoredPauseReason,
} from '../../../src-shared/campaign/pause-reason.ts';
import type {
  MessageStore,
  SendingCampaign,
  UnconfirmedMessage,
} from '../../engine/store-ports.ts';
import { campaignSnapshot } from '../campaign-rows.ts';
import { readHandOver } from '../history/campaign-snapshot.ts';
import { claimMessages } from './claims/claim.ts';
import { forgetSegmentsUsed } from '../plan/budget.ts';
import { appendEvent } from '../../database/events.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { circuitOpenedBy, saveCircuit } from './circuits.ts';
import { hasOpenQueuedSql, isNotHeldSql } from './holds/held-messages.ts';
import { saveJournalPosition } from './journal/replay-journal.ts';
import { recordOutcomes } from './record-outcomes.ts';
import { postponeSingles, singleRoutes } from '../single/single-routes.ts';
import { isTestText } from './test-texts/stored-test-text.ts';
import { statementsFor } from '../../database/statements.ts';

/** As `unconfirmedColumns` reads it. */
export interface UnconfirmedRow extends Omit<UnconfirmedMessage, 'isHeld'> {
  readonly isHeld: number;
}

interface SendingRow extends Omit<SendingCampaign, 'handOver'> {
  readonly handOver: string | null;
}

/** What a look-up needs of a message `m` and its campaign `c`. */
export const unconfirmedColumns = `m.id AS messageId, m.campaign_id AS campaignId, c.gateway,
  m.to_address AS "to", m.body, m.from_address AS sender, coalesce(m.reason, '') = 'other-text' AS isHeld,
  m.claimed_at AS claimedAt, m.not_found_count AS notFoundCount, m.reconciled_at AS reconciledAt`;

/**
 * A message `m` is unconfirmed. The first condition is that of the partial index `messages_open`, which
 * SQLite uses only where a query repeats it word for word.
 */
export const isUnconfirmed = `m.status IN ('sending', 'unconfirmed') AND m.status = 'unconfirmed'`;

const statements = statementsFor((sqlite) => ({
  interrupted: sqlite.prepare(
    `UPDATE messages INDEXED BY messages_open SET status = 'unconfirmed'
      WHERE status IN ('sending', 'unconfirmed') AND status = 'sending'`,
  ),
  // Of one that is handed over nothing is left to do once the provider has all its messages.
  sendingCampaigns: sqlite.prepare<[], SendingRow>(
    `SELECT id AS campaignId, gateway, sender, hand_over AS handOver FROM campaigns
      WHERE status = 'sending' AND (hand_over IS NULL
        OR ${hasOpenQueuedSql('campaigns.id')}
        OR EXISTS (SELECT 1 FROM messages INDEXED BY messages_open
                    WHERE campaign_id = campaigns.id AND status IN ('sending', 'unconfirmed'))
        OR NOT EXISTS (SELECT 1 FROM messages INDEXED BY messages_scheduled
                    WHERE campaign_id = campaigns.id AND status = 'scheduled'))
      ORDER BY id`,
  ),
  givenTimes: sqlite.prepare<
    [string],
    { readonly minute: number; readonly segments: number; readonly messages: number }
  >(
    `SELECT send_at / 60000 AS minute, sum(segments) AS segments, count(*) AS messages
       FROM (SELECT send_at, segments, from_address FROM messages INDEXED BY messages_scheduled
              WHERE status = 'scheduled'
              UNION ALL
             SELECT send_at, segments, from_address FROM messages INDEXED BY messages_open
              WHERE status IN ('sending', 'unconfirmed') AND send_at IS NOT NULL)
      WHERE from_address = ? GROUP BY minute`,
  ),
  isAnyUnconfirmed: sqlite
    .prepare<[number], number>(
      `SELECT EXISTS (SELECT 1 FROM messages AS m INDEXED BY messages_open
                       WHERE m.campaign_id = ? AND ${isUnconfirmed})`,
    )
    .pluck(),
  unconfirmed: sqlite.prepare<[string, number], UnconfirmedRow>(
    `SELECT ${unconfirmedColumns}
       FROM campaigns AS c
       JOIN messages AS m INDEXED BY messages_open
         ON m.campaign_id = c.id AND ${isUnconfirmed}
      WHERE c.id IN (SELECT value FROM json_each(?)) AND c.status = 'sending'
      ORDER BY m.not_found_count, m.reconciled_at, m.id
      LIMIT ?`,
  ),
  isAnySingleUnconfirmed: sqlite
    .prepare<[], number>(
      `SELECT EXISTS (SELECT 1 FROM messages AS m INDEXED BY messages_open
                       WHERE m.campaign_id IS NULL AND ${isUnconfirmed})`,
    )
    .pluck(),
  unconfirmedSingles: sqlite.prepare<[number], UnconfirmedRow>(
    `SELECT ${unconfirmedColumns}
       FROM messages AS m INDEXED BY messages_open JOIN single_messages AS c ON c.message_id = m.id
      WHERE m.campaign_id IS NULL AND m.direction = 'outbound' AND ${isUnconfirmed}
      ORDER BY m.not_found_count, m.reconciled_at, m.id
      LIMIT ?`,
  ),
  isStillUnconfirmed: sqlite
    .prepare<[number, number], number>(
      `SELECT EXISTS (SELECT 1 FROM messages
                       WHERE id = ? AND status = 'unconfirmed' AND claimed_at = ?)`,
    )
    .pluck(),
  isToCancel: sqlite
    .prepare<[number], number>(
      `SELECT EXISTS (SELECT 1 FROM messages
                       WHERE id = ? AND cancel_reason IS NOT NULL AND send_at IS NOT NULL)`,
    )
    .pluck(),
  notFound: sqlite.prepare<[number, number]>(
    `UPDATE messages SET not_found_count = not_found_count + 1, reconciled_at = ?
      WHERE id = ? AND status = 'unconfirmed'`,
  ),
  unproven: sqlite.prepare<[number, number]>(
    `UPDATE messages SET reconciled_at = ? WHERE id = ? AND status = 'unconfirmed'`,
  ),
  otherText: sqlite.prepare<[string, number, number]>(
    `UPDATE messages SET reason = 'other-text', error_detail = ?, reconciled_at = ?,
            not_found_count = max(not_found_count, 2)
      WHERE id = ? AND status = 'unconfirmed'`,
  ),
  isTextOfAnother: sqlite
    .prepare<[string, string, number], number>(
      `SELECT EXISTS (SELECT 1 FROM messages INDEXED BY messages_open
                       WHERE status IN ('sending', 'unconfirmed') AND to_address = ? AND body = ?
                         AND id <> ?)`,
    )
    .pluck(),
  claimedAt: sqlite
    .prepare<[string], number | null>(`SELECT claimed_at FROM messages WHERE sid = ?`)
    .pluck(),
  isLinked: sqlite
    .prepare<[string], number>(`SELECT EXISTS (SELECT 1 FROM messages WHERE sid = ?)`)
    .pluck(),
  queuedByZone: sqlite.prepare<[number], { readonly zoneKey: string; readonly messages: number }>(
    `SELECT zone_key AS zoneKey, count(*) AS messages FROM messages INDEXED BY messages_queued
      WHERE campaign_id = ? AND status = 'queued' AND ${isNotHeldSql} GROUP BY zone_key`,
  ),
  used: sqlite
    .prepare<[string, string, string], number>(
      `SELECT segments FROM sender_usage WHERE gateway = ? AND sender = ? AND day = ?`,
    )
    .pluck(),
  use: sqlite.prepare<[string, string, string, number]>(
    `INSERT INTO sender_usage (gateway, sender, day, segments) VALUES (?, ?, ?, ?)
     ON CONFLICT (gateway, sender, day) DO UPDATE SET segments = segments + excluded.segments`,
  ),
  unuse: sqlite.prepare<[number, string, string, string]>(
    `UPDATE sender_usage SET segments = max(0, segments - ?)
      WHERE gateway = ? AND sender = ? AND day = ?`,
  ),
  pause: sqlite.prepare<StoredPauseReason & { readonly campaignId: number }>(
    `UPDATE campaigns
        SET status = 'paused', paused_reason = :pausedReason, paused_detail = :pausedDetail
      WHERE id = :campaignId AND status = 'sending'`,
  ),
}));

/**
 * The engine's memory, in the database.
 *
 * @param write does something in one transaction as soon as nobody else writes; at once unless given.
 */
export function createMessageStore(
  db: WritableDatabase,
  write: MessageStore['transaction'] = async (act, onCommitted) => {
    const result = db.sqlite.transaction(act).immediate();
    onCommitted?.();
    return result;
  },
): MessageStore {
  const sql = statements(db);
  return {
    transaction: (act, onCommitted) =>
      write(() => {
        db.refuseIfGone();
        return act();
      }, onCommitted),
    recoverInterrupted() {
      forgetSegmentsUsed(db);
      return sql.interrupted.run().changes;
    },
    sendingCampaigns(now = Number.MAX_SAFE_INTEGER) {
      const campaigns = sql.sendingCampaigns
        .all()
        .map((row) => (row.handOver === null ? { ...row, handOver: null } : withHandOver(row)));
      const singles = singleRoutes(db, now).map((route) => ({ campaignId: null, ...route }));
      return singles.length === 0 ? campaigns : [...singles, ...campaigns];
    },
    postponeSingles: (route, why) => postponeSingles(db, route, why),
    claim: (request) => claimMessages(db, request),
    recordOutcomes: (changes, now) => recordOutcomes(db, changes, now),
    unconfirmed(campaignIds, limit) {
      // Nearly always there is none; the list of them costs as much as a message.
      const ids = campaignIds.filter((id) => id !== null && sql.isAnyUnconfirmed.get(id) === 1);
      const hasSingles = campaignIds.includes(null) && sql.isAnySingleUnconfirmed.get() === 1;
      const rows = [
        ...(hasSingles ? sql.unconfirmedSingles.all(limit) : []),
        ...(ids.length > 0 ? sql.unconfirmed.all(JSON.stringify(ids), limit) : []),
      ];
      return rows.map((row) => ({ ...row, isHeld: row.isHeld === 1 }));
    },
    isStillUnconfirmed: ({ messageId, claimedAt }) =>
      sql.isStillUnconfirmed.get(messageId, claimedAt) === 1,
    isToCancel: (messageId) => sql.isToCancel.get(messageId) === 1,
    recordNotFound: db.sqlite.transaction((messageIds: readonly number[], now: number) => {
      for (const id of messageIds) sql.notFound.run(now, id);
    }),
    recordUnproven: db.sqlite.transaction((messageIds: readonly number[], now: number) => {
      for (const id of messageIds) sql.unproven.run(now, id);
    }),
    recordOtherText(messageId, text, now) {
      sql.otherText.run(text, now, messageId);
    },
    isTextOfAnother: ({ messageId, to }, text) =>
      sql.isTextOfAnother.get(to, text, messageId) === 1,
    isAnyClaimedAfter: (sids, time) =>
      sids.some((sid) => (sql.claimedAt.get(sid) ?? -Infinity) > time),
    circuitOpenedBy: (gateway, sender) => circuitOpenedBy(db, gateway, sender),
    saveCircuit: (gateway, sender, openedBy) => saveCircuit(db, gateway, sender, openedBy),
    unlinkedSids: (sids) =>
      sids.filter((sid) => sql.isLinked.get(sid) !== 1 && !isTestText(db, sid)),
    givenTimes(_gateway, sender) {
      const rows = sql.givenTimes.all(sender);
      return {
        segments: new Map(rows.map(({ minute, segments }) => [minute, segments])),
        messages: rows.reduce((sum, { messages }) => sum + messages, 0),
      };
    },
    queuedByZone: (campaignId) => sql.queuedByZone.all(campaignId),
    segmentsUsed: (gateway, sender, day) => sql.used.get(gateway, sender, day) ?? 0,
    addSegmentsUsed(gateway, sender, day, segments) {
      sql.use.run(gateway, sender, day, segments);
    },
    returnSegments(gateway, sender, day, segments) {
      sql.unuse.run(segments, gateway, sender, day);
    },
    saveJournalPosition: (position) => saveJournalPosition(db, position),
    snapshot: (campaignId) => campaignSnapshot(db, campaignId),
    pauseCampaign: db.sqlite.transaction((campaignId: number, reason: PauseReason, now: number) => {
      if (sql.pause.run({ ...storePauseReason(reason), campaignId }).changes === 0) return;
      appendEvent(db, {
        at: now,
        kind: 'campaign-paused',
        subject: `campaign:${campaignId}`,
        detail: { reason },
      });
    }),
  };
}

function withHandOver(row: SendingRow): SendingCampaign {
  return { ...row, handOver: readHandOver(row.handOver) };
}

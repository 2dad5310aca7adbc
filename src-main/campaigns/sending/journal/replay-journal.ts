// Raw SQL: it runs for every line of the send journal before anything is sent.
import { isBeforeStart, type CampaignStatus } from '../../../../src-shared/campaign/status.ts';
import { moveMessage, type MessageStatus } from '../../../../src-shared/message/status.ts';
import { recordNoLongerScheduled } from '../../hand-over/scheduled-rows.ts';
import { completeIfSettled, recordOutcomes } from '../record-outcomes.ts';
import { requeueFailed } from '../../running/requeue-failed.ts';
import type { WritableDatabase } from '../../../database/open.ts';
import { hashOfNumber, readJournal, type JournalLine } from './send-journal.ts';
import { readState, writeState } from '../../../database/state.ts';
import { statementsFor } from '../../../database/statements.ts';

const positionKey = 'send-journal-position';

interface OpenMessage {
  readonly id: number;
  readonly to: string;
  readonly status: MessageStatus;
  readonly attemptCount: number;
  readonly sid: string | null;
}

/** What the journal knows of one message in the end. */
interface Known {
  readonly attempt: number;
  readonly at: number;
  readonly sid: string | null;
  /** When the provider is to send it, where it keeps the message until then, or may. */
  readonly sendAt?: number | undefined;
  /** Whether its last attempt surely sent nothing. */
  readonly isNotSent: boolean;
  /** Whether that is because the provider canceled it. */
  readonly isCanceled?: boolean;
  /** Whether the provider was asked to cancel it, and may have. */
  readonly isToCancel?: boolean;
}

const statements = statementsFor((sqlite) => ({
  campaign: sqlite.prepare<
    [string],
    { readonly id: number; readonly status: CampaignStatus; readonly isPractice: number }
  >('SELECT id, status, is_practice AS isPractice FROM campaigns WHERE uid = ?'),
  openMessages: sqlite.prepare<[number], OpenMessage>(
    `SELECT id, to_address AS "to", status, attempt_count AS attemptCount, sid FROM messages
      WHERE campaign_id = ? AND status IN ('queued', 'sending', 'scheduled', 'unconfirmed', 'failed')`,
  ),
  single: sqlite.prepare<[string], OpenMessage & { readonly isPractice: number }>(
    `SELECT m.id, m.to_address AS "to", m.status, m.attempt_count AS attemptCount, m.sid,
            m.is_practice AS isPractice
       FROM single_messages AS s JOIN messages AS m ON m.id = s.message_id WHERE s.uid = ?`,
  ),
  noteAttempt: sqlite.prepare<[number, number, number | null, number]>(
    'UPDATE messages SET attempt_count = ?, claimed_at = ?, send_at = ? WHERE id = ?',
  ),
  noteWish: sqlite.prepare<[number]>(
    `UPDATE messages SET cancel_reason = coalesce(cancel_reason, 'campaign-stopped')
      WHERE id = ? AND status = 'scheduled'`,
  ),
  countAttempts: sqlite.prepare<[number, number]>(
    'UPDATE messages SET attempt_count = ? WHERE id = ?',
  ),
  keep: sqlite.prepare<
    [string, string, number, string | null, number, number, number | null, number]
  >(
    `INSERT OR REPLACE INTO journaled_sends
       (campaign_uid, number_hash, attempt, sid, at, is_not_sent, send_at, is_to_cancel)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
  kept: sqlite.prepare<
    [number],
    {
      readonly uid: string;
      readonly numberHash: string;
      readonly attempt: number;
      readonly sid: string | null;
      readonly at: number;
      readonly isNotSent: number;
      readonly sendAt: number | null;
      readonly isToCancel: number;
    }
  >(
    `SELECT c.uid, j.number_hash AS numberHash, j.attempt, j.sid, j.at, j.is_not_sent AS isNotSent,
            j.send_at AS sendAt, j.is_to_cancel AS isToCancel
       FROM campaigns AS c JOIN journaled_sends AS j ON j.campaign_uid = c.uid WHERE c.id = ?`,
  ),
}));

/** Notes up to where the journal tells nothing that the database does not know. */
export function saveJournalPosition(db: WritableDatabase, position: string): void {
  writeState(db, positionKey, position);
}

/** What replaying the journal came to. */
export interface Replayed {
  /** Messages that the database had as not sent, or not surely sent, and that the journal knows better. */
  readonly corrected: number;
  /** Messages handed over by campaigns that this database does not have at all. */
  readonly ofUnknownCampaigns: number;
}

/**
 * Brings the database up to what the send journal knows: a backup that was restored, or a file that
 * was salvaged, takes messages for unsent that people have received. Those with a sid become sent, or
 * scheduled, those without one unconfirmed, and what the provider canceled since is queued again; of a
 * message that had failed, a later attempt counts. Call it with the right to send and before anything is
 * sent; where nothing was restored it has nothing to do.
 */
export function replayJournal(db: WritableDatabase, dataFolder: string, now: number): Replayed {
  const sql = statements(db);
  const { lines, end } = readJournal(dataFolder, readState(db, positionKey) ?? null);
  return db.sqlite
    .transaction(() => {
      let corrected = 0;
      let ofUnknownCampaigns = 0;
      for (const { uid, known, isPractice } of gather(lines)) {
        const single = sql.single.get(uid);
        if (single !== undefined) {
          if (!isPractice || single.isPractice === 1) {
            const open = isCorrectable(single.status) ? [single] : [];
            corrected += correctMessages(db, null, open, uid, known, now);
          }
          continue;
        }
        const campaign = sql.campaign.get(uid);
        // Practice reached nobody: it matters to the campaign that still is practice, and else to none.
        if (isPractice && campaign?.isPractice !== 1) continue;
        if (campaign === undefined) {
          ofUnknownCampaigns += [...known.values()].filter(({ isNotSent }) => !isNotSent).length;
        } else if (isBeforeStart(campaign.status)) {
          for (const [hash, told] of known) {
            const { attempt, sid, at, isNotSent, sendAt = null, isToCancel = false } = told;
            sql.keep.run(
              ...([uid, hash, attempt, sid, at] as const),
              isNotSent ? 1 : 0,
              sendAt,
              isToCancel ? 1 : 0,
            );
          }
        } else if (campaign.status !== 'completed') {
          // The counts of a completed campaign are final: whoever had failed in it stays so.
          corrected += correct(db, campaign.id, uid, known, now);
        }
      }
      if (end !== null) saveJournalPosition(db, end);
      return { corrected, ofUnknownCampaigns };
    })
    .immediate();
}

/**
 * Corrects the messages of a campaign that starts now but had, before the database was restored,
 * started already. Call it after its messages are written and before any is claimed.
 */
export function replayKeptSends(db: WritableDatabase, campaignId: number, now: number): void {
  const rows = statements(db).kept.all(campaignId);
  const [first] = rows;
  if (first === undefined) return;
  const known = new Map(
    rows.map(({ numberHash, isNotSent, sendAt, isToCancel, ...row }) => [
      numberHash,
      {
        ...row,
        isNotSent: isNotSent === 1,
        sendAt: sendAt ?? undefined,
        isToCancel: isToCancel === 1,
      },
    ]),
  );
  correct(db, campaignId, first.uid, known, now);
}

/** What the journal knows of one campaign. */
interface KnownCampaign {
  readonly uid: string;
  /** By the hash of the number. */
  readonly known: Map<string, Known>;
  readonly isPractice: boolean;
}

/**
 * The last word on each message, by campaign. The attempt with the highest number
 * is the last one: `correct` sees to it that a restored database never numbers from an older one again.
 */
function gather(lines: Iterable<JournalLine>): Iterable<KnownCampaign> {
  const campaigns = new Map<string, KnownCampaign>();
  for (const line of lines) {
    const isPractice = line.practice === true;
    // A draft of a restored backup may have been practice before, and then really sent.
    const key = isPractice ? `practice:${line.campaign}` : line.campaign;
    const { known } = campaigns.get(key) ?? { known: new Map<string, Known>() };
    campaigns.set(key, { uid: line.campaign, known, isPractice });
    const before = known.get(line.number);
    // Once accepted it is accepted, whatever a later line says.
    const isOfCancellation = line.event === 'to-cancel' || line.event === 'canceled';
    const isOver = before !== undefined && before.sid !== null && !isOfCancellation;
    if (before !== undefined && (isOver || before.attempt > line.attempt)) {
      // A later attempt begins only once the provider has canceled the one before.
      if (!isOver || before.sendAt === undefined || line.attempt <= before.attempt) continue;
    }
    const isSameAttempt = before?.attempt === line.attempt;
    known.set(line.number, {
      attempt: line.attempt,
      at: line.event === 'handed-over' ? line.at : (before?.at ?? line.at),
      sid: line.event === 'accepted' || line.event === 'to-cancel' ? (line.sid ?? null) : null,
      // Accepted without a time it is not kept, whatever was asked for.
      sendAt:
        line.sendAt ?? (isSameAttempt && line.event !== 'accepted' ? before.sendAt : undefined),
      isNotSent: line.event === 'not-sent' || line.event === 'canceled',
      isCanceled: line.event === 'canceled',
      isToCancel: line.event === 'to-cancel',
    });
  }
  return campaigns.values();
}

function correct(
  db: WritableDatabase,
  campaignId: number,
  uid: string,
  known: ReadonlyMap<string, Known>,
  now: number,
): number {
  const open = statements(db).openMessages.all(campaignId);
  const corrected = correctMessages(db, campaignId, open, uid, known, now);
  completeIfSettled(db, campaignId, now);
  return corrected;
}

/** As the condition of `openMessages` has it. */
function isCorrectable(status: MessageStatus): boolean {
  return ['queued', 'sending', 'scheduled', 'unconfirmed', 'failed'].includes(status);
}

function correctMessages(
  db: WritableDatabase,
  campaignId: number | null,
  open: readonly OpenMessage[],
  uid: string,
  known: ReadonlyMap<string, Known>,
  now: number,
): number {
  const sql = statements(db);
  let corrected = 0;
  for (const message of open) {
    const told = known.get(hashOfNumber(uid, message.to));
    if (told === undefined) continue;
    const isLater = told.attempt > message.attemptCount;
    // No attempt begins before the one before is known not to have sent anything.
    const isReleased =
      message.status === 'failed'
        ? isLater && !told.isNotSent && requeueFailed(db, campaignId, [message.id], 0) > 0
        : release(db, message, { ...told, isLater }, now);
    if (told.isNotSent) {
      if (isLater) sql.countAttempts.run(told.attempt, message.id);
      if (isReleased) corrected += 1;
      continue;
    }
    const isNews = isLater || (told.sid !== null && message.status !== 'scheduled');
    const isKept = told.sid !== null && told.sendAt !== undefined;
    const event = told.sid === null ? 'outcome-unknown' : isKept ? 'scheduled' : 'accepted';
    const status = isReleased ? 'queued' : message.status;
    if (isNews && moveMessage(status, event) !== undefined) {
      const attempt = Math.max(told.attempt, message.attemptCount);
      sql.noteAttempt.run(attempt, told.at, told.sendAt ?? null, message.id);
      const news = told.sid === null ? { reason: 'in-journal' as const } : { sid: told.sid };
      recordOutcomes(db, [{ messageId: message.id, event, ...news }], now);
      corrected += 1;
    }
    if (told.isToCancel === true) sql.noteWish.run(message.id);
  }
  return corrected;
}

/**
 * Queues a message again whose attempt is over, by the journal: the provider canceled it, or a later one
 * began. Returns whether it was so.
 */
function release(
  db: WritableDatabase,
  { id, status, attemptCount, sid }: OpenMessage,
  told: Known & { readonly isLater: boolean },
  now: number,
): boolean {
  const isCanceled = told.isCanceled === true && told.attempt === attemptCount;
  if (status === 'queued' || (!told.isLater && !isCanceled)) return false;
  if (status === 'scheduled') {
    recordNoLongerScheduled(db, { messageId: id, sid }, 'canceled', now, 'campaign-stopped');
  } else {
    recordOutcomes(db, [{ messageId: id, event: 'postponed' }], now);
  }
  return true;
}

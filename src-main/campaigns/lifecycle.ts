// Raw SQL: a campaign of 100,000 messages is written, counted and canceled through these statements.
import { eq } from 'drizzle-orm';
import { storePauseReason, type PauseReason } from '../../src-shared/campaign/pause-reason.ts';
import type { StopRequest } from '../../src-shared/campaign/run.ts';
import { isPracticeGateway, type GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import { isMessagingService } from '../../src-shared/campaign/sender.ts';
import { isBeforeStart, isCampaignOver } from '../../src-shared/campaign/status.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';
import { getCampaign, moveCampaign } from './campaign-rows.ts';
import { readSamples } from '../contacts/sample-contacts.ts';
import { appendEvent } from '../database/events.ts';
import type { OvoDatabase, WritableDatabase } from '../database/open.ts';
import { campaigns } from '../database/schema.ts';
import { openCanary } from '../../src-shared/campaign/plan.ts';
import { endHandOver } from './hand-over/order.ts';
import { wishForAll } from './hand-over/scheduled-rows.ts';
import { markCanary } from './plan/canary.ts';
import { setTimes } from './plan/schedule.ts';
import { replayKeptSends } from './sending/journal/replay-journal.ts';
import { completeIfSettled } from './sending/record-outcomes.ts';
import { statementsFor } from '../database/statements.ts';
import {
  clearedAtOnce,
  clearPreparedMessages,
  refuseUnlessDraft,
} from './preparing/prepared-messages.ts';

const statements = statementsFor((sqlite) => ({
  // From the indexes alone: the rows of a million messages are not read.
  countPrepared: sqlite.prepare<
    { readonly id: number },
    { readonly all: number; readonly queued: number; readonly skipped: number }
  >(
    `SELECT (SELECT count(*) FROM messages INDEXED BY messages_of_campaign
              WHERE campaign_id = :id) AS "all",
            (SELECT count(*) FROM messages INDEXED BY messages_queued
              WHERE campaign_id = :id AND status = 'queued') AS queued,
            (SELECT count(*) FROM messages INDEXED BY messages_not_reached
              WHERE campaign_id = :id AND status = 'skipped'
                AND status IN ('failed', 'undelivered', 'skipped', 'canceled')) AS skipped`,
  ),
  countSettled: sqlite.prepare<
    [number],
    { readonly sent: number; readonly failed: number; readonly skipped: number }
  >(
    `SELECT count(*) FILTER (WHERE status IN ('sent', 'delivered', 'undelivered')) AS sent,
            count(*) FILTER (WHERE status = 'failed') AS failed,
            count(*) FILTER (WHERE status = 'skipped') AS skipped
       FROM messages WHERE campaign_id = ?`,
  ),
  toSample: sqlite
    .prepare<{ readonly campaignId: number; readonly importIds: string }, number>(
      `SELECT EXISTS (SELECT 1 FROM contacts AS c JOIN messages AS m ON m.contact_id = c.id
         WHERE c.import_id IN (SELECT value FROM json_each(:importIds)) AND m.campaign_id = :campaignId AND m.status = 'queued')`,
    )
    .pluck(),
  cancelSome: sqlite.prepare<[number, number, number]>(
    `UPDATE messages SET status = 'canceled', settled_at = ?
      WHERE id IN (SELECT id FROM messages INDEXED BY messages_queued
                    WHERE campaign_id = ? AND status = 'queued' LIMIT ?)`,
  ),
  canceledWithQueued: sqlite
    .prepare<[], number>(
      `SELECT id FROM campaigns WHERE status = 'canceled' AND EXISTS (
         SELECT 1 FROM messages INDEXED BY messages_queued
          WHERE campaign_id = campaigns.id AND status = 'queued')`,
    )
    .pluck(),
}));

/** How a draft is to be started. */
export interface StartOrder {
  /** The revision that was prepared. */
  readonly revision: number;
  readonly gateway: GatewayKind;
  readonly sender: string;
  /** How many messages it has to have; unless given, however many were written. */
  readonly messages?: number;
}

/**
 * Starts a draft whose messages are all written: from here on they are sent. Refused (`conflict`)
 * when it has started already, was edited since `revision` or has not exactly the messages that were
 * written, and (`invalid`) without recipients, or where it would really text a sample contact.
 */
export function startCampaign(
  db: WritableDatabase,
  campaignId: number,
  { revision, gateway, sender, messages, now }: StartOrder & { readonly now: number },
): void {
  db.sqlite
    .transaction(() => {
      const campaign = refuseUnlessDraft(db, campaignId);
      if (campaign.revision !== revision) {
        throw new UserError('conflict', words.campaigns.editedMeanwhile(campaign.draft.name));
      }
      const counts = countMessages(db, campaignId);
      if (messages !== undefined && counts.all !== messages) {
        throw new UserError('conflict', words.campaigns.messagesChanged(campaign.draft.name));
      }
      if (counts.all === 0) {
        throw new UserError('invalid', words.campaigns.noRecipients(campaign.draft.name));
      }
      if (!isPracticeGateway(gateway)) refuseSamples(db, campaignId, campaign.draft.name);
      moveCampaign(db, campaignId, 'sending', words.campaigns.cannotStart, {
        gateway,
        sender,
        startedAt: now,
        archivedAt: null,
        contactCount: counts.all,
        sentCount: counts.sent,
        failedCount: counts.failed,
        skippedCount: counts.skipped,
      });
      appendEvent(db, {
        at: now,
        kind: 'campaign-started',
        subject: `campaign:${campaignId}`,
        detail: { gateway, contacts: counts.all },
      });
      const { schedule, ...plan } = campaign.draft.plan ?? {};
      const plannedAt = campaign.snapshot.scheduledAt ?? null;
      if (plannedAt !== null && schedule !== undefined) {
        setTimes(db, campaignId, schedule, { plannedAt, now });
      }
      const canary = openCanary(plan);
      if (canary !== undefined) markCanary(db, campaignId, canary);
      // What was really sent is no outcome of practice.
      if (!isPracticeGateway(gateway)) replayKeptSends(db, campaignId, now);
      completeIfSettled(db, campaignId, now);
    })
    .immediate();
}

/** Nobody has the numbers of sample contacts: refused (`invalid`) where any of them is texted for real. */
function refuseSamples(db: OvoDatabase, campaignId: number, name: string): void {
  const samples = readSamples(db);
  if (samples === null) return;
  const importIds = JSON.stringify(samples.importIds);
  if (statements(db).toSample.get({ campaignId, importIds }) !== 1) return;
  throw new UserError('invalid', words.campaigns.toSamples(name));
}

/** How the messages of a draft stand. Some may have gone out before the draft came from a backup. */
function countMessages(db: OvoDatabase, id: number) {
  const { countPrepared, countSettled } = statements(db);
  const { all = 0, queued = 0, skipped = 0 } = countPrepared.get({ id }) ?? {};
  if (all === queued + skipped) return { all, skipped, sent: 0, failed: 0 };
  return { all, ...(countSettled.get(id) ?? { skipped, sent: 0, failed: 0 }) };
}

const notPaused = { pausedReason: null, pausedDetail: null };

/** Stops claiming; what is in flight settles. Refused (`conflict`) unless it is being sent. */
export function pauseCampaign(
  db: WritableDatabase,
  campaignId: number,
  reason: PauseReason,
  now: number,
): void {
  db.sqlite.transaction(() => {
    moveCampaign(db, campaignId, 'paused', words.campaigns.cannotPause, storePauseReason(reason));
    appendEvent(db, {
      at: now,
      kind: 'campaign-paused',
      subject: `campaign:${campaignId}`,
      detail: { reason },
    });
  })();
}

/**
 * Carries out a stop that was asked for earlier, as far as it still makes sense: a draft is rid of
 * prepared messages (of very many only the first: the next start removes the others), what is being sent
 * is paused or canceled, and what is over by now stays as it is.
 */
export function stopCampaign(
  db: WritableDatabase,
  campaignId: number,
  { stop, reason, now }: StopOrder,
): void {
  const { status } = getCampaign(db, campaignId).snapshot;
  if (isBeforeStart(status)) clearPreparedMessages(db, campaignId, clearedAtOnce);
  else if (isCampaignOver(status) || stop === 'quit') return;
  else if (stop === 'cancel') cancelCampaign(db, campaignId, now);
  else if (status === 'sending') pauseCampaign(db, campaignId, reason, now);
}

export interface StopOrder {
  readonly stop: StopRequest;
  /** Why, for a pause. */
  readonly reason: PauseReason;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Resumes a paused campaign. Refused (`conflict`) for any other, and for one that came damaged from the
 * old system until a repair has put it right.
 */
export function resumeCampaign(db: WritableDatabase, campaignId: number, now: number): void {
  db.sqlite.transaction(() => {
    const { draft, snapshot } = getCampaign(db, campaignId);
    if (snapshot.damaged !== null) {
      throw new UserError('conflict', words.campaigns.damaged(draft.name));
    }
    if (snapshot.status !== 'paused') {
      throw new UserError('conflict', words.campaigns.cannotResume(draft.name, snapshot.status));
    }
    moveCampaign(db, campaignId, 'sending', words.campaigns.cannotResume, notPaused);
    appendEvent(db, { at: now, kind: 'campaign-resumed', subject: `campaign:${campaignId}` });
    completeIfSettled(db, campaignId, now);
  })();
}

/**
 * Gives a paused campaign another sender: what is still queued goes from there. Refused (`conflict`) for
 * any other, and (`invalid`) without a sender where its gateway needs one. What the provider keeps is
 * canceled there, and then goes from the new sender, too.
 */
export function changeSender(
  db: WritableDatabase,
  campaignId: number,
  sender: string,
  now: number,
): void {
  db.sqlite.transaction(() => {
    const { draft, snapshot } = getCampaign(db, campaignId);
    if (snapshot.status !== 'paused') {
      throw new UserError('conflict', words.campaigns.senderOfPaused(draft.name, snapshot.status));
    }
    if (sender === '' && snapshot.gateway === 'twilio') {
      throw new UserError('invalid', words.campaigns.chooseSender);
    }
    // Those were to go from the sender before.
    wishForAll(db, campaignId);
    // Twilio's scheduler takes messages of a Messaging Service alone.
    if (!isMessagingService(sender)) endHandOver(db, campaignId, now);
    db.orm.update(campaigns).set({ sender }).where(eq(campaigns.id, campaignId)).run();
    appendEvent(db, {
      at: now,
      kind: 'campaign-sender-changed',
      subject: `campaign:${campaignId}`,
      detail: { from: draft.sender, to: sender },
    });
  })();
}

/**
 * Cancels a campaign for good: from this moment nothing of it is claimed. Its queued messages are
 * canceled afterwards by `cancelQueuedMessages`, a piece at a time. One that another process is just
 * preparing has no messages yet: what was written of them goes.
 */
export function cancelCampaign(db: WritableDatabase, campaignId: number, now: number): void {
  db.sqlite.transaction(() => {
    if (isBeforeStart(getCampaign(db, campaignId).snapshot.status)) {
      clearPreparedMessages(db, campaignId);
    }
    moveCampaign(db, campaignId, 'canceled', words.campaigns.cannotCancel, notPaused);
    appendEvent(db, { at: now, kind: 'campaign-canceled', subject: `campaign:${campaignId}` });
  })();
}

/** Cancels up to `limit` queued messages of a canceled campaign; returns how many it did. */
export function cancelQueuedMessages(
  db: WritableDatabase,
  campaignId: number,
  limit: number,
  now: number,
): number {
  return statements(db).cancelSome.run(now, campaignId, limit).changes;
}

/** Canceled campaigns of which messages are still queued, because the process ended in between. */
export function unfinishedCancellations(db: OvoDatabase): readonly number[] {
  return statements(db).canceledWithQueued.all();
}

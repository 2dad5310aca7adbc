// Raw SQL: up to a million failed messages are found on a named index.
import { openCanary, readStoredPlan } from '../../../src-shared/campaign/plan.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { isBeforeStart, isCampaignOver } from '../../../src-shared/campaign/status.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { retryAdvice } from '../../../src-shared/message/error-codes.ts';
import { words } from '../../../src-shared/words/words.ts';
import { inForceSql } from '../../contacts/suppressions/suppression-rows.ts';
import { appendEvent } from '../../database/events.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import { campaignSnapshot, planOfCampaign } from '../campaign-rows.ts';
import { requeueFailed, surelyNotSent } from './requeue-failed.ts';
import type { Sending } from '../sending/sending.ts';
import type { CampaignRunner } from './run-campaigns.ts';

/** So many messages are written at a time, so that nobody waits long for the turn to write. */
const retriedAtOnce = 5000;

const statements = statementsFor((sqlite) => ({
  errorCodes: sqlite
    .prepare<[number], number>(
      `SELECT DISTINCT error_code FROM messages INDEXED BY messages_not_reached
        WHERE campaign_id = ? AND status = 'failed' AND error_code IS NOT NULL
          AND status IN ('failed', 'undelivered', 'skipped', 'canceled')`,
    )
    .pluck(),
  withCode: sqlite
    .prepare<[number, number], number>(
      `SELECT id FROM messages INDEXED BY messages_not_reached
        WHERE campaign_id = ? AND error_code = ?
          AND status IN ('failed', 'undelivered', 'skipped', 'canceled') AND ${surelyNotSent}
          AND EXISTS (SELECT 1 FROM contacts
                       WHERE contacts.id = messages.contact_id AND contacts.phone = messages.to_address)
          AND NOT EXISTS (SELECT 1 FROM suppressions
                           WHERE phone = messages.to_address AND ${inForceSql})`,
    )
    .pluck(),
}));

/**
 * The failed messages of a campaign that is not over for which another try makes sense, by Twilio's error
 * code: the provider refused each, so that nobody can have got it. Not among them: whoever must not be
 * texted, has another number by now, or is gone.
 */
export function retryableIds(db: OvoDatabase, campaignId: number): readonly number[] {
  const sql = statements(db);
  if (whyNot(campaignSnapshot(db, campaignId)) !== null) return [];
  return sql.errorCodes
    .all(campaignId)
    .filter((code) => retryAdvice(code) !== 'permanent')
    .flatMap((code) => sql.withCode.all(campaignId, code));
}

/**
 * Queues failed messages of a campaign again, and takes them out of its count of failed ones: one
 * transaction. Returns how many; one that is not failed any more is left alone. Refused (`conflict`) where
 * the campaign is over or has not started.
 *
 * @param ids of `retryableIds`.
 */
export function retryMessages(
  db: WritableDatabase,
  campaignId: number,
  ids: readonly number[],
  now: number,
): number {
  return db.sqlite
    .transaction(() => {
      refuseRetry(db, campaignId);
      // While the first texts are out, all that failed are of them.
      const isCanaryOpen = openCanary(readStoredPlan(planOfCampaign(db, campaignId))) !== undefined;
      const count = requeueFailed(db, campaignId, ids, isCanaryOpen ? -1 : 0);
      if (count === 0) return 0;
      appendEvent(db, {
        at: now,
        kind: 'messages-retried',
        subject: `campaign:${campaignId}`,
        detail: { messages: count },
      });
      return count;
    })
    .immediate();
}

/**
 * Queues everything of `retryableIds` again, a piece at a time; a paused campaign goes on unless it is told not
 * to. Refused as `retryMessages` is, and (`busy`) where another process sends and it is to go on.
 */
export async function retryFailed(
  context: {
    readonly db: OvoDatabase;
    readonly clock: Clock;
    readonly writeLock: WriteLock;
    readonly sending: Sending;
    readonly runner: CampaignRunner;
  },
  campaignId: number,
  { resumes }: { readonly resumes: boolean },
): Promise<CampaignSnapshot> {
  const { db, clock, writeLock, sending, runner } = context;
  refuseRetry(db, campaignId);
  const isToResume = resumes && campaignSnapshot(db, campaignId).status === 'paused';
  const letGo = isToResume ? await sending.acquire() : () => undefined;
  try {
    const ids = retryableIds(db, campaignId);
    let count = 0;
    for (let start = 0; start < ids.length; start += retriedAtOnce) {
      const some = ids.slice(start, start + retriedAtOnce);
      count += await writeLock.write((writable) =>
        retryMessages(writable, campaignId, some, clock.now()),
      );
    }
    if (isToResume && count > 0) return await runner.resume(campaignId);
    const snapshot = campaignSnapshot(db, campaignId);
    if (snapshot.status === 'sending') await sending.wake();
    return snapshot;
  } finally {
    letGo();
  }
}

/** Refused (`conflict`) where nothing of the campaign can be tried again. */
function refuseRetry(db: OvoDatabase, campaignId: number): void {
  const problem = whyNot(campaignSnapshot(db, campaignId));
  if (problem !== null) throw new UserError('conflict', problem);
}

function whyNot({ name, status, damaged }: CampaignSnapshot): string | null {
  if (damaged !== null) return words.campaigns.damaged(name);
  if (isBeforeStart(status)) return words.campaigns.retryNotStarted(name);
  return isCampaignOver(status) ? words.campaigns.retryIsOver(name, status) : null;
}

// Raw SQL: the condition of a retry is shared as text, and what was written is counted.
import { moveMessage } from '../../../src-shared/message/status.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';

/**
 * A message that the provider refused, and that it therefore surely does not have: one of Ovo's own attempts
 * failed, with a code, and no sid came of it. What the old system said, what a repair closed and what was
 * never tried here is left alone.
 */
export const surelyNotSent = `status = 'failed' AND direction = 'outbound' AND sid IS NULL AND reason IS NULL
  AND error_code IS NOT NULL AND attempt_count > 0 AND sent_at IS NULL`;

const statements = statementsFor((sqlite) => ({
  requeue: sqlite.prepare<[string, number, number]>(
    `UPDATE messages
        SET status = ?, next_attempt_at = ?, retry_count = 0, settled_at = NULL, error_code = NULL,
            error_detail = NULL, send_at = NULL
      WHERE id = ? AND ${surelyNotSent}`,
  ),
  uncount: sqlite.prepare<[number, number]>(
    `UPDATE campaigns SET failed_count = failed_count - ? WHERE id = ? AND status <> 'completed'`,
  ),
}));

/**
 * Queues messages of a campaign again that the provider refused, and takes them out of the campaign's count
 * of failed ones; any other message is left alone. Returns how many. Call within a transaction, and never for
 * a completed campaign: its counts are final.
 *
 * @param nextAttemptAt milliseconds since 1970; 0 for at once, below 0 for one of the first texts.
 */
export function requeueFailed(
  db: WritableDatabase,
  campaignId: number | null,
  ids: readonly number[],
  nextAttemptAt: number,
): number {
  const queued = moveMessage('failed', 'retried');
  if (queued === undefined) return 0;
  const sql = statements(db);
  let count = 0;
  for (const id of ids) count += sql.requeue.run(queued, nextAttemptAt, id).changes;
  if (count > 0 && campaignId !== null) sql.uncount.run(count, campaignId);
  return count;
}

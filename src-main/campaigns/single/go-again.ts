import { inForceSql } from '../../contacts/suppressions/suppression-rows.ts';
import { surelyNotSent } from '../running/requeue-failed.ts';

/** It never left: refused by the provider, or never handed over. */
const neverLeft = `(${surelyNotSent}
  OR status = 'canceled' AND reason = 'time-missed'
  OR status = 'skipped' AND reason = 'suppressed' AND direction = 'outbound')`;

/**
 * A message without a campaign can be sent again by hand: a condition on a row of `messages`, which the query
 * must not call otherwise. A confirmation says what was so when its opt-out came, and never goes again.
 */
export const canGoAgain = `campaign_id IS NULL AND ${neverLeft}
  AND EXISTS (SELECT 1 FROM single_messages
               WHERE message_id = messages.id AND origin <> 'confirmation')
  AND NOT EXISTS (SELECT 1 FROM suppressions WHERE phone = messages.to_address AND ${inForceSql})`;

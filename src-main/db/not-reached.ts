import { isCampaignOver } from '../../src-shared/campaign/status.ts';
import { retryAdvice } from '../../src-shared/message/error-codes.ts';
import { maximumRetries } from '../../src-shared/message/outcome.ts';
import type { MessageStatus } from '../../src-shared/message/status.ts';
import { campaignSnapshot } from './campaigns.ts';
import { asAudienceContact, type AudienceContact, type AudienceRow } from './contacts.ts';
import type { OvoDatabase } from './open.ts';
import { statementsFor } from './statements.ts';

/** Messages that ended in the same way. */
interface Ending {
  readonly status: Extract<MessageStatus, 'failed' | 'undelivered' | 'skipped' | 'canceled'>;
  readonly errorCode: number | null;
}

const statements = statementsFor((sqlite) => ({
  endings: sqlite.prepare<[number], Ending>(
    `SELECT DISTINCT status, error_code AS errorCode
       FROM messages INDEXED BY messages_not_reached
      WHERE campaign_id = ? AND status IN ('failed', 'undelivered', 'skipped', 'canceled')`,
  ),
  laterTries: sqlite
    .prepare<[number], string>(
      `SELECT json_group_array(id) FROM campaigns
        WHERE audience ->> '$.notReachedOf' = ? AND started_at IS NOT NULL`,
    )
    .pluck(),
  // Whoever got another number since then was not reached either, whatever was wrong with the old one.
  page: sqlite.prepare<
    {
      readonly campaignId: number;
      readonly status: string;
      readonly errorCode: number | null;
      readonly isWorthIt: 0 | 1;
      readonly laterTries: string;
      readonly listIds: string;
      readonly after: number;
      readonly limit: number;
    },
    AudienceRow & { readonly messageId: number }
  >(
    `SELECT m.id AS messageId, c.id, c.phone, c.first_name AS firstName, c.last_name AS lastName,
            c.email, c.custom_fields AS customFields, c.time_zone AS timeZone
       FROM messages AS m INDEXED BY messages_not_reached
       JOIN contacts AS c ON c.id = m.contact_id
      WHERE m.campaign_id = :campaignId AND m.status = :status AND m.error_code IS :errorCode
        AND m.status IN ('failed', 'undelivered', 'skipped', 'canceled') AND m.id > :after
        AND CASE m.status
              WHEN 'skipped' THEN m.attempt_count = 0
              WHEN 'failed' THEN m.error_code IS NOT NULL
                OR (m.retry_count >= ${maximumRetries} AND m.attempt_count > m.retry_count)
              ELSE true END
        AND CASE WHEN c.phone = m.to_address THEN :isWorthIt ELSE NOT EXISTS (
              SELECT 1 FROM messages AS other
               WHERE other.campaign_id = m.campaign_id AND other.to_address = c.phone
                 AND other.direction = 'outbound' AND other.campaign_id IS NOT NULL) END
        AND NOT EXISTS (
              SELECT 1 FROM messages AS later
               WHERE later.campaign_id IN (SELECT value FROM json_each(:laterTries))
                 AND later.to_address = c.phone
                 AND later.direction = 'outbound' AND later.campaign_id IS NOT NULL)
        AND NOT EXISTS (
              SELECT 1 FROM suppressions WHERE phone = c.phone AND lifted_at IS NULL)
        AND NOT EXISTS (
              SELECT 1 FROM list_contacts
               WHERE contact_id = c.id AND list_id IN (SELECT value FROM json_each(:listIds)))
      ORDER BY m.id LIMIT :limit`,
  ),
}));

/**
 * The people whom a finished campaign surely did not reach and for whom another try makes sense, each
 * once, a page at a time; nothing is held open between two pages. Not among them: whoever has it, or
 * may have it (sent, unconfirmed, decided upon without knowing); numbers at which it would fail again;
 * suppressed numbers; and whoever a later campaign to those not reached has taken on already.
 *
 * @param listIds whoever is on one of these lists is left out.
 * @param pageSize contacts a page, 1 or more.
 */
export function* contactsNotReached(
  db: OvoDatabase,
  campaignId: number,
  listIds: readonly number[],
  pageSize = 500,
): Generator<readonly AudienceContact[], void> {
  const sql = statements(db);
  if (!isCampaignOver(campaignSnapshot(db, campaignId).status)) return;
  for (const { status, errorCode } of sql.endings.all(campaignId)) {
    const isPermanent = status !== 'skipped' && retryAdvice(errorCode) === 'permanent';
    let after = 0;
    for (;;) {
      const rows = sql.page.all({
        campaignId,
        status,
        errorCode,
        isWorthIt: isPermanent ? 0 : 1,
        laterTries: sql.laterTries.get(campaignId) ?? '[]',
        listIds: JSON.stringify(listIds),
        after,
        limit: pageSize,
      });
      if (rows.length > 0) yield rows.map(({ messageId: _, ...row }) => asAudienceContact(row));
      if (rows.length < pageSize) break;
      after = rows.at(-1)?.messageId ?? after;
    }
  }
}

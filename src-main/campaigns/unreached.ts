import type { Campaign } from '../../src-shared/campaign/campaign.ts';
import { isCampaignOver } from '../../src-shared/campaign/status.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { retryAdvice } from '../../src-shared/message/error-codes.ts';
import { maximumRetries } from '../../src-shared/message/outcome.ts';
import type { MessageStatus } from '../../src-shared/message/status.ts';
import { campaignSnapshot, createCampaign, getCampaign } from './campaign-rows.ts';
import { asAudienceContact, type AudienceContact, type AudienceRow } from './audience.ts';
import type { OvoDatabase } from '../database/open.ts';
import { statementsFor } from '../database/statements.ts';

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
        WHERE audience ->> '$.unreachedOf' = ? AND started_at IS NOT NULL`,
    )
    .pluck(),
  nextIds: sqlite
    .prepare<[number, string, number | null, number, number], number>(
      `SELECT id FROM messages INDEXED BY messages_not_reached
        WHERE campaign_id = ? AND status = ? AND error_code IS ?
          AND status IN ('failed', 'undelivered', 'skipped', 'canceled') AND id > ?
        ORDER BY id LIMIT ?`,
    )
    .pluck(),
  // Whoever got another number since then was not reached either, whatever was wrong with the old one.
  worthATry: sqlite.prepare<
    {
      readonly messageIds: string;
      readonly isPermanent: 0 | 1;
      readonly laterTries: string;
      readonly listIds: string;
    },
    AudienceRow
  >(
    `SELECT c.id, c.phone, c.first_name AS firstName, c.last_name AS lastName, c.email,
            c.custom_fields AS customFields, c.time_zone AS timeZone
       FROM messages AS m JOIN contacts AS c ON c.id = m.contact_id
      WHERE m.id IN (SELECT value FROM json_each(:messageIds))
        AND CASE m.status
              WHEN 'skipped' THEN m.attempt_count = 0
              WHEN 'failed' THEN m.error_code IS NOT NULL
                OR (m.retry_count >= ${maximumRetries} AND m.attempt_count > m.retry_count)
              ELSE true END
        AND CASE WHEN c.phone = m.to_address THEN NOT :isPermanent ELSE NOT EXISTS (
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
      ORDER BY m.id`,
  ),
}));

/**
 * The people whom a finished campaign surely did not reach and for whom another try makes sense, each
 * once, a page at a time (a page may be empty); nothing is held open between two pages. Not among
 * them: whoever has it, or may have it (sent, unconfirmed, skipped without knowing); numbers at which
 * it would fail again; suppressed numbers; and whoever a later campaign to those not reached has
 * taken on already.
 *
 * @param listIds whoever is on one of these lists is left out.
 * @param pageSize messages looked at for a page, 1 or more.
 */
export function* unreachedContacts(
  db: OvoDatabase,
  campaignId: number,
  listIds: readonly number[] = [],
  pageSize = 500,
): Generator<readonly AudienceContact[], void> {
  const sql = statements(db);
  if (!isCampaignOver(campaignSnapshot(db, campaignId).status)) return;
  const laterTries = sql.laterTries.get(campaignId) ?? '[]';
  for (const { status, errorCode } of sql.endings.all(campaignId)) {
    const isPermanent = retryAdvice(errorCode) === 'permanent' ? 1 : 0;
    for (let after = 0; ;) {
      const ids = sql.nextIds.all(campaignId, status, errorCode, after, pageSize);
      const [last] = ids.slice(-1);
      if (last === undefined) break;
      after = last;
      const rows = sql.worthATry.all({
        messageIds: JSON.stringify(ids),
        isPermanent,
        laterTries,
        listIds: JSON.stringify(listIds),
      });
      yield rows.map(asAudienceContact);
    }
  }
}

/** Why a campaign cannot go to those whom that one did not reach, in plain words; null where it can. */
export function unreachedProblem(db: OvoDatabase, campaignId: number): string | null {
  const { name, status } = campaignSnapshot(db, campaignId);
  if (isCampaignOver(status)) return null;
  return `“${name}” is ${status}: whom it does not reach is known when it is over.`;
}

/**
 * A new draft with the same text and sender, to those whom a finished campaign did not reach. Refused
 * (`conflict`) while it is not over, and where nobody is left for whom another try makes sense.
 */
export function duplicateForUnreached(db: OvoDatabase, campaignId: number, now: number): Campaign {
  const { draft } = getCampaign(db, campaignId);
  const problem = unreachedProblem(db, campaignId);
  if (problem !== null) throw new UserError('conflict', `${problem} No draft was made.`);
  if (!hasAnybody(unreachedContacts(db, campaignId))) {
    throw new UserError(
      'conflict',
      `“${draft.name}” left nobody out for whom another try makes sense. No draft was made.`,
    );
  }
  return createCampaign(
    db,
    {
      ...draft,
      name: `${draft.name.slice(0, 185)} (not reached)`,
      audience: { listIds: [], unreachedOf: campaignId },
    },
    now,
  );
}

function hasAnybody(pages: Iterable<readonly AudienceContact[]>): boolean {
  for (const page of pages) if (page.length > 0) return true;
  return false;
}

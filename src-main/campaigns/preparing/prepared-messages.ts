// Raw SQL: drizzle cannot insert the rows of a JSON array, which costs half of a statement a message.
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { withRoomForPages } from '../../database/pages/room-for-pages.ts';
import { statementsFor } from '../../database/statements.ts';
import { getCampaign, refuseIfStarted } from '../campaign-rows.ts';
import type { PreparedMessage } from './prepare-messages.ts';

/** Messages of one statement: some hundred kilobytes of JSON. */
const insertedAtOnce = 1000;

/** Messages removed at a time: as long as a slice of a preparation takes. */
export const clearedAtOnce = 20_000;

const isPrepared = `campaign_id = ? AND attempt_count = 0 AND status IN ('queued', 'skipped')`;

const statements = statementsFor((sqlite) => ({
  isMoreThan: sqlite
    .prepare<[number, number], 0 | 1>(
      `SELECT EXISTS (SELECT 1 FROM messages WHERE ${isPrepared} LIMIT 1 OFFSET ?)`,
    )
    .pluck(),
  clear: sqlite.prepare<[number, number]>(
    `DELETE FROM messages WHERE id IN (SELECT id FROM messages WHERE ${isPrepared} LIMIT ?)`,
  ),
  count: sqlite
    .prepare<[number], number>('SELECT count(*) FROM messages WHERE campaign_id = ?')
    .pluck(),
  hasAnotherContact: sqlite
    .prepare<[string, number], 0 | 1>(
      `SELECT EXISTS (
         SELECT 1 FROM json_each(?)
          CROSS JOIN messages ON to_address = value ->> 1 AND contact_id IS NOT value ->> 0
          WHERE direction = 'outbound' AND ${isPrepared})`,
    )
    .pluck(),
  insert: sqlite.prepare(
    `INSERT INTO messages (campaign_id, contact_id, direction, from_address, to_address, body,
                           segments, zone_key, status, reason, created_at, settled_at,
                           is_practice)
     SELECT :campaignId, value ->> 0, 'outbound', :sender, value ->> 1, value ->> 2, value ->> 3,
            value ->> 4, iif(value ->> 5 IS NULL, 'queued', 'skipped'), value ->> 5, :now,
            iif(value ->> 5 IS NULL, NULL, :now), value ->> 6
       FROM json_each(:messages) WHERE true
     ON CONFLICT DO NOTHING`,
  ),
}));

/** Refuses (`not-found`, `conflict`) where a campaign is no draft; returns it. */
export function refuseUnlessDraft(db: OvoDatabase, campaignId: number) {
  const campaign = getCampaign(db, campaignId);
  refuseIfStarted(campaign.snapshot);
  return campaign;
}

/** Whether more than so many messages of a campaign are written that were never handed over. */
export function hasPreparedMessages(db: OvoDatabase, campaignId: number, most = 0): boolean {
  return statements(db).isMoreThan.get(campaignId, most) === 1;
}

/** How many messages of a campaign there are. */
export function countPreparedMessages(db: OvoDatabase, campaignId: number): number {
  return statements(db).count.get(campaignId) ?? 0;
}

/**
 * Removes messages that an earlier start left behind before it came to `startCampaign`, up to `limit`; says
 * how many there were. Whatever was ever handed over stays, so that nobody gets it twice even if the
 * campaign’s status was tampered with.
 */
export function clearPreparedMessages(
  db: WritableDatabase,
  campaignId: number,
  limit = Number.MAX_SAFE_INTEGER,
): number {
  return db.sqlite.transaction(() => {
    refuseUnlessDraft(db, campaignId);
    return withRoomForPages(db, () => statements(db).clear.run(campaignId, limit).changes);
  })();
}

/**
 * Writes messages of a draft: nothing claims them until `startCampaign` has run. Returns how many were
 * written; whoever got the text before, as far as the messages say, gets none. Returns null where an
 * earlier slice has a message to the same number for another contact: the number went from one to the
 * other meanwhile, and the preparation has to start again.
 */
export function insertPreparedMessages(
  db: WritableDatabase,
  campaignId: number,
  sender: string,
  prepared: readonly PreparedMessage[],
  now: number,
): number | null {
  const sql = statements(db);
  return db.sqlite.transaction(() => {
    refuseUnlessDraft(db, campaignId);
    let written = 0;
    for (let start = 0; start < prepared.length; start += insertedAtOnce) {
      const messages = prepared
        .slice(start, start + insertedAtOnce)
        .map((message) => [
          message.contactId,
          message.to,
          message.body,
          message.segments,
          message.zoneKey,
          message.skipReason,
          message.isPractice,
        ]);
      const json = JSON.stringify(messages);
      const { changes } = sql.insert.run({ campaignId, sender, now, messages: json });
      if (changes < messages.length && sql.hasAnotherContact.get(json, campaignId) === 1) {
        return null;
      }
      written += changes;
    }
    return written;
  })();
}

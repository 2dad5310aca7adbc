// Raw SQL: it reads the messages of whole campaigns, on named indexes.
import type { CampaignPeople } from '../../../src-shared/campaign/audience.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { isRealSql } from '../../database/practice.ts';
import { difference, sortedIds } from '../../database/sorted-ids.ts';
import { statementsFor } from '../../database/statements.ts';

const dayMs = 86_400_000;

/** So many contacts are asked about at a time. */
const askedAtOnce = 10_000;

/** Whose a message is: its contact or, where that one is gone, whoever has the number. */
const contactOfMessage = `coalesce(
  (SELECT id FROM contacts WHERE contacts.id = m.contact_id),
  (SELECT id FROM contacts WHERE contacts.phone = m.to_address))`;

/** Messages of a draft may be prepared already; only those of a campaign that was started count. Asked once. */
const hasStarted = `EXISTS (SELECT 1 FROM campaigns WHERE id = @campaign AND started_at IS NOT NULL)`;

interface AskedCampaign {
  readonly campaign: number;
}

const statements = statementsFor((sqlite) => ({
  reached: sqlite
    .prepare<[AskedCampaign], number | null>(
      `SELECT ${contactOfMessage} FROM messages AS m INDEXED BY messages_of_campaign
        WHERE m.campaign_id = @campaign AND m.direction = 'outbound' AND m.status IN ('sent', 'delivered')
          AND ${hasStarted}`,
    )
    .pluck(),
  notReached: sqlite
    .prepare<[AskedCampaign], number | null>(
      `SELECT ${contactOfMessage} FROM messages AS m INDEXED BY messages_not_reached
        WHERE m.campaign_id = @campaign AND m.direction = 'outbound'
          AND m.status IN ('failed', 'undelivered', 'skipped', 'canceled') AND ${hasStarted}`,
    )
    .pluck(),
  /** All replies are read once, however many texts the campaign has. */
  replied: sqlite
    .prepare<[AskedCampaign], number | null>(
      `WITH replies AS MATERIALIZED (
         SELECT from_address AS phone, is_practice, max(created_at) AS at FROM messages
          WHERE direction = 'inbound' GROUP BY from_address, is_practice)
       SELECT ${contactOfMessage}
         FROM replies CROSS JOIN messages AS m INDEXED BY messages_once_a_campaign
        WHERE m.campaign_id = @campaign AND m.to_address = replies.phone AND m.direction = 'outbound'
          AND m.campaign_id IS NOT NULL AND m.is_practice = replies.is_practice
          AND m.status IN ('sent', 'delivered', 'undelivered', 'unconfirmed')
          AND replies.at >= coalesce(m.sent_at, m.claimed_at, m.settled_at) AND ${hasStarted}`,
    )
    .pluck(),
  textedSince: sqlite
    .prepare<[string, number], number>(
      `SELECT value FROM json_each(?) AS ids
        WHERE EXISTS (SELECT 1 FROM messages WHERE contact_id = ids.value
                AND direction = 'outbound' AND ${isRealSql} AND sent_at >= ?)`,
    )
    .pluck(),
}));

/** The contacts that an earlier campaign reached, did not reach, or got a reply from, ascending. */
export function campaignPeopleIds(
  db: OvoDatabase,
  { campaignId, who }: CampaignPeople,
): Int32Array {
  const sql = statements(db);
  const asked = { campaign: campaignId };
  const ids = (found: readonly (number | null)[]) => sortedIds(found.filter((id) => id !== null));
  switch (who) {
    case 'reached':
      return ids(sql.reached.all(asked));
    case 'not-reached':
      // Two of its texts may have been meant for one person.
      return difference(ids(sql.notReached.all(asked)), ids(sql.reached.all(asked)));
    case 'replied':
      return ids(sql.replied.all(asked));
  }
}

/** Those of these contacts that got a real text in the last so many days, ascending. */
export function textedWithin(
  db: OvoDatabase,
  ids: Int32Array,
  { days, now }: { readonly days: number; readonly now: number },
): Int32Array {
  const found: number[] = [];
  for (let start = 0; start < ids.length; start += askedAtOnce) {
    const some = JSON.stringify(Array.from(ids.subarray(start, start + askedAtOnce)));
    for (const id of statements(db).textedSince.all(some, now - days * dayMs)) found.push(id);
  }
  return sortedIds(found);
}

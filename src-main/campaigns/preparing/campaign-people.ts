// Raw SQL: it reads the messages of whole campaigns, on named indexes.
import type { Database } from 'better-sqlite3';
import type { CampaignPeople } from '../../../src-shared/campaign/audience.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { difference, intersection, sortedIds, union } from '../../database/sorted-ids.ts';
import { statementsFor } from '../../database/statements.ts';

/** Whose a message is: its contact or, where that one is gone, whoever has the number. */
const contactOfMessage = `coalesce(
  (SELECT id FROM contacts WHERE contacts.id = m.contact_id),
  (SELECT id FROM contacts WHERE contacts.phone = m.to_address))`;

/** Messages of a draft may be prepared already; only those of a campaign that was started count. Asked once. */
const hasStarted = `EXISTS (SELECT 1 FROM campaigns WHERE id = @campaign AND started_at IS NOT NULL)`;

interface AskedCampaign {
  readonly campaign: number;
}

/** Whom a campaign has texted, by the status of the text; each with the index that has the fewest rows. */
const texts = {
  reached: {
    from: `messages AS m INDEXED BY messages_of_campaign`,
    where: `m.status IN ('sent', 'delivered')`,
  },
  'not-reached': {
    from: `messages AS m INDEXED BY messages_not_reached`,
    where: `m.status IN ('failed', 'undelivered', 'skipped', 'canceled')`,
  },
} as const;

/** So many contacts are asked about at a time; of more, the ids of all are read. */
const askedAtOnce = 10_000;

const phoneOwner = `(SELECT id FROM contacts WHERE contacts.phone = m.to_address)`;
const isOfCampaign = `m.campaign_id = @campaign AND m.direction = 'outbound'`;

/** A look at each contact would read rows all over the file: ids are compared as sets. */
const peopleOf = (sqlite: Database, { from, where }: (typeof texts)[keyof typeof texts]) => ({
  contactIds: sqlite
    .prepare<[AskedCampaign], number | null>(
      `SELECT m.contact_id FROM ${from} WHERE ${isOfCampaign} AND ${where} AND ${hasStarted}`,
    )
    .pluck(),
  ownersOfRest: sqlite
    .prepare<[AskedCampaign], number | null>(
      `SELECT ${phoneOwner} FROM ${from}
        WHERE ${isOfCampaign} AND ${where} AND m.contact_id IS NULL AND ${hasStarted}`,
    )
    .pluck(),
  /** Contacts that have the numbers of removed ones by now. */
  ownersAfter: sqlite
    .prepare<[AskedCampaign & { readonly ids: string }], number | null>(
      `SELECT ${phoneOwner}
         FROM json_each(@ids) AS ids
         CROSS JOIN messages AS m INDEXED BY messages_of_contact ON m.contact_id = ids.value
        WHERE ${isOfCampaign} AND ${where}`,
    )
    .pluck(),
});

const statements = statementsFor((sqlite) => ({
  reached: peopleOf(sqlite, texts.reached),
  notReached: peopleOf(sqlite, texts['not-reached']),
  allIds: sqlite.prepare<[], number>('SELECT id FROM contacts').pluck(),
  idsAmong: sqlite
    .prepare<[string], number>(
      'SELECT id FROM contacts WHERE id IN (SELECT value FROM json_each(?))',
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
}));

/** The contacts that an earlier campaign reached, did not reach, or got a reply from, ascending. */
export function campaignPeopleIds(
  db: OvoDatabase,
  { campaignId, who }: CampaignPeople,
): Int32Array {
  const sql = statements(db);
  switch (who) {
    case 'reached':
      return peopleNow(db, sql.reached, campaignId);
    case 'not-reached':
      // Two of its texts may have been meant for one person.
      return difference(
        peopleNow(db, sql.notReached, campaignId),
        peopleNow(db, sql.reached, campaignId),
      );
    case 'replied':
      return idsOf(sql.replied.all({ campaign: campaignId }));
  }
}

/** Those contacts or, where one is gone, whoever has the number by now. */
function peopleNow(
  db: OvoDatabase,
  { contactIds, ownersOfRest, ownersAfter }: ReturnType<typeof peopleOf>,
  campaign: number,
): Int32Array {
  const found = contactIds.all({ campaign });
  const meant = idsOf(found);
  const existing = intersection(meant, existingIds(db, meant));
  const gone = difference(meant, existing);
  const owners = found.includes(null) ? ownersOfRest.all({ campaign }) : [];
  const pieces = [existing, idsOf(owners)];
  for (let start = 0; start < gone.length; start += askedAtOnce) {
    const ids = JSON.stringify(Array.from(gone.subarray(start, start + askedAtOnce)));
    pieces.push(idsOf(ownersAfter.all({ campaign, ids })));
  }
  return pieces.reduce(union);
}

/** The ids of contacts that are there: at least all of these that are. */
function existingIds(db: OvoDatabase, ids: Int32Array): Int32Array {
  const { allIds, idsAmong } = statements(db);
  if (ids.length > askedAtOnce) return sortedIds(allIds.all());
  return sortedIds(idsAmong.all(JSON.stringify(Array.from(ids))));
}

function idsOf(found: readonly (number | null)[]): Int32Array {
  return sortedIds(found.filter((id) => id !== null));
}

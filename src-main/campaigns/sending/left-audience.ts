// Raw SQL: it runs for every message that is sent.
import { audienceSchema, type Audience } from '../../../src-shared/campaign/audience.ts';
import { memberOfLists } from '../../contacts/list-members.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';

const statements = statementsFor((sqlite) => ({
  /** How many of these lists there are, and how many of them are by filter. */
  lists: sqlite.prepare<[string], { readonly lists: number; readonly byFilter: number }>(
    `SELECT count(*) AS lists, count(filter) AS byFilter FROM lists
      WHERE id IN (SELECT value FROM json_each(?))`,
  ),
  isOn: sqlite
    .prepare<[number, number], number>(
      `SELECT 1 FROM list_contacts WHERE list_id = ? AND contact_id = ?`,
    )
    .pluck(),
}));

/**
 * Whether contacts have left the lists of a campaign since it started. Where it goes to those whom another
 * campaign did not reach, nobody has; nor where one of its lists is gone, as it cannot be told who left
 * then: a list stays while a campaign is sent to it, so that this happens with older campaigns alone.
 *
 * @param campaign its audience, as the table has it.
 * @param now milliseconds since 1970: what the filters of lists go by.
 */
export function leftAudience(
  db: OvoDatabase,
  campaign: { readonly audience: string },
  now: number,
): (contactId: number) => boolean {
  const { listIds, unreachedOf } = audienceOf(campaign.audience);
  if (listIds.length === 0 || unreachedOf !== undefined) return () => false;
  const sql = statements(db);
  const ids = JSON.stringify(listIds);
  const known = sql.lists.get(ids);
  if (known === undefined || known.lists < new Set(listIds).size) return () => false;
  if (known.byFilter === 0) {
    return (contactId) => listIds.every((listId) => sql.isOn.get(listId, contactId) === undefined);
  }
  const isMember = memberOfLists(db, { listIds, now });
  return (contactId) => !isMember(contactId);
}

/** The last audience that was asked for: a campaign is claimed from many times. */
let lastAudience: { readonly text: string; readonly audience: Audience } | null = null;

function audienceOf(text: string): Audience {
  if (lastAudience?.text === text) return lastAudience.audience;
  const audience = audienceSchema.parse(JSON.parse(text));
  lastAudience = { text, audience };
  return audience;
}

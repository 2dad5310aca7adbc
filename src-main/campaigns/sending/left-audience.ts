// Raw SQL: it runs for every message that is sent.
import {
  audienceSchema,
  type Audience,
  type People,
} from '../../../src-shared/campaign/audience.ts';
import type { ContactFilter } from '../../../src-shared/contact/filter.ts';
import type { MessageReason } from '../../../src-shared/message/reason.ts';
import { foundByAny } from '../../contacts/list-members.ts';
import { filterOfList } from '../../contacts/list-rows.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import { isTextSince } from '../preparing/texted-within.ts';

const dayMs = 86_400_000;

const statements = statementsFor((sqlite) => ({
  /** Which of these lists there are, and which of them are by filter. */
  lists: sqlite.prepare<[string], { readonly id: number; readonly isByFilter: number }>(
    `SELECT id, filter IS NOT NULL AS isByFilter FROM lists
      WHERE id IN (SELECT value FROM json_each(?))`,
  ),
  tag: sqlite
    .prepare<[string], number>('SELECT id FROM tags WHERE name = ? COLLATE NOCASE')
    .pluck(),
  isOn: sqlite
    .prepare<[number, number], number>(
      `SELECT 1 FROM list_contacts WHERE list_id = ? AND contact_id = ?`,
    )
    .pluck(),
  hasTag: sqlite
    .prepare<[number, number], number>(
      `SELECT 1 FROM contact_tags WHERE tag_id = ? AND contact_id = ?`,
    )
    .pluck(),
  hasTextOf: sqlite
    .prepare<[number, string], number>(
      `SELECT 1 FROM messages WHERE contact_id = ? AND direction = 'outbound'
          AND campaign_id IN (SELECT value FROM json_each(?)) LIMIT 1`,
    )
    .pluck(),
  textedByOthers: sqlite
    .prepare<
      [{ readonly contactId: number; readonly campaignId: number; readonly since: number }],
      number
    >(
      `SELECT 1 FROM messages
        WHERE contact_id = @contactId AND campaign_id IS NOT @campaignId AND ${isTextSince} LIMIT 1`,
    )
    .pluck(),
}));

type Test = (contactId: number) => boolean;

const nobody: Test = () => false;

/**
 * Makes the function that says why a contact does not get the text of a campaign that has started, or
 * null: it has left the sources that named it (`left-audience`), has come to a list, a tag or a filter
 * that is excluded (`now-excluded`), or was really texted by something else within the days that the
 * campaign leaves out (`texted-meanwhile`).
 *
 * Nobody has left whom the campaign names one by one or as people of an earlier campaign; nor where a list
 * or a tag is gone, as it cannot be told who left then: both stay while a campaign is sent to them, so that
 * this happens with older campaigns alone.
 *
 * @param campaign its audience, as the table has it.
 * @param now milliseconds since 1970: what filters go by.
 * @param asked whether other texts count, too.
 */
export function leftAudience(
  db: OvoDatabase,
  campaign: { readonly id: number; readonly audience: string },
  now: number,
  asked: 'everything' | 'only-the-audience' = 'everything',
): (contactId: number) => MessageReason | null {
  const audience = audienceOf(campaign.audience);
  const hasLeft = leftSources(db, audience, now);
  const { exclude } = audience;
  const isExcluded = exclude === undefined ? nobody : (namedBy(db, exclude, now).test ?? nobody);
  const days = exclude?.textedWithinDays;
  const wasTexted =
    days === undefined || asked === 'only-the-audience'
      ? nobody
      : textedByOthers(db, campaign.id, now - days * dayMs);
  return (contactId) => {
    if (hasLeft(contactId)) return 'left-audience';
    if (isExcluded(contactId)) return 'now-excluded';
    return wasTexted(contactId) ? 'texted-meanwhile' : null;
  };
}

function textedByOthers(db: OvoDatabase, campaignId: number, since: number): Test {
  const sql = statements(db);
  return (contactId) => sql.textedByOthers.get({ contactId, campaignId, since }) !== undefined;
}

function leftSources(db: OvoDatabase, audience: Audience, now: number): Test {
  const named = namedBy(db, audience, now);
  if (named.test === null || named.lacks) return nobody;
  const isNamed = named.test;
  const { contactIds = [], campaigns = [], unreachedOf } = audience;
  const campaignIds = [
    ...campaigns.map(({ campaignId }) => campaignId),
    ...(unreachedOf === undefined ? [] : [unreachedOf]),
  ];
  const ids = JSON.stringify(campaignIds);
  let chosen: ReadonlySet<number> | null = null;
  return (contactId) => {
    if (isNamed(contactId)) return false;
    chosen ??= new Set(contactIds);
    if (chosen.has(contactId)) return false;
    return campaignIds.length === 0 || statements(db).hasTextOf.get(contactId, ids) === undefined;
  };
}

/** Whether a contact is named by lists, tags and filters, as it is then; no test where there are none. */
function namedBy(
  db: OvoDatabase,
  { listIds = [], tags = [], filters = [] }: People,
  now: number,
): { readonly test: Test | null; /** A list or a tag is gone. */ readonly lacks: boolean } {
  if (listIds.length + tags.length + filters.length === 0) return { test: null, lacks: false };
  const sql = statements(db);
  const lists = listIds.length === 0 ? [] : sql.lists.all(JSON.stringify(listIds));
  const tagIds = tags.flatMap((tag) => sql.tag.get(tag) ?? []);
  const lacks = lists.length < new Set(listIds).size || tagIds.length < tags.length;
  const manual = lists.filter(({ isByFilter }) => isByFilter === 0).map(({ id }) => id);
  const byFilter = lists.filter(({ isByFilter }) => isByFilter === 1).map(({ id }) => id);
  const allFilters = (): readonly ContactFilter[] => [
    ...byFilter.map((id) => filterOfList(db, id)),
    ...filters,
  ];
  const isFound =
    byFilter.length + filters.length === 0 ? nobody : foundByAny(db, { filters: allFilters, now });
  return {
    test: (contactId) =>
      manual.some((listId) => sql.isOn.get(listId, contactId) !== undefined) ||
      tagIds.some((tagId) => sql.hasTag.get(tagId, contactId) !== undefined) ||
      isFound(contactId),
    lacks,
  };
}

/** The last audience that was asked for: a campaign is claimed from many times. */
let lastAudience: { readonly text: string; readonly audience: Audience } | null = null;

function audienceOf(text: string): Audience {
  if (lastAudience?.text === text) return lastAudience.audience;
  const audience = audienceSchema.parse(JSON.parse(text));
  lastAudience = { text, audience };
  return audience;
}

import { and, eq, gte, lt, sql } from 'drizzle-orm';
import {
  exclusionsOf,
  type Audience,
  type AudiencePart,
} from '../../../src-shared/campaign/audience.ts';
import { matchesAny } from '../../contacts/list-members.ts';
import { allLists } from '../../contacts/list-rows.ts';
import { campaignSnapshot } from '../campaign-rows.ts';
import { uidOfCampaign } from '../sending/journal/campaign-names.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { isReal } from '../../database/practice.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import { messages } from '../../database/schema.ts';

const dayMs = 86_400_000;

/** An exclusion that names a contact; `name` is the list’s, the tag’s or the campaign’s. */
export type AudienceExclusion =
  | { readonly kind: 'list' | 'tag' | 'campaign'; readonly name: string }
  | { readonly kind: 'filter' | 'contacts' }
  | { readonly kind: 'texted'; readonly days: number };

interface Asked {
  readonly audience: Audience;
  readonly contactId: number;
  /** When the campaign started, in milliseconds since 1970. */
  readonly now: number;
}

const queries = queriesFor((orm) => ({
  textedBetween: prepared((given: Given<{ contactId: number; from: number; to: number }>) =>
    orm
      .select({ id: messages.id })
      .from(messages)
      .where(
        and(
          eq(messages.contactId, given('contactId')),
          eq(messages.direction, 'outbound'),
          isReal(messages),
          gte(messages.sentAt, given('from')),
          lt(messages.sentAt, given('to')),
        ),
      )
      .limit(1),
  ),
  textOf: prepared((given: Given<{ contactId: number; campaignId: number }>) =>
    orm
      .select({ isReached: sql<0 | 1>`${messages.status} IN ('sent', 'delivered')` })
      .from(messages)
      .where(
        and(
          eq(messages.contactId, given('contactId')),
          eq(messages.campaignId, given('campaignId')),
          eq(messages.direction, 'outbound'),
        ),
      )
      .limit(1),
  ),
}));

/** The exclusions of a campaign that name a contact: lists, tags and filters as they are now. */
export function exclusionsNaming(db: OvoDatabase, asked: Asked): readonly AudienceExclusion[] {
  return exclusionsOf(asked.audience).flatMap((part) => exclusionOf(db, part, asked) ?? []);
}

function exclusionOf(db: OvoDatabase, part: AudiencePart, asked: Asked): AudienceExclusion | null {
  const { audience, contactId, now } = asked;
  const isFound = (filter: Parameters<typeof matchesAny>[1][number]) =>
    matchesAny(db, [filter], { contactId, now });
  switch (part.kind) {
    case 'list': {
      const list = allLists(db).find(({ id }) => id === part.listId);
      if (list === undefined || !isFound(list.filter ?? { listIds: [list.id] })) return null;
      return { kind: 'list', name: list.name };
    }
    case 'tag':
      return isFound({ tags: [part.tag] }) ? { kind: 'tag', name: part.tag } : null;
    case 'filter': {
      const filter = audience.exclude?.filters?.[part.place];
      return filter !== undefined && isFound(filter) ? { kind: 'filter' } : null;
    }
    case 'contacts':
      return audience.exclude?.contactIds?.includes(contactId) === true
        ? { kind: 'contacts' }
        : null;
    case 'campaign': {
      const { campaignId, who } = part;
      const text = queries(db).textOf.get({ contactId, campaignId });
      if (text === undefined || uidOfCampaign(db, campaignId) === undefined) return null;
      // Replies of people whom the campaign texted are not told apart here.
      const isMeant = who === 'not-reached' ? text.isReached === 0 : text.isReached === 1;
      return isMeant && who !== 'replied'
        ? { kind: 'campaign', name: campaignSnapshot(db, campaignId).name }
        : null;
    }
    case 'texted': {
      const between = { contactId, from: now - part.days * dayMs, to: now };
      return queries(db).textedBetween.get(between) === undefined
        ? null
        : { kind: 'texted', days: part.days };
    }
    case 'unreached':
      return null;
  }
}

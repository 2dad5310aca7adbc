import { and, count, desc, eq, gt, gte, inArray, isNotNull, lte, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { audienceSchema, sourcesOf, type Audience } from '../../../src-shared/campaign/audience.ts';
import type { CampaignStatus } from '../../../src-shared/campaign/status.ts';
import type { Contact } from '../../../src-shared/contact/contact.ts';
import { readPauseReason, type PauseReason } from '../../../src-shared/campaign/pause-reason.ts';
import type { MessageFacts } from '../../../src-shared/message/reason.ts';
import type { MessageStatus } from '../../../src-shared/message/status.ts';
import { getContact } from '../../contacts/contact-rows.ts';
import type { OvoDatabase } from '../../database/open.ts';
import {
  nonNull,
  prepared,
  queriesFor,
  valueOf,
  valuesOfJson,
  withoutCase,
  type Given,
} from '../../database/queries.ts';
import {
  campaigns,
  contactActionRows,
  contactActions,
  contacts,
  listContacts,
  lists,
  messages,
  suppressions,
} from '../../database/schema.ts';
import { isInForce } from '../../contacts/suppressions/suppression-rows.ts';
import { exclusionsNaming, type AudienceExclusion } from './exclusions-of-contact.ts';
import { isToSomebody, messagesByNumber } from '../messages/message-indexes.ts';
import { hasNoReceipt } from '../messages/message-rows.ts';

/** What came of a campaign's text to a contact. */
export interface TextOfCampaign extends MessageFacts {
  readonly status: MessageStatus;
  readonly sentAt: number | null;
  readonly settledAt: number | null;
  readonly sendAt: number | null;
  /** 1 where it was sent and nothing more will be heard of it. */
  readonly hasNoReceipt: 0 | 1;
  /** The name of another contact that it was written for, when the number was theirs; else null. */
  readonly writtenFor: string | null;
}

/** All that is on record of why a contact was or was not texted by a campaign that was started. */
export interface CampaignFacts {
  readonly campaignId: number;
  readonly campaignName: string;
  readonly status: CampaignStatus;
  readonly isPractice: boolean;
  readonly startedAt: number;
  /** Null unless it is paused. */
  readonly pausedReason: PauseReason | null;
  /** Null where the campaign has none for this contact. */
  readonly text: TextOfCampaign | null;
  /** In force when the text was settled, or now where it was not; null where none was. */
  readonly suppression: { readonly reason: string; readonly at: number } | null;
  /** False where no message of the campaign is on record, as of some of an older system. */
  readonly hasTexts: boolean;
  /** Whether the contact had been removed when the campaign started, and was added again later. */
  readonly wasRemoved: boolean;
  /** The lists it went to that are still there. */
  readonly lists: readonly {
    readonly name: string;
    readonly isByFilter: boolean;
    /** Of a static list: whether the contact is on it now. */
    readonly isOnItNow: boolean;
  }[];
  /** Of a campaign to those whom another one did not reach: that one's name. */
  readonly unreachedOf: string | null;
  /** Whether it went to others than lists and those: to tags, filters, single people or earlier campaigns. */
  readonly hasOtherSources: boolean;
  /** Which of its exclusions name the contact: for lists and tags as they are now. */
  readonly exclusions: readonly AudienceExclusion[];
}

const other = alias(contacts, 'other');

const queries = queriesFor((orm) => {
  /** Of a message, for a contact. */
  const textColumns = (given: Given<{ id: number }>) => {
    const writtenFor = orm
      .select({ name: sql`trim(${other.firstName} || ' ' || ${other.lastName})` })
      .from(other)
      .where(and(eq(other.id, messages.contactId), ne(other.id, given('id'))));
    return {
      campaignId: nonNull(messages.campaignId),
      contactId: valueOf(messages.contactId),
      to: valueOf(messages.toAddress),
      body: valueOf(messages.body),
      status: valueOf(messages.status),
      reason: valueOf(messages.reason),
      retryCount: valueOf(messages.retryCount),
      errorCode: valueOf(messages.errorCode),
      errorDetail: valueOf(messages.errorDetail),
      sentAt: valueOf(messages.sentAt),
      settledAt: valueOf(messages.settledAt),
      sendAt: valueOf(messages.sendAt),
      hasNoReceipt,
      writtenFor: sql<string | null>`${writtenFor}`,
    };
  };
  return {
    count: prepared(() =>
      orm.select({ campaigns: count() }).from(campaigns).where(isNotNull(campaigns.startedAt)),
    ),
    page: prepared((given: Given<{ id: number; limit: number; offset: number }>) => {
      const texts = orm
        .select({ id: messages.id })
        .from(messages)
        .where(eq(messages.campaignId, campaigns.id));
      const removals = orm
        .select({ id: contactActions.id })
        .from(contactActions)
        .crossJoin(contactActionRows)
        .where(
          and(
            eq(contactActionRows.actionId, contactActions.id),
            eq(contactActionRows.contactId, given('id')),
            eq(contactActions.kind, 'remove'),
            lte(contactActions.at, campaigns.startedAt),
            gt(contactActions.undoneAt, campaigns.startedAt),
          ),
        );
      return orm
        .select({
          campaignId: campaigns.id,
          campaignName: campaigns.name,
          status: campaigns.status,
          isPractice: campaigns.isPractice,
          startedAt: nonNull(campaigns.startedAt),
          pausedReason: campaigns.pausedReason,
          pausedDetail: campaigns.pausedDetail,
          audience: campaigns.audience,
          hasTexts: sql<0 | 1>`EXISTS ${texts}`,
          wasRemoved: sql<0 | 1>`EXISTS ${removals}`,
        })
        .from(campaigns)
        .where(isNotNull(campaigns.startedAt))
        .orderBy(desc(campaigns.startedAt), desc(campaigns.id))
        .limit(given('limit'))
        .offset(given('offset'));
    }),
    ownTexts: prepared((given: Given<{ id: number; campaignIds: string }>) =>
      orm
        .select(textColumns(given))
        .from(messages)
        .where(
          and(
            eq(messages.contactId, given('id')),
            eq(messages.direction, 'outbound'),
            inArray(messages.campaignId, valuesOfJson(given('campaignIds'))),
          ),
        )
        .orderBy(desc(messages.id)),
    ),
    textsToNumber: prepared((given: Given<{ id: number; phone: string; campaignIds: string }>) =>
      orm
        .select(textColumns(given))
        .from(sql`json_each(${given('campaignIds')}) AS ids`)
        .crossJoin(messagesByNumber)
        .where(
          and(
            eq(messages.campaignId, sql`ids.value`),
            eq(messages.toAddress, given('phone')),
            isToSomebody(messages),
          ),
        ),
    ),
    suppression: prepared((given: Given<{ phone: string; at: number }>) =>
      orm
        .select({ reason: suppressions.reason, at: suppressions.at })
        .from(suppressions)
        .where(
          and(
            eq(suppressions.phone, given('phone')),
            lte(suppressions.at, given('at')),
            or(isInForce, gte(suppressions.liftedAt, given('at'))),
          ),
        )
        .orderBy(desc(suppressions.at))
        .limit(1),
    ),
    lists: prepared((given: Given<{ id: number; listIds: string }>) => {
      const entry = orm
        .select({ listId: listContacts.listId })
        .from(listContacts)
        .where(and(eq(listContacts.listId, lists.id), eq(listContacts.contactId, given('id'))));
      return orm
        .select({
          name: lists.name,
          isByFilter: sql<0 | 1>`${lists.filter} IS NOT NULL`,
          isOnItNow: sql<0 | 1>`EXISTS ${entry}`,
        })
        .from(sql`json_each(${given('listIds')}) AS ids`)
        .crossJoin(lists)
        .where(eq(lists.id, sql`ids.value`))
        .orderBy(withoutCase(lists.name));
    }),
    name: prepared((given: Given<{ id: number }>) =>
      orm
        .select({ name: campaigns.name })
        .from(campaigns)
        .where(eq(campaigns.id, given('id'))),
    ),
  };
});

/**
 * A page of the campaigns that were started, the newest first, with all that is on record of what they
 * had for a contact. Refused (`not-found`) where the contact is gone.
 */
export function campaignsOfContact(
  db: OvoDatabase,
  request: {
    readonly id: number;
    readonly offset: number;
    readonly limit: number;
    readonly now: number;
  },
): {
  readonly contact: Contact;
  readonly total: number;
  readonly rows: readonly CampaignFacts[];
} {
  const { limit, offset, now } = request;
  const contact = getContact(db, request.id);
  const { id, phone } = contact;
  const ask = queries(db);
  const page = ask.page.all({ id, limit, offset });
  const campaignIds = JSON.stringify(page.map(({ campaignId }) => campaignId));
  const candidates = [
    ...ask.ownTexts.all({ id, campaignIds }),
    ...ask.textsToNumber.all({ id, phone, campaignIds }),
  ];
  const texts = new Map<number, (typeof candidates)[number]>();
  for (const text of candidates) {
    const known = texts.get(text.campaignId);
    if (known === undefined || (known.to !== phone && text.contactId === id)) {
      texts.set(text.campaignId, text);
    }
  }
  return {
    contact,
    total: ask.count.get()?.campaigns ?? 0,
    rows: page.map((row) => {
      const { audience: json, hasTexts, wasRemoved, isPractice, ...facts } = row;
      const { pausedReason, pausedDetail, ...campaign } = facts;
      const text = texts.get(campaign.campaignId) ?? null;
      const audience: Audience = audienceSchema.parse(JSON.parse(json));
      const suppressed = { phone: text?.to ?? phone, at: text?.settledAt ?? now };
      return {
        ...campaign,
        isPractice: isPractice === 1,
        pausedReason:
          pausedReason === null ? null : readPauseReason({ pausedReason, pausedDetail }),
        text,
        suppression: ask.suppression.get(suppressed) ?? null,
        hasTexts: hasTexts === 1,
        wasRemoved: wasRemoved === 1,
        lists: ask.lists
          .all({ id, listIds: JSON.stringify(audience.listIds) })
          .map(({ name, isByFilter, isOnItNow }) => ({
            name,
            isByFilter: isByFilter === 1,
            isOnItNow: isOnItNow === 1,
          })),
        unreachedOf:
          audience.unreachedOf === undefined
            ? null
            : (ask.name.get({ id: audience.unreachedOf })?.name ?? null),
        hasOtherSources: sourcesOf(audience).some(
          ({ kind }) => kind !== 'list' && kind !== 'unreached',
        ),
        exclusions:
          text === null
            ? exclusionsNaming(db, { audience, contactId: id, now: campaign.startedAt })
            : [],
      };
    }),
  };
}

import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  min,
  ne,
  sql,
  type SQL,
} from 'drizzle-orm';
import type {
  FailureGroup,
  MessageFilter,
  MessageRow,
} from '../../../src-shared/campaign/campaign.ts';
import { explainGroup, explainMessage } from '../../../src-shared/message/reason.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { prepared, queriesFor, valueOf, type Given } from '../../database/queries.ts';
import { contacts, messages } from '../../database/schema.ts';
import { isNotReached, notReachedMessages } from './message-indexes.ts';

/** 1 where a message was sent and nothing more will be heard of it. */
export const hasNoReceipt = sql<0 | 1>`${and(
  eq(messages.status, 'sent'),
  isNotNull(messages.receiptFinalAt),
)}`;

const conditions: Readonly<Record<MessageFilter, SQL | undefined>> = {
  all: undefined,
  open: inArray(messages.status, ['queued', 'sending']),
  scheduled: eq(messages.status, 'scheduled'),
  sent: inArray(messages.status, ['sent', 'delivered', 'undelivered']),
  delivered: eq(messages.status, 'delivered'),
  undelivered: eq(messages.status, 'undelivered'),
  'no-receipt': hasNoReceipt,
  failed: eq(messages.status, 'failed'),
  skipped: eq(messages.status, 'skipped'),
  canceled: eq(messages.status, 'canceled'),
  unconfirmed: eq(messages.status, 'unconfirmed'),
};

const columns = {
  id: messages.id,
  to: messages.toAddress,
  body: messages.body,
  status: messages.status,
  sid: messages.sid,
  hasNoReceipt,
  segments: messages.segments,
  /** The old system counted them itself. */
  retryCount: sql<number>`max(${messages.retryCount}, ${messages.attemptCount} - 1, 0)`,
  errorCode: messages.errorCode,
  errorDetail: messages.errorDetail,
  reason: messages.reason,
  contactId: messages.contactId,
  createdAt: messages.createdAt,
  claimedAt: messages.claimedAt,
  sentAt: messages.sentAt,
  settledAt: messages.settledAt,
  receiptAt: valueOf(messages.receiptFinalAt),
  sendAt: messages.sendAt,
  /** Of the contact; empty where it is gone. */
  name: sql<string>`coalesce(trim(${contacts.firstName} || ' ' || ${contacts.lastName}), '')`,
};

const queries = queriesFor((orm) => {
  const filtered = (filter: MessageFilter) => {
    const isMeant = (given: Given<{ campaignId: number }>) =>
      and(eq(messages.campaignId, given('campaignId')), conditions[filter]);
    return {
      count: prepared((given: Given<{ campaignId: number }>) =>
        orm.select({ messages: count() }).from(messages).where(isMeant(given)),
      ),
      page: prepared((given: Given<{ campaignId: number; limit: number; offset: number }>) =>
        orm
          .select(columns)
          .from(messages)
          .leftJoin(contacts, eq(contacts.id, messages.contactId))
          .where(isMeant(given))
          .orderBy(asc(messages.id))
          .limit(given('limit'))
          .offset(given('offset')),
      ),
      next: prepared((given: Given<{ campaignId: number; after: number; limit: number }>) =>
        orm
          .select(columns)
          .from(messages)
          .leftJoin(contacts, eq(contacts.id, messages.contactId))
          .where(and(isMeant(given), gt(messages.id, given('after'))))
          .orderBy(asc(messages.id))
          .limit(given('limit')),
      ),
    };
  };
  return {
    all: filtered('all'),
    open: filtered('open'),
    scheduled: filtered('scheduled'),
    sent: filtered('sent'),
    delivered: filtered('delivered'),
    undelivered: filtered('undelivered'),
    'no-receipt': filtered('no-receipt'),
    failed: filtered('failed'),
    skipped: filtered('skipped'),
    canceled: filtered('canceled'),
    unconfirmed: filtered('unconfirmed'),
    failures: prepared((given: Given<{ campaignId: number }>) => {
      const detail = sql`CASE WHEN ${messages.errorCode} IS NULL THEN ${messages.errorDetail} END`;
      return orm
        .select({
          status: sql<FailureGroup['status']>`${messages.status}`,
          errorCode: valueOf(messages.errorCode),
          errorDetail: min(messages.errorDetail),
          reason: valueOf(messages.reason),
          count: count(),
        })
        .from(notReachedMessages)
        .where(
          and(
            eq(messages.campaignId, given('campaignId')),
            isNotReached,
            ne(messages.status, 'canceled'),
          ),
        )
        .groupBy(messages.status, messages.errorCode, messages.reason, detail)
        .orderBy(desc(count()));
    }),
  };
});

/** A message as the database has it. */
export type StoredMessage = Readonly<
  Pick<
    typeof messages.$inferSelect,
    | 'id'
    | 'body'
    | 'status'
    | 'sid'
    | 'segments'
    | 'retryCount'
    | 'errorCode'
    | 'errorDetail'
    | 'reason'
    | 'contactId'
    | 'createdAt'
    | 'claimedAt'
    | 'sentAt'
    | 'settledAt'
    | 'sendAt'
  > & { to: string; name: string; hasNoReceipt: 0 | 1; receiptAt: number | null }
>;

/** A page of a campaign's messages, in the order in which they are sent. */
export function pageOfMessages(
  db: OvoDatabase,
  request: {
    readonly id: number;
    readonly filter: MessageFilter;
    readonly offset: number;
    readonly limit: number;
  },
): { readonly total: number; readonly rows: readonly MessageRow[] } {
  const { id: campaignId, filter, limit, offset } = request;
  const { count: total, page } = queries(db)[filter];
  return {
    total: total.get({ campaignId })?.messages ?? 0,
    rows: page.all({ campaignId, limit, offset }).map(toRow),
  };
}

/** Why a message stands as it does, in plain words; null where there is nothing to explain. */
function explanationOf(message: StoredMessage): string | null {
  const isExplained =
    message.reason !== null ||
    message.errorDetail !== null ||
    ['failed', 'undelivered', 'skipped', 'unconfirmed'].includes(message.status);
  return isExplained ? explainMessage(message) : null;
}

function toRow(message: StoredMessage): MessageRow {
  return {
    id: message.id,
    to: message.to,
    name: message.name,
    body: message.body,
    status: message.status,
    hasNoReceipt: message.hasNoReceipt === 1,
    segments: message.segments,
    retryCount: message.retryCount,
    errorCode: message.errorCode,
    explanation: explanationOf(message),
    contactId: message.contactId,
    createdAt: message.createdAt,
    claimedAt: message.claimedAt,
    sentAt: message.sentAt,
    settledAt: message.settledAt,
    receiptAt: message.receiptAt,
    sendAt: message.sendAt,
  };
}

/** A message with the reason why it stands as it does. */
export type ExplainedMessage = StoredMessage & Pick<MessageRow, 'explanation'>;

/** A campaign's messages one by one, however many there are; nothing is held open between two. */
export function* eachMessage(
  db: OvoDatabase,
  campaignId: number,
  pageSize = 500,
): Generator<ExplainedMessage, void> {
  let after = 0;
  for (;;) {
    const page = messagesAfter(db, { id: campaignId, filter: 'all', after, limit: pageSize });
    if (page.length === 0) return;
    after = page.at(-1)?.id ?? after;
    yield* page;
  }
}

/** The next messages of a campaign after one of them, in the order in which they are sent. */
export function messagesAfter(
  db: OvoDatabase,
  request: {
    readonly id: number;
    readonly filter: MessageFilter;
    /** The id of a message; 0 for the first. */
    readonly after: number;
    readonly limit: number;
  },
): readonly ExplainedMessage[] {
  const { id: campaignId, filter, after, limit } = request;
  const { next } = queries(db)[filter];
  return next
    .all({ campaignId, after, limit })
    .map((message) => ({ ...message, explanation: explanationOf(message) }));
}

/** Why messages of a campaign reached nobody, the most frequent reason first. */
export function failureGroups(db: OvoDatabase, campaignId: number): readonly FailureGroup[] {
  return queries(db)
    .failures.all({ campaignId })
    .map((group) => ({
      status: group.status,
      errorCode: group.errorCode,
      reason: group.reason,
      detail: group.errorCode === null ? group.errorDetail : null,
      count: group.count,
      explanation: explainGroup(group),
    }));
}

import { and, count, desc, eq, isNotNull, isNull, ne, notExists, or, sql } from 'drizzle-orm';
import { alias, union } from 'drizzle-orm/sqlite-core';
import type { ContactMessage } from '../../../src-shared/contact/contact.ts';
import { explainMessage } from '../../../src-shared/message/reason.ts';
import type { MessageStatus } from '../../../src-shared/message/status.ts';
import { getContact } from '../../contacts/contact-rows.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { prepared, queriesFor, valueOf, type Given } from '../../database/queries.ts';
import { campaigns, contacts, messages } from '../../database/schema.ts';
import { isToSomebody, messagesByNumber } from '../messages/message-indexes.ts';

const other = alias(contacts, 'other');

interface OfContact {
  readonly id: number;
  readonly phone: string;
}

const queries = queriesFor((orm) => {
  const isOther = (given: Given<OfContact>) =>
    and(eq(other.id, messages.contactId), ne(other.id, given('id')));

  /** The ids of its own messages, and of those of campaigns to its number that nobody else has. */
  const ids = (given: Given<OfContact>) =>
    union(
      orm
        .select({ messageId: valueOf(messages.id).as('message_id') })
        .from(messages)
        .where(eq(messages.contactId, given('id'))),
      orm
        .select({ messageId: valueOf(messages.id).as('message_id') })
        .from(campaigns)
        .crossJoin(messagesByNumber)
        .where(
          and(
            eq(messages.campaignId, campaigns.id),
            eq(messages.toAddress, given('phone')),
            isToSomebody(messages),
            notExists(orm.select({ id: other.id }).from(other).where(isOther(given))),
          ),
        ),
    ).as('ids');

  /** A message of a campaign counts once that was started. */
  const isCounted = or(isNull(campaigns.id), isNotNull(campaigns.startedAt));
  const at = sql<number>`coalesce(${messages.sentAt}, ${messages.settledAt}, ${messages.createdAt})`;

  return {
    count: prepared((given: Given<OfContact>) => {
      const own = ids(given);
      return orm
        .select({ messages: count() })
        .from(own)
        .crossJoin(messages)
        .leftJoin(campaigns, eq(campaigns.id, messages.campaignId))
        .where(and(eq(messages.id, own.messageId), isCounted));
    }),
    page: prepared((given: Given<OfContact & { limit: number; offset: number }>) => {
      const own = ids(given);
      return orm
        .select({
          id: messages.id,
          campaignId: messages.campaignId,
          campaignName: campaigns.name,
          direction: messages.direction,
          to: messages.toAddress,
          body: messages.body,
          status: messages.status,
          reason: messages.reason,
          errorCode: messages.errorCode,
          errorDetail: messages.errorDetail,
          retryCount: messages.retryCount,
          isPractice: messages.isPractice,
          at,
        })
        .from(own)
        .crossJoin(messages)
        .leftJoin(campaigns, eq(campaigns.id, messages.campaignId))
        .where(and(eq(messages.id, own.messageId), isCounted))
        .orderBy(desc(at), desc(messages.id))
        .limit(given('limit'))
        .offset(given('offset'));
    }),
  };
});

/**
 * A page of the texts to and from a contact, the newest first: its own, to whatever number it had, and
 * those of campaigns to the number that it has now, unless they were written for another contact.
 * Refused (`not-found`) where the contact is gone.
 */
export function contactMessages(
  db: OvoDatabase,
  request: { readonly id: number; readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: readonly ContactMessage[] } {
  const { id, phone } = getContact(db, request.id);
  const { limit, offset } = request;
  const rows = queries(db).page.all({ id, phone, limit, offset });
  return {
    total: queries(db).count.get({ id, phone })?.messages ?? 0,
    rows: rows.map(
      ({ errorCode, errorDetail, reason, to, retryCount, isPractice, ...message }) => ({
        ...message,
        isPractice: isPractice === 1,
        explanation:
          reason !== null || errorDetail !== null || unsuccessful.has(message.status)
            ? explainMessage({ errorCode, errorDetail, reason, to, retryCount, body: message.body })
            : null,
      }),
    ),
  };
}

const unsuccessful: ReadonlySet<MessageStatus> = new Set(['failed', 'undelivered', 'unconfirmed']);

import { and, eq, inArray, isNotNull, type Column, type SQL } from 'drizzle-orm';
import { indexedBy } from '../../database/queries.ts';
import { messages } from '../../database/schema.ts';

/*
 * Partial indexes of messages. SQLite uses one only where the query repeats its condition with the same
 * literals in the same order; a query from here fails where SQLite cannot.
 */

/** Messages in flight or unconfirmed, by campaign and status: few, always. Needs `isOpen`. */
export const openMessages = indexedBy(messages, 'messages_open');
export const isOpen = inArray(messages.status, ['sending', 'unconfirmed']).inlineParams();

/** Messages that the provider keeps until their time, by campaign. Needs `isScheduled`. */
export const scheduledMessages = indexedBy(messages, 'messages_scheduled');
export const isScheduled = eq(messages.status, 'scheduled').inlineParams();

/** Messages that reached nobody, by campaign, status and error. Needs `isNotReached`. */
export const notReachedMessages = indexedBy(messages, 'messages_not_reached');
export const isNotReached = inArray(messages.status, [
  'failed',
  'undelivered',
  'skipped',
  'canceled',
]).inlineParams();

/** Messages to somebody in a campaign, by campaign and number. Needs `isToSomebody`. */
export const messagesByNumber = indexedBy(messages, 'messages_once_a_campaign');
export function isToSomebody(of: {
  readonly direction: Column;
  readonly campaignId: Column;
}): SQL | undefined {
  return and(eq(of.direction, 'outbound').inlineParams(), isNotNull(of.campaignId));
}

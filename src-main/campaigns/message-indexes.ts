import { inArray } from 'drizzle-orm';
import { indexedBy } from '../database/queries.ts';
import { messages } from '../database/schema.ts';

/*
 * Partial indexes of messages. SQLite uses one only where the query repeats its condition with the same
 * literals in the same order; a query from here fails where SQLite cannot.
 */

/** Messages in flight or unconfirmed, by campaign and status: few, always. Needs `isOpen`. */
export const openMessages = indexedBy(messages, 'messages_open');
export const isOpen = inArray(messages.status, ['sending', 'unconfirmed']).inlineParams();

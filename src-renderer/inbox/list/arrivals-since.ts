import type { ConversationRow } from '../../../src-shared/inbox/conversation.ts';

type Row = Pick<ConversationRow, 'phone' | 'lastAt' | 'unreadCount' | 'last'>;

/** What a list held when it was last looked at. */
export interface KnownRows {
  /** When each conversation had its last message, in milliseconds since 1970. */
  readonly lastAt: ReadonlyMap<string, number>;
  readonly newest: number;
}

export function knownOf(rows: readonly Row[]): KnownRows {
  return {
    lastAt: new Map(rows.map((row) => [row.phone, row.lastAt])),
    newest: rows.reduce((newest, { lastAt }) => Math.max(newest, lastAt), 0),
  };
}

/**
 * The conversations with a reply that came since. One that only comes back to the list, such as one that was
 * snoozed, has no new reply: its last message is older than what was known.
 */
export function arrivalsSince<T extends Row>(known: KnownRows, rows: readonly T[]): readonly T[] {
  return rows.filter(
    ({ phone, lastAt, unreadCount, last }) =>
      unreadCount > 0 &&
      last?.direction === 'inbound' &&
      lastAt > (known.lastAt.get(phone) ?? known.newest),
  );
}

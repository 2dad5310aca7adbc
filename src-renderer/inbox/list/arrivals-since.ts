import type { ConversationRow } from '../../../src-shared/inbox/conversation.ts';

type Row = Pick<ConversationRow, 'phone' | 'lastAt' | 'unreadCount' | 'last'>;

/** What a list has held since it was first looked at, in milliseconds since 1970. */
export interface KnownRows {
  /**
   * The newest reply of each conversation, also of those that have left the list. Where a text of ours was the
   * first that was seen there, its time: no reply was newer.
   */
  readonly repliedAt: ReadonlyMap<string, number>;
  /** The newest reply at the first look: a reply to a conversation that never was in the list is new after that. */
  readonly firstNewest: number;
}

/** What a list holds at the first look. */
export function knownOf(rows: readonly Row[]): KnownRows {
  const replies = rows.filter(isReply).map(({ lastAt }) => lastAt);
  return {
    repliedAt: new Map(rows.map((row) => [row.phone, row.lastAt])),
    firstNewest: replies.reduce((newest, at) => Math.max(newest, at), 0),
  };
}

/** What was known, and what a list holds now. */
export function knownWith(known: KnownRows, rows: readonly Row[]): KnownRows {
  const repliedAt = new Map(known.repliedAt);
  for (const row of rows) {
    const before = repliedAt.get(row.phone);
    if (before === undefined) repliedAt.set(row.phone, row.lastAt);
    else if (isReply(row)) repliedAt.set(row.phone, Math.max(before, row.lastAt));
  }
  return { ...known, repliedAt };
}

/**
 * The conversations with a reply that came since. One that only comes back to the list, such as one that was
 * snoozed, has no new reply: its last message is older than what was known.
 */
export function arrivalsSince<T extends Row>(known: KnownRows, rows: readonly T[]): readonly T[] {
  return rows.filter(
    (row) =>
      row.unreadCount > 0 &&
      isReply(row) &&
      row.lastAt > (known.repliedAt.get(row.phone) ?? known.firstNewest),
  );
}

function isReply({ last }: Pick<Row, 'last'>): boolean {
  return last?.direction === 'inbound';
}

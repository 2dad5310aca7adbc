import { and, asc, count, desc, eq, sql, type SQL } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/sqlite-core';
import type {
  ConversationCounts,
  ConversationFilter,
  ConversationQuery,
  ConversationRow,
  FilterOfAllStates,
} from '../../../src-shared/inbox/conversation.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { indexedBy, prepared, queriesFor, valueOf, type Given } from '../../database/queries.ts';
import { conversations } from '../../database/schema.ts';
import { rowsOf } from './listed-rows.ts';

/** Which conversations a list shows, of practice or of real ones. */
export interface ListRequest {
  readonly query: ConversationQuery;
  readonly isPractice: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** Parameters of every query here. */
interface Listed {
  readonly isPractice: number;
  /** Read by parts of one state alone. */
  readonly state: ConversationQuery['state'];
  readonly campaignId: number;
}

interface Page extends Listed {
  readonly limit: number;
  readonly offset: number;
}

/** A part of all conversations, with the index that has it in order. */
interface Part {
  readonly index: string;
  /** As the index has it: SQLite uses a partial index only where the query says the same. */
  readonly condition?: SQL;
}

type PartName = ConversationFilter | 'of-campaign' | 'waiting' | 'answered';

const parts: Readonly<Record<PartName, Part>> = {
  all: { index: 'conversations_newest' },
  unread: { index: 'conversations_unread', condition: sql`${conversations.unreadCount} > 0` },
  'to-decide': {
    index: 'conversations_to_decide',
    condition: sql`${conversations.needsDecision} = 1`,
  },
  campaign: {
    index: 'conversations_of_campaigns',
    condition: sql`${conversations.campaignId} IS NOT NULL`,
  },
  'of-campaign': {
    index: 'conversations_of_campaign',
    condition: sql`${conversations.campaignId} IS NOT NULL`,
  },
  failed: { index: 'conversations_failed', condition: sql`${conversations.hasFailed} = 1` },
  'opted-out': {
    index: 'conversations_opted_out',
    condition: sql`${conversations.isOptedOut} = 1`,
  },
  drafts: {
    index: 'conversations_with_draft',
    condition: sql`${conversations.draftAt} IS NOT NULL`,
  },
  waiting: {
    index: 'conversations_waiting',
    condition: sql`${conversations.waitingSince} IS NOT NULL`,
  },
  answered: {
    index: 'conversations_answered',
    condition: sql`${conversations.waitingSince} IS NULL`,
  },
};

/** The longest wait first; then those who wait for nothing, the newest first. */
const byWaiting = [
  sql`${conversations.waitingSince} IS NULL`,
  asc(conversations.waitingSince),
  sql`CASE WHEN ${conversations.waitingSince} IS NULL THEN -${conversations.lastAt} ELSE ${conversations.id} END`,
  desc(conversations.id),
];

const queries = queriesFor((orm) => {
  /** A part of one state. */
  const of = (name: Exclude<PartName, FilterOfAllStates>) => {
    const { index, condition } = parts[name];
    const isMeant = (given: Given<Listed>) =>
      and(
        eq(conversations.isPractice, given('isPractice')),
        eq(conversations.state, given('state')),
        condition,
        name === 'of-campaign' ? eq(conversations.campaignId, given('campaignId')) : undefined,
      );
    const page = (order: readonly SQL[]) =>
      prepared((given: Given<Page>) =>
        orm
          .select({ id: valueOf(conversations.id) })
          .from(indexedBy(conversations, index))
          .where(isMeant(given))
          .orderBy(...order)
          .limit(given('limit'))
          .offset(given('offset')),
      );
    return {
      count: prepared((given: Given<Listed>) =>
        orm
          .select({ conversations: count() })
          .from(indexedBy(conversations, index))
          .where(isMeant(given)),
      ),
      newest: page([desc(conversations.lastAt), desc(conversations.id)]),
      waiting: page(byWaiting),
      /** Of those who wait alone: the index has them in that order. */
      longest: page([asc(conversations.waitingSince), asc(conversations.id)]),
    };
  };
  /** A part of all states. */
  const ofAll = (name: FilterOfAllStates) => {
    const { index, condition } = parts[name];
    const isMeant = (given: Given<Listed>) =>
      and(eq(conversations.isPractice, given('isPractice')), condition);
    const ofState = (given: Given<Page>, state: ConversationQuery['state']) =>
      orm
        .select({ id: valueOf(conversations.id), lastAt: valueOf(conversations.lastAt) })
        .from(indexedBy(conversations, index))
        .where(and(isMeant(given), eq(conversations.state, state).inlineParams()));
    return {
      count: prepared((given: Given<Listed>) =>
        orm
          .select({ conversations: count() })
          .from(indexedBy(conversations, index))
          .where(isMeant(given)),
      ),
      // The index has each state in that order: SQLite merges them, and sorts nothing.
      newest: prepared((given: Given<Page>) =>
        unionAll(ofState(given, 'open'), ofState(given, 'snoozed'), ofState(given, 'done'))
          .orderBy(sql`2 DESC, 1 DESC`)
          .limit(given('limit'))
          .offset(given('offset')),
      ),
      waiting: prepared((given: Given<Page>) =>
        orm
          .select({ id: valueOf(conversations.id) })
          .from(indexedBy(conversations, index))
          .where(isMeant(given))
          .orderBy(...byWaiting)
          .limit(given('limit'))
          .offset(given('offset')),
      ),
    };
  };
  return {
    all: of('all'),
    unread: of('unread'),
    'to-decide': ofAll('to-decide'),
    campaign: of('campaign'),
    'of-campaign': of('of-campaign'),
    failed: ofAll('failed'),
    'opted-out': ofAll('opted-out'),
    drafts: ofAll('drafts'),
    waiting: of('waiting'),
    answered: of('answered'),
  };
});

/** A page of conversations, and how many there are of that kind. */
export function listConversations(
  db: OvoDatabase,
  request: ListRequest,
): { readonly total: number; readonly rows: readonly ConversationRow[] } {
  const { query, limit, offset } = request;
  const listed = {
    isPractice: request.isPractice ? 1 : 0,
    state: query.state,
    campaignId: query.campaignId ?? 0,
  };
  const name =
    query.filter === 'campaign' && query.campaignId !== null ? 'of-campaign' : query.filter;
  const part = queries(db)[name];
  const total = part.count.get(listed)?.conversations ?? 0;
  const page = { ...listed, limit, offset };
  const ids =
    query.order === 'newest'
      ? part.newest.all(page)
      : name === 'all'
        ? waitingFirst(db, page)
        : part.waiting.all(page);
  return {
    total,
    rows: rowsOf(
      db,
      ids.map(({ id }) => id),
    ),
  };
}

/** A page of all of a state: first those who wait, then the others; each part has an index in its order. */
function waitingFirst(db: OvoDatabase, page: Page): readonly { readonly id: number }[] {
  const { waiting, answered } = queries(db);
  const first = waiting.longest.all(page);
  if (first.length === page.limit) return first;
  const waitingCount = waiting.count.get(page)?.conversations ?? 0;
  const others = answered.newest.all({
    ...page,
    offset: Math.max(0, page.offset - waitingCount),
    limit: page.limit - first.length,
  });
  return [...first, ...others];
}

/** How many conversations there are, of each state and by filter: unread ones of those that are open, the others of all. */
export function countConversations(
  db: OvoDatabase,
  { isPractice }: { readonly isPractice: boolean },
): ConversationCounts {
  const counted = (name: ConversationFilter, state: ConversationQuery['state'] = 'open') =>
    queries(db)[name].count.get({ isPractice: isPractice ? 1 : 0, state, campaignId: 0 })
      ?.conversations ?? 0;
  return {
    open: counted('all'),
    snoozed: counted('all', 'snoozed'),
    done: counted('all', 'done'),
    unread: counted('unread'),
    toDecide: counted('to-decide'),
    failed: counted('failed'),
    optedOut: counted('opted-out'),
    drafts: counted('drafts'),
  };
}

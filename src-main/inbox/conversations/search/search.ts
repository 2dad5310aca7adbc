import { eq, sql } from 'drizzle-orm';
import type { ConversationHit } from '../../../../src-shared/inbox/conversation.ts';
import { UserError } from '../../../../src-shared/lib/result.ts';
import { words } from '../../../../src-shared/words/words.ts';
import type { OvoDatabase } from '../../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../../database/queries.ts';
import { conversations, messages } from '../../../database/schema.ts';
import { rowsOf } from '../listed-rows.ts';
import { excerptOf } from './excerpt.ts';
import { hitsByCampaign, hitsByName, hitsByText, type Hit } from './hit-sources.ts';
import { readSearch, type SearchText } from './search-text.ts';

export interface SearchRequest {
  readonly text: string;
  readonly isPractice: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** A search as far as it has come: pages further down go on where the last one ended. */
interface Search {
  readonly key: string;
  readonly found: Hit[];
  readonly known: Set<number>;
  readonly rest: Generator<Hit, void>;
  /** What goes on is asked whether anybody still waits. */
  isCanceled: () => boolean;
}

/** Searches that are remembered: the one that a person sees, and those that they go back to. */
const mostRemembered = 4;

/** By the connection that reads; the one asked for last comes first. */
const remembered = new WeakMap<object, readonly Search[]>();

function searchesOf({ sqlite }: OvoDatabase): readonly Search[] {
  return remembered.get(sqlite) ?? [];
}

const queries = queriesFor((orm) => ({
  shown: prepared((given: Given<{ ids: string }>) =>
    orm
      .select({
        id: messages.id,
        direction: messages.direction,
        at: sql<number>`CASE WHEN ${messages.direction} = 'inbound' THEN ${messages.createdAt}
          ELSE coalesce(${messages.sentAt}, ${messages.createdAt}) END`,
        body: messages.body,
      })
      .from(sql`json_each(${given('ids')}) AS wanted`)
      .crossJoin(messages)
      .where(eq(messages.id, sql`wanted.value`)),
  ),
  phones: prepared((given: Given<{ ids: string }>) =>
    orm
      .select({ id: conversations.id, phone: conversations.phone })
      .from(sql`json_each(${given('ids')}) AS wanted`)
      .crossJoin(conversations)
      .where(eq(conversations.id, sql`wanted.value`)),
  ),
}));

/**
 * Conversations with what was typed: those whose name or number has it, then those with a message that has
 * it, then those that answered a campaign whose text has it; each part the newest first, a conversation
 * once. The words may stand anywhere, and of the last the beginning is enough. A first page searches anew;
 * a page further down goes on, so that what came meanwhile moves nothing.
 *
 * Refused (`canceled`) once the search is no longer wanted.
 */
export function searchConversations(
  db: OvoDatabase,
  request: SearchRequest,
  isCanceled: () => boolean,
): { readonly rows: readonly ConversationHit[]; readonly hasMore: boolean } {
  const { offset, limit } = request;
  const search = searchFor(db, request, isCanceled);
  const wanted = offset + limit + 1;
  while (search.found.length < wanted) {
    const next = search.rest.next();
    if (next.done === true) break;
    const hit = next.value;
    if (search.known.has(hit.conversationId)) continue;
    search.known.add(hit.conversationId);
    search.found.push(hit);
  }
  return {
    rows: shownHits(db, search.found.slice(offset, offset + limit), readSearch(request.text)),
    hasMore: search.found.length >= wanted,
  };
}

function searchFor(
  db: OvoDatabase,
  { text, isPractice, offset }: SearchRequest,
  isCanceled: () => boolean,
): Search {
  const key = JSON.stringify([text, isPractice]);
  const before = searchesOf(db);
  const known = offset === 0 ? undefined : before.find((search) => search.key === key);
  const search = known ?? begun(db, { text, isPractice }, key);
  search.isCanceled = isCanceled;
  const others = before.filter((other) => other.key !== key);
  remembered.set(db.sqlite, [search, ...others].slice(0, mostRemembered));
  return search;
}

function begun(
  db: OvoDatabase,
  of: { readonly text: string; readonly isPractice: boolean },
  key: string,
): Search {
  const search: Search = {
    key,
    found: [],
    known: new Set(),
    isCanceled: () => false,
    rest: hits(),
  };
  function refuseIfCanceled(): void {
    if (!search.isCanceled()) return;
    // A generator that has thrown is over: the next page begins anew.
    const others = searchesOf(db).filter((other) => other !== search);
    remembered.set(db.sqlite, others);
    throw new UserError('canceled', words.work.canceled);
  }
  function* hits(): Generator<Hit, void> {
    if (of.text.trim() === '') return;
    yield* hitsByName(db, of);
    const read = readSearch(of.text);
    if (read === null) return;
    yield* hitsByText(db, read, { isPractice: of.isPractice, refuseIfCanceled });
    yield* hitsByCampaign(db, read, of);
  }
  return search;
}

/** Hits as a list shows them; without conversations that are gone by now. */
function shownHits(
  db: OvoDatabase,
  hits: readonly Hit[],
  search: SearchText | null,
): readonly ConversationHit[] {
  const ids = hits.map(({ conversationId }) => conversationId);
  const messageIds = hits.flatMap(({ messageId }) => (messageId === null ? [] : [messageId]));
  const phones = new Map(
    queries(db)
      .phones.all({ ids: JSON.stringify(ids) })
      .map(({ id, phone }) => [id, phone]),
  );
  const rows = new Map(rowsOf(db, ids).map((row) => [row.phone, row]));
  const shown = new Map(
    queries(db)
      .shown.all({ ids: JSON.stringify(messageIds) })
      .map((message) => [message.id, message]),
  );
  return hits.flatMap(({ conversationId, messageId }): readonly ConversationHit[] => {
    const row = rows.get(phones.get(conversationId) ?? '');
    if (row === undefined) return [];
    const message = messageId === null ? undefined : shown.get(messageId);
    if (message === undefined || search === null) return [{ row, message: null }];
    const { id, at, direction, body } = message;
    return [{ row, message: { id, at, direction, excerpt: excerptOf(body, search) } }];
  });
}

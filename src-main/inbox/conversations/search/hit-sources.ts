// Raw SQL: drizzle does not know FTS5 tables such as messages_search.
import { sql } from 'drizzle-orm';
import type { OvoDatabase } from '../../../database/open.ts';
import { statementsFor } from '../../../database/statements.ts';
import { addSearchFunctions } from '../../../contacts/search/search-functions.ts';
import { searchPart } from '../../../contacts/search/search-index.ts';
import { contacts, conversations } from '../../../database/schema.ts';
import { folded, longestPrefix, matchOf, placeOfWord, type SearchText } from './search-text.ts';

/** A conversation that was found, and the message that shows why; null where name or number does. */
export interface Hit {
  readonly conversationId: number;
  readonly messageId: number | null;
}

/** Messages that are looked at in one go: between two, whoever asks may have lost interest. */
const atOnce = 400;

/** Conversations that a name or a number finds at most. */
const mostByName = 500;

/** So many contacts with what was typed are looked up each; of more, the newest conversations are looked at. */
const mostContacts = 20_000;
const mostLookedAt = 2000;

/** Campaigns whose text is looked through, the newest first, and conversations of each. */
const mostCampaigns = 2000;
const mostOfCampaign = 500;

interface Found {
  readonly messageId: number;
  readonly conversationId: number;
  readonly body: string;
}

interface Looked {
  readonly before: number;
  readonly limit: number;
  readonly isPractice: number;
}

const ofConversation = `
  CROSS JOIN conversations c ON c.phone = m.peer_address AND c.is_practice = m.is_practice
  LEFT JOIN single_messages s ON s.message_id = m.id`;
const isShown = `m.is_practice = :isPractice AND coalesce(s.is_undone, 0) = 0`;

const statements = statementsFor((sqlite) => ({
  withWords: sqlite.prepare<[Looked & { readonly match: string }], Found>(
    `SELECT m.id AS messageId, c.id AS conversationId, m.body
       FROM messages_search found CROSS JOIN messages m ON m.id = found.rowid ${ofConversation}
      WHERE messages_search MATCH :match AND found.rowid < :before AND ${isShown}
      ORDER BY found.rowid DESC LIMIT :limit`,
  ),
  withSigns: sqlite.prepare<[Looked & { readonly literal: string }], Found>(
    `SELECT m.id AS messageId, c.id AS conversationId, m.body
       FROM messages m INDEXED BY messages_with_signs ${ofConversation}
      WHERE m.campaign_id IS NULL AND m.body GLOB '*[Ա-῾℀-𲎯]*' AND m.id < :before AND ${isShown}
        AND instr(replace(m.body, char(65039), ''), :literal) > 0
      ORDER BY m.id DESC LIMIT :limit`,
  ),
  byDigits: sqlite
    .prepare<[{ readonly digits: string; readonly isPractice: number }], number>(
      `SELECT id FROM conversations
        WHERE is_practice = :isPractice AND instr(phone, :digits) > 0
        ORDER BY last_at DESC, id DESC LIMIT ${mostByName}`,
    )
    .pluck(),
  campaigns: sqlite.prepare<[number], { readonly id: number; readonly body: string }>(
    `SELECT id, body FROM campaigns WHERE is_practice = ? AND started_at IS NOT NULL
      ORDER BY id DESC LIMIT ${mostCampaigns}`,
  ),
  ofCampaign: sqlite.prepare<[number], Hit>(
    `SELECT c.id AS conversationId,
            (SELECT m.id FROM messages m
              WHERE m.campaign_id = c.campaign_id AND m.to_address = c.phone
                AND m.direction = 'outbound' AND m.campaign_id IS NOT NULL) AS messageId
       FROM conversations c WHERE c.campaign_id = ?
      ORDER BY c.last_at DESC, c.id DESC LIMIT ${mostOfCampaign}`,
  ),
}));

/** Conversations with contacts that have what was typed, and with numbers that have those digits; the newest first. */
export function* hitsByName(
  db: OvoDatabase,
  { text, isPractice }: { readonly text: string; readonly isPractice: boolean },
): Generator<Hit, void> {
  const practice = isPractice ? 1 : 0;
  for (const conversationId of [
    ...byContact(db, text, practice),
    ...byDigits(db, text, practice),
  ]) {
    yield { conversationId, messageId: null };
  }
}

function byContact(db: OvoDatabase, text: string, isPractice: number): readonly number[] {
  addSearchFunctions(db);
  const part = searchPart(db, text);
  if (part === null || part.ids === null) return [];
  const count = part.count?.() ?? 0;
  const rows = db.orm.select({ id: conversations.id }).from(contacts).crossJoin(conversations);
  const isSame = sql`${conversations.phone} = ${contacts.phone}
    AND ${conversations.isPractice} = ${isPractice}`;
  const isNewest = sql`${conversations.lastAt} DESC, ${conversations.id} DESC`;
  if (count <= mostContacts) {
    return rows
      .where(sql`${contacts.id} IN (${part.ids}) AND ${isSame}`)
      .orderBy(isNewest)
      .limit(mostByName)
      .all()
      .map(({ id }) => id);
  }
  const newest = db.orm
    .select({ id: conversations.id })
    .from(conversations)
    .where(sql`${conversations.isPractice} = ${isPractice}`)
    .orderBy(isNewest)
    .limit(mostLookedAt);
  return rows
    .where(sql`${conversations.id} IN ${newest} AND ${isSame} AND ${part.ofFew ?? part.condition}`)
    .orderBy(isNewest)
    .limit(mostByName)
    .all()
    .map(({ id }) => id);
}

function byDigits(db: OvoDatabase, text: string, isPractice: number): readonly number[] {
  if (!/^[+\d\s().\-/]+$/.test(text)) return [];
  const digits = text.replaceAll(/\D/g, '').replace(/^0+/, '');
  return digits.length < 3 ? [] : statements(db).byDigits.all({ digits, isPractice });
}

/** Conversations with a reply or a single message that has what was typed: of each the last such message. */
export function* hitsByText(
  db: OvoDatabase,
  search: SearchText,
  context: { readonly isPractice: boolean; readonly refuseIfCanceled: () => void },
): Generator<Hit, void> {
  const match = matchOf(search);
  const [literal = '', ...others] = search.literals;
  const isPractice = context.isPractice ? 1 : 0;
  const further = match === null ? others : search.literals;
  const isHit = testOf(search, further);
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    context.refuseIfCanceled();
    const looked = { before, limit: atOnce, isPractice };
    const found =
      match === null
        ? statements(db).withSigns.all({ ...looked, literal })
        : statements(db).withWords.all({ ...looked, match });
    for (const { messageId, conversationId, body } of found) {
      if (isHit(body)) yield { messageId, conversationId };
    }
    if (found.length < atOnce) return;
    before = found.at(-1)?.messageId ?? 0;
  }
}

/** What the index leaves to be seen in a text itself. */
function testOf(
  { words, isLastBegun }: SearchText,
  literals: readonly string[],
): (body: string) => boolean {
  const last = isLastBegun ? words.at(-1) : undefined;
  const long = last !== undefined && Array.from(last).length > longestPrefix ? last : null;
  return (body) => {
    const plain = literals.length === 0 ? body : body.replaceAll('\ufe0f', '');
    if (!literals.every((literal) => plain.includes(literal))) return false;
    return long === null || placeOfWord(folded(body.normalize('NFC')).text, long, true) >= 0;
  };
}

/** Conversations that answered a campaign whose text has what was typed. */
export function* hitsByCampaign(
  db: OvoDatabase,
  search: SearchText,
  { isPractice }: { readonly isPractice: boolean },
): Generator<Hit, void> {
  for (const { id, body } of statements(db).campaigns.all(isPractice ? 1 : 0)) {
    if (hasAll(body, search)) yield* statements(db).ofCampaign.all(id);
  }
}

function hasAll(body: string, { words, isLastBegun, literals }: SearchText): boolean {
  const plain = folded(body.normalize('NFC')).text;
  const bare = body.replaceAll('\ufe0f', '');
  return (
    literals.every((literal) => bare.includes(literal)) &&
    words.every(
      (word, index) => placeOfWord(plain, word, isLastBegun && index === words.length - 1) >= 0,
    )
  );
}

// Raw SQL: a rule is one condition in SQL, which both check and repair use.
import { conversationStates } from '../../../src-shared/inbox/conversation.ts';
import { holdDecisions, holdReasons } from '../../../src-shared/inbox/hold.ts';
import { mediaStates } from '../../../src-shared/inbox/media.ts';
import { confirmationStates, replyKinds } from '../../../src-shared/inbox/reply.ts';
import { words } from '../../../src-shared/words/words.ts';
import { inForceSql } from '../../contacts/suppressions/suppression-rows.ts';
import type { OvoDatabase } from '../../database/open.ts';
import {
  columnRule,
  findingOf,
  keepRows,
  quarantineRule,
  sqlTexts,
  told,
  type Rule,
  type Told,
} from './rule.ts';

/** The messages that conversations consist of: replies that Ovo read, and single messages that were not taken back. */
const own = `
  SELECT m.id, m.peer_address AS phone, m.is_practice, m.direction, m.created_at, m.status, i.kind
    FROM inbound_messages i JOIN messages m ON m.id = i.message_id
   WHERE m.campaign_id IS NULL AND m.direction = 'inbound'
  UNION ALL
  SELECT m.id, m.peer_address, m.is_practice, m.direction, m.created_at, m.status, NULL
    FROM single_messages s JOIN messages m ON m.id = s.message_id
   WHERE m.campaign_id IS NULL AND m.direction = 'outbound' AND s.is_undone = 0`;

/** Numbers that somebody has to decide about. */
const toDecide = `SELECT phone FROM number_holds WHERE released_at IS NULL`;

/** Such numbers without a conversation, in which somebody would. */
const lostHolds = `FROM number_holds
  WHERE released_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM conversations c
                     WHERE c.phone = number_holds.phone AND c.is_practice = 0)`;

/** A reply, a single message or a hold without its conversation. */
const lostRule: Rule = {
  name: 'conversation-missing',
  find: (db, _context, most) =>
    db.sqlite
      .prepare<[number], Told>(
        `SELECT ${told(`'phone:' || phone`)} FROM (${own}) AS own
          WHERE NOT EXISTS (SELECT 1 FROM conversations c
                             WHERE c.phone = own.phone AND c.is_practice = own.is_practice)
          GROUP BY phone, is_practice
          UNION
         SELECT ${told(`'phone:' || phone`)} ${lostHolds} LIMIT ?`,
      )
      .raw()
      .all(most)
      .map((row) => findingOf(row, words.findings.conversationMissing)),
  repair(db) {
    const { changes } = db.sqlite
      .prepare(
        `INSERT INTO conversations (phone, is_practice, state, last_at, created_at)
         SELECT phone, is_practice, 'open', max(0, min(created_at)), max(0, min(created_at))
           FROM (${own}) AS own
          WHERE NOT EXISTS (SELECT 1 FROM conversations c
                             WHERE c.phone = own.phone AND c.is_practice = own.is_practice)
          GROUP BY phone, is_practice`,
      )
      .run();
    const ofHolds = db.sqlite
      .prepare(
        `INSERT INTO conversations (phone, is_practice, state, last_at, created_at, needs_decision)
         SELECT phone, 0, 'done', max(0, max(at)), max(0, max(at)), 1 ${lostHolds} GROUP BY phone`,
      )
      .run();
    return { changed: changes + ofHolds.changes, quarantined: 0 };
  },
};

/**
 * What each conversation should say, from its messages: the last one, when the last came and went, since
 * when somebody waits, and whether the last single message failed. One pass over what it consists of.
 */
const facts = `
  WITH own AS MATERIALIZED (${own}),
  last AS (SELECT phone, is_practice, id, created_at FROM (
             SELECT *, row_number() OVER (PARTITION BY phone, is_practice
                                          ORDER BY created_at DESC, id DESC) AS place FROM own)
            WHERE place = 1),
  single AS (SELECT phone, is_practice, status FROM (
               SELECT *, row_number() OVER (PARTITION BY phone, is_practice
                                            ORDER BY created_at DESC, id DESC) AS place
                 FROM own WHERE direction = 'outbound')
              WHERE place = 1),
  ends AS (SELECT phone, is_practice,
                  max(CASE WHEN direction = 'inbound' THEN created_at END) AS last_inbound_at,
                  max(CASE WHEN direction = 'outbound' THEN created_at END) AS last_outbound_at
             FROM own GROUP BY phone, is_practice),
  said AS (
    SELECT c.id, c.phone,
           coalesce(max(0, last.created_at), c.created_at) AS last_at, last.id AS last_message_id,
           ends.last_inbound_at, ends.last_outbound_at,
           (SELECT min(own.created_at) FROM messages AS own
              JOIN inbound_messages i ON i.message_id = own.id
             WHERE c.state <> 'done' AND own.peer_address = c.phone
               AND own.is_practice = c.is_practice AND own.campaign_id IS NULL
               AND own.direction = 'inbound' AND i.kind <> 'stop'
               AND own.created_at > coalesce(c.handled_to, -1)
               AND own.created_at > coalesce(ends.last_outbound_at, -1)) AS waiting_since,
           coalesce(single.status IN ('failed', 'undelivered', 'skipped', 'canceled'), 0) AS has_failed,
           c.is_practice = 0 AND c.phone IN (${toDecide}) AS needs_decision,
           EXISTS (SELECT 1 FROM suppressions
                    WHERE suppressions.phone = c.phone AND ${inForceSql}) AS is_opted_out
      FROM conversations c
      LEFT JOIN last USING (phone, is_practice)
      LEFT JOIN single USING (phone, is_practice)
      LEFT JOIN ends USING (phone, is_practice))`;

const factColumns = [
  'last_at',
  'last_message_id',
  'last_inbound_at',
  'last_outbound_at',
  'waiting_since',
  'has_failed',
  'needs_decision',
  'is_opted_out',
] as const;

const differs = factColumns.map((column) => `c.${column} IS NOT said.${column}`).join(' OR ');

/** A conversation that says something else than its messages, holds and suppressions. */
const factsRule: Rule = {
  name: 'conversation-differs-from-messages',
  find: (db, _context, most) =>
    db.sqlite
      .prepare<[number], Told>(
        `${facts} SELECT ${told(`'phone:' || c.phone`)}
           FROM conversations c JOIN said ON said.id = c.id WHERE ${differs} LIMIT ?`,
      )
      .raw()
      .all(most)
      .map((row) => findingOf(row, words.findings.conversationDiffers)),
  repair: (db) => ({
    changed: db.sqlite
      .prepare(
        `${facts} UPDATE conversations AS c
            SET ${factColumns.map((column) => `${column} = said.${column}`).join(', ')}
           FROM said WHERE said.id = c.id AND (${differs})`,
      )
      .run().changes,
    quarantined: 0,
  }),
};

/** How many texts the search of the inbox says it has: the first number of its first record. */
function textsInSearch(db: OvoDatabase): number | null {
  const record = db.sqlite
    .prepare<[], Buffer>('SELECT block FROM messages_search_data WHERE id = 1')
    .pluck()
    .get();
  if (record === undefined) return null;
  // A varint of SQLite: seven bits a byte, the highest first (https://sqlite.org/fileformat2.html#varint).
  let texts = 0;
  for (const byte of record.subarray(0, 8)) {
    texts = texts * 128 + (byte & 127);
    if (byte < 128) return texts;
  }
  return texts;
}

function isSearchWhole(db: OvoDatabase): boolean {
  const texts = db.sqlite
    .prepare<[], number>('SELECT count(*) FROM messages WHERE campaign_id IS NULL')
    .pluck()
    .get();
  return (textsInSearch(db) ?? 0) === texts;
}

/** The search of the inbox has each text without a campaign, and no other. */
const searchRule: Rule = {
  name: 'inbox-search-incomplete',
  find: (db) =>
    isSearchWhole(db) ? [] : [{ subject: 'search', detail: words.findings.searchOutdated }],
  repair(db) {
    if (isSearchWhole(db)) return { changed: 0, quarantined: 0 };
    db.sqlite.exec(`INSERT INTO messages_search (messages_search) VALUES ('rebuild')`);
    return { changed: 1, quarantined: 0 };
  },
};

const isImpossibleHold = `reason NOT IN (${sqlTexts(holdReasons)})
  OR (decision IS NOT NULL AND decision NOT IN (${sqlTexts(holdDecisions)}))
  OR (released_at IS NULL) <> (decision IS NULL)`;

/**
 * A hold that says less than it has to: whether the number may be texted is not known any more, so that it
 * holds, and somebody decides. Where another one holds that number for the same reason, it goes.
 */
const holdRule: Rule = {
  name: 'hold-impossible',
  condition: { table: 'number_holds', where: isImpossibleHold },
  find: (db, _context, most) =>
    db.sqlite
      .prepare<[number], Told>(
        `SELECT ${told(`'number_holds:' || id`, ['phone'])} FROM number_holds
          WHERE ${isImpossibleHold} LIMIT ?`,
      )
      .raw()
      .all(most)
      .map((row) => findingOf(row, words.findings.holdImpossible)),
  repair(db, { now }) {
    const rows = {
      table: 'number_holds',
      where: isImpossibleHold,
      reason: 'hold-impossible',
      now,
    };
    const quarantined = keepRows(db, rows);
    if (quarantined === 0) return { changed: 0, quarantined: 0 };
    const { changes } = db.sqlite
      .prepare(
        `UPDATE OR IGNORE number_holds
            SET reason = CASE WHEN reason IN (${sqlTexts(holdReasons)}) THEN reason ELSE 'maybe-opt-out' END,
                released_at = NULL, decision = NULL
          WHERE ${isImpossibleHold}`,
      )
      .run();
    db.sqlite.prepare(`DELETE FROM number_holds WHERE ${isImpossibleHold}`).run();
    return { changed: changes, quarantined };
  },
};

/** What must hold of conversations, replies, their pictures and holds. */
export const conversationRules: readonly Rule[] = [
  columnRule({
    name: 'reply-impossible',
    table: 'inbound_messages',
    where: `kind NOT IN (${sqlTexts(replyKinds)})
      OR (confirmation IS NOT NULL AND confirmation NOT IN (${sqlTexts(confirmationStates)}))`,
    detail: words.findings.replyImpossible,
    // What it was taken for is lost: a person reads it.
    set: `kind = CASE WHEN kind IN (${sqlTexts(replyKinds)}) THEN kind ELSE 'no' END,
          confirmation = CASE WHEN confirmation IN (${sqlTexts(confirmationStates)}) THEN confirmation END`,
    keepsOriginal: true,
  }),
  columnRule({
    name: 'reply-picture-impossible',
    table: 'message_media',
    where: `position < 0 OR state NOT IN (${sqlTexts(mediaStates)})
      OR (state = 'stored') <> (picture_hash IS NOT NULL)`,
    detail: words.findings.replyPictureImpossible,
    // Without its picture it is asked for again.
    set: `position = CASE WHEN position < 0 THEN id ELSE position END,
          state = CASE WHEN picture_hash IS NOT NULL THEN 'stored'
                       WHEN state IN (${sqlTexts(mediaStates)}) AND state <> 'stored' THEN state
                       ELSE 'waiting' END`,
  }),
  columnRule({
    name: 'reply-picture-lost',
    table: 'message_media',
    where: `state = 'stored' AND picture_hash IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM pictures WHERE hash = picture_hash)`,
    detail: words.findings.replyPictureLost,
    // It is asked for again.
    set: `state = 'waiting', picture_hash = NULL`,
  }),
  quarantineRule({
    name: 'reply-picture-without-reply',
    table: 'message_media',
    where: `EXISTS (SELECT 1 FROM messages WHERE id = message_id AND direction <> 'inbound')`,
    detail: words.findings.replyPictureWithoutReply,
  }),
  quarantineRule({
    name: 'hold-number-impossible',
    table: 'number_holds',
    where: `NOT (phone GLOB '+[1-9]*' AND substr(phone, 2) NOT GLOB '*[^0-9]*'
      AND length(phone) BETWEEN 8 AND 16)`,
    reads: ['phone'],
    detail: words.findings.holdWithoutNumber,
  }),
  holdRule,
  quarantineRule({
    name: 'note-empty',
    table: 'conversation_notes',
    where: `trim(body) = ''`,
    detail: words.findings.noteEmpty,
  }),
  columnRule({
    name: 'conversation-impossible',
    table: 'conversations',
    where: `state NOT IN (${sqlTexts(conversationStates)})
      OR (snoozed_until IS NOT NULL AND state <> 'snoozed') OR unread_count < 0 OR last_at < 0
      OR has_failed NOT IN (0, 1) OR needs_decision NOT IN (0, 1)
      OR is_opted_out NOT IN (0, 1) OR (draft = '') <> (draft_at IS NULL)`,
    reads: ['phone'],
    detail: words.findings.conversationImpossible,
    set: `state = CASE WHEN state IN (${sqlTexts(conversationStates)}) THEN state ELSE 'open' END,
          snoozed_until = CASE WHEN state = 'snoozed' THEN snoozed_until END,
          unread_count = max(0, unread_count), last_at = max(0, last_at),
          has_failed = (has_failed <> 0),
          needs_decision = (needs_decision <> 0), is_opted_out = (is_opted_out <> 0),
          draft_at = CASE WHEN draft <> '' THEN coalesce(draft_at, created_at) END`,
    keepsOriginal: true,
  }),
  quarantineRule({
    name: 'conversation-practice-unsure',
    table: 'conversations',
    where: `is_practice NOT IN (0, 1)`,
    reads: ['phone'],
    detail: words.findings.conversationImpossible,
  }),
  lostRule,
  factsRule,
  searchRule,
];

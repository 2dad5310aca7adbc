import type { WritableDatabase } from '../../../src-main/database/open.ts';

/** Where the numbers of people begin; none is ever texted. */
export const firstNumber = 12_005_550_000;

const day = 86_400_000;
const lastDay = 1_790_000_000_000;

const words =
  'yes no thanks please tomorrow table booking order ready late car haircut dentist church class sunday monday friday evening morning price cost much when where open close number address email great perfect sorry coming two three four people kids dog cat coffee lunch dinner cake gift card love happy birthday service team manager question problem help wait done nice cool sure maybe later soon today tonight week month year window door paint wheels brakes oil engine check lights battery keys drive road street'.split(
    ' ',
  );

/**
 * Fills an empty database with replies and their conversations, ten messages each: `appointment` is in every
 * text, `zebra` in one of 5,000, and other words are as frequent as a few of a hundred.
 */
export function addManyMessages({ sqlite }: WritableDatabase, messages: number): void {
  const people = Math.ceil(messages / 10);
  sqlite.function('text_of', { deterministic: true }, (number: unknown) => {
    let state = Number(number);
    const next = () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
      return words[(state >>> 8) % words.length];
    };
    const rest = Array.from({ length: 4 + (Number(number) % 9) }, next).join(' ');
    const rare = Number(number) % 5000 === 0 ? ' zebra' : '';
    const sign = Number(number) % 200 === 0 ? ' 天気予報' : '';
    return `My appointment: ${rest}${rare}${sign}`;
  });
  sqlite.transaction(() => {
    sqlite
      .prepare(
        `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :messages)
         INSERT INTO messages (direction, from_address, to_address, body, segments, status, sid,
                               created_at, sent_at, settled_at)
         SELECT 'inbound', '+' || CAST(:first + (i * 7919) % CAST(:people AS INTEGER) AS INTEGER), '+12125550199', text_of(i), 1,
                'received', 'SM' || printf('%032x', i), :last - (:messages - i) * 100,
                :last - (:messages - i) * 100, :last - (:messages - i) * 100 FROM n`,
      )
      .run({ messages, people, first: firstNumber, last: lastDay });
    sqlite.exec(`INSERT INTO inbound_messages (message_id, kind, rule, read_at)
                 SELECT id, 'no', 'none', created_at FROM messages`);
    sqlite
      .prepare(
        `INSERT INTO conversations (phone, state, snoozed_until, unread_count, last_at, last_message_id,
                                    last_inbound_at, waiting_since, has_failed, needs_decision, draft,
                                    draft_at, created_at)
         SELECT peer_address, CASE WHEN id % 10 < 8 THEN 'open' WHEN id % 10 = 8 THEN 'done' ELSE 'snoozed' END,
                CASE WHEN id % 10 = 9 THEN :later END, CASE WHEN id % 10 < 3 THEN 1 ELSE 0 END,
                created_at, id, created_at, CASE WHEN id % 10 <> 8 AND id % 2 = 0 THEN created_at END,
                id % 100 = 1, id % 100 = 2, CASE WHEN id % 50 = 3 THEN 'Hello' ELSE '' END,
                CASE WHEN id % 50 = 3 THEN created_at END, created_at
           FROM messages WHERE id > :messages - :people`,
      )
      .run({ messages, people, later: lastDay + day });
  })();
  sqlite.exec(`INSERT INTO messages_search (messages_search) VALUES ('optimize'); ANALYZE`);
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
}

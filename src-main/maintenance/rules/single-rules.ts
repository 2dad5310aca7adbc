// Raw SQL: a rule is one condition in SQL, which both check and repair use.
import { singleMessageOrigins } from '../../../src-shared/inbox/single-message.ts';
import { gatewayKinds } from '../../../src-shared/campaign/snapshot.ts';
import { heldOffset } from '../../../src-shared/message/held.ts';
import { isHeldSql } from '../../campaigns/sending/holds/held-messages.ts';
import { words } from '../../../src-shared/words/words.ts';
import { columnRule, findingOf, sqlTexts, told, type Rule, type Told } from './rule.ts';

const gateways = sqlTexts(gatewayKinds);
const isPicture = `(json_valid(picture) AND json_type(picture) = 'object')`;

/** Its row of `single_messages` is lost, and something is still to become of it. What came from the old system had none. */
const lacksRow = `campaign_id IS NULL AND direction = 'outbound' AND origin_id IS NULL
  AND status IN ('queued', 'sending', 'unconfirmed')
  AND NOT EXISTS (SELECT 1 FROM single_messages WHERE message_id = messages.id)`;

/** A message without a campaign whose row is lost gets another one: whether it went, a look-up or a person says. */
const lacksRowRule: Rule = {
  name: 'single-message-incomplete',
  condition: { table: 'messages', where: lacksRow },
  find: (db, _context, most) =>
    db.sqlite
      .prepare<[number], Told>(
        `SELECT ${told(`'message:' || id`)} FROM messages WHERE ${lacksRow} LIMIT ?`,
      )
      .raw()
      .all(most)
      .map((row) => findingOf(row, words.findings.singleIncomplete)),
  repair(db) {
    db.sqlite
      .prepare(
        `UPDATE messages SET status = 'unconfirmed', claimed_at = coalesce(claimed_at, created_at),
                not_found_count = 0, reconciled_at = NULL
          WHERE status = 'queued' AND ${lacksRow}`,
      )
      .run();
    const { changes } = db.sqlite
      .prepare(
        `INSERT INTO single_messages (message_id, uid, request_id, gateway, origin, written_at, goes_at)
         SELECT id, lower(hex(randomblob(16))), 'repaired:' || id, iif(is_practice = 1, 'simulator', 'twilio'),
                'window', created_at, created_at
           FROM messages WHERE ${lacksRow}`,
      )
      .run();
    return { changed: changes, quarantined: 0 };
  },
};

/** What must hold of messages without a campaign, and of held ones. */
export const singleRules: readonly Rule[] = [
  columnRule({
    name: 'held-without-hold',
    table: 'messages',
    where: `status = 'queued' AND ${isHeldSql}
            AND NOT EXISTS (SELECT 1 FROM number_holds
                             WHERE phone = messages.to_address AND released_at IS NULL)`,
    reads: ['to_address'],
    detail: words.findings.heldWithoutHold,
    set: `next_attempt_at = iif(abs(next_attempt_at - ${heldOffset}) < 100000000000000,
                               next_attempt_at - ${heldOffset}, 0)`,
  }),
  lacksRowRule,
  columnRule({
    name: 'single-message-unreadable',
    table: 'messages',
    where: `status = 'queued' AND campaign_id IS NULL
            AND id IN (SELECT message_id FROM single_messages
                        WHERE picture IS NOT NULL AND NOT ${isPicture})`,
    detail: words.findings.pictureUnreadable,
    // Whether the text goes without its picture, a person decides.
    set: `status = 'canceled', settled_at = :now, reason = 'canceled-alone'`,
  }),
  columnRule({
    name: 'single-message-impossible',
    table: 'single_messages',
    where: `gateway NOT IN (${gateways}) OR origin NOT IN (${sqlTexts(singleMessageOrigins)})
            OR is_later NOT IN (0, 1) OR is_undone NOT IN (0, 1)
            OR picture IS NOT NULL AND NOT ${isPicture}`,
    reads: ['gateway', 'origin'],
    detail: words.findings.singleImpossible,
    set: `gateway = CASE WHEN gateway IN (${gateways}) THEN gateway
            WHEN EXISTS (SELECT 1 FROM messages WHERE id = message_id AND is_practice = 1)
              THEN 'simulator' ELSE 'twilio' END,
          origin = CASE WHEN origin IN (${sqlTexts(singleMessageOrigins)}) THEN origin ELSE 'window' END,
          is_later = (is_later <> 0), is_undone = (is_undone <> 0),
          picture = CASE WHEN ${isPicture} THEN picture END`,
  }),
];

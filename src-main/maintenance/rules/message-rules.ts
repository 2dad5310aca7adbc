// Raw SQL: a rule is one condition in SQL, which both check and repair use.
import { gatewayKinds } from '../../../src-shared/campaign/snapshot.ts';
import { cancelReasons } from '../../../src-shared/message/cancel-reason.ts';
import { messageReasons } from '../../../src-shared/message/reason.ts';
import { messageStatuses } from '../../../src-shared/message/status.ts';
import { columnRule, findingOf, keepRows, sqlTexts, told, type Rule, type Told } from './rule.ts';
import { words } from '../../../src-shared/words/words.ts';

const knownStatuses = sqlTexts(messageStatuses);
const knownReasons = sqlTexts(messageReasons);
const knownCancelReasons = sqlTexts(cancelReasons);
const day = 24 * 3_600_000;

/** How sure a status is that the person was texted; of two messages to one person the surest stays. */
const sureness = `CASE status WHEN 'delivered' THEN 7 WHEN 'undelivered' THEN 6 WHEN 'sent' THEN 5
  WHEN 'scheduled' THEN 4.5 WHEN 'unconfirmed' THEN 4 WHEN 'sending' THEN 3 WHEN 'failed' THEN 2 WHEN 'queued' THEN 1 ELSE 0 END`;

/**
 * Two texts of one campaign to one number: possible only where the index that forbids it was missing or
 * broken, so that it cannot be asked.
 */
const sameRecipient = `direction = 'outbound' AND campaign_id IS NOT NULL AND id NOT IN (
  SELECT id FROM (SELECT id, row_number() OVER (
           PARTITION BY campaign_id, to_address ORDER BY ${sureness} DESC, id) AS place
      FROM messages NOT INDEXED WHERE direction = 'outbound' AND campaign_id IS NOT NULL)
   WHERE place = 1)`;

const sameRecipientRule: Rule = {
  name: 'same-recipient-twice',
  find: (db, { indexesAreSound }, most) =>
    indexesAreSound === true
      ? []
      : db.sqlite
          .prepare<[number], Told>(
            `SELECT ${told(`'message:' || id`, ['campaign_id', 'to_address'])}
               FROM messages NOT INDEXED WHERE ${sameRecipient} LIMIT ?`,
          )
          .raw()
          .all(most)
          .map((row) => findingOf(row, words.findings.secondText)),
  repair(db, { now, indexesAreSound }) {
    if (indexesAreSound === true) return { changed: 0, quarantined: 0 };
    const rows = { table: 'messages', where: sameRecipient, reason: 'same-recipient-twice', now };
    const quarantined = keepRows(db, rows);
    if (quarantined > 0) db.sqlite.prepare(`DELETE FROM messages WHERE ${sameRecipient}`).run();
    return { changed: 0, quarantined };
  },
};

/** A direction that is lost is told by the status; where that makes a second text of it, it goes. */
const directionRule: Rule = {
  name: 'message-direction-impossible',
  condition: {
    table: 'messages',
    where: `direction NOT IN ('outbound', 'inbound')`,
  },
  find: (db, _context, most) =>
    db.sqlite
      .prepare<[number], Told>(
        `SELECT ${told(`'message:' || id`, ['direction'])}
           FROM messages WHERE direction NOT IN ('outbound', 'inbound') LIMIT ?`,
      )
      .raw()
      .all(most)
      .map((row) => findingOf(row, words.findings.unknownDirection)),
  repair(db, { now }) {
    const where = `direction NOT IN ('outbound', 'inbound')`;
    const { changes } = db.sqlite
      .prepare(
        `UPDATE OR IGNORE messages SET direction = iif(status = 'received', 'inbound', 'outbound')
          WHERE ${where}`,
      )
      .run();
    const reason = 'message-direction-impossible';
    const quarantined = keepRows(db, { table: 'messages', where, reason, now });
    db.sqlite.prepare(`DELETE FROM messages WHERE ${where}`).run();
    return { changed: changes, quarantined };
  },
};

/** A rule about what must not be there twice, which an index that is sound keeps from being. */
function uniqueRule(rule: Parameters<typeof columnRule>[0]): Rule {
  const { condition: _, ...own } = columnRule(rule);
  return {
    ...own,
    find: (db, context, most) =>
      context.indexesAreSound === true ? [] : own.find(db, context, most),
    repair: (db, context) =>
      context.indexesAreSound === true ? { changed: 0, quarantined: 0 } : own.repair(db, context),
  };
}

/** Whether the campaign of a message is practice; null where it has none, or it is not known. */
const markOfCampaign = `(SELECT c.is_practice FROM campaigns AS c
   WHERE c.id = messages.campaign_id AND c.gateway IN (${sqlTexts(gatewayKinds)}))`;

/** The same the other way round: looked for once, and not for each message. */
const campaignsMarked = (mark: 0 | 1) => `SELECT c.id FROM campaigns AS c
   WHERE c.is_practice = ${mark} AND c.gateway IN (${sqlTexts(gatewayKinds)})`;

/** What must hold of each message by itself. */
export const messageRules: readonly Rule[] = [
  sameRecipientRule,
  uniqueRule({
    name: 'duplicate-sid',
    table: 'messages',
    where: `id IN (SELECT id FROM (
              SELECT id, row_number() OVER (PARTITION BY sid ORDER BY ${sureness} DESC, id) AS place
                FROM messages NOT INDEXED WHERE sid IS NOT NULL)
             WHERE place > 1)`,
    reads: ['sid'],
    detail: words.findings.sidTwice,
    // It may have been sent, or not: nobody knows, so that it is looked up.
    set: `sid = NULL,
          status = iif(status IN ('scheduled', 'sent', 'delivered', 'undelivered'), 'unconfirmed', status),
          claimed_at = coalesce(claimed_at, sent_at, created_at), not_found_count = 0, reconciled_at = NULL`,
    keepsOriginal: true,
  }),
  directionRule,
  columnRule({
    name: 'message-status-impossible',
    table: 'messages',
    where: `status NOT IN (${knownStatuses})`,
    reads: ['status'],
    detail: words.findings.unknownStatus,
    // Without a word that it was never handed over it is not queued: it may have been sent.
    set: `status = CASE WHEN direction = 'inbound' THEN 'received' WHEN sid IS NOT NULL THEN 'sent'
                        WHEN claimed_at IS NOT NULL OR attempt_count > 0 THEN 'unconfirmed'
                        ELSE 'canceled' END,
          reason = iif(error_detail IS NULL, 'status-unreadable', reason),
          error_detail = coalesce(error_detail, status)`,
  }),
  columnRule({
    name: 'message-reason-impossible',
    table: 'messages',
    where: `reason NOT IN (${knownReasons})`,
    reads: ['reason'],
    detail: words.findings.unknownReason,
    set: `error_detail = coalesce(error_detail, reason), reason = 'other'`,
  }),
  columnRule({
    name: 'message-direction-impossible',
    table: 'messages',
    where: `(direction = 'inbound') <> (status = 'received')`,
    reads: ['direction', 'status'],
    detail: words.findings.contradiction,
    set: `direction = iif(status = 'received', 'inbound', direction), status = iif(direction = 'inbound', 'received', status)`,
  }),
  columnRule({
    name: 'message-counts-impossible',
    table: 'messages',
    where: `segments < 0 OR retry_count NOT BETWEEN 0 AND 3 OR attempt_count < 0 OR not_found_count < 0`,
    reads: ['segments', 'attempt_count', 'retry_count'],
    detail: words.findings.messageCounts,
    set: `segments = max(segments, 0), retry_count = min(max(retry_count, 0), 3),
          attempt_count = max(attempt_count, 0), not_found_count = max(not_found_count, 0)`,
  }),
  columnRule({
    name: 'claim-without-time',
    table: 'messages',
    where: `status IN ('sending', 'unconfirmed') AND claimed_at IS NULL`,
    reads: ['status'],
    detail: words.findings.timeMissing,
    set: `claimed_at = created_at`,
  }),
  columnRule({
    name: 'schedule-incomplete',
    table: 'messages',
    where: `status = 'scheduled' AND (sid IS NULL OR send_at IS NULL)`,
    reads: ['status', 'sid', 'send_at'],
    detail: words.findings.scheduleIncomplete,
    // Without its sid the provider cannot be asked for it, and it is looked up; without its time it is due.
    set: `claimed_at = coalesce(claimed_at, created_at), status = iif(sid IS NULL, 'unconfirmed', status),
          send_at = coalesce(send_at, created_at), receipt_due_at = 0`,
  }),
  columnRule({
    name: 'cancel-reason-impossible',
    table: 'messages',
    where: `cancel_reason NOT IN (${knownCancelReasons})`,
    reads: ['cancel_reason'],
    detail: words.findings.unknownReason,
    // It was to be canceled, whatever for.
    set: `cancel_reason = 'campaign-stopped'`,
  }),
  columnRule({
    name: 'practice-mark-wrong',
    table: 'messages',
    where: `is_practice NOT IN (0, 1)
            OR is_practice = 0 AND campaign_id IN (${campaignsMarked(1)})
            OR is_practice = 1 AND campaign_id IN (${campaignsMarked(0)})`,
    detail: words.findings.practiceDiffers,
    set: `is_practice = coalesce(${markOfCampaign}, 0)`,
  }),
  columnRule({
    name: 'message-times-impossible',
    table: 'messages',
    where: ['created_at', 'claimed_at', 'sent_at', 'settled_at']
      .map((column) => `${column} NOT BETWEEN 0 AND :now + ${day}`)
      .join(' OR '),
    detail: words.findings.messageTimes,
    set: `created_at = ${sane('created_at')}, claimed_at = ${sane('claimed_at')},
          sent_at = ${sane('sent_at')}, settled_at = ${sane('settled_at')}`,
  }),
];

/** A time that was: no later than now, no earlier than 1970; null stays null. */
function sane(column: string): string {
  return `min(max(${column}, 0), :now)`;
}

// Raw SQL: a rule is one condition in SQL, which both check and repair use.
import {
  suppressionOrigins,
  suppressionReasons,
} from '../../../src-shared/contact/suppression-origin.ts';
import { contactFilterSchema } from '../../../src-shared/contact/filter.ts';
import { normalisePhone } from '../../../src-shared/phone/phone-number.ts';
import { inForceSql } from '../../contacts/suppressions/suppression-rows.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { isRealSql } from '../../database/practice.ts';
import {
  type FixContext,
  quarantineRule,
  columnRule,
  findingOf,
  keepRows,
  sqlTexts,
  told,
  type RepairedRows,
  type Rule,
  type Told,
} from './rule.ts';
import { words } from '../../../src-shared/words/words.ts';

/** As the CHECK of the tables has it. */
const isNoNumber = `NOT (phone GLOB '+[1-9]*' AND substr(phone, 2) NOT GLOB '*[^0-9]*'
  AND length(phone) BETWEEN 8 AND 16)`;

interface Numbered {
  readonly id: number;
  readonly phone: string;
}

function numberRule(table: 'contacts' | 'suppressions'): Rule {
  const name = `${table === 'contacts' ? 'contact' : 'suppression'}-number-impossible`;
  return {
    name,
    condition: { table, where: isNoNumber },
    find: (db, _context, most) =>
      db.sqlite
        .prepare<[number], Told>(
          `SELECT ${told(`'${table}:' || id`, ['phone'])}
             FROM ${table} WHERE ${isNoNumber} LIMIT ?`,
        )
        .raw()
        .all(most)
        .map((row) => findingOf(row, words.findings.noPhoneNumber)),
    repair(db, { country, now }) {
      const broken = db.sqlite
        .prepare<[], Numbered>(`SELECT id, phone FROM ${table} WHERE ${isNoNumber}`)
        .all();
      const update = db.sqlite.prepare(`UPDATE OR IGNORE ${table} SET phone = ? WHERE id = ?`);
      const remove = db.sqlite.prepare(`DELETE FROM ${table} WHERE id = ?`);
      const repaired = { changed: 0, quarantined: 0 };
      for (const { id, phone } of broken) {
        const reading = normalisePhone(phone, country);
        if (reading.ok && update.run(reading.phone, id).changes > 0) {
          repaired.changed += 1;
          continue;
        }
        repaired.quarantined += keepRows(db, { table, where: `id = ${id}`, reason: name, now });
        remove.run(id);
      }
      return repaired;
    },
  };
}

/** A filter is JSON that a person's version of Ovo understands. */
const filterRule: Rule = {
  name: 'list-filter-impossible',
  find: (db, _context, most) =>
    brokenFilters(db)
      .slice(0, most)
      .map(({ id, name }) => ({
        subject: `lists:${id}`,
        detail: words.findings.filterUnreadable(name),
      })),
  repair(db, { now }) {
    const repaired = { changed: 0, quarantined: 0 };
    for (const { id } of brokenFilters(db)) {
      const row = { table: 'lists', where: `id = ${id}`, reason: 'list-filter-impossible', now };
      repaired.quarantined += keepRows(db, row);
      db.sqlite.prepare('UPDATE lists SET filter = NULL WHERE id = ?').run(id);
      repaired.changed += 1;
    }
    return repaired;
  },
};

function brokenFilters(db: OvoDatabase) {
  return db.sqlite
    .prepare<[], { readonly id: number; readonly name: string; readonly filter: string }>(
      `SELECT id, name, filter FROM lists WHERE filter IS NOT NULL`,
    )
    .all()
    .filter(({ filter }) => !contactFilterSchema.safeParse(parsed(filter)).success);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** A name that was lost is made up from the id, until nobody else has it. */
function namelessRule(table: 'lists' | 'tags'): Rule {
  const kind = table === 'lists' ? 'list' : 'tag';
  return {
    name: `${kind}-without-name`,
    find: (db, _context, most) =>
      db.sqlite
        .prepare<[number], Told>(
          `SELECT ${told(`'${table}:' || id`)}
             FROM ${table} WHERE trim(name) = '' LIMIT ?`,
        )
        .raw()
        .all(most)
        .map((row) => findingOf(row, words.findings.noName)),
    repair(db) {
      const ids = db.sqlite
        .prepare<[], number>(`SELECT id FROM ${table} WHERE trim(name) = ''`)
        .pluck()
        .all();
      const update = db.sqlite.prepare(`UPDATE OR IGNORE ${table} SET name = ? WHERE id = ?`);
      for (const id of ids) {
        let name = words.findings.written[kind](id);
        while (update.run(name, id).changes === 0) name = words.findings.written.again(name);
      }
      return { changed: ids.length, quarantined: 0 };
    },
  };
}

/**
 * Numbers that the log of events, or the provider, says must not be texted (21610: its owner replied
 * STOP; https://www.twilio.com/docs/api/errors/21610), and that nothing keeps from being texted.
 */
const lostByEvents = `
  SELECT substr(subject, length('number:') + 1) AS phone, 'events' AS origin,
         coalesce(detail ->> '$.reason', ${sqlTexts([suppressionReasons.events])}) AS reason,
         NULL AS refused
    FROM events
   WHERE id IN (SELECT max(id) FROM events
                 WHERE kind IN ('suppression-added', 'suppression-lifted') GROUP BY subject)
     AND kind = 'suppression-added' AND subject LIKE 'number:+%'
     AND NOT EXISTS (SELECT 1 FROM suppressions AS s WHERE s.phone = substr(events.subject, 8))`;

const lostByStop = `
  SELECT m.to_address, 'carrier', ${sqlTexts([words.findings.written.repliedStop])},
         min(m.id)
    FROM messages AS m
   WHERE m.error_code = 21610 AND m.direction = 'outbound' AND m.${isRealSql}
     AND NOT EXISTS (SELECT 1 FROM suppressions AS s WHERE s.phone = m.to_address)
   GROUP BY m.to_address`;

/** All messages are asked only where the pass over them found one that was refused for that. */
function lostSuppressions({ scan }: FixContext): string {
  return scan?.stopped === 0 ? lostByEvents : `${lostByEvents} UNION ${lostByStop}`;
}

interface LostSuppression {
  readonly phone: string;
  readonly origin: string;
  readonly reason: string;
  /** The message that the provider refused; null where the log of events says it. */
  readonly refused: number | null;
}

const isStillLost = `NOT EXISTS (SELECT 1 FROM suppressions AS s
   WHERE s.phone = lost.phone AND s.${inForceSql})
  AND lost.phone GLOB '+[1-9]*' AND substr(lost.phone, 2) NOT GLOB '*[^0-9]*'
  AND length(lost.phone) BETWEEN 8 AND 16`;

const lostSuppressionRule: Rule = {
  name: 'suppression-lost',
  find: (db, context, most) =>
    db.sqlite
      .prepare<[number], Told>(
        `SELECT ${told(`'phone:' || lost.phone`, ['lost.reason'])}
           FROM (${lostSuppressions(context)}) AS lost WHERE ${isStillLost} LIMIT ?`,
      )
      .raw()
      .all(most)
      .map((row) => findingOf(row, words.findings.suppressionLost)),
  repair(db, context): RepairedRows {
    const lost = db.sqlite
      .prepare<[], LostSuppression>(
        `SELECT lost.phone, min(lost.origin) AS origin, min(lost.reason) AS reason,
                min(lost.refused) AS refused
           FROM (${lostSuppressions(context)}) AS lost WHERE ${isStillLost} GROUP BY lost.phone`,
      )
      .all();
    const insert = db.sqlite.prepare(
      `INSERT INTO suppressions (phone, origin, reason, evidence, at)
       VALUES (:phone, :origin, :reason, :evidence, :now)`,
    );
    const { foundInLog, refusedByTwilio } = words.findings.written;
    for (const { refused, ...row } of lost) {
      const evidence = refused === null ? foundInLog : refusedByTwilio(refused);
      insert.run({ ...row, evidence, now: context.now });
    }
    return { changed: lost.length, quarantined: 0 };
  },
};

/** What must hold of contacts, lists, tags and suppressions. */
export const contactRules: readonly Rule[] = [
  numberRule('contacts'),
  columnRule({
    name: 'custom-fields-impossible',
    table: 'contacts',
    where: `CASE WHEN json_valid(custom_fields) THEN json_type(custom_fields) <> 'object' ELSE true END`,
    detail: words.findings.customFieldsUnreadable,
    set: `custom_fields = '{}'`,
    keepsOriginal: true,
  }),
  columnRule({
    name: 'consent-incomplete',
    table: 'contacts',
    where: `(consent_at IS NULL) <> (consent_method IS NULL) OR (consent_at IS NULL) <> (consent_source IS NULL)`,
    detail: words.findings.consentIncomplete,
    set: `consent_at = NULL, consent_method = NULL, consent_source = NULL`,
    keepsOriginal: true,
  }),
  columnRule({
    name: 'landline-flag-impossible',
    table: 'contacts',
    where: `is_landline NOT IN (0, 1)`,
    detail: words.findings.landlineInvalid,
    set: `is_landline = 0`,
  }),
  namelessRule('lists'),
  namelessRule('tags'),
  filterRule,
  numberRule('suppressions'),
  quarantineRule({
    name: 'opt-out-number-impossible',
    table: 'import_opt_outs',
    where: isNoNumber,
    reads: ['phone'],
    detail: words.findings.optOutNumber,
  }),
  columnRule({
    name: 'lifted-without-evidence',
    table: 'suppressions',
    where: `lifted_at IS NOT NULL AND lifted_evidence IS NULL AND NOT EXISTS (
      SELECT 1 FROM suppressions AS other
       WHERE other.phone = suppressions.phone AND other.id > suppressions.id)`,
    reads: ['phone'],
    detail: words.findings.wantsTextsWithoutEvidence,
    set: `lifted_at = NULL`,
  }),
  columnRule({
    name: 'lifted-without-evidence',
    table: 'suppressions',
    where: `lifted_at IS NOT NULL AND lifted_evidence IS NULL`,
    reads: ['phone'],
    detail: words.findings.wantedTextsWithoutEvidence,
    set: `lifted_evidence = ${sqlTexts([words.findings.written.evidenceLost])}`,
  }),
  columnRule({
    name: 'suppression-origin-impossible',
    table: 'suppressions',
    where: `origin NOT IN (${sqlTexts(suppressionOrigins)})`,
    reads: ['origin'],
    detail: words.findings.unknownOrigin,
    set: `origin = 'other'`,
  }),
  lostSuppressionRule,
  quarantineRule({
    name: 'action-impossible',
    table: 'contact_actions',
    where: `kind NOT IN ('remove', 'tag', 'put-on-list', 'take-off-list') OR NOT json_valid(detail) OR changed < 0`,
    detail: words.findings.actionUnreadable,
  }),
  columnRule({
    name: 'snapshot-impossible',
    table: 'contact_action_rows',
    where: `snapshot IS NOT NULL AND NOT json_valid(snapshot)`,
    detail: words.findings.removedContactUnreadable,
    set: `snapshot = NULL`,
    keepsOriginal: true,
  }),
];

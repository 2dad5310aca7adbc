// Raw SQL: each rule brings its own condition, and one statement finds all tables that break any.
import type { Violation } from '../../../src-shared/maintenance/report.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { campaignRules, countRules } from './campaign-rules.ts';
import { contactRules } from './contact-rules.ts';
import { conversationRules } from './conversation-rules.ts';
import { messageRules } from './message-rules.ts';
import { scanMessages, type MessageScan } from './message-scan.ts';
import { pictureRules } from './picture-rules.ts';
import { recordRules } from './record-rules.ts';
import type { FixContext, Rule } from './rule.ts';
import { singleRules } from './single-rules.ts';
import { alteredRule, schemaRule } from './schema-rules.ts';

/** The rules about rows that each put right what breaks them, in the order of a repair. */
export const repairRules: readonly Rule[] = [
  ...messageRules,
  ...singleRules,
  ...campaignRules,
  ...pictureRules,
  ...contactRules,
  ...recordRules,
  ...conversationRules,
];

/** At most this many of each rule are listed one by one. */
const mostListed = 100;

/** Everything that breaks a rule. Reads each table once, and again only for the rules that are broken. */
export function findViolations(db: OvoDatabase, given: FixContext): readonly Violation[] {
  const context = { ...given, scan: scan(db, given) };
  const suspects = suspectTables(db, context);
  return [alteredRule, ...repairRules, schemaRule, ...countRules]
    .filter((rule) => mayBeBroken(rule, suspects))
    .flatMap((rule) =>
      rule.find(db, context, mostListed).map((found) => ({ rule: rule.name, ...found })),
    );
}

/** One pass over all messages. */
export function scan(db: OvoDatabase, { now }: FixContext): MessageScan {
  return scanMessages(db, anyOf(conditionsOf('messages')), now);
}

/** Tables with a row that breaks one of the rules about its columns. */
export function suspectTables(
  db: OvoDatabase,
  context: FixContext & { readonly scan: MessageScan },
): ReadonlySet<string> {
  const tables = new Set(repairRules.flatMap(({ condition }) => condition?.table ?? []));
  tables.delete('messages');
  const suspects = [...tables].filter((table) => {
    const found = db.sqlite.prepare<[{ readonly now: number }], number>(
      `SELECT EXISTS (SELECT 1 FROM ${table} WHERE ${anyOf(conditionsOf(table))})`,
    );
    return found.pluck().get({ now: context.now }) === 1;
  });
  return new Set(context.scan.broken > 0 ? [...suspects, 'messages'] : suspects);
}

/** Whether a rule is worth asking: not where it is about the columns of a table that has no such row. */
export function mayBeBroken(
  { condition }: Pick<Rule, 'condition'>,
  suspects: ReadonlySet<string>,
): boolean {
  return condition === undefined || suspects.has(condition.table);
}

function conditionsOf(table: string): readonly string[] {
  return repairRules.flatMap(({ condition }) =>
    condition?.table === table ? [condition.where] : [],
  );
}

function anyOf(conditions: readonly string[]): string {
  return conditions.map((condition) => `(${condition})`).join(' OR ');
}

import type { Violation } from '../../src-shared/maintenance/report.ts';
import type { OvoDatabase } from '../db/open.ts';
import { campaignRules, countRules } from './rules/campaign-rules.ts';
import { contactRules } from './rules/contact-rules.ts';
import { messageRules } from './rules/message-rules.ts';
import { recordRules } from './rules/record-rules.ts';
import type { MendContext, Rule } from './rules/rule.ts';
import { schemaRule } from './rules/schema-rules.ts';

/** The rules about rows that each put right what breaks them, in the order of a repair. */
export const mendingRules: readonly Rule[] = [
  ...messageRules,
  ...campaignRules,
  ...contactRules,
  ...recordRules,
];

/** At most this many of each rule are listed one by one. */
const mostListed = 100;

/** Everything that breaks a rule. */
export function findViolations(db: OvoDatabase, context: MendContext): readonly Violation[] {
  return [...mendingRules, schemaRule, ...countRules].flatMap((rule) =>
    rule.find(db, context, mostListed).map((found) => ({ rule: rule.name, ...found })),
  );
}

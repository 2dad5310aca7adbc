import type { Violation } from '../../../src-shared/maintenance/report.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { campaignRules, countRules } from './campaign-rules.ts';
import { contactRules } from './contact-rules.ts';
import { messageRules } from './message-rules.ts';
import { recordRules } from './record-rules.ts';
import type { FixContext, Rule } from './rule.ts';
import { schemaRule } from './schema-rules.ts';

/** The rules about rows that each put right what breaks them, in the order of a repair. */
export const repairRules: readonly Rule[] = [
  ...messageRules,
  ...campaignRules,
  ...contactRules,
  ...recordRules,
];

/** At most this many of each rule are listed one by one. */
const mostListed = 100;

/** Everything that breaks a rule. */
export function findViolations(db: OvoDatabase, context: FixContext): readonly Violation[] {
  return [...repairRules, schemaRule, ...countRules].flatMap((rule) =>
    rule.find(db, context, mostListed).map((found) => ({ rule: rule.name, ...found })),
  );
}

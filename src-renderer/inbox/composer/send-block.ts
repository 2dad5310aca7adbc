import { conversationLimits } from '../../../src-shared/inbox/conversation.ts';
import { parseTemplate } from '../../../src-shared/template/template.ts';
import { words } from '../../words.ts';

const text = words.inbox.composer;

/** What a person of the business fills in by hand, as the starters have it. */
const blank = /\[[^\][\n]+\]/;

/** Whether a text has fields that are filled in for each person. */
export function hasFields(written: string): boolean {
  return /\{\{|\{%/.test(written);
}

/** Whether the field itself says what is wrong with a text. */
export function saysItself(written: string, customFields: readonly string[]): boolean {
  return parseTemplate(written, customFields).problems.length > 0;
}

/**
 * Why a text cannot go as it is written; null where it can. An empty text is no problem, and goes nowhere.
 * @param customFields the names of the contacts’ own fields.
 */
export function sendProblem(written: string, customFields: readonly string[]): string | null {
  if (written.length > conversationLimits.textLength) {
    return text.tooLong(written.length, conversationLimits.textLength);
  }
  const left = blank.exec(written)?.[0];
  if (left !== undefined) return text.placeholder(left);
  const [problem] = parseTemplate(written, customFields).problems;
  return problem === undefined ? null : text.problem(problem.message);
}

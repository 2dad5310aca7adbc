import { conversationLimits } from '../../../src-shared/inbox/conversation.ts';
import { parseTemplate } from '../../../src-shared/template/template.ts';
import { words } from '../../words.ts';

const text = words.inbox.composer;

/** Whether a text has fields that are filled in for each person. */
export function hasFields(written: string): boolean {
  return /\{\{|\{%/.test(written);
}

/** Whether the field itself says what is wrong with a text. */
export function saysItself(written: string, customFields: readonly string[]): boolean {
  return parseTemplate(written, customFields).problems.length > 0;
}

/**
 * Why a text cannot go as it is written; null where it can. An empty text is no problem, and goes nowhere. What
 * is in brackets and names no field is text, as in campaigns.
 *
 * @param customFields the names of the contacts’ own fields.
 */
export function sendProblem(written: string, customFields: readonly string[]): string | null {
  if (written.length > conversationLimits.textLength) {
    return text.tooLong(written.length, conversationLimits.textLength);
  }
  const [problem] = parseTemplate(written, customFields).problems;
  return problem === undefined ? null : text.problem(problem.message);
}

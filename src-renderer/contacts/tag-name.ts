import { contactLimits } from '../../src-shared/contact/field-rules.ts';
import { cleanLine } from '../../src-shared/lib/clean-text.ts';
import { words } from '../words.ts';

const { tagProblem: problems } = words.contacts.actions;

/** Why a text cannot be a tag, or null. */
export function tagProblem(name: string): string | null {
  const tag = cleanLine(name);
  if (tag === '') return problems.empty;
  if (tag.length > contactLimits.tagLength) return problems.long(contactLimits.tagLength);
  return /[,;\p{Cc}]/u.test(tag) ? problems.characters : null;
}

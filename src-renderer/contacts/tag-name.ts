import { contactLimits } from '../../src-shared/contact/field-rules.ts';
import { cleanLine } from '../../src-shared/lib/clean-text.ts';

/** Why a text cannot be a tag, or null. */
export function tagProblem(name: string): string | null {
  const tag = cleanLine(name);
  if (tag === '') return 'A tag needs a name.';
  if (tag.length > contactLimits.tagLength) {
    return `A tag has at most ${contactLimits.tagLength} characters.`;
  }
  return /[,;\p{Cc}]/u.test(tag) ? 'A tag has no comma, semicolon or line break.' : null;
}

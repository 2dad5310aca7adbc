import { userInfo } from 'node:os';
import { cleanLine } from '../../../src-shared/lib/clean-text.ts';
import { words } from '../../../src-shared/words/words.ts';

/** Who sits at this computer, as evidence says it; empty where the computer does not know. */
export function byWhom(): string {
  try {
    const { username } = userInfo();
    return username === '' ? '' : words.suppressions.by(username);
  } catch {
    return '';
  }
}

/** What a person gave as evidence, and who wrote that down. */
export function evidenceText(evidence: string, how = words.suppressions.added(byWhom())): string {
  const said = cleanLine(evidence);
  const end = said === '' || /[.!?]$/.test(said) ? '' : '.';
  return `${said}${end} ${how}`.trim();
}

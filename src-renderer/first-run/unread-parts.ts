import type { UnreadPart } from '../../src-shared/settings/setup/sender-report.ts';
import type { Check } from '../ui/data/checklist.tsx';
import { words } from '../words.ts';

const { parts, shortProblems } = words.firstRun;

/** What could not be read of an account, and why: a point each. */
export function unreadChecks(unread: readonly UnreadPart[]): readonly Check[] {
  return unread.map(({ part, problem }) => ({
    id: `unread-${part}`,
    state: 'note',
    title: parts.unread(parts[part], shortProblems[problem]),
    text: parts.unreadText,
  }));
}

import type { ImportSummary } from '../../../src-shared/import/import.ts';
import { formatCount, plural } from '../../ui/text/numbers.ts';

/** The result of an import in one line: `1,204 rows: 1,100 added, 92 updated, 12 to fix`. */
export function importText(summary: ImportSummary): string {
  const { rows, added, updated, skipped, fixed, left, invalid, undoneAt } = summary;
  const dismissed = Math.max(0, invalid - fixed - left);
  const parts: readonly (readonly [number, string])[] = [
    [added, 'added'],
    [updated, 'updated'],
    [skipped, 'skipped'],
    [fixed, 'fixed'],
    [undoneAt === null ? left : 0, 'to fix'],
    [dismissed, 'dismissed'],
  ];
  const said = parts.flatMap(([count, word]) =>
    count === 0 ? [] : [`${formatCount(count)} ${word}`],
  );
  return said.length === 0 ? plural(rows, 'row') : `${plural(rows, 'row')}: ${said.join(', ')}`;
}

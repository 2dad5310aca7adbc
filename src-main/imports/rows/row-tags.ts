import type { ColumnMapping } from '../../../src-shared/import/import.ts';
import { exactTags, readTags } from './cell-values.ts';
import { unguardCell } from '../../contacts/export/formula-guard.ts';
import { faultOfCell, type RowFault } from './row-fault.ts';

/** As many tags as a contact may have. */
const mostTags = 100;

/**
 * Makes what takes the tags of all columns for them into a row, each once whatever its capitals; null
 * for a file without any. A tag that is too long, or one too many, is a fault: none is cut or left out.
 *
 * @param isExact whether nothing but commas stands between tags, as in an export of Ovo's.
 */
export function tagTaker(
  mapping: ColumnMapping,
  names: readonly string[],
  isExact: boolean,
): ((cells: readonly string[], row: { tags: readonly string[] }) => RowFault | null) | null {
  const columns = mapping.flatMap((target, index) =>
    target.kind === 'field' && target.field === 'tags' ? [index] : [],
  );
  if (columns.length === 0) return null;

  return (cells, row) => {
    for (const index of columns) {
      const cell = cells[index];
      if (cell === undefined || cell === '') continue;
      const text = unguardCell(cell.trim());
      const { tags, tooLong } = isExact ? { tags: exactTags(text), tooLong: null } : readTags(text);
      const known = new Set(row.tags.map((tag) => tag.toLowerCase()));
      row.tags = [...row.tags, ...tags.filter((tag) => !known.has(tag.toLowerCase()))];
      const reason =
        tooLong !== null
          ? `The tag “${tooLong.slice(0, 60)}…” is longer than 60 characters. Shorten it, or put commas between tags.`
          : row.tags.length > mostTags
            ? `There are more than ${mostTags} tags here. Keep those that matter.`
            : null;
      if (reason !== null) {
        return faultOfCell(names, { index, text: cell }, { problem: 'text-too-long', reason });
      }
    }
    return null;
  };
}

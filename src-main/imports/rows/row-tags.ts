import { contactLimits } from '../../../src-shared/contact/field-rules.ts';
import type { ColumnMapping } from '../../../src-shared/import/import.ts';
import { exactTags, readTags } from './cell-values.ts';
import { unguardCell } from '../../contacts/export/formula-guard.ts';
import { faultOfCell, type RowFault } from './row-fault.ts';

/**
 * Makes the function that reads a row's tags from all its tag columns into `row.tags`, each tag once
 * whatever its capitals; null for a file without tag columns. A tag that is too long and one tag too many
 * are faults of the row: no tag is cut or left out.
 *
 * @param isOvoExport whether Ovo wrote the file: then only commas separate tags.
 */
export function tagReader(
  mapping: ColumnMapping,
  names: readonly string[],
  isOvoExport: boolean,
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
      const { tags, tooLong } = isOvoExport
        ? { tags: exactTags(text), tooLong: null }
        : readTags(text);
      const known = new Set(row.tags.map((tag) => tag.toLowerCase()));
      row.tags = [...row.tags, ...tags.filter((tag) => !known.has(tag.toLowerCase()))];
      const params =
        tooLong !== null
          ? { tag: tooLong.slice(0, contactLimits.tagLength) }
          : row.tags.length > contactLimits.tags
            ? { mostTags: contactLimits.tags }
            : null;
      if (params !== null) {
        return faultOfCell(names, { index, text: cell }, { problem: 'text-too-long', params });
      }
    }
    return null;
  };
}

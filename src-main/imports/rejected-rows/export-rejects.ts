import { getImport } from '../import-records.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { everyRowLeft, reasonOf } from './stored-rejects.ts';
import { writeCsvFile } from '../../contacts/export/csv-writer.ts';
import { rejectColumns } from '../../contacts/export/export-format.ts';

/**
 * Writes the rows of an import that wait to be fixed to a CSV: the line in the file, the reason, and the
 * cells under the file's own column names. Once fixed there, the file can be imported like any other.
 * Refused (`not-found`) without such an import, and as `writeCsvFile` says.
 *
 * @returns how many rows were written.
 */
export async function exportRejects(
  db: OvoDatabase,
  importId: number,
  file: string,
): Promise<{ readonly rows: number }> {
  const { mapping } = getImport(db, importId);
  const header = [...rejectColumns, ...mapping.map((column) => column.header)];
  const written = await writeCsvFile(file, pagesOf(db, importId, header));
  return { rows: written - 1 };
}

function* pagesOf(
  db: OvoDatabase,
  importId: number,
  header: readonly string[],
): Generator<readonly (readonly string[])[], void> {
  yield [header];
  for (const page of everyRowLeft(db, importId)) {
    yield page.map((row) => [String(row.line), reasonOf(row), ...row.cells]);
  }
}

import type { ImportPreview, ReadingOptions } from '../../src-shared/import/import.ts';
import { previewImport } from './preview-import.ts';
import { mappingLastUsed } from './import-records.ts';
import type { OvoDatabase } from '../database/open.ts';

/** The preview of a file, with the columns as they were mapped when such a file was last imported. */
export function previewWithCache(
  db: OvoDatabase,
  {
    file,
    ...options
  }: { readonly file: string; readonly country: string; readonly reading: ReadingOptions },
): Promise<ImportPreview> {
  const remembered = (names: readonly string[]) => mappingLastUsed(db, names);
  return previewImport(file, { ...options, remembered });
}

import {
  openContactsFile,
  type ContactsFile,
} from '../../src-main/imports/readers/contacts-file.ts';
import type { FileRow } from '../../src-main/imports/readers/row-source.ts';
import type { ReadingOptions } from '../../src-shared/import/file-reading.ts';

/** Everything about how to read a file is found out. */
export const detectAll: ReadingOptions = {
  encoding: null,
  delimiter: null,
  sheet: null,
  hasHeader: null,
};

/** What a file says of itself, and all of its rows. */
export async function readContacts(
  file: string,
  options: Partial<ReadingOptions> & { readonly country?: string } = {},
): Promise<
  Pick<ContactsFile, 'format' | 'names' | 'reading' | 'sheets'> & {
    readonly rows: readonly FileRow[];
    readonly cells: readonly (readonly string[])[];
  }
> {
  const { country = 'US', ...chosen } = options;
  const source = await openContactsFile(file, { ...detectAll, ...chosen }, country);
  try {
    const rows: FileRow[] = [];
    for await (const batch of source.rows()) rows.push(...batch.rows);
    const { format, names, reading, sheets } = source;
    return { format, names, reading, sheets, rows, cells: rows.map(({ cells }) => cells) };
  } finally {
    await source.close();
  }
}

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readContacts } from '../../../support/contacts-files.ts';
import { temporaryFolder } from '../../../support/database.ts';
import {
  sheetsAsXlsx,
  xlsxParts,
  type Sheet,
  type SheetsOptions,
} from '../../../support/sheets.ts';

export function xlsxFile(bytes: Uint8Array): string {
  const file = path.join(temporaryFolder(), 'people.xlsx');
  writeFileSync(file, bytes);
  return file;
}

export function workbook(rows: Sheet['rows'], options?: SheetsOptions): string {
  return xlsxFile(sheetsAsXlsx([{ name: 'People', rows }], options));
}

/** What a sheet with this one cell under a header shows. */
export async function shown(xml: string, options?: SheetsOptions): Promise<string | undefined> {
  const read = await readContacts(
    workbook(
      [
        ['A', 'B'],
        [{ xml }, 'x'],
      ],
      options,
    ),
  );
  return read.cells[0]?.[0];
}

/** The parts of a workbook with one list of people. */
export const people = xlsxParts([
  {
    name: 'People',
    rows: [
      ['Name', 'Phone'],
      ['Zoë', '2125550123'],
    ],
  },
]);

import iconv from 'iconv-lite';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { importContacts, type ImportContext } from '../../src-main/imports/import-contacts.ts';
import { mapColumns } from '../../src-main/imports/columns/map-columns.ts';
import { previewImport } from '../../src-main/imports/preview-import.ts';
import type { WritableDatabase } from '../../src-main/database/open.ts';
import type { Clock } from '../../src-main/engine/ports.ts';
import type { ImportResult, OnDuplicate } from '../../src-shared/import/import.ts';
import type { Encoding, ReadingOptions } from '../../src-shared/import/file-reading.ts';
import { readNorthAmerican } from '../../src-shared/phone/north-american-number.ts';
import { alone, temporaryFolder } from './database.ts';

/** Writes a file of that text into a folder of its own, and returns its path. */
export function csvFile(
  content: string | Uint8Array,
  options: { readonly name?: string; readonly encoding?: Encoding } = {},
): string {
  const file = path.join(temporaryFolder(), options.name ?? 'contacts.csv');
  const bytes =
    typeof content === 'string' ? iconv.encode(content, options.encoding ?? 'utf-8') : content;
  writeFileSync(file, bytes);
  return file;
}

/** Every area code of North America: each has a hundred numbers that are kept for fiction. */
const areaCodes = Array.from({ length: 800 }, (_, index) => String(200 + index)).filter(
  (area) => readNorthAmerican(`+1${area}5550100`, 'US') !== null,
);

/** Rows of a name and a fictional number, one a line, all different: some 30,000 there are. */
export function countedRows(count: number): readonly string[] {
  if (count > 100 * areaCodes.length) throw new RangeError('There are not that many numbers.');
  return Array.from({ length: count }, (_, index) => {
    const area = areaCodes[Math.floor(index / 100)] ?? '';
    return `Person ${index},+1${area}55501${String(index % 100).padStart(2, '0')}`;
  });
}

/** A clock that is `stepMs` later each time it is asked, and never lets anybody wait. */
export function steppingClock(stepMs = 1): Clock {
  let now = 1_800_000_000_000;
  return {
    now: () => (now += stepMs),
    elapsed: () => (now += stepMs),
    after(_delayMs, callback) {
      const handle = setImmediate(callback);
      return () => clearImmediate(handle);
    },
  };
}

/** Finds out everything of how a file is to be read. */
export const findOut: ReadingOptions = {
  encoding: null,
  delimiter: null,
  sheet: null,
  hasHeader: null,
};

/** Imports a file as its preview suggests. */
export async function importFile(
  db: WritableDatabase,
  file: string,
  options: {
    readonly country?: string;
    readonly choices?: Readonly<Record<string, string>>;
    readonly listName?: string;
    readonly tags?: readonly string[];
    /** How everybody of the file agreed to be texted. */
    readonly consent?: string;
    readonly onDuplicate?: OnDuplicate;
    readonly watch?: Partial<Omit<ImportContext, 'exclusively'>>;
  } = {},
): Promise<ImportResult> {
  const { country = 'US', consent } = options;
  const { reading, columns } = await previewImport(file, { country, reading: findOut });
  return importContacts(
    db,
    {
      file,
      country,
      reading,
      mapping: mapColumns(columns, options.choices ?? {}),
      listName: options.listName ?? null,
      tags: options.tags ?? [],
      consent: consent === undefined ? null : { source: consent },
      onDuplicate: options.onDuplicate ?? 'update',
    },
    { clock: steppingClock(), ...alone(db), ...options.watch },
  );
}

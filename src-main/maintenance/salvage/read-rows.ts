import { newestVersion } from '../../database/migrate.ts';
import { openPages, type PageSource } from './page-source.ts';
import { agreementWith, openBest, type Survey } from './survey.ts';
import { readLeaf } from './tree-page.ts';
import type { SqlValue } from './record.ts';
import { shapesOfVersion } from './table-shape.ts';

/** A row as it was read of a damaged file. */
export interface SalvagedRow {
  readonly table: string;
  /** By column, those that the row has; the generated ones are left out. */
  readonly values: Readonly<Record<string, SqlValue>>;
  /** Whether its page was found where nothing leads to any more: it may be an older copy of a row. */
  readonly isStray: boolean;
  /** The pages of the file that hold it. */
  readonly pages: readonly number[];
}

export interface ReadOptions {
  readonly migrationsFolder: string;
  readonly nativeBinding: string | undefined;
  /** Whether what its -wal has counts; as the file reads best unless given. */
  readonly withWal?: boolean | undefined;
}

/** A damaged file that is open for reading. */
export interface DamagedFile {
  /** The version of Ovo's tables that its rows have. */
  readonly version: number;
  readonly survey: Survey;
  /**
   * Every row that can be read of these tables, in that order: the rows of a table in theirs, those of
   * stray pages last.
   */
  rows(tables: readonly string[]): Generator<SalvagedRow>;
  close(): void;
}

/**
 * Opens a file, however damaged it is, to read it page by page and row by row from the bytes on the
 * disk: SQLite itself gives up where a page is broken. Writes nothing.
 */
export function openDamaged(file: string, options: ReadOptions): DamagedFile {
  const { version, source, survey } = openAsVersion(file, options);
  return {
    version,
    survey,
    rows: (tables) => rowsOf(source, survey, tables),
    close: () => source.close(),
  };
}

interface Opened {
  readonly version: number;
  readonly source: PageSource;
  readonly survey: Survey;
}

/** As the version that its header says; where its tables say otherwise, as the one that reads best. */
function openAsVersion(file: string, options: ReadOptions): Opened {
  const { nativeBinding, withWal } = options;
  const newest = newestVersion(options.migrationsFolder);
  const said = versionInHeader(file, withWal);
  const all = Array.from({ length: newest }, (_, index) => newest - index);
  const isPossible = all.includes(said);
  let best: (Opened & { readonly rows: number; readonly isFull: boolean }) | undefined;
  for (const version of isPossible ? [said, ...all.filter((other) => other !== said)] : all) {
    const known = shapesOfVersion(options, version);
    const opened = { version, ...openBest(file, known, nativeBinding, withWal) };
    const { rows, isFull } = agreementWith(opened, known);
    const isBetter =
      best === undefined || rows > best.rows || (rows === best.rows && isFull && !best.isFull);
    (isBetter ? best : opened)?.source.close();
    if (isBetter) best = { ...opened, rows, isFull };
    if (isFull && version === said) break;
  }
  if (best === undefined) throw new Error('There are no migrations.');
  return best;
}

/** Where a database's version stands: https://www.sqlite.org/fileformat2.html#user_version_number */
function versionInHeader(file: string, withWal: boolean | undefined): number {
  const source = openPages(file, { withWal: withWal ?? true });
  try {
    return source.read(1)?.readUInt32BE(60) ?? 0;
  } finally {
    source.close();
  }
}

function* rowsOf(
  source: PageSource,
  survey: Survey,
  wanted: readonly string[],
): Generator<SalvagedRow> {
  const tables = wanted.flatMap((name) => survey.tables.find((table) => table.name === name) ?? []);
  for (const { name, shape, leaves, strays } of tables) {
    for (const [pages, isStray] of [
      [leaves, false],
      [strays, true],
    ] as const) {
      for (const page of pages) {
        for (const { rowid, values: record, pages: own } of readLeaf(source, page).rows) {
          const values: Record<string, SqlValue> = {};
          shape.columns.forEach((column, index) => {
            const value = column.isRowid ? rowid : record[index];
            if (value !== undefined && !column.isGenerated) values[column.name] = value;
          });
          yield { table: name, values, isStray, pages: own };
        }
      }
    }
  }
}

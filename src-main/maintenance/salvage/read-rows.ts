import type { PageSource } from './page-source.ts';
import { openAsItReadsBest, type ReadOptions } from './best-reading.ts';
import type { SqlValue } from './record.ts';
import type { Survey } from './survey.ts';
import { readLeaf } from './tree-page.ts';

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

/** A damaged file that is open for reading. */
export interface DamagedFile {
  /** The version of Ovo's tables that its rows have. */
  readonly version: number;
  readonly survey: Survey;
  /** The pages of the file, missing ones included where it was cut short. */
  readonly pages: number;
  /**
   * Every row that can be read of these tables, in that order: the rows of a table in theirs, those of
   * stray pages last.
   */
  rows(tables: readonly string[]): Generator<SalvagedRow>;
  /** Pages of which nobody knows what they hold, missing ones included; ask when all rows are read. */
  unreadPages(): number;
  close(): void;
}

/**
 * Opens a file, however damaged it is, to read it page by page and row by row from the bytes on the
 * disk: SQLite itself gives up where a page is broken. Writes nothing.
 */
export function openDamaged(file: string, options: ReadOptions): DamagedFile {
  const { version, source, survey } = openAsItReadsBest(file, options);
  // A header that was overwritten can say anything: believed only as far as a file was cut short.
  const expected = source.pagesExpected > 64 * survey.pages ? 0 : source.pagesExpected;
  const pages = Math.max(survey.pages, expected);
  return {
    version,
    survey,
    pages,
    rows: (tables) => rowsOf(source, survey, tables),
    unreadPages: () => pages - survey.accounted.reduce((sum, page) => sum + page, 0),
    close: () => source.close(),
  };
}

/** How often a page may be read on the whole for what rows overflow to: older copies of rows share theirs. */
const readsOfAPage = 4;

function* rowsOf(
  source: PageSource,
  survey: Survey,
  wanted: readonly string[],
): Generator<SalvagedRow> {
  const overflow = { pagesLeft: readsOfAPage * source.pageCount };
  const tables = wanted.flatMap((name) => survey.tables.find((table) => table.name === name) ?? []);
  for (const { name, shape, leaves, strays } of tables) {
    for (const [pages, isStray] of [
      [leaves, false],
      [strays, true],
    ] as const) {
      for (const page of pages) {
        for (const { rowid, values: record, pages: own } of readLeaf(source, page, { overflow })
          .rows) {
          for (const number of own) survey.accounted[number] = 1;
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

import { openBest, type Survey } from './survey.ts';
import { readLeaf } from './tree-page.ts';
import type { SqlValue } from './record.ts';
import { shapesOfToday } from './table-shape.ts';

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
  /** The tables that are wanted, in the order in which they are read; all unless given. */
  readonly only?: readonly string[];
  /** Whether what its -wal has counts; as the file reads best unless given. */
  readonly withWal?: boolean | undefined;
  readonly onSurvey?: (survey: Survey) => void;
}

/**
 * Reads every row that can be read of a file, however damaged it is, page by page and row by row, from
 * the bytes on the disk: SQLite itself gives up where a page is broken. Writes nothing. The rows of a
 * table come in their order; those of stray pages last.
 */
export function* readRows(file: string, options: ReadOptions): Generator<SalvagedRow> {
  const { nativeBinding } = options;
  const known = shapesOfToday(options);
  const { source, survey } = openBest(file, known, nativeBinding, options.withWal);
  try {
    options.onSurvey?.(survey);
    const wanted = options.only ?? [...known.keys()];
    const tables = wanted.flatMap(
      (name) => survey.tables.find((table) => table.name === name) ?? [],
    );
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
  } finally {
    source.close();
  }
}

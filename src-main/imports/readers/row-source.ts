import type { FileFormat, ReadingOptions } from '../../../src-shared/import/import.ts';

/** One row of a file, whatever the file is. */
export interface FileRow {
  /**
   * Where it begins, as a person finds it: the line of a text file, the row of a sheet, the line on
   * which a card begins; the first is 1.
   */
  readonly line: number;
  /** Texts without any NUL. */
  readonly cells: readonly string[];
}

/** Some rows that stand together, and how much of the file has been read with them. */
export interface RowBatch {
  readonly rows: readonly FileRow[];
  readonly bytesRead: number;
}

/** All rows of a file that is open, one that names the columns among them. */
export interface RowSource {
  readonly format: FileFormat;
  /** How it is read; `hasHeader` is null where only the rows themselves can tell. */
  readonly reading: ReadingOptions;
  /** The sheets of a workbook that are not empty; empty for other files. */
  readonly sheets: readonly string[];
  /** The names of the columns, where no row gives them because the format itself does; else null. */
  readonly names: readonly string[] | null;
  /** The program that the file says it is from; null where it says nothing. */
  readonly program: string | null;
  /** From the beginning, each time it is called. Throws FileFault where the file cannot be read on. */
  rows(): AsyncGenerator<RowBatch, void>;
  close(): Promise<void>;
}

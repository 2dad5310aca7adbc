import type { FileFormat, ReadingOptions } from '../../../src-shared/import/file-reading.ts';

/** One row of a file in any format. */
export interface FileRow {
  /** Where the row begins, from 1: the line of a text or of a card, the row of a sheet. */
  readonly line: number;
  /** Texts without NUL characters. */
  readonly cells: readonly string[];
  /**
   * True where all cells are of printable ASCII characters alone, without quotes and backslashes: nothing in
   * them has to be cleaned, or escaped in JSON.
   */
  readonly isPlain?: boolean;
}

/** Some consecutive rows, and the bytes of the file read so far. */
export interface RowBatch {
  readonly rows: readonly FileRow[];
  readonly bytesRead: number;
}

/** A reader of an open file: all its rows, the header included. Each format has one. */
export interface RowSource {
  readonly format: FileFormat;
  /** How it is read; `hasHeader` is null where the rows have to decide. */
  readonly reading: ReadingOptions;
  /** The sheets of a workbook that are not empty; none for other formats. */
  readonly sheets: readonly string[];
  /** The names of the columns where the format gives them instead of a row; else null. */
  readonly names: readonly string[] | null;
  /** The program that wrote the file, as the file says; else null. */
  readonly program: string | null;
  /** All rows, from the beginning at each call. Throws FileFault where the file is damaged. */
  rows(): AsyncGenerator<RowBatch, void>;
  close(): Promise<void>;
}

/**
 * A file that is damaged from `line` on, or as a whole. The message says what is wrong and what to do.
 */
export class FileFault extends Error {
  /** The line of a text or the row of a sheet, from 1; null for the whole file. */
  readonly line: number | null;

  constructor(line: number | null, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FileFault';
    this.line = line;
  }
}

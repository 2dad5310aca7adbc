/**
 * A file that cannot be read on from `line`, or not at all: what is wrong, in plain words with what to do.
 */
export class FileFault extends Error {
  /** Of a text the line, of a sheet the row; the first is 1. Null where it is the whole file. */
  readonly line: number | null;

  constructor(line: number | null, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FileFault';
    this.line = line;
  }
}

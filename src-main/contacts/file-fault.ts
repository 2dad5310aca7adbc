/** A file that cannot be read on from `line`: what is wrong, in plain words with what to do. */
export class FileFault extends Error {
  /** Of a text the line, of a sheet the row; the first is 1. */
  readonly line: number;

  constructor(line: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FileFault';
    this.line = line;
  }
}

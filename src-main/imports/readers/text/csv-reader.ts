import type { Delimiter } from '../../../../src-shared/import/file-reading.ts';
import { FileFault } from '../file-fault.ts';
import { words } from '../../../../src-shared/words/words.ts';

/** One row of a CSV file. */
export interface CsvRow {
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Whether it is sure that the cells have nothing to clean or to escape; see FileRow. */
  readonly isPlain: boolean;
}

/**
 * The limits of a row. They are far above real rows (a spreadsheet's cell holds 32,767 characters), and
 * low enough to notice an open quote long before the end of the file.
 */
export interface CsvLimits {
  /** UTF-16 units. */
  readonly cellLength: number;
  readonly rowLength: number;
  readonly columns: number;
  /** Line breaks in one quoted cell. */
  readonly linesInCell: number;
}

export const csvLimits: CsvLimits = {
  cellLength: 100_000,
  rowLength: 1_000_000,
  columns: 1000,
  linesInCell: 1000,
};

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;

/** What is neither printable ASCII nor the end of a line, and the backslash. */
const notPlain = /[^\n\r\x20-\x5b\x5d-\x7e]/;
const notPlainWithTabs = /[^\n\r\t\x20-\x5b\x5d-\x7e]/;

/**
 * Reads CSV (RFC 4180, and as programs write it). Give it text with `feed`, in pieces of any size, then
 * call `end`; take rows with `next`.
 *
 * A row ends with LF, CRLF or CR. A quoted cell may hold delimiters, line breaks, and quotes written
 * twice. Spaces around the quotes are dropped; text after a closing quote belongs to the cell, as in
 * Excel; a quote inside an unquoted cell is an ordinary character. Empty lines, a byte order mark and a
 * first line `sep=…` are skipped. The number of cells is not checked.
 *
 * Throws FileFault at an open quote, at a NUL character and beyond the limits, after all rows before it;
 * no row follows.
 */
export class CsvReader {
  readonly #delimiter: string;
  readonly #delimiterCode: number;
  readonly #limits: CsvLimits;
  #text = '';
  #position = 0;
  /** The line of the file that #position is on. */
  #line = 1;
  #isStarted = false;
  #isEnded = false;
  /** The next of each after #position; infinite where there is none, -1 where not searched yet. */
  #quoteAt = -1;
  #lineFeedAt = -1;
  #carriageReturnAt = -1;
  #nulAt = -1;
  /** Whether #text has nothing to clean or to escape, apart from quotes, delimiters and line breaks. */
  #isPlain = false;

  constructor(delimiter: Delimiter, limits: CsvLimits = csvLimits) {
    this.#delimiter = delimiter;
    this.#delimiterCode = delimiter.charCodeAt(0);
    this.#limits = limits;
  }

  /** Adds the next piece of the file. */
  feed(piece: string): void {
    this.#text = this.#text.slice(this.#position) + piece;
    this.#position = 0;
    this.#quoteAt = -1;
    this.#lineFeedAt = -1;
    this.#carriageReturnAt = -1;
    this.#isPlain = !(this.#delimiter === '\t' ? notPlainWithTabs : notPlain).test(this.#text);
    this.#nulAt = this.#isPlain ? Number.POSITIVE_INFINITY : indexOf(this.#text, '\0', 0);
  }

  /** Says that the text is complete: the rest is the last row. */
  end(): void {
    this.#isEnded = true;
  }

  /** The next row; null where more text is needed, and at the end. */
  next(): CsvRow | null {
    if (!this.#isStarted && !this.#start()) return null;
    for (;;) {
      const start = this.#position;
      const line = this.#line;
      if (start >= this.#text.length) return null;
      if (this.#quoteAt < start) this.#quoteAt = indexOf(this.#text, '"', start);
      const lineEnd = this.#nextLineEnd(start);
      const isQuoted = this.#quoteAt < lineEnd;
      const cells = isQuoted ? this.#readQuoted(start) : this.#readPlain(start, lineEnd);
      if (this.#nulAt < (cells === null ? this.#text.length : this.#position)) refuseNul(line);
      if (cells === null) return null;
      const isPlain = this.#isPlain && !(isQuoted && this.#mayHoldMore(cells, line));
      if (cells.length > this.#limits.columns) {
        const filled = withoutBlankEnd(cells);
        if (filled.length <= this.#limits.columns) return { line, cells: filled, isPlain };
        throw new FileFault(
          line,
          words.contactsFiles.text.tooManyCells(line, this.#limits.columns),
        );
      }
      if (cells.length > 0) return { line, cells, isPlain };
    }
  }

  /** Skips a byte order mark and `sep=`; false where more text is needed. */
  #start(): boolean {
    if (this.#text.length < longestPreamble && !this.#isEnded) return false;
    this.#isStarted = true;
    const preamble = /^\uFEFF?(?:"?sep=."?(?:\r\n|\n|\r|$))?/i.exec(this.#text)?.[0] ?? '';
    this.#position = preamble.length;
    if (/\S/.test(preamble)) this.#line += 1;
    return true;
  }

  /** The end of the line that begins at `start`; infinite where more text is needed. */
  #nextLineEnd(start: number): number {
    const text = this.#text;
    if (this.#lineFeedAt < start) this.#lineFeedAt = indexOf(text, '\n', start);
    if (this.#carriageReturnAt < start) this.#carriageReturnAt = indexOf(text, '\r', start);
    const end = Math.min(this.#lineFeedAt, this.#carriageReturnAt);
    if (this.#isEnded) return Math.min(end, text.length);
    return this.#mayBeCut(end) ? Number.POSITIVE_INFINITY : end;
  }

  /** Whether this line break could be the first half of one. */
  #mayBeCut(lineEnd: number): boolean {
    return lineEnd === this.#text.length - 1 && this.#text.charCodeAt(lineEnd) === carriageReturn;
  }

  /** The cells of a line without quotes: none for an empty line, null for an incomplete one. */
  #readPlain(start: number, lineEnd: number): readonly string[] | null {
    const limits = this.#limits;
    if (Math.min(lineEnd, this.#text.length) - start > limits.rowLength) this.#refuseRow();
    if (lineEnd === Number.POSITIVE_INFINITY) return null;
    const cells = this.#text.slice(start, lineEnd).split(this.#delimiter);
    if (lineEnd - start > limits.cellLength) {
      for (const cell of cells) if (cell.length > limits.cellLength) this.#refuseCell(this.#line);
    }
    this.#passLineEnd(lineEnd, 0);
    return lineEnd === start ? [] : cells;
  }

  /** The cells of a row with quotes; null for an incomplete row. */
  #readQuoted(start: number): readonly string[] | null {
    const text = this.#text;
    const cells: string[] = [];
    let lineBreaks = 0;
    let position = start;
    for (;;) {
      const opening = this.#openingQuote(position);
      let cell: string;
      let end: number;
      if (opening === null) {
        end = this.#cellEnd(position);
        cell = text.slice(position, end);
      } else {
        const line = this.#line + lineBreaks;
        const closing = this.#closingQuote(opening, line);
        if (closing === null) return null;
        const inside = text.slice(opening + 1, closing);
        const breaksInside = countLineBreaks(inside);
        if (breaksInside > this.#limits.linesInCell) refuseOpenQuote(line);
        end = this.#cellEnd(closing + 1);
        const behind = text.slice(closing + 1, end);
        const hasBehind = behind !== '' && behind.trim() !== '';
        if (hasBehind && breaksInside > 0 && (end < text.length || this.#isEnded))
          refuseOpenQuote(line);
        cell = inside.includes('"') ? inside.replaceAll('""', '"') : inside;
        if (hasBehind) cell += behind;
        lineBreaks += breaksInside;
      }
      if (cell.length > this.#limits.cellLength) this.#refuseCell(this.#line + lineBreaks);
      if (end - start > this.#limits.rowLength) this.#refuseRow();
      if (end >= text.length ? !this.#isEnded : this.#mayBeCut(end) && !this.#isEnded) return null;
      cells.push(cell);
      if (end >= text.length || text.charCodeAt(end) !== this.#delimiterCode) {
        this.#passLineEnd(end, lineBreaks);
        return cells;
      }
      position = end + 1;
    }
  }

  /** Whether the quoted cells of a row may hold what can stand only between cells where none is quoted. */
  #mayHoldMore(cells: readonly string[], line: number): boolean {
    const hasLineBreak = this.#line > line + 1;
    return hasLineBreak || this.#delimiter === '\t' || cells.some((cell) => cell.includes('"'));
  }

  #openingQuote(cellStart: number): number | null {
    let position = cellStart;
    while (this.#text.charCodeAt(position) === space) position += 1;
    return this.#text.charCodeAt(position) === quote ? position : null;
  }

  /** The closing quote of the one at `opening`; null where it has not been read yet. */
  #closingQuote(opening: number, line: number): number | null {
    const text = this.#text;
    let position = opening + 1;
    for (;;) {
      const found = text.indexOf('"', position);
      const isLast = found === text.length - 1;
      if (found !== -1 && text.charCodeAt(found + 1) !== quote && (!isLast || this.#isEnded)) {
        if (found - opening > 2 * this.#limits.cellLength) refuseOpenQuote(line);
        return found;
      }
      if (found === -1 || isLast) {
        const isTooLong = text.length - opening > 2 * this.#limits.cellLength;
        if (isTooLong || this.#isEnded) refuseOpenQuote(line);
        return null;
      }
      position = found + 2;
    }
  }

  /** The end of the cell at `position`: a delimiter, a line break or the end of the text. */
  #cellEnd(position: number): number {
    const text = this.#text;
    let end = position;
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      if (code === this.#delimiterCode || code === lineFeed || code === carriageReturn) break;
    }
    return end;
  }

  #passLineEnd(lineEnd: number, lineBreaksBefore: number): void {
    const text = this.#text;
    const isTwo =
      text.charCodeAt(lineEnd) === carriageReturn && text.charCodeAt(lineEnd + 1) === lineFeed;
    this.#position = Math.min(lineEnd + (isTwo ? 2 : 1), text.length);
    this.#line += lineBreaksBefore + 1;
  }

  #refuseRow(): never {
    const { rowLength } = this.#limits;
    throw new FileFault(this.#line, words.contactsFiles.text.rowTooLong(this.#line, rowLength));
  }

  #refuseCell(line: number): never {
    const { cellLength } = this.#limits;
    throw new FileFault(line, words.contactsFiles.text.cellTooLong(line, cellLength));
  }
}

/** A spreadsheet whose rows were formatted as a whole writes thousands of empty cells behind them. */
function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
}

/** `sep=;` with a byte order mark, quotes and CRLF. */
const longestPreamble = 10;

function refuseNul(line: number): never {
  throw new FileFault(line, words.contactsFiles.text.nul(line));
}

function refuseOpenQuote(line: number): never {
  throw new FileFault(line, words.contactsFiles.text.openQuote(line));
}

function indexOf(text: string, sought: string, from: number): number {
  const found = text.indexOf(sought, from);
  return found === -1 ? Number.POSITIVE_INFINITY : found;
}

function countLineBreaks(text: string): number {
  if (!text.includes('\n') && !text.includes('\r')) return 0;
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

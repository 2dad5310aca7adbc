import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';

/** One document of an export, or why there is none to be read at that place. */
export type ExportedDocument =
  | { readonly line: number; readonly value: Readonly<Record<string, unknown>> }
  | { readonly line: number; readonly problem: string };

/** MongoDB's own limit for a document is 16 MB (https://www.mongodb.com/docs/manual/reference/limits/). */
const longestDocument = 17 * 1024 * 1024;

/** How deep MongoDB's documents can be nested (the same page). */
const deepest = 100;

const pieceBytes = 256 * 1024;

/**
 * The documents of a file that mongoexport wrote: one a line, one after the other over several lines, or
 * all of them in an array. What cannot be read is told with its line, and the reading goes on with the
 * next line that begins a document. Refused (`usage`) where there is no such file, or it cannot be read.
 */
export function* exportedDocuments(file: string): Generator<ExportedDocument, void> {
  const handle = openFile(file);
  try {
    const splitter = new DocumentSplitter();
    const decoder = new StringDecoder('utf8');
    const buffer = Buffer.alloc(pieceBytes);
    for (;;) {
      const length = readPiece(handle, buffer, file);
      if (length === 0) break;
      yield* splitter.take(decoder.write(buffer.subarray(0, length)));
    }
    yield* splitter.end(decoder.end());
  } finally {
    closeSync(handle);
  }
}

function openFile(file: string): number {
  try {
    return openSync(file, 'r');
  } catch (error) {
    throw unreadable(file, error);
  }
}

function readPiece(handle: number, buffer: Buffer, file: string): number {
  try {
    return readSync(handle, buffer, 0, pieceBytes, null);
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): UserError {
  const cause = error instanceof Error ? error.message : String(error);
  return new UserError('usage', words.oldSystem.fileUnreadable(file, cause), {
    cause: error,
  });
}

/** Cuts a text into its outermost JSON objects, piece by piece. */
class DocumentSplitter {
  #text = '';
  #line = 1;
  /** Where the document began that is being read; 0 outside of one. */
  #startLine = 0;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  /** Skips to the next line that begins a document, after one that cannot be read. */
  #isLost = false;
  #isLineStart = true;
  /** Whether the document is nested too deeply: it is counted to its end, and not kept. */
  #isTooDeep = false;
  /** The line of an array that is open; 0 outside of one. */
  #arrayLine = 0;

  *take(piece: string): Generator<ExportedDocument, void> {
    let from = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const character = piece[at];
      if (character === '\n') this.#line += 1;
      if (this.#depth === 0) {
        const problem = this.#stepOutside(character);
        if (problem === 'begins') from = at;
        else if (problem !== null) yield problem;
      } else if (this.#isInString && character === '\n') {
        // No JSON has a line break within a text: its end is missing.
        yield this.#giveUp(words.oldSystem.quoteMissing);
      } else if (this.#step(character)) {
        yield this.#finish(this.#isTooDeep ? '' : this.#text + piece.slice(from, at + 1));
      }
      this.#isLineStart = character === '\n' || (this.#isLineStart && /\s/.test(character ?? ''));
    }
    if (this.#depth === 0) return;
    if (this.#isTooDeep) return;
    this.#text += piece.slice(from);
    if (this.#text.length > longestDocument) {
      yield this.#giveUp(words.oldSystem.tooLong);
    }
  }

  *end(rest: string): Generator<ExportedDocument, void> {
    yield* this.take(rest);
    if (this.#depth > 0) {
      yield { line: this.#startLine, problem: words.oldSystem.endMissing };
    } else if (this.#arrayLine > 0) {
      yield {
        line: this.#arrayLine,
        problem: words.oldSystem.arrayEndMissing,
      };
    }
  }

  #stepOutside(character: string | undefined): ExportedDocument | 'begins' | null {
    if (character === '{' && (!this.#isLost || this.#isLineStart)) {
      this.#isLost = false;
      this.#depth = 1;
      this.#startLine = this.#line;
      return 'begins';
    }
    if (character === '[' && !this.#isLost) this.#arrayLine = this.#line;
    if (character === ']') this.#arrayLine = 0;
    if (this.#isLost || character === undefined || /[\s,[\]\uFEFF]/.test(character)) return null;
    this.#isLost = true;
    return { line: this.#line, problem: words.oldSystem.notADocument };
  }

  /** Whether the document ends here. */
  #step(character: string | undefined): boolean {
    if (this.#isInString) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (character === '\\') this.#isEscaped = true;
      else if (character === '"') this.#isInString = false;
      return false;
    }
    if (character === '"') this.#isInString = true;
    else if (character === '{' || character === '[') this.#goDeeper();
    else if (character === '}' || character === ']') this.#depth -= 1;
    return this.#depth === 0;
  }

  #goDeeper(): void {
    this.#depth += 1;
    if (this.#depth <= deepest) return;
    this.#isTooDeep = true;
    this.#text = '';
  }

  #finish(text: string): ExportedDocument {
    const isTooDeep = this.#isTooDeep;
    this.#text = '';
    this.#isTooDeep = false;
    if (isTooDeep) {
      return {
        line: this.#startLine,
        problem: words.oldSystem.tooDeep(deepest),
      };
    }
    try {
      const value: unknown = JSON.parse(text);
      if (isRecord(value)) return { line: this.#startLine, value };
    } catch {
      // It is told below.
    }
    return { line: this.#startLine, problem: words.oldSystem.notJson };
  }

  #giveUp(problem: string): ExportedDocument {
    this.#text = '';
    this.#isTooDeep = false;
    this.#depth = 0;
    this.#isInString = false;
    this.#isEscaped = false;
    this.#isLost = true;
    return { line: this.#startLine, problem };
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

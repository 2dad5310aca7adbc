import iconv from 'iconv-lite';
import { FileFault } from '../file-fault.ts';

/** One property of a card: `TEL;TYPE=CELL:+1 212 555 0123`. */
export interface CardProperty {
  /** In capitals, without its group. */
  readonly name: string;
  /** In capitals: `TYPE=CELL` and `CELL` both give `CELL`. */
  readonly types: readonly string[];
  /** As it is written; `valueParts` resolves its escapes. */
  readonly value: string;
  readonly group: string;
}

/** A card, and the line on which it begins. */
export interface Card {
  readonly line: number;
  readonly properties: readonly CardProperty[];
}

/** UTF-16 units of one property; longer ones, such as pictures, are skipped. */
const longestProperty = 100_000;

/** Properties of one card; real cards have some dozens. */
const mostProperties = 2000;

/** UTF-16 units of one line. */
const longestLine = 4_000_000;

/**
 * Reads vCards 2.1, 3.0 and 4.0 as phones, mail programs and address books write them. Give it text with
 * `feed`, in pieces of any size, then call `end`; take cards with `take`. Folded lines are joined, and
 * quoted-printable is decoded with its character set. Text outside of cards is skipped; an open card ends
 * where the next begins.
 *
 * Throws FileFault at a line or a card that is too long.
 */
export class VcardReader {
  #text = '';
  #position = 0;
  /** How far the text was searched for the end of the line at #position. */
  #lookedTo = 0;
  #isEnded = false;
  #line = 0;
  /** The property that is being read, and whether its last line ended softly. */
  #property: string | null = null;
  #propertyLine = 0;
  #isSoftlyBroken = false;
  #isTooLong = false;
  #card: { line: number; properties: CardProperty[] } | null = null;
  #ready: Card[] = [];

  feed(piece: string): void {
    this.#lookedTo -= this.#position;
    this.#text = this.#text.slice(this.#position) + piece;
    this.#position = 0;
    this.#readLines();
  }

  end(): void {
    this.#isEnded = true;
    this.#readLines();
    this.#finishProperty();
    this.#finishCard();
  }

  /** The cards that were completed since the last call. */
  take(): readonly Card[] {
    const ready = this.#ready;
    if (ready.length > 0) this.#ready = [];
    return ready;
  }

  #readLines(): void {
    const text = this.#text;
    for (;;) {
      const start = this.#position;
      if (start >= text.length) return;
      let end = Math.max(start, this.#lookedTo);
      for (; end < text.length; end += 1) {
        const code = text.charCodeAt(end);
        if (code === 10 || code === 13) break;
      }
      const isWhole = end < text.length - 1 || (end < text.length && text.charCodeAt(end) === 10);
      if (!isWhole && !this.#isEnded) {
        if (end - start > longestLine) this.#refuse('A line');
        this.#lookedTo = end;
        return;
      }
      const isTwo = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10;
      this.#position = Math.min(end + (isTwo ? 2 : 1), text.length);
      this.#line += 1;
      this.#takeLine(text.slice(start, end));
    }
  }

  #takeLine(line: string): void {
    const isFolded = /^[ \t]/.test(line);
    if (this.#isSoftlyBroken || isFolded) {
      this.#continue(this.#isSoftlyBroken ? line : line.slice(1));
      return;
    }
    this.#finishProperty();
    this.#property = line.replace(/^\uFEFF/, '');
    this.#propertyLine = this.#line;
    this.#isSoftlyBroken = isQuotedPrintable(line) && line.endsWith('=');
    if (this.#card === null && !/^\s*begin:/i.test(this.#property)) this.#property = null;
  }

  #continue(rest: string): void {
    if (this.#property === null) {
      this.#isSoftlyBroken = false;
      return;
    }
    const isSoft = this.#isSoftlyBroken;
    this.#isSoftlyBroken = isSoft && rest.endsWith('=');
    if (this.#isTooLong || this.#property.length + rest.length > longestProperty) {
      this.#isTooLong = true;
      return;
    }
    this.#property = (isSoft ? this.#property.slice(0, -1) : this.#property) + rest;
  }

  #finishProperty(): void {
    const line = this.#property;
    const isTooLong = this.#isTooLong || (line?.length ?? 0) > longestProperty;
    this.#property = null;
    this.#isTooLong = false;
    this.#isSoftlyBroken = false;
    if (line === null) return;
    if (/^\s*begin:\s*vcard\s*$/i.test(line)) {
      this.#finishCard();
      this.#card = { line: this.#propertyLine, properties: [] };
    } else if (/^\s*end:\s*vcard\s*$/i.test(line)) {
      this.#finishCard();
    } else if (this.#card !== null && !isTooLong) {
      const property = readProperty(line);
      if (property === null) return;
      this.#card.properties.push(property);
      if (this.#card.properties.length > mostProperties) this.#refuse('The card');
    }
  }

  #finishCard(): void {
    if (this.#card !== null && this.#card.properties.length > 0) this.#ready.push(this.#card);
    this.#card = null;
  }

  #refuse(what: string): never {
    const line = Math.max(1, this.#line);
    throw new FileFault(
      line,
      `${what} there is longer than any of a vCard. Export the contacts again.`,
    );
  }
}

function isQuotedPrintable(line: string): boolean {
  return /^[^:]*;(?:encoding=)?quoted-printable[;:]/i.test(line);
}

function readProperty(line: string): CardProperty | null {
  const colon = endOfParameters(line);
  if (colon === -1) return null;
  const [head = '', ...parameters] = splitOutsideQuotes(line.slice(0, colon), ';');
  const dot = head.lastIndexOf('.');
  const types: string[] = [];
  let charset = 'utf-8';
  let isQuoted = false;
  for (const parameter of parameters) {
    const equals = parameter.indexOf('=');
    const key = equals === -1 ? 'TYPE' : parameter.slice(0, equals).trim().toUpperCase();
    const value = parameter
      .slice(equals + 1)
      .trim()
      .replace(/^"(.*)"$/, '$1');
    if (/^quoted-printable$/i.test(value)) isQuoted = true;
    else if (key === 'CHARSET') charset = value;
    else if (key === 'TYPE') types.push(...value.toUpperCase().split(','));
    else if (key === 'PREF') types.push('PREF');
    else if (key === 'ENCODING' && /^(?:b|base64)$/i.test(value)) return null;
  }
  const raw = line.slice(colon + 1);
  return {
    name: head
      .slice(dot + 1)
      .trim()
      .toUpperCase(),
    group: dot === -1 ? '' : head.slice(0, dot).trim().toLowerCase(),
    types: types.map((type) => type.trim()),
    value: isQuoted ? decodeQuoted(raw, charset) : raw,
  };
}

function endOfParameters(line: string): number {
  let isInQuotes = false;
  for (let index = 0; index < line.length; index += 1) {
    const character = line[index];
    if (character === '"') isInQuotes = !isInQuotes;
    else if (character === ':' && !isInQuotes) return index;
  }
  return line.indexOf(':');
}

function splitOutsideQuotes(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let isInQuotes = false;
  for (const character of text) {
    if (character === '"') isInQuotes = !isInQuotes;
    if (character === separator && !isInQuotes) {
      parts.push(part);
      part = '';
    } else {
      part += character;
    }
  }
  parts.push(part);
  return parts;
}

/** Decodes quoted-printable; characters that are not encoded stay, whatever the character set. */
function decodeQuoted(text: string, charset: string): string {
  const known = iconv.encodingExists(charset) ? charset : 'utf-8';
  return text.replace(/(?:=[0-9A-Fa-f]{2})+/g, (codes) =>
    iconv.decode(Buffer.from(codes.replaceAll('=', ''), 'hex'), known),
  );
}

/** The parts of a value, split at `separator`, with escapes resolved. */
export function valueParts(value: string, separator: ';' | ',' | null): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (let index = 0; index < value.length; index += 1) {
    const character = value.charAt(index);
    if (character === '\\' && index + 1 < value.length) {
      index += 1;
      const next = value.charAt(index);
      part += next === 'n' || next === 'N' ? '\n' : next;
    } else if (character === separator) {
      parts.push(part);
      part = '';
    } else {
      part += character;
    }
  }
  parts.push(part);
  return parts.map((text) => text.trim());
}

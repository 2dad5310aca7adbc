import iconv from 'iconv-lite';
import { FileFault } from '../file-fault.ts';
import { words } from '../../../../src-shared/words/words.ts';

/** One property of a card: `TEL;TYPE=CELL:+1 212 555 0123`. */
export interface CardProperty {
  /** In capitals, without its group. */
  readonly name: string;
  /** In capitals: `TYPE=CELL` and `CELL` both give `CELL`. */
  readonly types: readonly string[];
  /** How much it is preferred, from 1, the most, to 100; `notPreferred` where the card does not say. */
  readonly preference: number;
  /** As it is written; `valueParts` resolves its escapes. */
  readonly value: string;
  readonly group: string;
}

/** What a property has that the card does not prefer to others. */
const notPreferred = 101;

/** A card, and the line on which it begins. */
export interface Card {
  readonly line: number;
  readonly properties: readonly CardProperty[];
}

/** UTF-16 units of one property; longer ones, such as pictures, are skipped. */
const longestProperty = 100_000;

/** Properties of one card, and UTF-16 units of all of them; real cards have some dozens. */
const mostProperties = 2000;
const longestCard = 4_000_000;

/**
 * Reads vCards 2.1, 3.0 and 4.0 as phones, mail programs and address books write them. Give it text with
 * `feed`, in pieces of any size, then call `end`; take cards with `take`. Folded lines are joined, and
 * quoted-printable is decoded with its character set. A property that is too long, such as a picture, is
 * skipped while it is read. Text outside of cards is skipped; an open card ends where the next begins.
 *
 * Throws FileFault at a long line that is no property, and at a card that is too long.
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
  /** Whether the rest of the line at #position belongs to a property that is too long. */
  #isInLongLine = false;
  /** Whether a line after a soft line end began without a space: then a space there is text. */
  #hasPlainSoftLines = false;
  #cardLength = 0;
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
        if (end - start > longestProperty) this.#skipSoFar(start, end);
        else this.#lookedTo = end;
        return;
      }
      const isTwo = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10;
      this.#position = Math.min(end + (isTwo ? 2 : 1), text.length);
      this.#line += 1;
      if (this.#isInLongLine) {
        this.#isInLongLine = false;
        this.#isSoftlyBroken &&= text.charAt(end - 1) === '=';
      } else {
        this.#takeLine(text.slice(start, end));
      }
    }
  }

  /** Takes the beginning of a line that is too long, and passes over what there is of it. */
  #skipSoFar(start: number, end: number): void {
    if (!this.#isInLongLine) {
      const beginning = this.#text.slice(start, start + longestProperty);
      const isContinued = this.#property !== null && /^[ \t]/.test(beginning);
      if (!isContinued && !this.#isSoftlyBroken) {
        if (!/^[^:]{1,1000}:/.test(beginning)) this.#refuse(words.contactsFiles.card.lineTooLong);
        this.#line += 1;
        this.#takeLine(beginning);
        this.#line -= 1;
        this.#isSoftlyBroken = isQuotedPrintable(beginning);
      }
      this.#isTooLong = true;
      this.#isInLongLine = true;
    }
    // The last character stays: it may be the first half of a line end, or a soft one.
    this.#position = end - 1;
    this.#lookedTo = end - 1;
  }

  #takeLine(line: string): void {
    const isFolded = /^[ \t]/.test(line);
    if (this.#isSoftlyBroken) {
      // Some programs fold quoted-printable as well: the space at the beginning is none of the text.
      this.#hasPlainSoftLines ||= !isFolded && line !== '';
      this.#continue(isFolded && !this.#hasPlainSoftLines ? line.slice(1) : line);
      return;
    }
    if (isFolded) {
      this.#continue(line.slice(1));
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
      this.#cardLength = 0;
    } else if (/^\s*end:\s*vcard\s*$/i.test(line)) {
      this.#finishCard();
    } else if (this.#card !== null && !isTooLong) {
      const property = readProperty(line);
      if (property === null) return;
      this.#card.properties.push(property);
      this.#cardLength += line.length;
      const { length } = this.#card.properties;
      if (length > mostProperties || this.#cardLength > longestCard)
        this.#refuse(words.contactsFiles.card.cardTooLong);
    }
  }

  #finishCard(): void {
    if (this.#card !== null && this.#card.properties.length > 0) this.#ready.push(this.#card);
    this.#card = null;
  }

  #refuse(message: string): never {
    throw new FileFault(Math.max(1, this.#line), message);
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
  let preference = notPreferred;
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
    else if (key === 'PREF') preference = Number.parseInt(value, 10) || 1;
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
    preference: types.some((type) => type.trim() === 'PREF') ? 1 : preference,
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

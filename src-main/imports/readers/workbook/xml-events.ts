import iconv from 'iconv-lite';
import { SaxesParser } from 'saxes';
import { FileFault } from '../file-fault.ts';
import { words } from '../../../../src-shared/words/words.ts';

/** The attributes of an element. */
export interface XmlAttributes {
  /** The one of this name without a prefix. */
  readonly plain: (name: string) => string | undefined;
  /** The one of this name in a namespace whose address ends so, whatever its prefix. */
  readonly of: (namespaceEnd: string, name: string) => string | undefined;
}

/** The events while XML is read. Names come without their prefix. */
export interface XmlEvents {
  /** `namespace` is the address of the element's namespace; empty where the document gives none. */
  readonly open: (name: string, attributes: XmlAttributes, namespace: string) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/** The most bytes of one tag, text or comment: far more than any cell has. */
const longestPiece = 16 * 1024 * 1024;

/** Reads XML from pieces of bytes. Entities that a document defines are not expanded. */
export class XmlReader {
  readonly #parser = new SaxesParser({ position: false });
  /** The namespaces by their prefixes. A program gives a prefix one meaning in all of a document. */
  readonly #namespaces = new Map<string, string>();
  #decoder: iconv.DecoderStream | null = null;
  #bytesWithoutEvent = 0;

  constructor(events: XmlEvents) {
    this.#parser.on('opentag', ({ name, attributes }) => {
      this.#bytesWithoutEvent = 0;
      for (const key in attributes)
        if (key.startsWith('xmlns')) this.#declare(key, attributes[key]);
      events.open(
        bare(name),
        {
          plain: (sought) => textOf(attributes[sought]),
          of: (namespaceEnd, sought) => this.#find(attributes, namespaceEnd, sought),
        },
        this.#namespaces.get(prefixOf(name)) ?? '',
      );
    });
    this.#parser.on('closetag', ({ name }) => {
      this.#bytesWithoutEvent = 0;
      events.close(bare(name));
    });
    this.#parser.on('text', events.text);
    this.#parser.on('cdata', events.text);
  }

  /** Throws FileFault, for `line`, where this is no XML. */
  add(piece: Buffer, line: number | null): void {
    this.#decoder ??= iconv.getDecoder(encodingOf(piece));
    this.#bytesWithoutEvent += piece.length;
    if (this.#bytesWithoutEvent > longestPiece) throw damaged(line);
    this.#try(line, () => this.#parser.write(this.#decoder?.write(piece) ?? ''));
  }

  end(line: number | null): void {
    this.#try(line, () => this.#parser.close());
  }

  #declare(key: string, address: unknown): void {
    this.#namespaces.set(key === 'xmlns' ? '' : key.slice('xmlns:'.length), textOf(address) ?? '');
  }

  #find(
    attributes: Readonly<Record<string, unknown>>,
    namespaceEnd: string,
    sought: string,
  ): string | undefined {
    for (const key in attributes) {
      if (bare(key) !== sought || key === sought) continue;
      const address = this.#namespaces.get(prefixOf(key));
      if (address === undefined || address.endsWith(namespaceEnd)) return textOf(attributes[key]);
    }
    return undefined;
  }

  #try(line: number | null, read: () => void): void {
    try {
      read();
    } catch (error) {
      if (error instanceof FileFault) throw error;
      throw damaged(line, error);
    }
  }
}

function damaged(line: number | null, cause?: unknown): FileFault {
  return new FileFault(line, words.contactsFiles.workbook.damaged, { cause });
}

function encodingOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  // Without a mark, the `<` at the beginning tells.
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le';
  if (head[0] === 0 && head[1] === 0x3c) return 'utf-16be';
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(
    head.subarray(0, 200).toString('latin1'),
  )?.[1];
  return declared !== undefined && !/^utf-?16/i.test(declared) && iconv.encodingExists(declared)
    ? declared
    : 'utf-8';
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function bare(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

function prefixOf(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? '' : name.slice(0, colon);
}

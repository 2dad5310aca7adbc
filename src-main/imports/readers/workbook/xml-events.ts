import iconv from 'iconv-lite';
import { SaxesParser } from 'saxes';
import { FileFault } from '../file-fault.ts';

/** The events while XML is read. Names come without their prefix. */
export interface XmlEvents {
  readonly open: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/** Reads XML from pieces of bytes. Entities that a document defines are not expanded. */
export class XmlReader {
  readonly #parser = new SaxesParser({ position: false });
  #decoder: iconv.DecoderStream | null = null;

  constructor(events: XmlEvents) {
    this.#parser.on('opentag', ({ name, attributes }) =>
      events.open(bare(name), (sought) => {
        const value = attributes[sought];
        return typeof value === 'string' ? value : undefined;
      }),
    );
    this.#parser.on('closetag', ({ name }) => events.close(bare(name)));
    this.#parser.on('text', events.text);
    this.#parser.on('cdata', events.text);
  }

  /** Throws FileFault, for `line`, where this is no XML. */
  add(piece: Buffer, line: number | null): void {
    this.#decoder ??= iconv.getDecoder(encodingOf(piece));
    this.#try(line, () => this.#parser.write(this.#decoder?.write(piece) ?? ''));
  }

  end(line: number | null): void {
    this.#try(line, () => this.#parser.close());
  }

  #try(line: number | null, read: () => void): void {
    try {
      read();
    } catch (error) {
      if (error instanceof FileFault) throw error;
      throw new FileFault(
        line,
        'This workbook is damaged. Open it in a spreadsheet program and save it again.',
        { cause: error },
      );
    }
  }
}

function encodingOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function bare(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

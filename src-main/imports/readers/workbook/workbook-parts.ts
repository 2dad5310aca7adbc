import path from 'node:path/posix';
import { builtInFormat, customFormat, type CellFormat } from './cell-format.ts';
import { FileFault } from '../file-fault.ts';
import { StringTable } from './string-table.ts';
import { XmlReader, type XmlEvents } from './xml-events.ts';
import type { ZipArchive } from './zip-archive.ts';

/** The parts of a workbook that all its sheets need. */
export interface WorkbookParts {
  /** The visible sheets, in their order; all sheets where all are hidden. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly sharedStrings: StringTable;
  /** The format for each style that a cell can name. */
  readonly formats: readonly CellFormat[];
  /** Whether days count from 1904, as on old Macs. */
  readonly is1904: boolean;
}

const workbookPart = 'xl/workbook.xml';
const mostBytesOfSmallParts = 64 * 1024 * 1024;
const mostBytesOfStrings = 512 * 1024 * 1024;

/** The most bytes of all shared strings together. */
const longestStrings = 256 * 1024 * 1024;

export function isWorkbook(names: readonly string[]): boolean {
  return names.includes(workbookPart);
}

export async function readWorkbookParts(zip: ZipArchive): Promise<WorkbookParts> {
  const { sheets, is1904 } = await readSheets(zip);
  const targets = await readTargets(zip);
  const has = new Set(zip.names);
  const found = sheets.flatMap(({ id, ...sheet }) => {
    const part = targets.get(id);
    return part !== undefined && has.has(part) ? [{ ...sheet, part }] : [];
  });
  const visible = found.filter(({ isHidden }) => !isHidden);
  return {
    sheets: visible.length > 0 ? visible : found,
    sharedStrings: has.has('xl/sharedStrings.xml')
      ? await readSharedStrings(zip)
      : new StringTable(),
    formats: has.has('xl/styles.xml') ? await readFormats(zip) : [],
    is1904,
  };
}

async function readSheets(zip: ZipArchive): Promise<{
  readonly sheets: readonly {
    readonly name: string;
    readonly id: string;
    readonly isHidden: boolean;
  }[];
  readonly is1904: boolean;
}> {
  const sheets: { name: string; id: string; isHidden: boolean }[] = [];
  let is1904 = false;
  await readPart(zip, workbookPart, mostBytesOfSmallParts, {
    open(name, attribute) {
      if (name === 'workbookPr') is1904 = /^(?:1|true|on)$/.test(attribute('date1904') ?? '');
      if (name !== 'sheet') return;
      sheets.push({
        name: attribute('name') ?? '',
        id: attribute('r:id') ?? attribute('relationships:id') ?? '',
        isHidden: attribute('state')?.toLowerCase().includes('hidden') === true,
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return { sheets, is1904 };
}

/** The part of the archive for each relationship of the workbook. */
async function readTargets(zip: ZipArchive): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  await readPart(zip, 'xl/_rels/workbook.xml.rels', mostBytesOfSmallParts, {
    open(name, attribute) {
      const target = attribute('Target');
      if (name !== 'Relationship' || target === undefined) return;
      const part = target.startsWith('/') ? target.slice(1) : path.join('xl', target);
      targets.set(attribute('Id') ?? '', part);
    },
    close: () => undefined,
    text: () => undefined,
  });
  return targets;
}

async function readFormats(zip: ZipArchive): Promise<readonly CellFormat[]> {
  const custom = new Map<number, CellFormat>();
  const formats: CellFormat[] = [];
  let isInCellFormats = false;
  await readPart(zip, 'xl/styles.xml', mostBytesOfSmallParts, {
    open(name, attribute) {
      const id = Number(attribute('numFmtId') ?? 0);
      if (name === 'cellXfs') isInCellFormats = true;
      else if (name === 'numFmt') custom.set(id, customFormat(attribute('formatCode') ?? ''));
      else if (name === 'xf' && isInCellFormats) formats.push(custom.get(id) ?? builtInFormat(id));
    },
    close(name) {
      if (name === 'cellXfs') isInCellFormats = false;
    },
    text: () => undefined,
  });
  return formats;
}

async function readSharedStrings(zip: ZipArchive): Promise<StringTable> {
  const strings = new StringTable();
  const collector = new TextCollector();
  await readPart(zip, 'xl/sharedStrings.xml', mostBytesOfStrings, {
    open(name) {
      if (name === 'si') collector.begin();
      else collector.open(name);
    },
    close(name) {
      if (name !== 'si') {
        collector.close(name);
        return;
      }
      strings.add(collector.end());
      if (strings.byteLength > longestStrings) {
        throw new FileFault(
          null,
          'There is more text in this workbook than Ovo takes in at once. Save the sheet as CSV UTF-8 and import that.',
        );
      }
    },
    text: (text) => collector.text(text),
  });
  return strings;
}

/** Joins the text of a cell from its runs, without the phonetic guides beside Japanese text. */
export class TextCollector {
  #text = '';
  #isInText = false;
  #isPhonetic = false;

  begin(): void {
    this.#text = '';
    this.#isInText = false;
    this.#isPhonetic = false;
  }

  open(name: string): void {
    if (name === 'rPh') this.#isPhonetic = true;
    else if (name === 't') this.#isInText = !this.#isPhonetic;
  }

  close(name: string): void {
    if (name === 'rPh') this.#isPhonetic = false;
    else if (name === 't') this.#isInText = false;
  }

  text(text: string): void {
    if (this.#isInText) this.#text += text;
  }

  /** The text so far; `_x000D_` in it means the character with that number. A NUL becomes U+FFFD. */
  end(): string {
    const text = this.#text;
    if (!text.includes('_x')) return text;
    return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16) || 0xfffd),
    );
  }
}

async function readPart(
  zip: ZipArchive,
  name: string,
  mostBytes: number,
  events: XmlEvents,
): Promise<void> {
  const xml = new XmlReader(events);
  for await (const piece of zip.read(name, mostBytes)) xml.add(piece, null);
  xml.end(null);
}

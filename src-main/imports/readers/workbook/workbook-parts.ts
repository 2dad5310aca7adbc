import { cleanText, cutText } from '../../../../src-shared/lib/clean-text.ts';
import { builtInFormat, customFormat, type CellFormat } from './cell-format.ts';
import { FileFault } from '../file-fault.ts';
import { contentTypesOf, readPart, relationshipsOf, type Relationship } from './office-package.ts';
import { StringTable } from './string-table.ts';
import { TextCollector } from './text-collector.ts';
import type { ZipArchive } from './zip-archive.ts';
import { words } from '../../../../src-shared/words/words.ts';

/** The parts of a workbook that all its sheets need. */
export interface WorkbookParts {
  /** The visible sheets, in their order; all sheets where all are hidden. */
  readonly sheets: readonly NamedSheet[];
  readonly sharedStrings: StringTable;
  /** The format for each style that a cell can name. */
  readonly formats: readonly CellFormat[];
  /** Whether days count from 1904, as on old Macs. */
  readonly is1904: boolean;
}

/** A sheet of cells. */
export interface NamedSheet {
  readonly name: string;
  readonly part: string;
}

interface SheetEntry {
  readonly name: string;
  readonly id: string;
  readonly isHidden: boolean;
}

const mostBytesOfSmallParts = 64 * 1024 * 1024;
const mostBytesOfStrings = 512 * 1024 * 1024;

/** The most bytes of all shared strings together. */
const longestStrings = 192 * 1024 * 1024;

/** Characters of a sheet's name that are kept; Excel allows 31. */
const longestSheetName = 100;

/** What the content types of a workbook's parts end in. */
const workbookType =
  /(?:spreadsheetml\.(?:sheet|template)|ms-excel\.(?:sheet|template|addin)\.macroenabled)\.main\+xml$/;

/**
 * The part of a package that is the workbook, wherever it is; null where there is none, as in a Word
 * document.
 */
export async function findWorkbook(zip: ZipArchive): Promise<string | null> {
  const types = await unlessDamaged(contentTypesOf(zip), new Map());
  const has = new Set(zip.names);
  const main = (await unlessDamaged(relationshipsOf(zip, ''), [])).find(
    ({ type }) => type === 'officeDocument',
  );
  const isWorkbook = (part: string) => {
    const type = types.get(part);
    return type === undefined ? /\/?workbook[^/]*\.xml$/.test(part) : workbookType.test(type);
  };
  if (main !== undefined && has.has(main.part) && isWorkbook(main.part)) return main.part;
  return zip.names.find(isWorkbook) ?? null;
}

/** Reads what the sheets of a workbook need. Throws FileFault where no sheet of it can be found. */
export async function readWorkbookParts(zip: ZipArchive, workbook: string): Promise<WorkbookParts> {
  const { entries, is1904 } = await readSheets(zip, workbook);
  const has = new Set(zip.names);
  const related = (await relationshipsOf(zip, workbook)).filter(({ part }) => has.has(part));
  const types = await unlessDamaged(contentTypesOf(zip), new Map());
  const partOf = (type: string, fileName: RegExp) =>
    related.find((one) => one.type === type)?.part ??
    zip.names.find((part) => types.get(part)?.endsWith(`.${type.toLowerCase()}+xml`)) ??
    zip.names.find((part) => fileName.test(part));
  const strings = partOf('sharedStrings', /(?:^|\/)sharedstrings\.xml$/);
  const styles = partOf('styles', /(?:^|\/)xl\/styles\.xml$/);
  return {
    sheets: sheetsOf(entries, related, sheetParts(zip, types)),
    sharedStrings:
      strings === undefined ? new StringTable() : await readSharedStrings(zip, strings),
    formats: styles === undefined ? [] : await readFormats(zip, styles),
    is1904,
  };
}

/** What the package says of itself, or `otherwise` where that is damaged: the parts can tell as well. */
async function unlessDamaged<Value>(reading: Promise<Value>, otherwise: Value): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof FileFault) return otherwise;
    throw error;
  }
}

/** The parts that are sheets of cells, by their types or their names, in the order of their numbers. */
function sheetParts(zip: ZipArchive, types: ReadonlyMap<string, string>): readonly string[] {
  return zip.names
    .filter((part) =>
      types.has(part)
        ? types.get(part)?.endsWith('.worksheet+xml') === true
        : /(?:^|\/)worksheets\/[^/]+\.xml$/.test(part),
    )
    .toSorted((one, two) => one.localeCompare(two, 'en', { numeric: true }));
}

function sheetsOf(
  entries: readonly SheetEntry[],
  related: readonly Relationship[],
  parts: readonly string[],
): readonly NamedSheet[] {
  const byId = new Map(related.map((one) => [one.id, one]));
  const found = entries.flatMap(({ name, id, isHidden }) => {
    const target = byId.get(id);
    // Charts, dialogs and macros can be sheets, too.
    const isCells = target !== undefined && /^worksheet$|^$/i.test(target.type);
    return isCells ? [{ name, isHidden, part: target.part }] : [];
  });
  const lost = parts.map((part, place) => ({
    name: entries[place]?.name ?? `Sheet ${place + 1}`,
    isHidden: entries[place]?.isHidden === true,
    part,
  }));
  const known = found.length > 0 ? found : lost;
  if (known.length === 0) {
    throw new FileFault(null, words.contactsFiles.workbook.noSheet);
  }
  const visible = known.filter(({ isHidden }) => !isHidden);
  return withOwnNames(visible.length > 0 ? visible : known);
}

/** No two sheets have the same name, as a sheet is chosen by it. */
function withOwnNames(sheets: readonly NamedSheet[]): readonly NamedSheet[] {
  const used = new Set<string>();
  return sheets.map(({ name, part }) => {
    const base = cutText(cleanText(name), longestSheetName);
    let own = base;
    for (let count = 2; used.has(own); count += 1) own = `${base} (${count})`;
    used.add(own);
    return { name: own, part };
  });
}

async function readSheets(
  zip: ZipArchive,
  workbook: string,
): Promise<{ readonly entries: readonly SheetEntry[]; readonly is1904: boolean }> {
  const entries: SheetEntry[] = [];
  let is1904 = false;
  await readPart(zip, workbook, mostBytesOfSmallParts, {
    open(name, attributes, namespace) {
      if (!isMain(namespace)) return;
      if (name === 'workbookPr') {
        is1904 = /^(?:1|true|on)$/.test(attributes.plain('date1904') ?? '');
      }
      if (name !== 'sheet') return;
      entries.push({
        name: attributes.plain('name') ?? '',
        id: attributes.of('/relationships', 'id') ?? '',
        isHidden: attributes.plain('state')?.toLowerCase().includes('hidden') === true,
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return { entries, is1904 };
}

/** Whether an element belongs to the workbook itself; a document without namespaces counts, too. */
function isMain(namespace: string): boolean {
  return namespace === '' || /\/spreadsheetml\/(?:2006\/)?main$/.test(namespace);
}

async function readFormats(zip: ZipArchive, styles: string): Promise<readonly CellFormat[]> {
  const custom = new Map<number, CellFormat>();
  const formats: CellFormat[] = [];
  let isInCellFormats = false;
  await readPart(zip, styles, mostBytesOfSmallParts, {
    open(name, { plain }, namespace) {
      if (!isMain(namespace)) return;
      const id = Number(plain('numFmtId') ?? 0);
      if (name === 'cellXfs') isInCellFormats = true;
      else if (name === 'numFmt') custom.set(id, customFormat(plain('formatCode') ?? ''));
      else if (name === 'xf' && isInCellFormats) formats.push(custom.get(id) ?? builtInFormat(id));
    },
    close(name) {
      if (name === 'cellXfs') isInCellFormats = false;
    },
    text: () => undefined,
  });
  return formats;
}

async function readSharedStrings(zip: ZipArchive, part: string): Promise<StringTable> {
  const strings = new StringTable();
  const collector = new TextCollector();
  await readPart(zip, part, mostBytesOfStrings, {
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
      if (strings.byteLength > longestStrings) throw tooMuchText();
    },
    text: (text) => collector.text(text),
  });
  return strings;
}

function tooMuchText(): FileFault {
  return new FileFault(null, words.contactsFiles.workbook.tooMuchText);
}

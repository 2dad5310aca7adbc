import { dayAsText, numberAsText } from './cell-format.ts';
import { csvLimits } from '../text/csv-reader.ts';
import { FileFault } from '../file-fault.ts';
import type { FileRow } from '../row-source.ts';
import { TextCollector, tooLong } from './text-collector.ts';
import type { WorkbookParts } from './workbook-parts.ts';
import { XmlReader } from './xml-events.ts';
import { words } from '../../../../src-shared/words/words.ts';

/**
 * Reads the rows of a sheet from pieces of its XML, as the sheet shows them: the results of formulas,
 * numbers with all their digits, TRUE and FALSE, days as `2024-03-01`, nothing for an error such as #N/A.
 * Hidden rows and columns are read, too; the first of merged cells has their text. Rows without text are
 * left out.
 */
export class SheetRows {
  readonly #parts: WorkbookParts;
  readonly #xml: XmlReader;
  readonly #text = new TextCollector();
  #rows: FileRow[] = [];
  #line = 0;
  #cells: string[] = [];
  #hasText = false;
  #rowLength = 0;
  #column = -1;
  #type = 'n';
  #style = 0;
  #value = '';
  #isInValue = false;
  #isInData = false;

  constructor(parts: WorkbookParts) {
    this.#parts = parts;
    this.#xml = new XmlReader({
      open: (name, { plain }) => this.#open(name, plain),
      close: (name) => this.#close(name),
      text: (text) => {
        if (!this.#isInData) return;
        if (this.#isInValue) this.#addToValue(text);
        else this.#text.text(text);
      },
    });
  }

  /** The rows that end in this piece. Throws FileFault where the sheet is damaged. */
  add(piece: Buffer): readonly FileRow[] {
    this.#xml.add(piece, this.#line || null);
    const rows = this.#rows;
    if (rows.length > 0) this.#rows = [];
    return rows;
  }

  end(): void {
    this.#xml.end(this.#line || null);
  }

  #addToValue(text: string): void {
    this.#value += text;
    if (this.#value.length > csvLimits.cellLength) throw tooLong(this.#line);
  }

  #open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'sheetData') this.#isInData = true;
    // Drawings and forms behind the cells have rows and texts, too.
    if (!this.#isInData) return;
    switch (name) {
      case 'row':
        this.#line = this.#nextLine(attribute('r'));
        this.#cells = [];
        this.#rowLength = 0;
        this.#hasText = false;
        this.#column = -1;
        break;
      case 'c':
        this.#column = columnOf(attribute('r')) ?? this.#column + 1;
        this.#type = attribute('t') ?? 'n';
        this.#style = Number(attribute('s') ?? 0);
        this.#value = '';
        this.#text.begin();
        break;
      case 'v':
        this.#isInValue = true;
        break;
      default:
        this.#text.open(name);
    }
  }

  /** The number of a row: its own, or the next one where it has none or one that was before. */
  #nextLine(own: string | undefined): number {
    const line = Math.trunc(Number(own ?? 0)) || 0;
    if (line > lastRow || this.#line >= lastRow) {
      throw new FileFault(
        this.#line || null,
        words.contactsFiles.workbook.impossibleRow(this.#line, own ?? ''),
      );
    }
    return Math.max(this.#line + 1, line);
  }

  #close(name: string): void {
    if (!this.#isInData) return;
    if (name === 'sheetData') this.#isInData = false;
    switch (name) {
      case 'row':
        if (this.#hasText) this.#rows.push({ line: this.#line, cells: this.#cells });
        break;
      case 'c':
        this.#take(this.#shown());
        break;
      case 'v':
        this.#isInValue = false;
        break;
      default:
        this.#text.close(name);
    }
  }

  /** The text that the cell shows. */
  #shown(): string {
    const value = this.#value;
    const { formats, is1904 } = this.#parts;
    switch (this.#type) {
      case 's':
        return value.trim() === '' ? '' : this.#sharedText(Number(value));
      case 'inlineStr':
        return this.#text.end();
      case 'b':
        return value === '' ? '' : /^(?:1|true)$/i.test(value.trim()) ? 'TRUE' : 'FALSE';
      case 'e':
        return '';
      case 'd':
        return dayAsText(value);
      case 'n':
        return numberAsText(value, formats[this.#style] ?? 'plain', is1904);
      default:
        return value;
    }
  }

  /** A text that many cells can share. One that is not there would be lost without a word. */
  #sharedText(place: number): string {
    const text = this.#parts.sharedStrings.at(place);
    if (text !== undefined) return text;
    throw new FileFault(this.#line, words.contactsFiles.workbook.textsMissing);
  }

  #take(text: string): void {
    if (text === '') return;
    if (text.length > csvLimits.cellLength) throw tooLong(this.#line);
    if (this.#column >= csvLimits.columns) {
      if (text.trim() === '') return;
      throw new FileFault(
        this.#line,
        words.contactsFiles.workbook.tooManyColumns(this.#line, csvLimits.columns),
      );
    }
    this.#rowLength += text.length;
    if (this.#rowLength > csvLimits.rowLength) {
      throw new FileFault(
        this.#line,
        words.contactsFiles.workbook.rowTooLong(this.#line, csvLimits.rowLength),
      );
    }
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
    this.#hasText = true;
  }
}

/** The highest number of a row in any spreadsheet program: LibreOffice can have 2^24 rows. */
const lastRow = 16_777_216;

/** The column of a cell, from 0, by its name (`C5` is 2); null without a name. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null;
  let column = 0;
  for (let index = 0; index < Math.min(4, reference.length); index += 1) {
    const code = reference.charCodeAt(index);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column === 0 ? null : column - 1;
}

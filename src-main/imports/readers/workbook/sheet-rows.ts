import { numberAsText } from './cell-format.ts';
import { csvLimits } from '../text/csv-reader.ts';
import { FileFault } from '../file-fault.ts';
import type { FileRow } from '../row-source.ts';
import { TextCollector, type WorkbookParts } from './workbook-parts.ts';
import { XmlReader } from './xml-events.ts';

/**
 * Reads the rows of a sheet from pieces of its XML, as the sheet shows them: the results of formulas,
 * numbers with all their digits, TRUE and FALSE, days as `2024-03-01`. Hidden rows and columns are read,
 * too; the first of merged cells has their text. Rows without text are left out.
 */
export class SheetRows {
  readonly #parts: WorkbookParts;
  readonly #xml: XmlReader;
  readonly #text = new TextCollector();
  #rows: FileRow[] = [];
  #line = 0;
  #cells: string[] = [];
  #hasText = false;
  #column = -1;
  #type = 'n';
  #style = 0;
  #value = '';
  #isInValue = false;

  constructor(parts: WorkbookParts) {
    this.#parts = parts;
    this.#xml = new XmlReader({
      open: (name, attribute) => this.#open(name, attribute),
      close: (name) => this.#close(name),
      text: (text) => {
        if (this.#isInValue) this.#value += text;
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

  #open(name: string, attribute: (name: string) => string | undefined): void {
    switch (name) {
      case 'row':
        this.#line = Math.max(this.#line + 1, Math.trunc(Number(attribute('r') ?? 0)) || 0);
        this.#cells = [];
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

  #close(name: string): void {
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
    const { sharedStrings, formats, is1904 } = this.#parts;
    switch (this.#type) {
      case 's':
        return value === '' ? '' : sharedStrings.at(Number(value));
      case 'inlineStr':
        return this.#text.end();
      case 'b':
        return value === '' ? '' : /^(?:1|true)$/i.test(value.trim()) ? 'TRUE' : 'FALSE';
      case 'n':
        return numberAsText(value, formats[this.#style] ?? 'plain', is1904);
      default:
        return value;
    }
  }

  #take(text: string): void {
    if (text === '') return;
    if (text.length > csvLimits.cellLength) {
      const most = csvLimits.cellLength.toLocaleString('en');
      throw new FileFault(
        this.#line,
        `A cell of row ${this.#line} is longer than ${most} characters. Shorten it in a spreadsheet program.`,
      );
    }
    if (this.#column >= csvLimits.columns) {
      const most = csvLimits.columns.toLocaleString('en');
      throw new FileFault(
        this.#line,
        `Row ${this.#line} has something in it beyond the ${most}th column. Keep the columns with contacts in a sheet of their own.`,
      );
    }
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
    this.#hasText = true;
  }
}

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

import { zipOf } from './zip.ts';

/** A cell as its XML, or its text. */
export type SheetCell = string | { readonly xml: string };

export interface Sheet {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** Null leaves a row out. */
  readonly rows: readonly (readonly (SheetCell | null)[] | null)[];
}

/** How the workbook counts days, and the formats of its styles from 1 on: numbers or codes. */
export interface SheetsOptions {
  readonly is1904?: boolean;
  readonly formats?: readonly (number | string)[];
}

/** A workbook as Excel writes one: shared strings, styles, a relationship for each sheet. */
export function sheetsAsXlsx(sheets: readonly Sheet[], options: SheetsOptions = {}): Buffer {
  return zipOf(xlsxParts(sheets, options));
}

/** The parts of such a workbook, before they are packed. */
export function xlsxParts(
  sheets: readonly Sheet[],
  options: SheetsOptions = {},
): Readonly<Record<string, string>> {
  const strings: string[] = [];
  const sheetXml = sheets.map(({ rows }) =>
    rows.map((row, index) => (row === null ? '' : rowXml(row, index + 1, strings))).join(''),
  );
  const formats = options.formats ?? [];
  const custom = formats.flatMap((format, index) =>
    typeof format === 'string' ? [{ id: 164 + index, code: format }] : [],
  );
  const ids = formats.map((format, index) => (typeof format === 'string' ? 164 + index : format));
  return {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'xl/workbook.xml': `${head}<workbook ${main} ${relationships}><workbookPr${options.is1904 === true ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships>${sheets
      .map(
        (_sheet, index) =>
          `<Relationship Id="rId${index + 1}" Type="worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
    'xl/styles.xml': `${head}<styleSheet ${main}><numFmts>${custom
      .map(({ id, code }) => `<numFmt numFmtId="${id}" formatCode="${escaped(code)}"/>`)
      .join(
        '',
      )}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${ids
      .map((id) => `<xf numFmtId="${id}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheetXml.map((rows, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `${head}<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
    'xl/sharedStrings.xml': `${head}<sst ${main}>${strings
      .map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`)
      .join('')}</sst>`,
  };
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relationships =
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

function rowXml(cells: readonly (SheetCell | null)[], number: number, strings: string[]): string {
  const xml = cells.map((cell, index) => {
    if (cell === null) return '';
    if (typeof cell !== 'string') return cell.xml;
    strings.push(cell);
    return `<c r="${columnName(index)}${number}" t="s"><v>${strings.length - 1}</v></c>`;
  });
  return `<row r="${number}">${xml.join('')}</row>`;
}

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

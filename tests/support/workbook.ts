import { zipOf } from './zip.ts';

/** A text, nothing, or a cell as it stands in the sheet's XML. */
type Cell = string | null | { readonly xml: string };

export interface Sheet {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** From the first row; null for a row that the sheet does not name. */
  readonly rows: readonly (readonly Cell[] | null)[];
}

interface WorkbookOptions {
  /** What `s="1"` and so on mean: the number of a format that every program knows, or one written out. */
  readonly formats?: readonly (number | string)[];
  /** Whether days are counted from 1904. */
  readonly is1904?: boolean;
}

const openXml = 'http://schemas.openxmlformats.org';
const main = `xmlns="${openXml}/spreadsheetml/2006/main"`;
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The bytes of an Excel workbook; its texts are kept in one place and shared, as Excel does. */
export function workbookOf(sheets: readonly Sheet[], options: WorkbookOptions = {}): Buffer {
  const texts: string[] = [];
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="${openXml}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${declaration}<workbook ${main} xmlns:r="${openXml}/officeDocument/2006/relationships"><workbookPr${options.is1904 === true ? ' date1904="1"' : ''}/><sheets>${sheets.map(sheetEntry).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['sharedStrings', 'sharedStrings.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': stylesOf(options.formats ?? []),
  };
  sheets.forEach(({ rows }, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `${declaration}<worksheet ${main}><sheetData>${rows.map((row, place) => rowOf(row, place + 1, texts)).join('')}</sheetData></worksheet>`;
  });
  parts['xl/sharedStrings.xml'] =
    `${declaration}<sst ${main}>${texts.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('')}</sst>`;
  return zipOf(parts);
}

function sheetEntry({ name, state }: Sheet, index: number): string {
  const shown = state === undefined ? '' : ` state="${state}"`;
  return `<sheet name="${escape(name)}" sheetId="${index + 1}"${shown} r:id="rId${index + 1}"/>`;
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const entries = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${openXml}/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${openXml}/package/2006/relationships">${entries.join('')}</Relationships>`;
}

function rowOf(row: readonly Cell[] | null, number: number, texts: string[]): string {
  if (row === null) return '';
  const cells = row.map((cell, column) => {
    if (cell === null) return '';
    if (typeof cell !== 'string') return cell.xml;
    texts.push(cell);
    return `<c r="${String.fromCodePoint(65 + column)}${number}" t="s"><v>${texts.length - 1}</v></c>`;
  });
  return `<row r="${number}">${cells.join('')}</row>`;
}

/** The first number that a workbook can give to a format of its own. */
const firstOwnFormat = 164;

function stylesOf(formats: readonly (number | string)[]): string {
  const own = formats.map((format, index) =>
    typeof format === 'number'
      ? ''
      : `<numFmt numFmtId="${firstOwnFormat + index}" formatCode="${escape(format)}"/>`,
  );
  const styles = [0, ...formats].map((format, index) => {
    const id = typeof format === 'number' ? format : firstOwnFormat + index - 1;
    return `<xf numFmtId="${id}"/>`;
  });
  return `${declaration}<styleSheet ${main}><numFmts>${own.join('')}</numFmts><cellXfs>${styles.join('')}</cellXfs></styleSheet>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

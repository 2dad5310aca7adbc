import iconv from 'iconv-lite';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { xlsxParts } from '../support/sheets.ts';
import { zipOf } from '../support/zip.ts';
import { breakFile, type Chance } from './break-file.ts';

/** What broken files are made of. */
export interface Corpus {
  /** A broken file that follows from chance. */
  draw(chance: Chance): Buffer;
  readonly size: number;
}

/** Small whole files of every kind: each format, encoding, delimiter, and way to write rows. */
export function createCorpus(): Corpus {
  const cards = [...fixtureFiles('.vcf'), ...writtenCards()];
  const texts = [...fixtureFiles('.csv'), ...writtenTexts()];
  const workbooks = writtenWorkbooks();
  return {
    size: cards.length + texts.length + workbooks.length,
    draw(chance) {
      const kind = chance.upTo(10);
      const other = chance.oneOf([...texts, ...cards]);
      if (kind < 7) return breakFile(chance.oneOf(texts), other, chance);
      if (kind < 8) return breakFile(chance.oneOf(cards), other, chance);
      const parts = chance.oneOf(workbooks);
      if (kind < 9) return breakFile(zipOf(parts), other, chance);
      const name = chance.oneOf(Object.keys(parts));
      const part = breakFile(Buffer.from(parts[name] ?? ''), other, chance);
      return zipOf({ ...parts, [name]: part });
    },
  };
}

const fixtures = path.join(import.meta.dirname, '../fixtures/contacts');

const names = [
  'Zoë Müller',
  'José "Pepe" Díaz',
  'Bob, Jr.',
  'Søren',
  "O'Brien",
  '=1+1',
  'Ann\nLee',
];

function fixtureFiles(ending: string): readonly Buffer[] {
  return readdirSync(fixtures)
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(path.join(fixtures, name)));
}

function writtenCards(): readonly Buffer[] {
  const quoted = `BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg\r\nTEL;CELL:2125550123\r\nNOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=\r\ntwo\r\nEND:VCARD\r\n`;
  const four = `BEGIN:VCARD\nVERSION:4.0\nFN:Ann\nitem1.TEL;VALUE=uri;TYPE="voice,cell":tel:+1-212-555-0127;ext=5\nitem1.X-ABLabel:Shop\nNOTE:a\\, b\\n\n c\nEND:VCARD\n`;
  return [quoted, four, quoted + four + quoted].flatMap((text) => [
    Buffer.from(text),
    iconv.encode(text, 'utf-16le'),
  ]);
}

function writtenTexts(): readonly Buffer[] {
  const texts = [',', ';', '\t', '|'].flatMap((delimiter) =>
    ['\n', '\r\n', '\r'].map((lineEnd) => written(delimiter, lineEnd)),
  );
  const western = texts.flatMap((text) =>
    ['utf-8', 'windows-1252', 'macintosh', 'utf-16le', 'utf-16be'].map((encoding) =>
      iconv.encode(text, encoding),
    ),
  );
  const eastern = [
    iconv.encode('名前,電話\n山田太郎,2125550123\n佐藤,2125550124\n', 'shift_jis'),
    iconv.encode('姓名,电话\n张伟,2125550123\n王芳,2125550124\n', 'gb18030'),
    iconv.encode('sep=;\r\n名前;電話\r\n山田;2125550123\r\n', 'utf-16le', { addBOM: true }),
    Buffer.from('2125550123\n2125550124\n'),
    Buffer.from('\uFEFFName,Phone\r\n'),
  ];
  const long = [',', ';'].map((delimiter) => Buffer.from(written(delimiter, '\n').repeat(160)));
  return [...western, ...eastern, ...long, ...long, ...long, ...long];
}

function written(delimiter: string, lineEnd: string): string {
  const rows = [
    ['Name', 'Phone', 'Opted out', 'Tags', 'Note'],
    ...names.map((name, index) => [
      name,
      `+1212555010${index}`,
      index % 3 === 0 ? 'no' : '',
      'vip;new',
      index % 2 === 0 ? 'x' : '',
    ]),
  ];
  const quoted = (cell: string) =>
    /["\n,;|\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return rows.map((row) => row.map(quoted).join(delimiter) + lineEnd).join('');
}

function writtenWorkbooks(): readonly Readonly<Record<string, string>>[] {
  const rows = names.map((name, index) => [name, `+1212555010${index}`, 'x']);
  const numbers = [
    { xml: '<c r="A9"><v>12125550123</v></c>' },
    { xml: '<c r="B9" s="1"><v>45352</v></c>' },
    { xml: '<c r="C9" t="inlineStr"><is><r><t>a</t></r><rPh><t>b</t></rPh></is></c>' },
  ];
  const sheet = { name: 'People', rows: [['Name', 'Phone', 'Note'], ...rows, numbers] };
  return [
    xlsxParts([sheet], { formats: [14] }),
    xlsxParts([{ name: 'Empty', rows: [] }, sheet, sheet], { is1904: true }),
  ];
}

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvReader, type CsvRow } from '../../../../src-main/imports/readers/text/csv-reader.ts';
import { FileFault } from '../../../../src-main/imports/readers/file-fault.ts';
import type { Delimiter } from '../../../../src-shared/import/file-reading.ts';

/** Characters that are neither cleaned nor escaped. */
const plain = /^[ !#-[\]-~]*$/;

/** Reads a text that comes in pieces of that many characters; each row that is called plain has to be. */
function read(
  text: string,
  delimiter: Delimiter = ',',
  pieceLength = Infinity,
): readonly Omit<CsvRow, 'isPlain'>[] {
  return readAsPlain(text, delimiter, pieceLength).map(({ line, cells: found, isPlain }) => {
    if (isPlain) for (const cell of found) expect(cell).toMatch(plain);
    return { line, cells: found };
  });
}

function readAsPlain(
  text: string,
  delimiter: Delimiter,
  pieceLength = Infinity,
): readonly CsvRow[] {
  const reader = new CsvReader(delimiter);
  const rows: CsvRow[] = [];
  const takeAll = () => {
    for (let row = reader.next(); row !== null; row = reader.next()) rows.push(row);
  };
  for (let start = 0; start < text.length; start += pieceLength) {
    reader.feed(text.slice(start, start + pieceLength));
    takeAll();
  }
  reader.end();
  takeAll();
  return rows;
}

function cells(text: string, delimiter: Delimiter = ',') {
  return read(text, delimiter).map((row) => row.cells);
}

function faultOf(text: string, pieceLength = Infinity): { rows: number; fault: FileFault } {
  const reader = new CsvReader(',');
  let rows = 0;
  try {
    for (let start = 0; start < text.length; start += pieceLength) {
      reader.feed(text.slice(start, start + pieceLength));
      while (reader.next() !== null) rows += 1;
    }
    reader.end();
    while (reader.next() !== null) rows += 1;
  } catch (error) {
    if (error instanceof FileFault) return { rows, fault: error };
    throw error;
  }
  throw new Error('There was no fault.');
}

describe('the cells of a CSV', () => {
  it.each([
    [
      'comma in quotes',
      'a,b\n"1,2",3',
      [
        ['a', 'b'],
        ['1,2', '3'],
      ],
    ],
    [
      'empty cells',
      'a,b,c\n,,\n"","",x',
      [
        ['a', 'b', 'c'],
        ['', '', ''],
        ['', '', 'x'],
      ],
    ],
    [
      'empty cell at the end',
      'a,\nb,\n',
      [
        ['a', ''],
        ['b', ''],
      ],
    ],
    ['quotes within quotes', '"he said ""hi""",2', [['he said "hi"', '2']]],
    ['only quotes within quotes', '"""",""""""', [['"', '""']]],
    ['JSON in a cell', 'k\n"{""a"": ""b, c""}"', [['k'], ['{"a": "b, c"}']]],
    [
      'line breaks in a cell',
      '"a\nb","c\r\nd","e\rf"\nx,y,z',
      [
        ['a\nb', 'c\r\nd', 'e\rf'],
        ['x', 'y', 'z'],
      ],
    ],
    [
      'LF',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CRLF',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CR',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['line ends of every kind in one file', 'a\nb\r\nc\rd', [['a'], ['b'], ['c'], ['d']]],
    [
      'no line end at the end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a quoted cell at the very end', 'a\n"b"', [['a'], ['b']]],
    [
      'characters of every size',
      'é,ж,名,👋\n1,2,3,4',
      [
        ['é', 'ж', '名', '👋'],
        ['1', '2', '3', '4'],
      ],
    ],
    [
      'blank lines',
      '\n\na,b\n\n\r\n1,2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a lone empty quoted cell', '""\nx', [[''], ['x']]],
    ['a byte order mark', '\uFEFFa,b\n', [['a', 'b']]],
    ['a byte order mark before a quote', '\uFEFF"a","b"\n', [['a', 'b']]],
    [
      'rows of different lengths',
      'a,b,c\n1\n1,2,3,4',
      [['a', 'b', 'c'], ['1'], ['1', '2', '3', '4']],
    ],
    [
      'a quote in an unquoted cell',
      '5" pipe,6" pipe\nx,y',
      [
        ['5" pipe', '6" pipe'],
        ['x', 'y'],
      ],
    ],
    [
      'text after a closing quote',
      '"Ann" Lee,"a"b"c"\nx,y',
      [
        ['Ann Lee', 'ab"c"'],
        ['x', 'y'],
      ],
    ],
    ['spaces around quotes', '"a", "b, c" , "d"\n', [['a', 'b, c', 'd']]],
    ['spaces that belong to a cell', ' a , b \n', [[' a ', ' b ']]],
  ])('are right with %s', (_what, text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  it.each([';', '\t', '|'] as const)('are right with the delimiter %j', (delimiter) => {
    const text = `a${delimiter}"b${delimiter}c"${delimiter}d,e\n`;
    expect(cells(text, delimiter)).toEqual([['a', `b${delimiter}c`, 'd,e']]);
  });

  it.each(['sep=;\na;b', 'SEP=;\r\na;b', '"sep=;"\ra;b', '\uFEFFsep=;\na;b'])(
    'pass over the first line of %j, which is for Excel',
    (text) => {
      expect(read(text, ';')).toEqual([{ line: 2, cells: ['a', 'b'] }]);
    },
  );

  it('are the same as with csv-parse, whatever the quotes and the pieces', () => {
    const cell = fc.oneof(
      fc.string({
        unit: fc.constantFrom('a', 'é', '"', '\\', ',', ';', '\n', '\r', '\t', ' ', '😀'),
      }),
      fc.constantFrom('', ' ', '""', '"a"', "'", '+1 212 555 0123'),
    );
    const row = fc.array(fc.tuple(cell, fc.boolean()), { minLength: 1, maxLength: 6 });
    const table = fc.array(row, { maxLength: 12 });
    fc.assert(
      fc.property(
        table,
        fc.constantFrom<Delimiter>(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        (rows, delimiter, lineEnd, endsInLineEnd, pieceLength) => {
          const lines = rows.map((one) =>
            one
              .map(([text, isQuoted]) =>
                isQuoted || one.length === 1 || /[",;|\t\r\n]/.test(text)
                  ? `"${text.replaceAll('"', '""')}"`
                  : text,
              )
              .join(delimiter),
          );
          const text = lines.join(lineEnd) + (endsInLineEnd ? lineEnd : '');
          const ended = lines.map((line) => line + lineEnd).join('');
          const expected = rows.map((one) => one.map(([value]) => value));
          expect(read(text, delimiter, pieceLength).map((one) => one.cells)).toEqual(expected);
          expect(
            parse(ended, {
              delimiter,
              record_delimiter: ['\r\n', '\n', '\r'],
              relax_column_count: true,
            }),
          ).toEqual(expected);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('do not depend on the pieces, for valid and invalid text', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '"', '"', ',', '\n', '\r', ' ', '\0', '\uFEFF', 'sep=;'),
      maxLength: 60,
    });
    const outcome = (written: string, pieceLength: number) => {
      try {
        return read(written, ',', pieceLength);
      } catch (error) {
        if (error instanceof FileFault) return error.line;
        throw error;
      }
    };
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 7 }), (written, pieceLength) => {
        expect(outcome(written, pieceLength)).toEqual(outcome(written, Infinity));
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('a row', () => {
  it.each([
    ['a,b c\r\n1,2\r\n', ',', true],
    ['"a","b c"\n', ',', true],
    ['a\tb\n', '\t', true],
    ['a\tb\n', ',', false],
    ['"a\tb"\n', '\t', false],
    ['"a\nb"\n', ',', false],
    ['"a ""b"""\n', ',', false],
    ['a"b\n', ',', false],
    ['a\\b\n', ',', false],
    ['é\n', ',', false],
    ['\u007f\n', ',', false],
  ] as const)(
    'is plain where nothing is to be cleaned or escaped: %j with %j is: %s',
    (text, delimiter, isPlain) => {
      expect(readAsPlain(text, delimiter).every((row) => row.isPlain)).toBe(isPlain);
    },
  );
});

describe('the line of a row', () => {
  it('is where the row begins, with blank lines and line breaks in cells counted', () => {
    const text = 'h\r\n\r\n"a\nb\r\nc",1\r\n\n"x\ry"\rz\n';
    const lines = [1, 3, 7, 9];
    expect(read(text).map((row) => row.line)).toEqual(lines);
    expect(read(text, ',', 1).map((row) => row.line)).toEqual(lines);
  });
});

describe('a damaged CSV', () => {
  it('stops at an open quote, and names its line', () => {
    const { rows, fault } = faultOf('a,b\n1,2\n3,"4\n5,6\n7,8\n');
    expect(rows).toBe(2);
    expect(fault.line).toBe(3);
    expect(fault.message).toContain('line 3');
  });

  it('stops at an open quote that a later row would close', () => {
    expect(faultOf('a,b\n"Ann,1\n"Bob",2\n').fault.line).toBe(2);
    expect(faultOf('a,b\n"Ann,1\nBob,"2"\n').fault.line).toBe(2);
    expect(faultOf('a,b\n"Ann,1\nBob,"2"').fault.line).toBe(2);
  });

  it('stops after about a thousand lines, not at the end of a large file', () => {
    const rest = Array.from({ length: 200_000 }, (_, index) => `${index},x`).join('\n');
    const text = `a,b\n1,"2\n${rest}`;
    const reader = new CsvReader(',');
    reader.feed(text.slice(0, 400_000));
    expect(reader.next()?.cells).toEqual(['a', 'b']);
    expect(() => reader.next()).toThrow(/opened on line 2/);
    expect(faultOf(`a,b\n1,"${'x\n'.repeat(1500)}"\n`).fault.line).toBe(2);
  });

  it('stops at a NUL character, after the rows before it', () => {
    for (const text of ['a,b\n1,2\n3,\0\n5,6', 'a,b\n1,2\n"3\0",4\n5,6', 'a,b\n1,2\n3,"\0']) {
      expect(faultOf(text).rows).toBe(2);
      expect(faultOf(text).fault.line).toBe(3);
      expect(faultOf(text, 1).rows).toBe(2);
    }
    expect(faultOf('a\0').fault.message).toContain('NUL');
    expect(faultOf('a,b\n1,2\n3,\0\n').fault.message).toMatch(
      /NUL character on line 3\b.*remove the character/,
    );
  });

  it('stops at a cell or a row that is too long, and at too many columns', () => {
    const long = 'x'.repeat(100_001);
    expect(faultOf(`a,b\n1,${long}\n`).fault.message).toContain('100,000 characters');
    expect(faultOf(`a,b\n1,"${long}"\n`).fault.message).toContain('100,000 characters');
    expect(faultOf(`a\n${'x,'.repeat(1001)}\n`).fault.message).toContain('1,000 cells');
    expect(cells(`a\n${'x,'.repeat(1000)},,, ,\n`)[1]).toHaveLength(1000);
    expect(faultOf(`a\n${`${'x'.repeat(2000)},`.repeat(501)}\n`).fault.line).toBe(2);
    expect(faultOf(`a\n${`"${'x'.repeat(2000)}",`.repeat(501)}\n`).fault.line).toBe(2);
    expect(faultOf('x'.repeat(3_000_000), 65_536).fault.line).toBe(1);
    expect(cells(`${'x'.repeat(100_000)},1\n`)[0]).toHaveLength(2);
  });
});

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileFault } from '../../../../src-main/imports/readers/file-fault.ts';
import type { Delimiter } from '../../../../src-shared/import/file-reading.ts';
import { read, cells } from './read-csv.ts';

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

import { describe, expect, it } from 'vitest';
import { CsvReader } from '../../../../src-main/imports/readers/text/csv-reader.ts';
import { FileFault } from '../../../../src-main/imports/readers/file-fault.ts';
import { read, readAsPlain, cells } from './read-csv.ts';

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

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  beginsPlain,
  cleanCells,
  isNothing,
} from '../../../../src-main/imports/rows/clean-cells.ts';
import {
  beginsRefusal,
  beginsRefusalFolded,
} from '../../../../src-main/imports/rows/consent-values.ts';
import { contactRowReader } from '../../../../src-main/imports/rows/contact-row.ts';
import { findReportFooter } from '../../../../src-main/imports/rows/report-footer.ts';
import { cleanLine, cleanText } from '../../../../src-shared/lib/clean-text.ts';
import type { ColumnMapping } from '../../../../src-shared/import/import.ts';

/*
 * Nearly all cells of a file are told by their first characters, or need no cleaning as their whole file
 * needs none. What is told so is always what the careful look says.
 */

const words =
  `NULL|null|(null)|<NULL>|[NULL]|\\N|undefined|(undefined)|NaN|#N/A|#REF!|#DIV/0!|0|0.0|1|no|No|n|N|f|x|yes|
unsubscribed|Opted out|stop|STOP|do not text|dnc|never|Cancelled|texts: stop|sms opt-out|(opt out)|"stop"|1;stop|
no sms, thanks|total|Grand total|12 records|2026-05-01|3/4/2024|(212) 555-0123|212-555-0124|+1 212 555 0125|
555-0126|ann@example.com|ann@example.com, bo@example.com|Ann|Lee, Ann|O'Neil|'=1+1|'+1|a ::: b|vip;old|Mobile|fax|
☐|✗|✘|❌|нет|ні|いいえ|é|ｎｏ|ﬁn|\u0301n|\u00a0NULL|\u200bno`
    .split('|')
    .map((word) => word.replace('\n', ''));

const plainCharacter = fc.constantFrom(
  ...Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)).filter(
    (character) => character !== '"' && character !== '\\',
  ),
);
const sign = fc.string({
  unit: fc.oneof(plainCharacter, fc.constantFrom(' ', "'", '(', '0', '.')),
  maxLength: 3,
});
const anySign = fc.oneof(sign, fc.string({ unit: 'grapheme', maxLength: 2 }));

function around(text: fc.Arbitrary<string>, signs: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(signs, text, signs).map((parts) => parts.join(''));
}

const anyCell = fc.oneof(
  around(fc.constantFrom(...words), anySign),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: plainCharacter, maxLength: 12 }),
);
const plainWords = words.filter((word) => /^[\x20-\x7e]*$/.test(word) && !/["\\]/.test(word));
const plainCell = fc.oneof(
  fc.constantFrom(...plainWords),
  around(fc.constantFrom(...plainWords), sign),
  fc.string({ unit: plainCharacter, maxLength: 70 }),
);
const runs = { numRuns: 20_000 };

describe('the first characters of a cell', () => {
  test('tell only of cells that begin as no refusal, or as one, what the folded cell tells', () => {
    fc.assert(
      fc.property(anyCell, (cell) => {
        const told = beginsRefusal(cell);
        expect(told ?? beginsRefusalFolded(cell)).toBe(beginsRefusalFolded(cell));
      }),
      runs,
    );
  });

  test.each(['Ann Lee', 'unsubscribed', '(212) 555-0123', '2026-05-01', 'n'])(
    'are enough for most cells: %j',
    (cell) => {
      expect(beginsRefusal(cell) === null).toBe(cell.length < 2);
    },
  );

  test('never hide that a cell says there is nothing', () => {
    fc.assert(
      fc.property(anyCell, (cell) => {
        fc.pre(cell.length <= 20);
        const careful = isNothing(cell.trim()) ? '' : cleanText(cell);
        expect(cleanCells([cell])).toEqual([careful]);
      }),
      runs,
    );
  });

  test('never hide that a cell is blank', () => {
    fc.assert(
      fc.property(anyCell, (cell) => {
        fc.pre(beginsPlain(cell));
        expect(cleanLine(cell)).not.toBe('');
      }),
      runs,
    );
  });
});

describe('a row of plain cells', () => {
  const field = (
    name: 'firstName' | 'fullName' | 'email' | 'phone' | 'tags' | 'optOut' | 'consent',
  ) => ({ kind: 'field', field: name }) as const;
  const custom = (name: string) => ({ kind: 'custom', name }) as const;
  const mapping: ColumnMapping = [
    field('firstName'),
    field('fullName'),
    field('email'),
    field('phone'),
    field('tags'),
    custom('last_visit'),
    custom('sms_status'),
    { kind: 'ignore' },
  ];
  const names = [
    'First name',
    'Name',
    'Email',
    'Phone',
    'Tags',
    'Last visit',
    'SMS status',
    'Notes',
  ];

  test('is read as if nothing was known of its cells', () => {
    const read = contactRowReader(mapping, names, 'US');
    const row = fc.array(plainCell, { maxLength: 10 }).map((cells) => {
      // Most rows have a number, as the others are not looked at much further.
      return cells.length > 3 && cells.length % 3 > 0 ? cells.with(3, '(212) 555-0123') : cells;
    });
    fc.assert(
      fc.property(row, (cells) => {
        expect(read(cells, true)).toEqual(read(cells, false));
      }),
      runs,
    );
  });

  test('is a footer only where at most three cells are filled', () => {
    expect(findReportFooter(['', 'Total', ' ', '3', '12'], names)).toMatchObject({ cellIndex: 1 });
    expect(findReportFooter(['Total', '1', '2', '3'], names)).toBeNull();
  });
});

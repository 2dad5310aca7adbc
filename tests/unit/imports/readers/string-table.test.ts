import fc from 'fast-check';
import { expect, it } from 'vitest';
import { StringTable } from '../../../../src-main/imports/readers/workbook/string-table.ts';

it('a string table gives every text by its index, and an empty one for other indexes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 60 }),
      (texts) => {
        const table = new StringTable();
        for (const text of texts) table.add(text);
        expect(texts.map((_text, place) => table.at(place))).toEqual(texts);
        expect(table.byteLength).toBe(Buffer.byteLength(texts.join('')));
        for (const place of [-1, texts.length, 0.5, Number.NaN]) {
          expect(table.at(place)).toBeUndefined();
        }
      },
    ),
    { numRuns: 1000 },
  );
});

it('a string table grows', () => {
  const table = new StringTable();
  for (let place = 0; place < 50_000; place += 1) table.add(`Zoë ${place}`);
  table.add('x'.repeat(100_000));
  expect([table.at(0), table.at(49_999), table.at(50_000)?.length]).toEqual([
    'Zoë 0',
    'Zoë 49999',
    100_000,
  ]);
});

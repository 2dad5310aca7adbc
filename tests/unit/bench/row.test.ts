import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsIn, share, textOf, type Row } from '../../bench/row.ts';

const row: Row = {
  what: 'cost of a message',
  ovo: '12 µs',
  peer: 'at 10,000: 11 µs',
  ratio: '1.09 ×',
  budget: '≤ 1.2 ×',
  isMet: true,
};

describe('a printed row', () => {
  it('says everything there is to say, the points of a curve below', () => {
    const points = [
      { K: 1, 'texts a second': '90/s' },
      { K: 64, 'texts a second': '4,000/s' },
    ];
    expect(textOf({ ...row, isMet: false, points })).toBe(
      [
        'cost of a message',
        '    Ovo 12 µs | peer at 10,000: 11 µs | 1.09 × (budget ≤ 1.2 ×: NOT MET)',
        '      K: 1, texts a second: 90/s',
        '      K: 64, texts a second: 4,000/s',
      ].join('\n'),
    );
  });

  it('can be read again, whatever stands in it', () => {
    const words = fc
      .array(fc.constantFrom('import', 'of', '1,000', '(p95', '≤', '50', 'ms)', ':', 'met'), {
        minLength: 1,
        maxLength: 8,
      })
      .map((parts) => parts.join(' '));
    const rows = fc.record({
      what: words,
      ovo: words,
      peer: words,
      ratio: fc.constantFrom('', '1.09 ×', '0.50 %'),
      budget: words,
      isMet: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(rows), (all) => {
        const text = ['Calibration: 2.00 s.', ...all.map(textOf), 'The end.'].join('\n');
        expect(rowsIn(text)).toEqual(all);
      }),
    );
  });
});

describe('a share of values', () => {
  it('is the value below which so many of them lie', () => {
    expect(share([3, 1, 2], 0.5)).toBe(2);
    expect(share([3, 1, 2], 0.95)).toBe(3);
  });

  it('of none is no figure, so that what was never measured meets no budget', () => {
    expect(share([], 0.95) <= 100).toBe(false);
  });
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexInPages, readRows, rowsSeen } from '../../../src-renderer/api/paged-rows.ts';
import { pagesOf } from '../../../src-renderer/api/page-range.ts';
import { importPercent } from '../../../src-renderer/api/imports/import-percent.ts';
import { keepPlace, placeIn } from '../../../src-renderer/ui/grid/grid-places.ts';
import { nextActiveRow, rowsBetween } from '../../../src-renderer/ui/grid/grid-moves.ts';
import { rowsInSight, scrollTopFor } from '../../../src-renderer/ui/grid/rows-in-sight.ts';

test.each([
  ['ArrowDown', 6],
  ['ArrowUp', 4],
  ['PageDown', 15],
  ['PageUp', 0],
  ['Home', 0],
  ['End', 99],
  ['a', null],
])('%s moves from row 5 to %s', (key, row) => {
  expect(nextActiveRow(key, 5, 100, 10)).toBe(row);
});

test('no key leaves the rows, and none moves where there are none', () => {
  const keys = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'];
  const rows = fc.nat({ max: 1_000_000 });
  fc.assert(
    fc.property(
      fc.constantFrom(...keys),
      rows,
      rows,
      fc.integer({ min: 1, max: 50 }),
      (key, active, total, visible) => {
        const next = nextActiveRow(key, active, total, visible);
        expect(next === null).toBe(total === 0);
        if (next !== null) {
          expect(next).toBeGreaterThanOrEqual(0);
          expect(next).toBeLessThan(total);
        }
      },
    ),
  );
});

test('a range of rows is all of them or nothing', () => {
  const rowAt = (index: number) => (index < 200 ? `row ${index}` : undefined);
  expect(rowsBetween(rowAt, 5, 3)).toEqual(['row 3', 'row 4', 'row 5']);
  expect(rowsBetween(rowAt, 199, 200)).toBeNull();
});

const rowWindow = fc
  .record({
    total: fc.nat({ max: 1_000_000 }),
    rowHeight: fc.integer({ min: 20, max: 60 }),
    height: fc.integer({ min: 1, max: 2000 }),
    overscan: fc.nat({ max: 10 }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ part, ...window }) => ({
    ...window,
    scrollTop: part * Math.max(0, window.total * window.rowHeight - window.height),
  }));

test('every visible row is drawn, and always as many rows, so that elements can be used again', () => {
  fc.assert(
    fc.property(rowWindow, (window) => {
      const { total, rowHeight, scrollTop, height } = window;
      const { first, last, drawnFrom, drawn } = rowsInSight(window);
      expect(drawn).toBe(rowsInSight({ ...window, scrollTop: 0 }).drawn);
      expect(drawnFrom).toBeGreaterThanOrEqual(0);
      expect(drawnFrom + drawn).toBeLessThanOrEqual(total);
      if (total === 0) return;
      expect(drawnFrom).toBeLessThanOrEqual(first);
      expect(drawnFrom + drawn - 1).toBeGreaterThanOrEqual(last);
      expect(first * rowHeight).toBeLessThanOrEqual(scrollTop);
      expect((last + 1) * rowHeight).toBeGreaterThanOrEqual(
        Math.min(total * rowHeight, scrollTop + height),
      );
    }),
  );
});

test('a row comes whole into sight, and a row that is in sight moves nothing', () => {
  fc.assert(
    fc.property(rowWindow, fc.nat({ max: 1_000_000 }), (window, index) => {
      const { rowHeight, height } = window;
      fc.pre(height >= rowHeight);
      const scrollTop = scrollTopFor(index, window);
      expect(index * rowHeight).toBeGreaterThanOrEqual(scrollTop);
      expect((index + 1) * rowHeight).toBeLessThanOrEqual(scrollTop + height);
      expect(scrollTopFor(index, { ...window, scrollTop })).toBe(scrollTop);
    }),
  );
});

test('only the pages in sight are asked for', () => {
  expect(pagesOf({ first: 0, last: 0 }, 200)).toEqual([0]);
  expect(pagesOf({ first: 199, last: 200 }, 200)).toEqual([0, 1]);
  expect(pagesOf({ first: 999_990, last: 999_999 }, 200)).toEqual([4999]);
});

test('a range is read in as few requests as may be, each row once, and given up when asked', async () => {
  const asked: { readonly offset: number; readonly limit: number }[] = [];
  const fetchPage = async (page: { readonly offset: number; readonly limit: number }) => {
    asked.push(page);
    const end = Math.min(page.offset + page.limit, 1300);
    return {
      total: null,
      rows: Array.from({ length: end - page.offset }, (_, n) => page.offset + n),
    };
  };
  const { signal } = new AbortController();
  const rows = await readRows({ fetchPage }, { first: 7, last: 1206 }, signal);
  expect(rows).toEqual(Array.from({ length: 1200 }, (_, n) => 7 + n));
  expect(asked.map(({ limit }) => limit)).toEqual([500, 500, 200]);
  expect(await readRows({ fetchPage }, { first: 1290, last: 9999 }, signal)).toHaveLength(10);
  const given = readRows({ fetchPage }, { first: 0, last: 10 }, AbortSignal.abort());
  await expect(given).rejects.toMatchObject({ name: 'AbortError' });
});

test('while rows are not counted, a full page means that there may be another', () => {
  const page = (rows: number) => Array.from({ length: rows });
  expect(rowsSeen(new Map(), 200)).toBe(0);
  expect(rowsSeen(new Map([[0, page(150)]]), 200)).toBe(150);
  expect(rowsSeen(new Map([[0, page(200)]]), 200)).toBe(400);
  expect(
    rowsSeen(
      new Map([
        [0, page(200)],
        [7, page(3)],
      ]),
      200,
    ),
  ).toBe(1403);
});

test('a row is found at its place in the table, in whichever page it is, or not at all', () => {
  const pages = new Map([
    [0, ['a', 'b']],
    [7, ['y', 'z']],
  ]);
  const placeOf = (row: string) => indexInPages(pages, 2, (other) => other === row);
  expect(placeOf('b')).toBe(1);
  expect(placeOf('z')).toBe(15);
  expect(placeOf('m')).toBeUndefined();
});

test('a person comes back to where they were in a table, but not in one that shows others', () => {
  keepPlace('Contacts', { resetKey: 'by name', top: 3200, active: 104 });
  expect(placeIn('Contacts', 'by name')).toMatchObject({ top: 3200, active: 104 });
  expect(placeIn('Contacts', 'by number')).toBeUndefined();
  expect(placeIn('Messages', 'by name')).toBeUndefined();
});

test('an import is at 100 only once all of the file is read', () => {
  const progress = {
    rows: 0,
    invalid: 0,
    bytesRead: 995,
    totalBytes: 1000,
    stage: 'reading',
    rowsPerSecond: null,
    secondsLeft: null,
  } as const;
  expect(importPercent(null)).toBe(0);
  expect(importPercent(progress)).toBe(99);
  expect(importPercent({ ...progress, bytesRead: 2000 })).toBe(100);
  expect(importPercent({ ...progress, totalBytes: 0 })).toBe(0);
  expect(importPercent({ ...progress, stage: 'saving' })).toBe(100);
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { idsInRange, indexInPages, rowsSeen } from '../../../src-renderer/api/paged-rows.ts';
import { pagesOf } from '../../../src-renderer/api/page-range.ts';
import { importPercent } from '../../../src-renderer/api/imports/import-percent.ts';
import { keepPlace, placeIn } from '../../../src-renderer/ui/grid/grid-places.ts';
import { nextActiveRow, rowsBetween } from '../../../src-renderer/ui/grid/grid-moves.ts';
import { planRange } from '../../../src-renderer/ui/grid/grid-range.ts';
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

test('a range of a million rows is named by what it takes in, or by what it leaves out', () => {
  const million = 1_000_000;
  const plan = (first: number, last: number, total: number | null = million) =>
    planRange({ first, last }, total, 10_000);
  expect(plan(5, 10_004)).toEqual({ kind: 'rows', rows: { first: 5, last: 10_004 } });
  expect(plan(0, million - 1)).toEqual({ kind: 'all-but', outside: [] });
  expect(plan(500, million - 2)).toEqual({
    kind: 'all-but',
    outside: [
      { first: 0, last: 499 },
      { first: million - 1, last: million - 1 },
    ],
  });
  expect(plan(20_000, 500_000)).toEqual({ kind: 'too-many' });
  expect(plan(0, 10_000, null)).toEqual({ kind: 'too-many' });
});

test('whatever the range, no more ids are read than can be named, and no row is forgotten', () => {
  const most = 7;
  fc.assert(
    fc.property(
      fc.nat({ max: 40 }),
      fc.nat({ max: 40 }),
      fc.nat({ max: 10 }),
      (one, size, more) => {
        const range = { first: one, last: one + size };
        const total = range.last + 1 + more;
        const plan = planRange(range, total, most);
        const rowsOf = (first: number, last: number) =>
          Array.from({ length: last - first + 1 }, (_, index) => first + index);
        const all = rowsOf(0, total - 1);
        const wanted = rowsOf(range.first, range.last);
        if (plan.kind === 'too-many') {
          expect(Math.min(wanted.length, total - wanted.length)).toBeGreaterThan(most);
          return;
        }
        const read = (plan.kind === 'rows' ? [plan.rows] : plan.outside).flatMap(
          ({ first, last }) => rowsOf(first, last),
        );
        expect(read.length).toBeLessThanOrEqual(most);
        expect(plan.kind === 'rows' ? read : all.filter((row) => !read.includes(row))).toEqual(
          wanted,
        );
      },
    ),
  );
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
      rows: Array.from({ length: end - page.offset }, (_, n) => ({ id: page.offset + n })),
    };
  };
  const { signal } = new AbortController();
  const rows = await idsInRange({ fetchPage }, { first: 7, last: 1206 }, signal);
  expect(rows).toEqual(Array.from({ length: 1200 }, (_, n) => 7 + n));
  expect(asked.map(({ limit }) => limit)).toEqual([500, 500, 200]);
  expect(await idsInRange({ fetchPage }, { first: 1290, last: 9999 }, signal)).toHaveLength(10);
  const given = idsInRange({ fetchPage }, { first: 0, last: 10 }, AbortSignal.abort());
  await expect(given).rejects.toMatchObject({ name: 'AbortError' });
});

test('ids that can be asked for at once are one request', async () => {
  const asked: unknown[] = [];
  const source = {
    fetchPage: () => Promise.reject(new Error('No page is wanted.')),
    fetchIds: (rows: { readonly offset: number; readonly limit: number }) => {
      asked.push(rows);
      return Promise.resolve([3, 1, 2]);
    },
  };
  const { signal } = new AbortController();
  expect(await idsInRange(source, { first: 7, last: 10_006 }, signal)).toEqual([3, 1, 2]);
  expect(asked).toEqual([{ offset: 7, limit: 10_000 }]);
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

import { QueryClient } from '@tanstack/react-query';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pagesOf } from '../../../src-renderer/api/page-range.ts';
import { PagesInSight, pageSize, type Page } from '../../../src-renderer/api/pages-in-sight.ts';

const rowsInWindow = 25;
const mostRows = 100_000;

/** One thing that happens while somebody scrolls. */
type Step =
  | { readonly kind: 'scroll'; readonly first: number }
  | { readonly kind: 'step'; readonly rows: number }
  | { readonly kind: 'answer'; readonly which: number };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('scroll' as const),
      first: fc.nat({ max: mostRows - rowsInWindow }),
    }),
    fc.record({ kind: fc.constant('step' as const), rows: fc.integer({ min: -60, max: 60 }) }),
    fc.record({ kind: fc.constant('answer' as const), which: fc.nat(9) }),
  ),
  { maxLength: 40 },
);

test('wherever somebody scrolls and however late pages come, the rows in sight arrive, each in its place', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const table = scrolledTable();
      for (const step of taken) {
        if (step.kind === 'answer') table.answer(step.which);
        else table.scrollTo(step.kind === 'scroll' ? step.first : table.first() + step.rows);
        await settled();
        expect(table.misplaced()).toEqual([]);
        expect(table.waiting()).toBeLessThanOrEqual(3);
      }
      await table.answerAll();
      expect(table.missing()).toEqual([]);
      table.close();
    }),
    { numRuns: 200 },
  );
});

test('what a fast scroll passes by is not asked for', async () => {
  const table = scrolledTable();
  for (let first = 1000; first <= 50_000; first += 1000) {
    table.scrollTo(first);
    await settled();
  }
  expect(table.asked()).toEqual([10]);
  await table.answerAll();
  expect(table.asked()).toContain(500);
  expect(table.asked().length).toBeLessThanOrEqual(4);
  table.close();
});

test('rows that were in sight a moment ago are still known, so that a range can begin there, until they change', async () => {
  const table = scrolledTable();
  for (const first of [150, 350, 550]) {
    table.scrollTo(first);
    await settled();
    await table.answerAll();
  }
  expect([...table.arrived()]).not.toContain(1);
  expect(table.rowAt(150)).toBe(150);
  expect(table.rowAt(5000)).toBeUndefined();
  await table.change();
  expect(table.rowAt(150)).toBeUndefined();
  table.close();
});

/** A window over a long table; the test decides when and in which order pages are answered. */
function scrolledTable() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.mount();
  const asked: number[] = [];
  const questions: (() => void)[] = [];
  const pages = new PagesInSight<number>(client, {
    keyOf: (page) => ['rows', page],
    fetchPage: ({ offset, limit }) => {
      asked.push(offset / limit);
      return new Promise<Page<number>>((resolve) => {
        const rows = Array.from({ length: limit }, (_, index) => offset + index);
        questions.push(() => resolve({ total: mostRows, rows }));
      });
    },
  });
  const stop = pages.subscribe(() => undefined);
  pages.follow({ most: mostRows, isAsked: true, refetchMs: false });
  let first = 0;
  return {
    first: () => first,
    scrollTo(wanted: number): void {
      first = Math.min(mostRows - rowsInWindow, Math.max(0, wanted));
      pages.showRange({ first, last: first + rowsInWindow - 1 });
    },
    answer: (which: number) => questions.splice(which % Math.max(1, questions.length), 1)[0]?.(),
    async answerAll(): Promise<void> {
      for (let rounds = 0; questions.length > 0; rounds += 1) {
        if (rounds > 100) throw new Error('Pages are asked for without end.');
        for (const answer of questions.splice(0)) answer();
        await settled();
      }
    },
    waiting: () => questions.length,
    arrived: () => pages.arrived().keys(),
    rowAt: (index: number) => pages.rowAt(index),
    change: () => client.invalidateQueries({ queryKey: ['rows'], refetchType: 'none' }),
    asked: () => asked,
    misplaced: () => [...pages.arrived()].filter(([page, rows]) => rows[0] !== page * pageSize),
    missing: () =>
      pagesOf({ first, last: first + rowsInWindow - 1 }, pageSize).filter(
        (page) => page > 0 && !pages.arrived().has(page),
      ),
    close(): void {
      stop();
      client.clear();
    },
  };
}

/** Lets everything go on that waits for nobody. */
async function settled(): Promise<void> {
  await new Promise((resolve) => void setTimeout(resolve, 0));
}

import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openApplication, type Application } from '../../src-main/application.ts';
import type { ContactsQuery } from '../../src-main/contacts/search/search-pages.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { systemClock } from '../../src-main/system-clock.ts';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';
import { migrationsFolder, threadFile } from '../support/database.ts';
import { addManyContacts, buildIndex } from './many-contacts.ts';
import { share, type Row } from './row.ts';
import { inFolder } from './workplace.ts';

/** What people type, letter by letter: a page is asked for after each. */
const typed = {
  'a name': ['anbe', 'Corda', 'wilsa', 'joh', 'Zithovi', 'elfin mona'],
  'broad words': ['gmail', 'com', '2026', 'vip', '1', 'example'],
  'a number': ['(212) 200-0', '+1 415 200', '2005551', '0107'],
  'two words': ['anbe cor', 'gmail vip', 'a b', 'ville 2026'],
} as const;

const filters: Readonly<Record<string, ContactFilter>> = {
  'on a list': { listIds: [3] },
  'on a list of half of them': { listIds: [2] },
  tagged: { tags: ['vip'] },
  'not tagged': { withoutTags: ['vip'] },
  suppressed: { isSuppressed: true },
  'never texted': { lastTexted: { kind: 'never' } },
  'without consent, tagged': { hasConsent: false, tags: ['vip'] },
};

const sorts = ['name', 'phone', 'created', 'email'] as const;

function beginnings(text: string): readonly string[] {
  return Array.from({ length: text.length }, (_, index) => text.slice(0, index + 1));
}

async function timesOf(
  app: Application,
  queries: readonly Pick<ContactsQuery, 'filter' | 'sort' | 'offset'>[],
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const query of queries) {
    const startedAt = performance.now();
    await app.search.page({ ...query, descending: false, limit: 100 });
    times.push(performance.now() - startedAt);
  }
  return times;
}

function rowOf(what: string, times: readonly number[], budgetMs: number): Row {
  const p95 = share(times, 0.95);
  return {
    what,
    ovo: `p50 ${share(times, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, longest ${Math.max(...times).toFixed(1)} ms (${times.length} pages)`,
    peer: '–',
    ratio: '',
    budget: `p95 ≤ ${budgetMs} ms`,
    isMet: p95 <= budgetMs,
  };
}

/** Searching and paging through that many contacts, through the thread as the window does. */
export function contactSearch(count: number): Promise<readonly Row[]> {
  return inFolder(async (folder) => {
    const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
    addManyContacts(db, count);
    const pieces = buildIndex(db);
    const megabytes =
      (db.sqlite
        .prepare<[], number>(
          `SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'contacts\\_search%' ESCAPE '\\'`,
        )
        .pluck()
        .get() ?? 0) / 1e6;
    db.close();
    const app = openApplication({
      dataFolder: folder,
      migrationsFolder,
      threadFile,
      clock: systemClock,
      readCredentials: () => Promise.resolve(null),
      onError: (error) => console.error(error),
    });
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const people = count.toLocaleString('en');
    try {
      const first = await timesOf(app, [{ filter: {}, sort: 'name', offset: 0 }]);
      // The window reads the first page when it opens; each order is known a moment later.
      for (const sort of sorts) {
        await app.search.page({ filter: {}, sort, descending: false, offset: 6000, limit: 1 });
      }
      delay.enable();
      const rows: Row[] = [rowOf(`first page of ${people} contacts after the start`, first, 250)];
      const all: number[] = [];
      for (const [kind, texts] of Object.entries(typed)) {
        const queries = texts
          .flatMap(beginnings)
          .flatMap((search) => sorts.map((sort) => ({ filter: { search }, sort, offset: 0 })));
        const times = await timesOf(app, queries);
        all.push(...times);
        rows.push(rowOf(`search of ${people}: ${kind}, letter by letter, every order`, times, 50));
      }
      rows.push(rowOf('all searches together', all, 50));
      for (const [kind, filter] of Object.entries(filters)) {
        const words = ['an', 'gmail', 'c', 'co', 'corda', 'com', '212'].map((search) => ({
          search,
        }));
        const queries = sorts.flatMap((sort) =>
          [{}, ...words].map((search) => ({
            filter: { ...filter, ...search },
            sort,
            offset: 0,
          })),
        );
        rows.push(
          rowOf(`filter: ${kind}, with and without words`, await timesOf(app, queries), 50),
        );
      }
      const offsets = Array.from({ length: 40 }, (_, index) => Math.floor((index * count) / 40));
      const deep = sorts.flatMap((sort) =>
        [{}, { search: 'gmail' }].flatMap((filter) =>
          offsets.map((offset) => ({ filter, sort, offset })),
        ),
      );
      rows.push(rowOf('any page, however deep', await timesOf(app, deep), 50));
      const startedAt = performance.now();
      await app.search.count({ search: 'com' });
      const counted = performance.now() - startedAt;
      delay.disable();
      const p99 = delay.percentile(99) / 1e6;
      const longest = delay.max / 1e6;
      return [
        ...rows,
        {
          what: 'search index',
          ovo: `built in ${(pieces.reduce((sum, piece) => sum + piece, 0) / 1000).toFixed(1)} s, in pieces of p95 ${share(pieces, 0.95).toFixed(0)} ms, ${megabytes.toFixed(0)} MB; all with one word counted in ${counted.toFixed(0)} ms`,
          peer: '–',
          ratio: '',
          budget: '–',
          isMet: true,
        },
        {
          what: 'event-loop delay of the main thread meanwhile',
          ovo: `p99 ${p99.toFixed(1)} ms, max ${longest.toFixed(1)} ms`,
          peer: '–',
          ratio: '',
          budget: 'p99 ≤ 16 ms, max ≤ 100 ms',
          isMet: p99 <= 16 && longest <= 100,
        },
      ];
    } finally {
      await app.close();
    }
  });
}

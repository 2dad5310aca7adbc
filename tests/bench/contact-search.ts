import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openApplication, type Application } from '../../src-main/application.ts';
import type { ContactsQuery } from '../../src-main/contacts/search/search-pages.ts';
import { openRemoteApplication } from '../../src-main/application/remote-application.ts';
import { systemClock } from '../../src-main/system-clock.ts';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';
import { migrationsFolder, threadFile } from '../support/database.ts';
import { compareAnswers } from './contacts/plain-results.ts';
import { openPlainSqlite, type PlainSqlite } from './contacts/plain-fts5.ts';
import { delayBudget, millisecondBudget } from './harness/budget.ts';
import { addManyContacts, buildIndex } from './many-contacts.ts';
import { share, type Row } from './row.ts';
import { inFolder, withDatabase } from './bench-setup.ts';

/** What people type, letter by letter: a page is asked for after each. */
const typed = {
  'a name': ['anbe', 'Corda', 'wilsa', 'joh', 'Zithovi', 'elfin mona'],
  'broad words': ['gmail', 'com', '2026', 'vip', '1', 'example'],
  'a number': ['(212) 200-0', '+1 415 200', '2005551', '0107'],
  'two words': ['anbe cor', 'gmail vip', 'a b', 'ville 2026'],
} as const;

/** Filters, each with the condition that says the same in plain SQL. */
const filters: Readonly<Record<string, readonly [ContactFilter, string]>> = {
  'on a list': [{ listIds: [3] }, onList(3)],
  'on a list of half of them': [{ listIds: [2] }, onList(2)],
  tagged: [{ tags: ['vip'] }, isTagged()],
  'not tagged': [{ withoutTags: ['vip'] }, `NOT ${isTagged()}`],
  suppressed: [
    { isSuppressed: true },
    'EXISTS (SELECT 1 FROM suppressions s WHERE s.phone = contacts.phone AND s.lifted_at IS NULL)',
  ],
  'never texted': [
    { lastTexted: { kind: 'never' } },
    `NOT EXISTS (SELECT 1 FROM messages m WHERE m.contact_id = contacts.id
       AND m.direction = 'outbound' AND m.is_practice = 0 AND m.sent_at IS NOT NULL)`,
  ],
  'without consent, tagged': [
    { hasConsent: false, tags: ['vip'] },
    `consent_at IS NULL AND ${isTagged()}`,
  ],
  'from a city': [
    { fields: [{ field: 'city', test: 'is', value: 'anbeville' }] },
    `lower(custom_fields ->> '$.city') = 'anbeville'`,
  ],
  'last here since a day': [
    { fields: [{ field: 'last_visit', test: 'more-than', value: '2026-05-01' }] },
    `custom_fields ->> '$.last_visit' > '2026-05-01'`,
  ],
};

const sorts = ['name', 'phone', 'created', 'email'] as const;

function onList(id: number): string {
  return `id IN (SELECT contact_id FROM list_contacts WHERE list_id = ${id})`;
}

function isTagged(): string {
  return 'id IN (SELECT contact_id FROM contact_tags WHERE tag_id = 1)';
}

function beginnings(text: string): readonly string[] {
  return Array.from({ length: text.length }, (_, index) => text.slice(0, index + 1));
}

async function timeOf(act: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}

/** A page, and the count of all where the page comes without. */
async function pageAndCount(
  { search }: Application,
  query: Pick<ContactsQuery, 'filter' | 'sort' | 'offset'>,
): Promise<number> {
  const { total } = await search.page({ ...query, descending: false, limit: 100 });
  return total ?? (await search.count(query.filter));
}

async function timesOf(
  app: Application,
  queries: readonly Pick<ContactsQuery, 'filter' | 'sort' | 'offset'>[],
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const query of queries) times.push(await timeOf(() => pageAndCount(app, query)));
  return times;
}

function inWords(times: readonly number[]): string {
  const at = (part: number) => share(times, part).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${Math.max(...times).toFixed(1)} ms`;
}

function rowOf(
  what: string,
  times: readonly number[],
  budgetMs: number,
  peer: { readonly name: string; readonly times: readonly number[] } | null = null,
): Row {
  const p95 = share(times, 0.95);
  const theirs = peer === null ? 0 : share(peer.times, 0.95);
  const { text, limitMs } = millisecondBudget(budgetMs);
  return {
    what,
    ovo: `${inWords(times)} (${times.length} pages)`,
    peer: peer === null ? '–' : `${peer.name} ${inWords(peer.times)}`,
    ratio: peer === null ? '' : `${(p95 / theirs).toFixed(2)} ×`,
    budget: `p95 ${text}`,
    isMet: p95 <= limitMs,
  };
}

const starts = 7;

/** From the opened application, asked at once, to the first page with the count of all. */
async function firstPages(folder: string, people: string): Promise<Row> {
  const times: number[] = [];
  const opened: number[] = [];
  const theirs: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    theirs.push(
      await timeOf(() => {
        const plain = openPlainSqlite(path.join(folder, 'ovo.db'));
        plain.firstPage();
        plain.close();
      }),
    );
    const openedAt = performance.now();
    const app = await openRemoteApplication({
      ...optionsOf(folder),
      onFault: (fault) => console.error(fault),
    });
    opened.push(performance.now() - openedAt);
    times.push(await timeOf(() => pageAndCount(app, { filter: {}, sort: 'name', offset: 0 })));
    await app.close();
  }
  const [own, other] = [share(times, 0.5), share(theirs, 0.5)];
  const { text, limitMs } = millisecondBudget(150);
  return {
    what: `first page of ${people} contacts after the start, count included`,
    ovo: `median ${own.toFixed(0)} ms of ${starts}, longest ${Math.max(...times).toFixed(0)} ms, asked at once; the application opens in ${share(opened, 0.5).toFixed(0)} ms`,
    peer: `SQLite in the same thread, opened and asked ${other.toFixed(0)} ms`,
    ratio: `${(own / other).toFixed(2)} ×`,
    budget: text,
    isMet: own <= limitMs,
  };
}

function optionsOf(dataFolder: string) {
  return {
    dataFolder,
    migrationsFolder,
    threadFile,
    clock: systemClock,
    readCredentials: () => Promise.resolve(null),
    onError: (error: unknown) => console.error(error),
  };
}

/** Each text is new to Ovo where it is searched in the order of names, and known in the other orders. */
async function searches(app: Application, plain: PlainSqlite, people: string) {
  const rows: Row[] = [];
  const all: number[] = [];
  const allOfPeer: number[] = [];
  const again: number[] = [];
  const asked = new Set<string>();
  for (const [kind, texts] of Object.entries(typed)) {
    const fresh = texts.flatMap(beginnings).filter((text) => !asked.has(text));
    for (const text of fresh) asked.add(text);
    const queriesBy = (sort: ContactsQuery['sort']) =>
      fresh.map((search) => ({ filter: { search }, sort, offset: 0 }));
    const times = await timesOf(app, queriesBy('name'));
    const theirs: number[] = [];
    for (const text of fresh) theirs.push(await timeOf(() => plain.search(text)));
    for (const sort of sorts.slice(1)) again.push(...(await timesOf(app, queriesBy(sort))));
    all.push(...times);
    allOfPeer.push(...theirs);
    const peer = { name: 'FTS5, by id', times: theirs };
    rows.push(rowOf(`search of ${people}: ${kind}, letter by letter`, times, 50, peer));
  }
  const peer = { name: 'FTS5, by id', times: allOfPeer };
  return [
    ...rows,
    rowOf(`all searches of ${people} together`, all, 50, peer),
    rowOf('the same in every other order', again, 50),
  ];
}

async function filtered(app: Application, plain: PlainSqlite): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [kind, [filter, condition]] of Object.entries(filters)) {
    const words = ['an', 'gmail', 'c', 'co', 'corda', 'com', '212'].map((search) => ({ search }));
    const queries = sorts.flatMap((sort) =>
      [{}, ...words].map((search) => ({ filter: { ...filter, ...search }, sort, offset: 0 })),
    );
    const times = await timesOf(app, queries);
    const theirs: number[] = [];
    for (const sort of sorts) theirs.push(await timeOf(() => plain.filter(condition, sort)));
    const peer = { name: 'plain SQL, without words', times: theirs };
    rows.push(rowOf(`filter: ${kind}, with and without words`, times, 50, peer));
  }
  return rows;
}

/** Searching and paging through that many contacts, through the threads as the window does. */
export function contactSearch(count: number): Promise<readonly Row[]> {
  return inFolder(async (folder) => {
    const { pieces, megabytes } = await withDatabase(folder, (db) => {
      addManyContacts(db, count);
      return {
        pieces: buildIndex(db),
        megabytes:
          (db.sqlite
            .prepare<[], number>(
              `SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'contacts\\_search%' ESCAPE '\\'`,
            )
            .pluck()
            .get() ?? 0) / 1e6,
      };
    });
    const people = count.toLocaleString('en');
    const first = await firstPages(folder, people);
    const app = openApplication(optionsOf(folder));
    const plain = openPlainSqlite(path.join(folder, 'ovo.db'));
    const delay = monitorEventLoopDelay({ resolution: 1 });
    try {
      // The window reads the first page when it opens; each order is known a moment later.
      for (const sort of sorts) {
        await app.search.page({ filter: {}, sort, descending: false, offset: 6000, limit: 1 });
      }
      const rows = [
        first,
        ...(await searches(app, plain, people)),
        ...(await filtered(app, plain)),
        sameRow(await compareAnswers(app, plain, filters)),
      ];
      delay.enable();
      const offsets = Array.from({ length: 40 }, (_, index) => Math.floor((index * count) / 40));
      const deep = sorts.flatMap((sort) =>
        [{}, { search: 'gmail' }].flatMap((filter) =>
          offsets.map((offset) => ({ filter, sort, offset })),
        ),
      );
      rows.push(rowOf('any page, however deep', await timesOf(app, deep), 50));
      delay.disable();
      return [
        ...rows,
        indexRow(pieces, megabytes),
        delayRow(delay.percentile(99) / 1e6, delay.max / 1e6),
      ];
    } finally {
      plain.close();
      await app.close();
    }
  });
}

function sameRow(answers: number): Row {
  return {
    what: 'searches and filters that plain SQL answers the same',
    ovo: `${answers} of ${answers}, the first 100 ids and the count of each`,
    peer: '–',
    ratio: '',
    budget: 'all',
    isMet: true,
  };
}

function indexRow(pieces: readonly number[], megabytes: number): Row {
  return {
    what: 'search index',
    ovo: `built in ${(pieces.reduce((sum, piece) => sum + piece, 0) / 1000).toFixed(1)} s, in pieces of p95 ${share(pieces, 0.95).toFixed(0)} ms, ${megabytes.toFixed(0)} MB`,
    peer: '–',
    ratio: '',
    budget: '–',
    isMet: true,
  };
}

function delayRow(p99: number, longest: number): Row {
  return {
    what: 'event-loop delay of the main thread while pages are read',
    ovo: `p99 ${p99.toFixed(1)} ms, max ${longest.toFixed(1)} ms`,
    peer: '–',
    ratio: '',
    ...delayBudget({ p99, longest }),
  };
}

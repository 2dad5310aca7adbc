import path from 'node:path';
import { openApplication } from '../../../src-main/application.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { migrationsFolder, threadFile } from '../../support/database.ts';
import { millisecondBudget } from '../harness/budget.ts';
import { inOwnProcess } from '../harness/own-process.ts';
import { addManyContacts, buildIndex } from '../many-contacts.ts';
import { share, type Row } from '../row.ts';
import { inFolder, withDatabase } from '../bench-setup.ts';
import type { MinisearchMeasured } from './minisearch-process.ts';

/** What people type, letter by letter. */
const typed = ['anbe', 'corda', 'wilsa', 'gmail', 'anbe cor', 'joh elfin'];

const texts = typed.flatMap((text) =>
  Array.from({ length: text.length }, (_, index) => text.slice(0, index + 1)),
);

async function timesOfOvo(dataFolder: string): Promise<readonly number[]> {
  const app = openApplication({
    dataFolder,
    migrationsFolder,
    threadFile,
    clock: systemClock,
    readCredentials: () => Promise.resolve(null),
    onError: (error) => console.error(error),
  });
  try {
    const ask = async (search: string) => {
      const filter = search === '' ? {} : { search };
      const startedAt = performance.now();
      const page = { filter, sort: 'name', descending: false, offset: 0, limit: 100 } as const;
      const { total } = await app.search.page(page);
      // The count belongs to the answer, also where the page comes without.
      if (total === null) await app.search.count(filter);
      return performance.now() - startedAt;
    };
    // A window has shown all contacts before anybody types.
    await ask('');
    const times: number[] = [];
    for (const text of texts) times.push(await ask(text));
    return times;
  } finally {
    await app.close();
  }
}

/** The same searches in Ovo, from its file, and in minisearch, which has everything in memory. */
export function minisearch(count: number): Promise<readonly Row[]> {
  return inFolder(async (folder) => {
    await withDatabase(folder, (db) => {
      addManyContacts(db, count);
      buildIndex(db);
    });
    const theirs = await inOwnProcess<MinisearchMeasured>(
      'contacts/minisearch-process.ts',
      [path.join(folder, 'ovo.db'), ...texts],
      ['--max-old-space-size=12000'],
    );
    const times = await timesOfOvo(folder);
    const budget = millisecondBudget(50);
    const p95 = share(times, 0.95);
    return [
      {
        what: `search of ${count.toLocaleString('en')} contacts, letter by letter, count included`,
        ovo: inWords(times),
        peer: `minisearch ${inWords(theirs.times)}; ready after ${(theirs.ready / 1000).toFixed(0)} s, with ${(theirs.bytes / 1e6).toFixed(0)} MB`,
        ratio: `${(p95 / share(theirs.times, 0.95)).toFixed(2)} ×`,
        budget: `p95 ${budget.text}`,
        isMet: p95 <= budget.limitMs,
      },
    ];
  });
}

function inWords(times: readonly number[]): string {
  return `p50 ${share(times, 0.5).toFixed(1)}, p95 ${share(times, 0.95).toFixed(1)} ms`;
}

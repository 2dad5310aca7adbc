import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openApplication } from '../../src-main/application.ts';
import { searchIndexLacks } from '../../src-main/contacts/search/search-index.ts';
import { openConnection } from '../../src-main/database/open.ts';
import { systemClock } from '../../src-main/system-clock.ts';
import { migrationsFolder, threadFile } from '../support/database.ts';

/*
 * Imports a file (second argument) into a data folder (first) as the window and the command line do, then
 * looks at the contacts until the search index is made, and prints what that took.
 */

/** How long the main thread was kept from other work, in milliseconds. */
export interface Delay {
  readonly p99: number;
  readonly longest: number;
}

export interface ImportMeasured {
  readonly added: number;
  readonly milliseconds: number;
  /** Of the whole process, at most, while it imported. */
  readonly bytes: number;
  readonly delay: Delay;
  readonly search: { readonly milliseconds: number; readonly delay: Delay };
}

const [dataFolder = '', file = ''] = process.argv.slice(2);
const app = openApplication({
  dataFolder,
  migrationsFolder,
  threadFile,
  clock: systemClock,
  readCredentials: () => Promise.resolve(null),
  onError: (error) => {
    throw error;
  },
});

async function measured<T>(act: () => Promise<T>) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const startedAt = performance.now();
  const value = await act();
  const milliseconds = performance.now() - startedAt;
  delay.disable();
  return { value, milliseconds, delay: read(delay) };
}

function read(delay: ReturnType<typeof monitorEventLoopDelay>): Delay {
  return { p99: delay.percentile(99) / 1e6, longest: delay.max / 1e6 };
}

const imported = await measured(() =>
  app.imports.startAsSuggested({
    file,
    country: 'US',
    choices: {},
    listName: 'All',
    onDuplicate: 'update',
  }),
);
const bytes = process.resourceUsage().maxRSS * 1024;
const indexed = await measured(async () => {
  // The index is made once somebody looks at the contacts.
  await app.search.page({ filter: {}, sort: 'name', descending: false, offset: 0, limit: 50 });
  await allIsIndexed();
});
await app.close();
const result: ImportMeasured = {
  added: imported.value.added,
  milliseconds: imported.milliseconds,
  bytes,
  delay: imported.delay,
  search: { milliseconds: indexed.milliseconds, delay: indexed.delay },
};
process.stdout.write(JSON.stringify(result));

/** Nothing is told of an index that is made in a moment, so that the database itself is looked at. */
async function allIsIndexed(): Promise<void> {
  const db = openConnection({
    file: path.join(dataFolder, 'ovo.db'),
    nativeBinding: undefined,
    isReadOnly: true,
  });
  await new Promise<void>((resolve) => {
    const look = setInterval(() => {
      if (searchIndexLacks(db) > 0) return;
      clearInterval(look);
      resolve();
    }, 20);
  });
  db.close();
}

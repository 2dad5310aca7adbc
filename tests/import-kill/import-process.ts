/*
 * Imports a file (first argument) into a database (second) and, where the third is `undo`, undoes that
 * again, in threads as the app does, and says on each line how far it is, until it is killed or done.
 */
import { createThreads } from '../../src-main/threads/threads.ts';
import type { ReadShapes, WriteShapes } from '../../src-main/thread-jobs.ts';
import { createWriteLock } from '../../src-main/database/write-lock.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { systemClock } from '../../src-main/system-clock.ts';
import { migrationsFolder, threadFile } from '../support/database.ts';
import { findOut } from '../support/csv-files.ts';

const [file = '', database = '', then = ''] = process.argv.slice(2);
const say = (line: string) => void process.stdout.write(`${line}\n`);
const db = openDatabase({ file: database, migrationsFolder });
const threads = createThreads<ReadShapes, WriteShapes>({
  db,
  threadFile,
  nativeBinding: undefined,
  clock: systemClock,
  writeLock: createWriteLock(db, systemClock),
});
say('open');
const field = (name: 'firstName' | 'lastName' | 'phone' | 'tags' | 'optOut' | 'consent') =>
  ({ kind: 'field', field: name }) as const;
const { importId } = await threads.write(
  'imports.run',
  {
    file,
    country: 'US',
    reading: findOut,
    mapping: [
      field('firstName'),
      field('lastName'),
      field('phone'),
      field('tags'),
      field('optOut'),
      field('consent'),
    ],
    listName: 'Crowd',
    tags: ['fair'],
    consent: null,
    onDuplicate: 'update',
  },
  { onProgress: ({ stage }) => say(stage) },
);
say('imported');
if (then === 'undo') {
  await threads.write('imports.undo', { importId }, { onProgress: () => say('undoing') });
  say('undone');
}
await threads.close();
db.close();

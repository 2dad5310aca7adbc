import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { createThreads, type Threads } from '../../../src-main/threads/threads.ts';
import { ThreadLock } from '../../../src-main/database/thread-lock.ts';
import { createWriteLock } from '../../../src-main/database/write-lock.ts';
import type { ReadShapes, WriteShapes } from '../../../src-main/thread-jobs.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { temporaryDatabase, temporaryFolder, threadFile } from '../../support/database.ts';

function openThreads(
  db: WritableDatabase,
  options: { readonly threadFile?: string } = {},
): Threads<ReadShapes, WriteShapes> {
  const threads = createThreads<ReadShapes, WriteShapes>({
    db,
    threadFile,
    nativeBinding: undefined,
    clock: systemClock,
    writeLock: createWriteLock(db, systemClock),
    ...options,
  });
  onTestFinished(() => threads.close());
  return threads;
}

/** An import of nothing, under that id. */
function insertImport(db: WritableDatabase, id: number): void {
  db.sqlite
    .prepare(
      `INSERT INTO imports (id, file_name, country, mapping, on_duplicate, rows, added, updated,
                            skipped, invalid, started_at, completed_at)
       VALUES (?, 'a.csv', 'US', '[]', 'skip', 0, 0, 0, 0, 0, 1, 2)`,
    )
    .run(id);
}

const newest = { offset: 0, limit: 1 };

it('answers from a thread what was written a moment ago', async () => {
  const db = temporaryDatabase();
  const threads = openThreads(db);
  expect(await threads.read('imports.page', newest)).toEqual({ total: 0, rows: [] });
  insertImport(db, 7);
  expect(await threads.read('imports.page', newest)).toMatchObject({ total: 1, rows: [{ id: 7 }] });
});

it('starts to read before there is anything to read, and ends without it', async () => {
  const folder = temporaryFolder();
  const startsReading = () => {
    const threads = createThreads<ReadShapes, WriteShapes>({
      db: { file: path.join(folder, 'ovo.db') },
      threadFile,
      nativeBinding: undefined,
      clock: systemClock,
      writeLock: { memory: ThreadLock.newMemory() },
    });
    threads.startReading();
    return threads;
  };
  const exits: Promise<unknown>[] = [];
  const note = (worker: Worker) => void exits.push(once(worker, 'exit'));
  process.on('worker', note);
  onTestFinished(() => void process.off('worker', note));
  await startsReading().close();
  expect(await Promise.all(exits)).toEqual([[0]]);
  const threads = startsReading();
  onTestFinished(() => threads.close());
  const db = temporaryDatabase(folder);
  insertImport(db, 7);
  expect(await threads.read('imports.page', newest)).toMatchObject({ total: 1, rows: [{ id: 7 }] });
  expect(exits).toHaveLength(2);
});

it('refuses from a thread as it would here', async () => {
  const threads = openThreads(temporaryDatabase());
  const asked = threads.read('imports.undoPreview', { importId: 9 });
  await expect(asked).rejects.toBeInstanceOf(UserError);
  await expect(asked).rejects.toMatchObject({ code: 'not-found' });
});

it('writes from a thread, and never from the one that reads', async () => {
  const db = temporaryDatabase();
  insertImport(db, 1);
  const threads = openThreads(db);
  const undone = await threads.write('imports.undo', { importId: 1 });
  expect(undone).toEqual({
    removed: 0,
    reverted: 0,
    kept: 0,
    suppressionsLifted: 0,
    suppressionsKept: 0,
  });
  expect(await threads.read('imports.page', newest)).toMatchObject({
    rows: [{ undoneAt: expect.any(Number) }],
  });
});

it('does everything that was asked for before it closes, and takes nothing on afterwards', async () => {
  const threads = openThreads(temporaryDatabase());
  const asked = [1, 2, 3].map((limit) => threads.read('imports.page', { offset: 0, limit }));
  await threads.close();
  for (const answer of await Promise.all(asked)) expect(answer.total).toBe(0);
  await expect(threads.read('imports.page', newest)).rejects.toMatchObject({
    code: 'unavailable',
  });
});

it('says why where a thread cannot be started, and ends all the same', async () => {
  const missing = '/no/such/thread.ts';
  expect(existsSync(missing)).toBe(false);
  const threads = openThreads(temporaryDatabase(), { threadFile: missing });
  await expect(threads.read('imports.page', newest)).rejects.toThrow(/thread\.ts/);
  await threads.close();
});

it('refuses what was canceled before it began', async () => {
  const threads = openThreads(temporaryDatabase());
  const controller = new AbortController();
  const before = threads.read('imports.page', newest);
  const waiting = threads.read('imports.page', newest, { signal: controller.signal });
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'canceled' });
  expect(await before).toMatchObject({ total: 0 });
});

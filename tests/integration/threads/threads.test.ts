import { existsSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { createThreads, type Threads } from '../../../src-main/application/threads/threads.ts';
import { createWriteGate } from '../../../src-main/application/threads/write-gate.ts';
import type { OvoDatabase } from '../../../src-main/db/open.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { temporaryDatabase, threadFile } from '../../support/database.ts';

function openThreads(db: OvoDatabase, options: { readonly threadFile?: string } = {}): Threads {
  const threads = createThreads({
    db,
    threadFile,
    nativeBinding: undefined,
    clock: systemClock,
    gate: createWriteGate(db, systemClock),
    ...options,
  });
  onTestFinished(() => threads.close());
  return threads;
}

it('answers from a thread what was written a moment ago', async () => {
  const db = temporaryDatabase();
  const threads = openThreads(db);
  const names = ['First', 'Phone'];
  expect(await threads.read('imports.mappingLastUsed', { names })).toBeNull();
  const mapping = [{ kind: 'ignore' }, { kind: 'field', field: 'phone' }];
  db.sqlite
    .prepare(
      `INSERT INTO imports (file_name, country, mapping, on_duplicate, rows, added, updated, skipped,
                            invalid, started_at, completed_at)
       VALUES ('a.csv', 'US', ?, 'skip', 0, 0, 0, 0, 0, 1, 2)`,
    )
    .run(JSON.stringify(names.map((header, index) => ({ header, target: mapping[index] }))));
  expect(await threads.read('imports.mappingLastUsed', { names })).toEqual(mapping);
  const turned = { names: names.toReversed() };
  expect(await threads.read('imports.mappingLastUsed', turned)).toBeNull();
});

it('does everything that was asked for before it closes, and takes nothing on afterwards', async () => {
  const threads = openThreads(temporaryDatabase());
  const asked = [1, 2, 3].map((index) =>
    threads.read('imports.mappingLastUsed', { names: [`Column ${index}`] }),
  );
  await threads.close();
  expect(await Promise.all(asked)).toEqual([null, null, null]);
  await expect(threads.read('imports.mappingLastUsed', { names: [] })).rejects.toMatchObject({
    code: 'unavailable',
  });
});

it('says why where a thread cannot be started, and ends all the same', async () => {
  const missing = '/no/such/thread.ts';
  expect(existsSync(missing)).toBe(false);
  const threads = openThreads(temporaryDatabase(), { threadFile: missing });
  const asked = threads.read('imports.mappingLastUsed', { names: [] });
  await expect(asked).rejects.toThrow(/thread\.ts/);
  await threads.close();
});

it('refuses what was called off before it began', async () => {
  const threads = openThreads(temporaryDatabase());
  const controller = new AbortController();
  const before = threads.read('imports.mappingLastUsed', { names: [] });
  const waiting = threads.read(
    'imports.mappingLastUsed',
    { names: ['Phone'] },
    { signal: controller.signal },
  );
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'canceled' });
  expect(await before).toBeNull();
});

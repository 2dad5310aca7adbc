import { statSync } from 'node:fs';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openConnection, type WritableDatabase } from '../../../src-main/database/open.ts';
import { ThreadLock } from '../../../src-main/database/thread-lock.ts';
import {
  createWriteLock,
  places,
  writeBlocking,
  type WriteLock,
} from '../../../src-main/database/write-lock.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { temporaryDatabase } from '../../support/database.ts';

/** A disk of which the test decides when it has taken what was written. */
function slowDisk(db: WritableDatabase) {
  const waiting: { readonly done: () => void; readonly fail: (error: Error) => void }[] = [];
  vi.spyOn(db.log, 'sync').mockImplementation(
    () =>
      new Promise((done, fail) => {
        waiting.push({ done, fail });
      }),
  );
  return waiting;
}

const addTag = (name: string) => (db: WritableDatabase) =>
  db.sqlite.prepare('INSERT INTO tags (name) VALUES (?)').run(name).changes;

const tags = (db: WritableDatabase) =>
  db.sqlite.prepare<[], string>('SELECT name FROM tags ORDER BY name').pluck().all();

/** Whether a promise is settled once everything that is due has been done. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const note = () => (settled = true);
  promise.then(note, note);
  await new Promise((resolve) => void setImmediate(resolve));
  return settled;
}

function open(): { readonly db: WritableDatabase; readonly lock: WriteLock } {
  const db = temporaryDatabase();
  return { db, lock: createWriteLock(db, systemClock) };
}

it('a write is over when the disk has it, and nobody else waits for that', async () => {
  const { db, lock } = open();
  const other = openConnection({ file: db.file, nativeBinding: undefined, isReadOnly: false });
  onTestFinished(() => other.close());
  const disk = slowDisk(db);
  const written = lock.write(addTag('slow'));
  expect(await isSettled(written)).toBe(false);
  expect(disk).toHaveLength(1);
  // It is committed, and another connection writes at once.
  expect(tags(other)).toEqual(['slow']);
  other.sqlite.pragma('busy_timeout = 0');
  other.sqlite.prepare(`INSERT INTO tags (name) VALUES ('other')`).run();
  disk[0]?.done();
  expect(await written).toBe(1);
});

it('what is written together is put on the disk together, and never more than twice at once', async () => {
  const { db, lock } = open();
  const disk = slowDisk(db);
  const first = [lock.write(addTag('a')), lock.write(addTag('b'))];
  await isSettled(Promise.all(first));
  const second = lock.write(addTag('c'));
  const third = lock.write(addTag('d'));
  const fourth = lock.write(addTag('e'));
  await isSettled(fourth);
  expect(tags(db)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(disk).toHaveLength(2);
  disk[1]?.done();
  disk[0]?.done();
  await Promise.all(first);
  await isSettled(fourth);
  expect(disk).toHaveLength(3);
  disk[2]?.done();
  await Promise.all([second, third, fourth]);
});

it('says so where the disk does not take it', async () => {
  const { db, lock } = open();
  const disk = slowDisk(db);
  const written = lock.write(addTag('lost?'));
  await isSettled(written);
  disk[0]?.fail(new Error('EIO: i/o error'));
  await expect(written).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('didn’t confirm'),
  });
  const next = lock.write(addTag('next'));
  await isSettled(next);
  disk[1]?.done();
  expect(await next).toBe(1);
});

it('what fails is not waited for', async () => {
  const { db, lock } = open();
  const disk = slowDisk(db);
  const failed = lock.write(() => {
    throw new Error('No.');
  });
  await expect(failed).rejects.toThrow('No.');
  expect(disk).toHaveLength(0);
});

it('outside of a write the connection keeps to FULL', async () => {
  const { db, lock } = open();
  let during: unknown;
  await lock.write((writable) => {
    during = writable.sqlite.pragma('synchronous', { simple: true });
  });
  expect(during).toBe(1);
  expect(db.sqlite.pragma('synchronous', { simple: true })).toBe(2);
  await expect(lock.write(() => expect.unreachable('No.'))).rejects.toThrow('No.');
  expect(db.sqlite.pragma('synchronous', { simple: true })).toBe(2);
});

it('a thread that may block gives the lock back before it waits for the disk', () => {
  const db = temporaryDatabase();
  const memory = ThreadLock.newMemory();
  const lock = new ThreadLock(memory, places.writer);
  const other = new ThreadLock(memory, places.application);
  const sync = vi.spyOn(db.log, 'syncBlocking').mockImplementation(() => {
    expect(other.tryTake()).toBe(true);
    other.release();
  });
  const write = () => {
    expect(other.tryTake()).toBe(false);
    return addTag('big')(db);
  };
  expect(writeBlocking(db, lock, write, { isCanceled: () => false, isOnDisk: true })).toBe(1);
  expect(sync).toHaveBeenCalledOnce();
});

it('a thread that may block says so where the disk does not take it', () => {
  const db = temporaryDatabase();
  const lock = new ThreadLock(ThreadLock.newMemory(), places.writer);
  vi.spyOn(db.log, 'syncBlocking').mockImplementation(() => {
    throw new Error('EIO: i/o error, fdatasync');
  });
  const write = () => addTag('lost?')(db);
  expect(() => writeBlocking(db, lock, write, { isCanceled: () => false, isOnDisk: true })).toThrow(
    expect.objectContaining({
      code: 'unavailable',
      message: expect.stringContaining('didn’t confirm'),
    }),
  );
});

it('moves the log now and then, without the lock, where a thread sees to that itself', async () => {
  const db = temporaryDatabase();
  const memory = ThreadLock.newMemory();
  const other = new ThreadLock(memory, places.writer);
  const sizes: number[] = [];
  const lock = createWriteLock(db, systemClock, {
    memory,
    place: places.application,
    checkpoint() {
      expect(other.tryTake()).toBe(true);
      other.release();
      db.sqlite.pragma('wal_checkpoint(PASSIVE)');
      sizes.push(statSync(`${db.file}-wal`).size);
    },
  });
  db.sqlite.exec('CREATE TABLE log_test (bytes BLOB)');
  for (let index = 0; index < 1000; index += 1) {
    await lock.write(({ sqlite }) =>
      sqlite.prepare('INSERT INTO log_test VALUES (zeroblob(8000))').run(),
    );
  }
  expect(sizes).toHaveLength(4);
  // It is written from its start again, and grows no more.
  expect(sizes[3]).toBe(sizes[1]);
});

import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { ThreadLock } from '../../../src-main/database/thread-lock.ts';

const file = path.resolve(import.meta.dirname, '../../support/lock-thread.ts');

interface Setup {
  readonly place: number;
  readonly rounds: number;
  readonly isBlocking: boolean;
  readonly keeps?: boolean;
}

function startThread(memory: SharedArrayBuffer, counter: SharedArrayBuffer, setup: Setup): Worker {
  return new Worker(file, {
    workerData: { keeps: false, ...setup, memory, counter },
    execArgv: [],
  });
}

it('only one thread has it at a time, whether it blocks or not, and every one gets it', async () => {
  const memory = ThreadLock.newMemory();
  const counter = new SharedArrayBuffer(4);
  const rounds = 3000;
  const threads = [1, 2, 3].map((place) =>
    startThread(memory, counter, { place, rounds, isBlocking: place === 2 }),
  );
  const ended = Promise.all(threads.map((thread) => once(thread, 'exit')));
  const lock = new ThreadLock(memory, 0);
  const cells = new Int32Array(counter);
  const alive = setInterval(() => undefined, 1000);
  for (let round = 0; round < rounds; round += 1) {
    await lock.take();
    Atomics.store(cells, 0, Atomics.load(cells, 0) + 1);
    lock.release();
  }
  await ended;
  clearInterval(alive);
  expect(Atomics.load(cells, 0)).toBe(4 * rounds);
});

it('whoever waits longer goes first', async () => {
  const memory = ThreadLock.newMemory();
  const [first, second, third] = [0, 1, 2].map((place) => new ThreadLock(memory, place));
  if (first === undefined || second === undefined || third === undefined) throw new Error();
  expect(first.tryTake()).toBe(true);
  const order: string[] = [];
  const waits = [
    second.take().then(() => order.push('second')),
    third.take().then(() => order.push('third')),
  ];
  const alive = setInterval(() => undefined, 1000);
  first.release();
  // It is free, but others wait for it.
  expect(first.tryTake()).toBe(false);
  await waits[0];
  expect(third.tryTake()).toBe(false);
  second.release();
  await waits[1];
  third.release();
  clearInterval(alive);
  expect(order).toEqual(['second', 'third']);
  expect(first.tryTake()).toBe(true);
});

it('a thread that ends while it has the lock keeps nobody from it', async () => {
  const memory = ThreadLock.newMemory();
  const counter = new SharedArrayBuffer(4);
  const thread = startThread(memory, counter, {
    place: 1,
    rounds: 1,
    isBlocking: true,
    keeps: true,
  });
  await once(thread, 'exit');
  const lock = new ThreadLock(memory, 0);
  expect(lock.tryTake()).toBe(false);
  const alive = setInterval(() => undefined, 1000);
  const taken = lock.take();
  ThreadLock.abandon(memory, 1);
  await taken;
  clearInterval(alive);
});

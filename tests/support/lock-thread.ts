import { workerData } from 'node:worker_threads';
import { ThreadLock } from '../../src-main/database/thread-lock.ts';

/*
 * Takes and gives back the lock of threads so often, and adds one to a number each time in a way that
 * loses some where two threads are at it at once. `keeps` ends the thread while it has the lock.
 */

interface Start {
  readonly memory: SharedArrayBuffer;
  readonly place: number;
  readonly counter: SharedArrayBuffer;
  readonly rounds: number;
  readonly isBlocking: boolean;
  readonly keeps: boolean;
}

const { memory, place, counter, rounds, isBlocking, keeps }: Start = workerData;
const lock = new ThreadLock(memory, place);
const cells = new Int32Array(counter);
// A wait for the lock alone keeps no thread alive.
const alive = setInterval(() => undefined, 1000);

for (let round = 0; round < rounds; round += 1) {
  if (isBlocking) lock.takeBlocking();
  else await lock.take();
  if (keeps) process.exit(0);
  const before = Atomics.load(cells, 0);
  for (let spin = 0; spin < 50; spin += 1) Atomics.load(cells, 0);
  Atomics.store(cells, 0, before + 1);
  lock.release();
}
clearInterval(alive);

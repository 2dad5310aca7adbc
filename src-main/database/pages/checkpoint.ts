import { z } from 'zod';
import type { OvoDatabase } from '../open.ts';

/** Pages of the log that whoever writes next may be left with: what it would move itself without delay. */
const fewPages = 1000;

/** Tries, each after all readers of a moment ago have gone. */
const mostTries = 20;

const resultSchema = z.tuple([z.object({ log: z.number(), checkpointed: z.number() })]);

/**
 * Moves what a big write left in the write-ahead log into the database, before somebody else writes and
 * has to do it: SQLite does it with the next commit, which in the main thread would hold up the window.
 * A reader that is at it keeps some of it back; the wait for it is a second at most.
 *
 * @param waitsForReaders whether to wait for them; otherwise what they keep back is left for another time.
 */
export function checkpoint({ sqlite }: OvoDatabase, waitsForReaders = true): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let tries = 0; tries < mostTries; tries += 1) {
    const [{ log, checkpointed }] = resultSchema.parse(sqlite.pragma('wal_checkpoint(PASSIVE)'));
    if (log - checkpointed <= fewPages || !waitsForReaders) return;
    Atomics.wait(pause, 0, 0, 50);
  }
}

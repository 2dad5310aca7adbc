import type { OvoDatabase } from '../open.ts';

/** What such work may keep of the file in memory, in KiB. SQLite takes of it what it needs. */
const roomKib = 128 * 1024;

/**
 * Does something that reads or changes pages all over the file, with room for them in memory: without
 * that, SQLite reads a page again each time that one more row of it is looked at, and writes one to the log
 * each time that one more of it changes. Afterwards the connection has the memory that it had before.
 */
export function withRoomForPages<T>({ sqlite }: OvoDatabase, work: () => T): T {
  const before = Number(sqlite.pragma('cache_size', { simple: true }));
  sqlite.pragma(`cache_size = -${roomKib}`);
  try {
    return work();
  } finally {
    sqlite.pragma(`cache_size = ${before}`);
  }
}

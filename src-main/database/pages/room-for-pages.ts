import type { WritableDatabase } from '../open.ts';

/** What a bulk change may keep of the file in memory, in KiB. SQLite takes of it what it needs. */
const bulkCacheKib = 128 * 1024;

/**
 * Does something that changes pages all over the file, with room for them in memory: without that, SQLite
 * writes a page to the log and reads it again each time that one more row of it changes. Afterwards the
 * connection has the memory that it had before.
 */
export function withRoomForPages<T>({ sqlite }: WritableDatabase, work: () => T): T {
  const before = Number(sqlite.pragma('cache_size', { simple: true }));
  sqlite.pragma(`cache_size = -${bulkCacheKib}`);
  try {
    return work();
  } finally {
    sqlite.pragma(`cache_size = ${before}`);
  }
}

import type { WritableDatabase } from '../../database/open.ts';

/**
 * Calls `act` in one transaction: the one that is open, or else one of its own. In an open one it makes
 * no savepoint: where `act` throws, the caller lets the whole transaction fail.
 */
export function together<T>(db: WritableDatabase, act: () => T): T {
  return db.sqlite.inTransaction ? act() : db.sqlite.transaction(act).immediate();
}

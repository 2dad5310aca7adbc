import type { WritableDatabase } from '../../database/open.ts';

/**
 * Calls `act` in the transaction that is open, or else in one of its own. In an open one it makes no
 * savepoint: whoever opened it must let all of it fail where `act` throws.
 */
export function inTransaction<T>(db: WritableDatabase, act: () => T): T {
  return db.sqlite.inTransaction ? act() : db.sqlite.transaction(act).immediate();
}

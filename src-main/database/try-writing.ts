import Database from 'better-sqlite3';
import { UserError } from '../../src-shared/lib/result.ts';
import type { OvoDatabase } from './open.ts';
import { busyTimeoutMs } from './pragmas.ts';
import { statementsFor } from './statements.ts';

const statements = statementsFor((sqlite) => ({
  /** Rows that this connection has ever changed, those of transactions that were rolled back too. */
  changes: sqlite.prepare<[], number>('SELECT total_changes()').pluck(),
  begin: sqlite.prepare('BEGIN IMMEDIATE'),
  rollback: sqlite.prepare('ROLLBACK'),
}));

/**
 * Does something without ever waiting for the lock that another connection writes under. `isDone` is
 * false where it is held: then nothing was done. Where the lock is taken just after the first write of
 * `act`, what it throws comes through.
 */
export function tryWriting<T>(
  db: OvoDatabase,
  act: () => T,
): { readonly isDone: true; readonly value: T } | { readonly isDone: false } {
  const { sqlite } = db;
  if (!sqlite.open) {
    throw new UserError('unavailable', 'Ovo is being closed. Nothing was changed.');
  }
  const { changes, begin, rollback } = statements(db);
  const before = changes.get();
  sqlite.pragma('busy_timeout = 0');
  try {
    begin.run();
    rollback.run();
    return { isDone: true, value: act() };
  } catch (error) {
    const isBusy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
    if (isBusy && !sqlite.inTransaction && changes.get() === before) return { isDone: false };
    throw error;
  } finally {
    if (sqlite.open) sqlite.pragma(`busy_timeout = ${busyTimeoutMs}`);
  }
}

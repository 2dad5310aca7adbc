// Raw SQL: the lock is a transaction of its own database, which has no tables.
import Database from 'better-sqlite3';
import path from 'node:path';

/** The right to send from a data folder, which one process has at a time. */
export interface SendingLock {
  release(): void;
}

/**
 * Takes the right to send from this data folder; null while another process has it. It is a lock of
 * the operating system on a file beside the database, held through an open SQLite transaction: the
 * system itself gives it up when the process ends, however it ends, so that no dead process can keep it.
 */
export function tryLockSending(
  dataFolder: string,
  nativeBinding: string | undefined,
): SendingLock | null {
  const sqlite = new Database(path.join(dataFolder, 'sending.lock'), {
    timeout: 0,
    ...(nativeBinding === undefined ? {} : { nativeBinding }),
  });
  try {
    sqlite.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    sqlite.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return {
    release() {
      if (!sqlite.open) return;
      sqlite.exec('ROLLBACK');
      sqlite.close();
    },
  };
}

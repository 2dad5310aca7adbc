// Raw SQL: the lock is a transaction of its own database, which has no tables.
import Database from 'better-sqlite3';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';

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
  const file = path.join(dataFolder, 'sending.lock');
  let sqlite: Database.Database | undefined;
  try {
    closeSync(openSync(file, 'a', 0o600));
    sqlite = new Database(file, {
      timeout: 0,
      ...(nativeBinding === undefined ? {} : { nativeBinding }),
    });
    sqlite.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    sqlite?.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw refusalOf(error, file);
  }
  const lock = sqlite;
  return {
    release() {
      if (!lock.open) return;
      lock.exec('ROLLBACK');
      lock.close();
    },
  };
}

/**
 * What is not a lock is never replaced by one: another process may hold the lock on what was there before,
 * and two would send.
 */
function refusalOf(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  if (code === 'EISDIR' || /^SQLITE_(?:NOTADB|CORRUPT)/.test(code)) {
    return new UserError('invalid', words.sending.lock.notOurs(file, error.message), {
      cause: error,
    });
  }
  if (/^(?:SQLITE_(?:FULL|IOERR)|ENOSPC|EDQUOT)/.test(code)) {
    return new UserError('unavailable', words.sending.lock.diskFull(error.message), {
      cause: error,
    });
  }
  return new UserError('unavailable', words.sending.lock.notWritable(file, error.message), {
    cause: error,
  });
}

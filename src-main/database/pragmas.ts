import type { Database } from 'better-sqlite3';

/** Marks a file as Ovo’s: “Ovo1” in ASCII. The first migration writes it. */
export const applicationId = 0x4f76_6f31;

/** How long a connection waits for another that writes before it gives up, in milliseconds. */
export const busyTimeoutMs = 5000;

/**
 * Sets what SQLite does not keep in the file. `synchronous` is set at every open because
 * better-sqlite3 opens an existing WAL file with NORMAL, under which a power cut may undo a commit
 * that the network has already acted on.
 */
export function applyPragmas(sqlite: Database): void {
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma(`busy_timeout = ${busyTimeoutMs}`);
  sqlite.pragma('trusted_schema = OFF');
  sqlite.pragma('cell_size_check = ON');
  sqlite.pragma('temp_store = FILE');
  sqlite.pragma('journal_size_limit = 67108864');
}

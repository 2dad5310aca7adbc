import type { Database } from 'better-sqlite3';
import { statSync } from 'node:fs';

/**
 * Up to this size a file is looked through before it is opened, in bytes: about 50 ms. What is larger is
 * looked through in a thread once it is open, and nothing is sent before that is done.
 */
export const checkedAtOnceBytes = 16 * 1024 * 1024;

/** Findings beyond this many say nothing new. */
const mostFindings = 20;

/**
 * What is wrong with a file as SQLite reads it, apart from Ovo's own rules; empty where nothing is. A
 * value that a CHECK forbids is no damage: a repair mends it. `quick` reads every page and leaves out
 * whether each index agrees with its table.
 */
export function damageOf(sqlite: Database, how: 'quick' | 'full'): readonly string[] {
  const pragma = how === 'quick' ? 'quick_check' : 'integrity_check';
  const wasIgnoring = sqlite.pragma('ignore_check_constraints', { simple: true });
  sqlite.pragma('ignore_check_constraints = ON');
  try {
    const lines = sqlite.prepare<[], string>(`PRAGMA ${pragma}(${mostFindings})`).pluck().all();
    return lines.filter((line) => line !== 'ok');
  } finally {
    sqlite.pragma(`ignore_check_constraints = ${wasIgnoring === 1 ? 'ON' : 'OFF'}`);
  }
}

/** Whether a file is small enough to be looked through before it is opened. */
export function isCheckedAtOnce(file: string): boolean {
  const bytes = [file, `${file}-wal`].map(
    (name) => statSync(name, { throwIfNoEntry: false })?.size ?? 0,
  );
  return bytes.reduce((sum, size) => sum + size, 0) <= checkedAtOnceBytes;
}

// Raw SQL: the checks are pragmas of SQLite.
import type { Database } from 'better-sqlite3';
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';

/**
 * Up to this size a file is looked through before it is opened, in bytes: about 50 ms. What is larger is
 * looked through in a thread once it is open, and nothing is sent before that is done.
 */
export const checkedAtOnceBytes = 16 * 1024 * 1024;

/** Enough that damage is among them, however many rows an index lacks. */
export const mostFindings = 10_000;

/**
 * What is wrong with the file itself, as SQLite reads it; empty where nothing is. What a repair can fix,
 * such as a value that a CHECK forbids or an index that lacks a row, is no damage. `quick` reads every
 * page; `full` also compares each index with its table.
 */
export function damageOf(sqlite: Database, how: 'quick' | 'full'): readonly string[] {
  return findingsOf(sqlite, how).filter((finding) => !isFixable(finding));
}

/** Everything that is wrong, in the file or in its indexes, but for values that a CHECK forbids. */
export function findingsOf(sqlite: Database, how: 'quick' | 'full'): readonly string[] {
  const pragma = how === 'quick' ? 'quick_check' : 'integrity_check';
  const wasIgnoring = sqlite.pragma('ignore_check_constraints', { simple: true });
  sqlite.pragma('ignore_check_constraints = ON');
  try {
    const lines = sqlite.prepare<[], string>(`PRAGMA ${pragma}(${mostFindings})`).pluck().all();
    return lines.filter((line) => line !== 'ok');
  } catch (error) {
    if (isAboutSearchIndex(error)) return [error.message];
    throw error;
  } finally {
    sqlite.pragma(`ignore_check_constraints = ${wasIgnoring === 1 ? 'ON' : 'OFF'}`);
  }
}

/** The check of SQLite fails where a full-text index cannot be opened: the file is damaged. */
function isAboutSearchIndex(error: unknown): error is Error {
  return error instanceof Error && /fts5|vtable constructor failed/i.test(error.message);
}

/**
 * Whether what SQLite found wrong is in the rows or the indexes, which a repair can fix; everything
 * else is damage to the file itself (https://www.sqlite.org/pragma.html#pragma_integrity_check).
 */
export function isFixable(finding: string): boolean {
  return /^(?:ok$|CHECK constraint failed in |NULL value in |NUMERIC value in |TEXT value in |row \d+ missing from index |wrong # of entries in index |non-unique entry in index |malformed inverted index for FTS5 )/.test(
    finding,
  );
}

/** The indexes that do not fit their tables, by name; what they lead to cannot be relied on. */
export function damagedIndexes(findings: readonly string[]): readonly string[] {
  const names = findings.map((finding) => / (?:from|in) index (.+)$/.exec(finding)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

const damageNote = (file: string) => `${file}-damaged`;

/** Leaves a note beside a database that was found damaged while it was open, for the next start. */
export function noteDamage(file: string): void {
  writeFileSync(damageNote(file), '', { mode: 0o600 });
}

/** Whether the last Ovo that had a database open found it damaged. */
export function wasFoundDamaged(file: string): boolean {
  return existsSync(damageNote(file));
}

/** Takes the note away: what is there now was looked through, and is sound. */
export function forgetDamage(file: string): void {
  rmSync(damageNote(file), { force: true });
}

/**
 * Whether a file is looked through before it is opened: it is small enough, or it was found damaged while
 * it was open.
 */
export function isCheckedAtOnce(file: string): boolean {
  if (wasFoundDamaged(file)) return true;
  const bytes = [file, `${file}-wal`].map(
    (name) => statSync(name, { throwIfNoEntry: false })?.size ?? 0,
  );
  return bytes.reduce((sum, size) => sum + size, 0) <= checkedAtOnceBytes;
}

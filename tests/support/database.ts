import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase, type WritableDatabase } from '../../src-main/database/open.ts';
import type { WriteLock } from '../../src-main/database/write-lock.ts';

export { threadFile } from './program.ts';

export const migrationsFolder = path.resolve(import.meta.dirname, '../../resources/migrations');

/** The sample contacts that Ovo comes with. */
export const sampleFile = path.resolve(import.meta.dirname, '../../resources/sample-customers.csv');

/** An empty folder that is removed when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'ovo-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new database in a file of its own, closed and removed when the test is over. */
export function temporaryDatabase(folder = temporaryFolder()): WritableDatabase {
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  onTestFinished(() => db.close());
  return db;
}

/** For a database that nobody else has open: a job's way to write, without waiting. */
export function alone(db: WritableDatabase) {
  return { exclusively: <T>(write: (writable: WritableDatabase) => T) => write(db) };
}

/** The same as the write lock has it. */
export function writeAtOnce(db: WritableDatabase): WriteLock['write'] {
  return async (act) => db.sqlite.transaction(() => act(db)).immediate();
}

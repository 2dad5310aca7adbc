import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase, type OvoDatabase } from '../../src-main/database/open.ts';

export const migrationsFolder = path.resolve(import.meta.dirname, '../../resources/migrations');

/** The file that every thread of Ovo runs. */
export const threadFile = path.resolve(import.meta.dirname, '../../src-main/thread.ts');

/** An empty folder that is removed when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'ovo-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new database in a file of its own, closed and removed when the test is over. */
export function temporaryDatabase(folder = temporaryFolder()): OvoDatabase {
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  onTestFinished(() => db.close());
  return db;
}

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/*
 * Databases that earlier versions of Ovo wrote, one a version: tests/fixtures/databases/version-N.db.gz.
 * Before a migration is added, the Ovo that has none of it yet writes one with everything in it that the
 * migration touches.
 */
const folder = path.resolve(import.meta.dirname, '../fixtures/databases');

/** The versions of which there is a database, in ascending order. */
export const oldVersions: readonly number[] = readdirSync(folder)
  .flatMap((name) => /^version-(\d+)\.db\.gz$/.exec(name)?.[1] ?? [])
  .map(Number)
  .toSorted((one, other) => one - other);

/** Writes the database of that version to a file; returns the file. */
export function writeOldDatabase(version: number, file: string): string {
  const packed = readFileSync(path.join(folder, `version-${version}.db.gz`));
  writeFileSync(file, gunzipSync(packed), { mode: 0o600 });
  return file;
}

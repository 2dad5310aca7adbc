import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { UserError } from '../../src-shared/lib/result.ts';
import { sizeOf } from '../database/database-file.ts';
import { words } from '../../src-shared/words/words.ts';

/** A database is one file, and while it is open or after a crash up to three. */
export const databaseSuffixes = ['', '-wal', '-shm'] as const;

/** Space that a disk keeps beyond what is written, in bytes: nothing else shall fail for a backup. */
const spareBytes = 32 * 1024 * 1024;

/** Puts a file on the disk, so that a power cut does not take it. */
export function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Puts the names in a folder on the disk. Windows does that by itself and refuses to be asked. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Renames a file so that after a power cut it has either name and never none. */
export function moveDurably(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(path.dirname(to));
  if (path.dirname(from) !== path.dirname(to)) syncFolder(path.dirname(from));
}

/**
 * Copies a file so that nobody but its owner can read the copy at any moment: it is made in a folder that
 * is its owner's alone, because a copy has the permissions of the original while it is made.
 */
export function copyPrivately(from: string, to: string): void {
  const folder = mkdtempSync(path.join(path.dirname(to), '.copy-'));
  try {
    const copy = path.join(folder, path.basename(to));
    copyFileSync(from, copy, constants.COPYFILE_FICLONE);
    chmodSync(copy, 0o600);
    renameSync(copy, to);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Throws UserError for a database or a -wal beside it that cannot be read: what is no file (`usage`), and
 * one that this user may not read (`unavailable`). One that is not there is none.
 */
export function refuseUnreadable(database: string): void {
  for (const file of [database, `${database}-wal`]) {
    try {
      const status = statSync(file, { throwIfNoEntry: false });
      if (status === undefined) continue;
      if (status.isFile()) {
        accessSync(file, constants.R_OK);
        continue;
      }
    } catch (error) {
      throw notReadable(file, error);
    }
    throw new UserError('usage', words.backups.notAFile(file));
  }
}

/** The names in a folder; none where there is no such folder. Refused (`unavailable`) where it may not be read. */
export function namesIn(folder: string): readonly string[] {
  try {
    const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
    return isFolder ? readdirSync(folder) : [];
  } catch (error) {
    throw notReadable(folder, error);
  }
}

function notReadable(file: string, error: unknown): UserError {
  const cause = error instanceof Error ? error.message : String(error);
  return new UserError('unavailable', words.backups.notReadable(file, cause), { cause: error });
}

/** The bytes of a database, with what its -wal holds. */
export function databaseBytes(file: string): number {
  return sizeOf(file) + sizeOf(`${file}-wal`);
}

/** Throws UserError(`unavailable`) where a folder’s disk has no room for so many bytes more. */
export function refuseWithoutRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= bytes + spareBytes) return;
  throw new UserError(
    'unavailable',
    words.backups.noRoom(folder, megabytes(free), megabytes(bytes + spareBytes)),
  );
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000);
}

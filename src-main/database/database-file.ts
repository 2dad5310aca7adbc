import Database from 'better-sqlite3';
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  statSync,
} from 'node:fs';
import { UserError } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';

/** The bytes of a file; 0 where there is none. */
export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Whether nothing is in a file, or it is gone. To SQLite one byte is nothing. */
export function isHollow(file: string): boolean {
  return sizeOf(file) <= 1;
}

/** Whether nothing of a database is left, not even a -wal beside it. */
export function isGone(file: string): boolean {
  return isHollow(file) && sizeOf(`${file}-wal`) === 0;
}

/** What better-sqlite3 takes for another build of its addon; nothing where its own fits. */
export function bindingOf(nativeBinding: string | undefined): { readonly nativeBinding?: string } {
  return nativeBinding === undefined ? {} : { nativeBinding };
}

/**
 * Opens a database to look at it, whoever made it: nothing is written, and nothing that the file brings
 * along runs. Throws as SQLite does.
 */
export function openToLook(file: string, nativeBinding: string | undefined): Database.Database {
  const sqlite = new Database(file, { readonly: true, ...bindingOf(nativeBinding) });
  try {
    sqlite.pragma('trusted_schema = OFF');
    sqlite.pragma('cell_size_check = ON');
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/**
 * Makes a data folder where there is none. Refused (`unavailable`) where it, or one that is there, may not
 * be read and written.
 */
export function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw notWritable(error, folder);
  }
}

/** A new file belongs to its owner from its first byte on, whatever the folder says. */
export function makeFile(file: string): void {
  try {
    closeSync(openSync(file, 'a', 0o600));
  } catch (error) {
    throw notWritable(error, file);
  }
}

/** A database that was copied here, or made by an older Ovo, may be readable by others. */
export function keepToOwner(file: string): void {
  for (const name of [file, `${file}-wal`, `${file}-shm`]) {
    const status = statSync(name, { throwIfNoEntry: false });
    if (status === undefined || (status.mode & 0o077) === 0) continue;
    try {
      chmodSync(name, 0o600);
    } catch {
      // It is somebody else's, who lets this user write to it.
    }
  }
}

/** SQLite itself would open it for reading, and fail with the first thing that is written. */
export function refuseReadOnly(file: string): void {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw notWritable(error, file);
  }
}

/** The refusal of a file or folder that may not be opened or written. */
export function notWritable(error: unknown, file: string): UserError {
  const cause = error instanceof Error ? error.message : String(error);
  return new UserError('unavailable', words.database.notWritable(file, cause), { cause: error });
}

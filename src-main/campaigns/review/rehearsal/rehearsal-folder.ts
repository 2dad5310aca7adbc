// Raw SQL: it copies a database page by page, and reads nothing of it.
import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../../../src-shared/lib/result.ts';
import { words } from '../../../../src-shared/words/words.ts';
import { bindingOf, keepToOwner, makeFile, sizeOf } from '../../../database/database-file.ts';
import { tryLockSending, type SendingLock } from '../../sending/sending-lock.ts';

/** Where the copies stand: beside the database, because they hold the same people. */
const folderOf = (dataFolder: string) => path.join(dataFolder, 'rehearsals');

/** Pages that are copied before others have their turn. */
const pagesAtOnce = 2000;

/** A folder of one rehearsal, locked so that no other process takes it for abandoned. */
export interface RehearsalFolder {
  readonly path: string;
  /** Removes it with everything in it. */
  remove(): void;
}

/** Makes the folder of one rehearsal. Refused (`unavailable`) where there is no room for a copy. */
export function makeRehearsalFolder(
  dataFolder: string,
  database: string,
  nativeBinding: string | undefined,
): RehearsalFolder {
  const { bavail, bsize } = statfsSync(dataFolder);
  if (bavail * bsize < 2 * (sizeOf(database) + sizeOf(`${database}-wal`))) {
    throw new UserError('unavailable', words.campaigns.noRoomToRehearse);
  }
  const folder = path.join(folderOf(dataFolder), randomUUID());
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = tryLockSending(folder, nativeBinding);
  return {
    path: folder,
    remove() {
      lock?.release();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Removes what rehearsals left that were killed; those of running processes stay. */
export function removeAbandonedRehearsals(
  dataFolder: string,
  nativeBinding: string | undefined,
): void {
  const all = folderOf(dataFolder);
  let names: readonly string[];
  try {
    names = readdirSync(all);
  } catch {
    // There never was a rehearsal.
    return;
  }
  for (const name of names) {
    const folder = path.join(all, name);
    let lock: SendingLock | null = null;
    try {
      lock = tryLockSending(folder, nativeBinding);
    } catch {
      // What cannot be locked is nothing that runs.
      rmSync(folder, { recursive: true, force: true });
      continue;
    }
    if (lock === null) continue;
    lock.release();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Copies one moment of a database: what is written meanwhile is not in the copy. */
export async function copyForRehearsal(
  source: string,
  to: string,
  nativeBinding: string | undefined,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  makeFile(to);
  keepToOwner(to);
  const sqlite = new Database(source, { readonly: true, ...bindingOf(nativeBinding) });
  try {
    // Held open, so that the copy does not begin anew with every write of another connection.
    sqlite.exec('BEGIN');
    sqlite.prepare('SELECT count(*) FROM sqlite_schema').get();
    await sqlite.backup(to, {
      progress({ totalPages, remainingPages }) {
        onProgress(totalPages - remainingPages, totalPages);
        return pagesAtOnce;
      },
    });
    sqlite.exec('COMMIT');
  } finally {
    sqlite.close();
  }
}

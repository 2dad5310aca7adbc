// Raw SQL: drizzle has no REINDEX.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { RestoreReport } from '../../../src-shared/maintenance/backup.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { isHollow, sizeOf } from '../../database/database-file.ts';
import { DamagedDatabase, openDatabase, type WritableDatabase } from '../../database/open.ts';
import { damagedIndexes, findingsOf, isFixable } from '../../database/integrity.ts';
import { isSealed, unsealFile } from '../backup/seal.ts';
import type { OnProgress } from '../backup/take-backup.ts';
import {
  copyPrivately,
  databaseBytes,
  refuseUnreadable,
  refuseWithoutRoom,
} from '../durable-files.ts';
import { discardNext, nextDatabase, replaceDatabase } from '../replace-database.ts';
import { isWalOlder } from '../salvage/sequences.ts';
import { makeSafe } from './make-safe.ts';
import {
  closeAsOneFile,
  examinePresent,
  keepPresent,
  lockFolder,
  presentHolds,
  quarantinePath,
  suppressionsOf,
  type Context,
  type Present,
} from './present-database.ts';
import { words } from '../../../src-shared/words/words.ts';

export interface RestoreOrder extends Context {
  readonly file: string;
  /** Opens a sealed backup; null where it is not sealed. */
  readonly passphrase: string | null;
  /** Whether `stageRestore` has been here, so that the backup need not be fetched again. */
  readonly isStaged: boolean;
}

/**
 * Makes a backup ready beside the database, which may be open: copied or unsealed, checked whole and
 * brought up to date. Refused as `restoreDatabase` is; what is ready counts only after that.
 */
export async function stageRestore(order: RestoreOrder, onProgress: OnProgress): Promise<null> {
  refuseWithoutFile(order);
  const lock = lockFolder(order);
  try {
    discardNext(order.dataFolder);
    await fetch(order, onProgress);
    onProgress({ work: 'restore', step: 'checking', done: 0, total: 0 });
    closeAsOneFile(openNext(order));
    return null;
  } catch (error) {
    discardNext(order.dataFolder);
    throw error;
  } finally {
    lock.release();
  }
}

/**
 * Puts a backup in the place of the database: copied, checked whole and brought up to date beside it,
 * made safe (`makeSafe`), and only then swapped in one step. A sound database that is replaced becomes
 * a backup itself, so that the restore can be undone; a damaged one moves to `quarantine`. Refused, and
 * nothing is changed, for a file that is no sound backup of Ovo's (`invalid`), for the wrong passphrase
 * (`invalid`), while anything is sent or another process has the database open (`busy`), and without
 * room on the disk (`unavailable`). Killed at any moment it leaves the old database or the new one.
 */
export async function restoreDatabase(
  order: RestoreOrder,
  onProgress: OnProgress,
): Promise<RestoreReport> {
  refuseWithoutFile(order);
  const lock = lockFolder(order);
  try {
    // A process that was started meanwhile has cleared it away.
    if (!order.isStaged || sizeOf(nextDatabase(order.dataFolder)) === 0) {
      discardNext(order.dataFolder);
      await fetch(order, onProgress);
    }
    onProgress({ work: 'restore', step: 'checking', done: 0, total: 0 });
    const next = openNext(order);
    const present = examinePresent(order);
    onProgress({ work: 'restore', step: 'replacing', done: 0, total: 0 });
    const made = finishNext(next, order, present);
    const keptAs = keepPresent(order, present);
    replaceDatabase(order.dataFolder, keptAs ?? quarantinePath(order.now));
    return {
      restored: path.basename(order.file),
      keptAs,
      canBeUndone: present === 'sound' || present === 'newer',
      ...made,
    };
  } catch (error) {
    discardNext(order.dataFolder);
    throw error;
  } finally {
    lock.release();
  }
}

function refuseWithoutFile({ file }: RestoreOrder): void {
  refuseUnreadable(file);
  if (existsSync(file)) return;
  throw new UserError('usage', words.backups.noFile(file));
}

async function fetch(order: RestoreOrder, onProgress: OnProgress): Promise<void> {
  const { file, passphrase, dataFolder } = order;
  refuseWithoutRoom(dataFolder, databaseBytes(file));
  const next = nextDatabase(dataFolder);
  const total = sizeOf(file);
  if (isSealed(file)) {
    if (passphrase === null) {
      throw new UserError('usage', words.backups.needsPassphrase(file));
    }
    await unsealFile(file, next, passphrase, (done) =>
      onProgress({ work: 'restore', step: 'unsealing', done, total }),
    );
    return;
  }
  onProgress({ work: 'restore', step: 'copying', done: 0, total });
  copyPrivately(file, next);
  // Somebody copied an open database by hand: what was written last is in there.
  if (sizeOf(`${file}-wal`) > 0 && !isWalOlder(file)) copyPrivately(`${file}-wal`, `${next}-wal`);
}

/** Opens what was fetched, brings it up to date, and refuses it unless it is whole. */
function openNext(order: RestoreOrder): WritableDatabase {
  const file = nextDatabase(order.dataFolder);
  if (isHollow(file)) throw unfit(order, words.backups.empty);
  let db: WritableDatabase | undefined;
  try {
    db = openDatabase({ ...order, file, mayBeNew: false });
    const findings = findingsOf(db.sqlite, 'full');
    const damage = findings.filter((finding) => !isFixable(finding));
    if (damage.length > 0) throw new DamagedDatabase(file, damage);
    if (damagedIndexes(findings).length > 0) db.sqlite.exec('REINDEX');
    return db;
  } catch (error) {
    db?.close();
    if (error instanceof DamagedDatabase)
      throw unfit(order, error.findings[0] ?? words.database.findings.unreadable);
    if (error instanceof UserError) {
      if (error.code === 'invalid') throw unfit(order, words.backups.foreign);
      throw new UserError(error.code, error.message.replaceAll(file, order.file), { cause: error });
    }
    throw error;
  }
}

function unfit({ file }: RestoreOrder, finding: string): UserError {
  return new UserError('invalid', words.backups.unfit(file, finding));
}

function finishNext(next: WritableDatabase, order: RestoreOrder, present: Present) {
  try {
    const { dataFolder, now } = order;
    const detail = { file: path.basename(order.file) };
    const suppressions = suppressionsOf(order, present);
    const holds = presentHolds(order, present);
    return makeSafe(next, { dataFolder, now, origin: 'restored', suppressions, holds, detail });
  } finally {
    closeAsOneFile(next);
  }
}

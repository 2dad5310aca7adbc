import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { databaseName } from '../../src-shared/maintenance/start.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { tryLockSending } from '../campaigns/sending/sending-lock.ts';
import { databaseSuffixes, moveDurably, syncFile, syncFolder } from './durable-files.ts';
import { words } from '../../src-shared/words/words.ts';

/*
 * How one database takes the place of another, so that a kill or a power cut at any moment leaves the
 * old one or the new one. The new one is made ready beside it, as `ovo.db.next`, complete and on the
 * disk. Then `replacing.json` comes into being: from that moment the new one counts. What is left to do
 * after that is renaming, by this process or by the next one that opens the folder: the old database,
 * its -wal and its -shm move to where they are kept, then the new one takes its name.
 */

const nextName = `${databaseName}.next`;
const markerName = 'replacing.json';

/** Where the old database goes: a path within the data folder. */
const markerSchema = z.object({
  keepAs: z.string().regex(/^(?:backups|quarantine)\/[^.][^\\]*\.db$/),
});

/** Where the database that is to come is made ready. */
export function nextDatabase(dataFolder: string): string {
  return path.join(dataFolder, nextName);
}

/** Throws away what was made ready; does nothing once it counts. */
export function discardNext(dataFolder: string): void {
  if (existsSync(path.join(dataFolder, markerName))) return;
  for (const suffix of [...databaseSuffixes, '-journal']) {
    rmSync(`${nextDatabase(dataFolder)}${suffix}`, { force: true });
  }
}

/**
 * Makes the database that is ready the one that counts, and keeps the old one at `keepAs`, a path within
 * the data folder. Call it with the right to send, while nobody has either open.
 */
export function replaceDatabase(dataFolder: string, keepAs: string): void {
  syncFile(nextDatabase(dataFolder));
  const marker = path.join(dataFolder, markerName);
  const making = `${marker}.tmp`;
  writeFileSync(making, JSON.stringify(markerSchema.parse({ keepAs })), { mode: 0o600 });
  syncFile(making);
  moveDurably(making, marker);
  finishReplacing(dataFolder);
}

/**
 * Finishes what a process that was killed had begun, or throws it away where it did not count yet. Call
 * it before a data folder is opened. Refused (`busy`) while another process is at it.
 */
export function finishInterruptedReplacing(
  dataFolder: string,
  nativeBinding: string | undefined,
): void {
  const isDecided = existsSync(path.join(dataFolder, markerName));
  if (!isDecided && !existsSync(nextDatabase(dataFolder))) return;
  const lock = tryLockSending(dataFolder, nativeBinding);
  if (lock === null) {
    // Another process makes one ready: the present one counts until it is.
    if (!isDecided) return;
    throw new UserError('busy', words.backups.beingReplaced);
  }
  try {
    discardNext(dataFolder);
    finishReplacing(dataFolder);
  } finally {
    lock.release();
  }
}

function finishReplacing(dataFolder: string): void {
  const marker = path.join(dataFolder, markerName);
  if (!existsSync(marker)) return;
  const next = nextDatabase(dataFolder);
  if (existsSync(next)) {
    const { keepAs } = markerSchema.parse(JSON.parse(readFileSync(marker, 'utf8')));
    const database = path.join(dataFolder, databaseName);
    const kept = path.join(dataFolder, ...keepAs.split('/'));
    mkdirSync(path.dirname(kept), { recursive: true, mode: 0o700 });
    syncFolder(path.dirname(path.dirname(kept)));
    syncFolder(dataFolder);
    for (const suffix of databaseSuffixes) {
      const old = `${database}${suffix}`;
      // A link that leads nowhere is kept too.
      const isThere = lstatSync(old, { throwIfNoEntry: false }) !== undefined;
      if (isThere) moveDurably(old, `${kept}${suffix}`);
    }
    moveDurably(next, database);
  }
  rmSync(marker);
  syncFolder(dataFolder);
}

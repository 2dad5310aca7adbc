import path from 'node:path';
import { databaseName } from '../../../src-shared/maintenance/start.ts';
import type { Backup } from '../../../src-shared/maintenance/backup.ts';
import type { StartQuestion } from '../../../src-shared/maintenance/start.ts';
import { isGone, isHollow, sizeOf } from '../../database/database-file.ts';
import { DamagedDatabase } from '../../database/open.ts';
import { readJournal } from '../../campaigns/sending/journal/send-journal.ts';
import { listBackups, newestVerified } from '../backup/backup-files.ts';
import { namesIn } from '../durable-files.ts';
import { isWalOlder } from '../salvage/sequences.ts';
import { words } from '../../../src-shared/words/words.ts';

/** A data folder whose database cannot be opened, and what there is to go on with. */
export interface StartSituation {
  /** The database. */
  readonly file: string;
  /** What is wrong with it, as SQLite says it. */
  readonly finding: string;
  readonly newest: Backup | null;
  /** Texts that the send journal knows to have been handed over since that backup was made. */
  readonly sentSince: number;
}

/**
 * Whether a data folder had a database once: there is a backup of it, a damaged one that was kept, or a
 * record of what was sent. Where it is gone now, a new one must not quietly take its place.
 */
export function hasBeenUsed(dataFolder: string): boolean {
  const hasQuarantined = namesIn(path.join(dataFolder, 'quarantine')).length > 0;
  const hasJournal = namesIn(path.join(dataFolder, 'journal')).some(
    (name) => name.endsWith('.ndjson') && sizeOf(path.join(dataFolder, 'journal', name)) > 0,
  );
  return hasQuarantined || hasJournal || listBackups(dataFolder).length > 0;
}

/** Throws DamagedDatabase where the -wal beside the database is one that an earlier copy of it left. */
export function refuseOlderWal(dataFolder: string): void {
  const file = path.join(dataFolder, databaseName);
  if (isHollow(file) || !isWalOlder(file)) return;
  throw new DamagedDatabase(file, [words.start.olderLog]);
}

/** What there is to go on with after a database turned out to be damaged. */
export function describeSituation(dataFolder: string, error: DamagedDatabase): StartSituation {
  const newest = newestVerified(dataFolder) ?? null;
  return {
    file: error.file,
    finding: error.findings[0] ?? words.database.findings.unreadable,
    newest,
    sentSince: newest === null ? 0 : countSentSince(dataFolder, newest.takenAt),
  };
}

function countSentSince(dataFolder: string, since: number): number {
  const sent = new Set<string>();
  for (const { at, campaign, number, event } of readJournal(dataFolder, null).lines) {
    if (at < since) continue;
    const key = `${campaign} ${number}`;
    if (event === 'handed-over') sent.add(key);
    else if (event === 'not-sent') sent.delete(key);
  }
  return sent.size;
}

/** The one question that is asked when the database cannot be opened. */
export function questionFor(situation: StartSituation): StartQuestion {
  const { newest, sentSince, file } = situation;
  const isMissing = isGone(file);
  const restore =
    newest === null
      ? []
      : [{ choice: 'restore', label: words.start.restore(newest.takenAt) } as const];
  const salvage = isMissing ? [] : [{ choice: 'salvage', label: words.start.salvage } as const];
  const since =
    newest === null
      ? words.start.noBackup
      : sentSince === 0
        ? words.start.nothingSentSince
        : words.start.sentSince(sentSince);
  return {
    message: isMissing ? words.start.missing : words.start.damaged,
    detail: [words.start.fileKept(file, situation.finding), since, words.start.afterwards].join(
      '\n\n',
    ),
    choices: [
      ...restore,
      ...salvage,
      { choice: 'start-empty', label: words.start.startEmpty },
      { choice: 'open-folder', label: words.start.showFolder },
      { choice: 'quit', label: words.start.quit },
    ],
    defaultChoice: restore[0]?.choice ?? salvage[0]?.choice ?? 'quit',
    cancelChoice: 'quit',
  };
}

/** The same for the command line: what is wrong, and the commands that put it right. */
export function adviceFor(situation: StartSituation): string {
  const { newest, sentSince, file, finding } = situation;
  const advice = words.start.advice;
  const restore =
    newest === null
      ? advice.noBackup
      : sentSince === 0
        ? advice.restore(newest.takenAt)
        : advice.restoreSentSince(newest.takenAt, sentSince);
  const isMissing = isGone(file);
  return [
    advice.damaged(file, finding),
    restore,
    ...(isMissing ? [] : [advice.salvage]),
    advice.startEmpty,
    ...(isMissing ? [] : [advice.kept]),
  ].join(' ');
}

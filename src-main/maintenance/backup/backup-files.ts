import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { DateTime } from 'luxon';
import path from 'node:path';
import {
  backupOccasions,
  type Backup,
  type BackupOccasion,
} from '../../../src-shared/maintenance/backup.ts';
import { namesIn } from '../durable-files.ts';

/*
 * The folder `backups` of a data folder. A backup’s name says when and why it was made and nothing else
 * is needed to know it: `ovo-2026-11-23T17-26-23-123Z-before-import.db`. What is still being made has a
 * name that does not count.
 */

const namePattern =
  /^ovo-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3})Z-([a-z-]+?)(\.unverified)?\.db$/;
const timeFormat = "yyyy-MM-dd'T'HH-mm-ss-SSS";

const makingPattern = /^(?:\..+\.)?(\d+)-[0-9a-f]{8}-making\.tmp/;

/** A name for what is being made. */
export function makingName(): string {
  return `${process.pid}-${randomBytes(4).toString('hex')}-making.tmp`;
}

/** Removes what processes that are no more left half-made in a folder. */
export function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, pid] = makingPattern.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(path.join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Where the backups of a data folder are; the folder is made where there is none. */
export function backupFolder(dataFolder: string): string {
  const folder = path.join(dataFolder, 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** A time as names have it: UTC, to the millisecond, and in the order of the alphabet. */
export function stampOf(time: number): string {
  return `${DateTime.fromMillis(time, { zone: 'utc' }).toFormat(timeFormat)}Z`;
}

/** A name that no backup in the folder has yet. */
export function freeBackupName(
  folder: string,
  backup: {
    readonly takenAt: number;
    readonly occasion: BackupOccasion;
    readonly isVerified: boolean;
  },
): string {
  const { occasion, isVerified } = backup;
  for (let time = backup.takenAt; ; time += 1) {
    const name = `ovo-${stampOf(time)}-${occasion}${isVerified ? '' : '.unverified'}.db`;
    if (!existsSync(path.join(folder, name))) return name;
  }
}

/**
 * The backups of a data folder, the newest first. Other files in the folder are none of ours. Refused
 * (`unavailable`) where the folder may not be read.
 */
export function listBackups(dataFolder: string): readonly Backup[] {
  const folder = path.join(dataFolder, 'backups');
  return namesIn(folder)
    .flatMap((name) => readName(folder, name) ?? [])
    .toSorted((one, other) => other.takenAt - one.takenAt || (one.name < other.name ? 1 : -1));
}

function readName(folder: string, name: string): Backup | undefined {
  const [, stamp, word, unverified] = namePattern.exec(name) ?? [];
  const occasion = backupOccasions.find((known) => known === word);
  if (stamp === undefined || occasion === undefined) return undefined;
  const takenAt = DateTime.fromFormat(stamp, timeFormat, { zone: 'utc' });
  const status = statSync(path.join(folder, name), { throwIfNoEntry: false });
  if (!takenAt.isValid || status?.isFile() !== true) return undefined;
  return {
    name,
    occasion,
    takenAt: takenAt.toMillis(),
    sizeBytes: status.size,
    isVerified: unverified === undefined,
  };
}

/** The newest backup that can be trusted; undefined where there is none. */
export function newestVerified(dataFolder: string): Backup | undefined {
  return listBackups(dataFolder).find(({ isVerified }) => isVerified);
}

/** The backup of what the last restore replaced; undefined where nothing was restored. */
export function newestReplaced(dataFolder: string): Backup | undefined {
  return listBackups(dataFolder).find(
    ({ isVerified, occasion }) => isVerified && occasion === 'before-restore',
  );
}

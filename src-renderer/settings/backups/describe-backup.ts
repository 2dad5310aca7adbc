import type {
  Backup,
  BackupOccasion,
  MaintenanceProgress,
} from '../../../src-shared/maintenance/backup.ts';
import { formatBytes } from '../../ui/text/numbers.ts';
import { formatDay, formatMoment } from '../../ui/text/times.ts';

const occasions: Readonly<Record<BackupOccasion, string>> = {
  'by-hand': 'Made by hand',
  hourly: 'Made by itself, something had changed',
  'before-migration': 'Before Ovo was updated',
  'before-import': 'Before an import',
  'before-campaign': 'Before a campaign was started',
  'before-repair': 'Before a repair',
  'before-restore': 'Before a restore: what it replaced',
};

/** Why a backup was made, in plain words. */
export function describeOccasion(occasion: BackupOccasion): string {
  return occasions[occasion];
}

/** A backup in one line: why it was made, its size, whether it is verified. */
export function describeBackup({ occasion, sizeBytes, isVerified }: Backup): string {
  const trust = isVerified
    ? 'verified'
    : 'a copy of a damaged database, kept as evidence: it cannot be restored';
  return `${describeOccasion(occasion)} · ${formatBytes(sizeBytes)} · ${trust}`;
}

/** The time of the newest backup that can be restored, or that there is none. */
export function describeNewest(backups: readonly Backup[], now: number): string {
  const newest = backups.find(({ isVerified }) => isVerified);
  if (newest === undefined) {
    return backups.length === 0
      ? 'No backup was made yet. Ovo makes the first as soon as there is something to lose.'
      : 'There is no backup that can be restored.';
  }
  const when = `${dayName(newest.takenAt, now)}, ${clock.format(newest.takenAt)}`;
  return `The last backup was made ${when}. It was opened and checked through: it can be restored.`;
}

/** Backups of one day of the person's calendar. */
export interface BackupDay {
  /** Such as `Today` or `12 Nov 2026`. */
  readonly name: string;
  readonly backups: readonly Backup[];
}

/** Backups by day, in the given order: the newest first. */
export function backupDays(backups: readonly Backup[], now: number): readonly BackupDay[] {
  const days = new Map<string, readonly Backup[]>();
  for (const backup of backups) {
    const name = capital(dayName(backup.takenAt, now));
    days.set(name, [...(days.get(name) ?? []), backup]);
  }
  return [...days].map(([name, ofDay]) => ({ name, backups: ofDay }));
}

/** The time of day of a backup. */
export function formatBackupTime(at: number): string {
  return clock.format(at);
}

/** A backup within a sentence: `the backup of Nov 12, 2:05 PM`. */
export function nameBackup({ takenAt }: Backup): string {
  return `the backup of ${formatMoment(takenAt)}`;
}

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

const dayMs = 24 * 3_600_000;

function dayName(at: number, now: number): string {
  const day = new Date(at).toDateString();
  if (day === new Date(now).toDateString()) return 'today';
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  return at <= now && now - at < 2 * dayMs && day === yesterday.toDateString()
    ? 'yesterday'
    : formatDay(at);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const steps: Readonly<Record<MaintenanceProgress['step'], string>> = {
  copying: 'Copying the database…',
  sealing: 'Sealing the copy with the passphrase…',
  unsealing: 'Opening the seal with the passphrase…',
  checking: 'Checking the copy through…',
  reading: 'Reading what is readable…',
  replacing: 'Putting it in place…',
};

/** The current step of a backup or restore; null before its first event. */
export function describeWork(progress: MaintenanceProgress | null): string {
  return progress === null ? 'Beginning…' : steps[progress.step];
}

/** Progress of the step, 0 to 100; null where it is not known. */
export function percentOf(progress: MaintenanceProgress | null): number | null {
  if (progress === null || progress.total <= 0) return null;
  return Math.min(100, Math.floor((100 * progress.done) / progress.total));
}

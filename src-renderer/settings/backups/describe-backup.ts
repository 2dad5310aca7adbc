import type {
  Backup,
  BackupOccasion,
  MaintenanceProgress,
} from '../../../src-shared/maintenance/backup.ts';
import { formatDay, formatMoment, formatTime } from '../../ui/text/times.ts';
import { words } from '../../words.ts';

const { occasions, last, steps } = words.backups;

/** Why a backup was made, in plain words. */
export function describeOccasion(occasion: BackupOccasion): string {
  return occasions[occasion];
}

/** The newest backup that can be restored. */
export function newestVerified(backups: readonly Backup[]): Backup | undefined {
  return backups.find(({ isVerified }) => isVerified);
}

/** The time of the newest backup that can be restored, or that there is none. */
export function describeNewest(backups: readonly Backup[], now: number): string {
  const newest = newestVerified(backups);
  if (newest === undefined) return backups.length === 0 ? last.none : last.noneSound;
  return last.sentence(dayAndTime(newest.takenAt, now));
}

/** The day by the person's calendar: `Today`, `Yesterday` or `Nov 12, 2026`. */
export function dayOf(at: number, now: number): string {
  const day = new Date(at).toDateString();
  if (day === new Date(now).toDateString()) return words.backups.today;
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  return at <= now && now - at < 2 * dayMs && day === yesterday.toDateString()
    ? words.backups.yesterday
    : formatDay(at);
}

/** Such as `Today, 2:05 PM`. */
export function dayAndTime(at: number, now: number): string {
  return words.backups.at(dayOf(at, now), formatTime(at));
}

/** A backup within a sentence: `the backup of Nov 12, 2:05 PM`. */
export function nameBackup({ takenAt }: Backup): string {
  return words.backups.name(formatMoment(takenAt));
}

const dayMs = 24 * 3_600_000;

/** The current step of a backup or restore; null before its first event. */
export function describeWork(progress: MaintenanceProgress | null): string {
  return progress === null ? steps.beginning : steps[progress.step];
}

/** Progress of the step, 0 to 100; null where it is not known. */
export function percentOf(progress: MaintenanceProgress | null): number | null {
  if (progress === null || progress.total <= 0) return null;
  return Math.min(100, Math.floor((100 * progress.done) / progress.total));
}

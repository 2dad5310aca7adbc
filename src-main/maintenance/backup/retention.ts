import { DateTime } from 'luxon';
import type { Backup } from '../../../src-shared/maintenance/backup.ts';

const hourMs = 3_600_000;
/** Nothing younger is dropped: what was made before an import outlives the campaign after it. */
const grace = hourMs;
/** What a restore replaced is kept so long for its undoing, in milliseconds. */
const undoMs = 30 * 24 * hourMs;

const generations = [
  { unit: 'hour', kept: 24 },
  { unit: 'day', kept: 7 },
  { unit: 'week', kept: 4 },
] as const;

/**
 * The backups that need not be kept: all but the newest of each of the last 24 hours, 7 days and 4 weeks
 * in which there are any (UTC), those of the last hour, those made by hand, and the newest of what a
 * restore replaced. The newest verified one always stays, whatever the clock says, and so does one that
 * could not be verified, until there is a younger one that was.
 */
export function backupsToDrop(backups: readonly Backup[], now: number): readonly Backup[] {
  const newestFirst = backups.toSorted((one, other) => other.takenAt - one.takenAt);
  const verified = newestFirst.filter(({ isVerified }) => isVerified);
  const [newest] = verified;
  const kept = new Set<Backup>(
    newestFirst.filter(
      ({ occasion, takenAt, isVerified }) =>
        occasion === 'by-hand' ||
        takenAt > now - grace ||
        (!isVerified && (newest === undefined || newest.takenAt < takenAt)),
    ),
  );
  if (newest !== undefined) kept.add(newest);
  const replaced = verified.find(({ occasion }) => occasion === 'before-restore');
  if (replaced !== undefined && replaced.takenAt > now - undoMs) kept.add(replaced);
  for (const { unit, kept: most } of generations) {
    const seen = new Set<number>();
    for (const backup of verified) {
      const period = DateTime.fromMillis(backup.takenAt, { zone: 'utc' }).startOf(unit).toMillis();
      if (seen.has(period)) continue;
      if (seen.size === most) break;
      seen.add(period);
      kept.add(backup);
    }
  }
  return newestFirst.filter((backup) => !kept.has(backup));
}

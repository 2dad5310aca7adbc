import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backupsToDrop } from '../../../src-main/maintenance/backup/retention.ts';
import type { Backup, BackupOccasion } from '../../../src-shared/maintenance/backup.ts';

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.UTC(2026, 10, 23, 12, 30);

function backup(takenAt: number, more: Partial<Backup> = {}): Backup {
  return {
    name: `ovo-${takenAt}`,
    occasion: 'hourly',
    takenAt,
    sizeBytes: 1,
    isVerified: true,
    ...more,
  };
}

const kept = (backups: readonly Backup[]) => {
  const dropped = new Set(backupsToDrop(backups, now));
  return backups.filter((one) => !dropped.has(one));
};

test('of a backup an hour, 24 hours, 7 days and 4 weeks are left', () => {
  const hourly = Array.from({ length: 24 * 60 }, (_, index) =>
    backup(now - 2 * hour - index * hour),
  );
  const left = kept(hourly);
  expect(left.filter(({ takenAt }) => takenAt > now - 26 * hour)).toHaveLength(24);
  const days = new Set(left.map(({ takenAt }) => Math.floor(takenAt / day)));
  expect(days.size).toBeGreaterThanOrEqual(7);
  expect(left.length).toBeLessThanOrEqual(24 + 7 + 4);
  expect(Math.min(...left.map(({ takenAt }) => takenAt))).toBeLessThan(now - 14 * day);
});

test('what was made within the last hour stays, however many there are', () => {
  const many = Array.from({ length: 10 }, (_, index) => backup(now - index * 60_000));
  expect(kept(many)).toHaveLength(10);
});

test('what was made by hand stays', () => {
  const old = backup(now - 400 * day, { occasion: 'by-hand' });
  expect(kept([old, backup(now)])).toContain(old);
});

test('what a restore replaced stays for its undoing, then goes like the others', () => {
  const others = Array.from({ length: 60 }, (_, index) => backup(now - (2 + index) * hour));
  const replaced = (age: number) => backup(now - age, { occasion: 'before-restore' });
  const recent = replaced(2 * day + 1);
  const old = replaced(40 * day);
  const olderInItsWeek = backup(now - 40 * day + 1);
  expect(kept([...others, recent])).toContain(recent);
  expect(kept([...others, old, olderInItsWeek])).not.toContain(old);
});

test('a copy that could not be verified goes as soon as there is a younger one that was', () => {
  const doubtful = backup(now - 2 * day, { isVerified: false });
  expect(kept([doubtful])).toContain(doubtful);
  expect(kept([doubtful, backup(now - 3 * day)])).toContain(doubtful);
  expect(kept([doubtful, backup(now - day)])).not.toContain(doubtful);
});

test('the newest verified one always stays, and dropping twice drops nothing more', () => {
  const backups = fc.array(
    fc.record({
      age: fc.integer({ min: -10 * day, max: 100 * day }),
      isVerified: fc.boolean(),
      occasion: fc.constantFrom<BackupOccasion>('hourly', 'before-import', 'before-restore'),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(backups, (drawn) => {
      const all = drawn.map(({ age, ...rest }) => backup(now - age, rest));
      const left = kept(all);
      const newest = Math.max(
        ...all.filter(({ isVerified }) => isVerified).map((one) => one.takenAt),
      );
      const isThere = left.some(({ isVerified, takenAt }) => isVerified && takenAt === newest);
      expect(isThere || all.every(({ isVerified }) => !isVerified)).toBe(true);
      expect(backupsToDrop(left, now)).toEqual([]);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 300) },
  );
});

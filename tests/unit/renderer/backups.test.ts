import { expect, test } from 'vitest';
import {
  dayAndTime,
  describeNewest,
  percentOf,
} from '../../../src-renderer/settings/backups/describe-backup.ts';
import {
  describeKept,
  describeRestore,
  nameRestored,
} from '../../../src-renderer/settings/backups/describe-restore.ts';
import { passphraseProblems } from '../../../src-renderer/settings/backups/passphrase.ts';
import { consequencesOf, orderOf } from '../../../src-renderer/settings/backups/restore-choice.ts';
import type { Backup, RestoreReport } from '../../../src-shared/maintenance/backup.ts';

const now = new Date(2026, 10, 23, 14, 30).getTime();

function backup(takenAt: number, some: Partial<Backup> = {}): Backup {
  return {
    name: `ovo-${takenAt}`,
    occasion: 'hourly',
    takenAt,
    sizeBytes: 315_000,
    isVerified: true,
    ...some,
  };
}

test('the time of a backup is told by the person’s calendar', () => {
  const told = (day: number, hour: number) =>
    dayAndTime(new Date(2026, 10, day, hour).getTime(), now);
  expect([told(23, 0), told(22, 23), told(21, 12)]).toEqual([
    expect.stringMatching(/^Today, /),
    expect.stringMatching(/^Yesterday, /),
    expect.stringContaining('21'),
  ]);
});

test('the newest backup that counts is the newest that was verified', () => {
  expect(describeNewest([], now)).toMatch(/^No backup yet/);
  const damaged = backup(now - 1000, { isVerified: false, occasion: 'before-repair' });
  expect(describeNewest([damaged], now)).toBe('None of your backups can be restored.');
  const sound = backup(new Date(2026, 10, 22, 9, 5).getTime());
  expect(describeNewest([damaged, sound], now)).toMatch(/backup: Yesterday, 9:05/);
});

test('a copy is sealed with nothing that was not typed twice', () => {
  const typed = (passphrase: string, again: string) =>
    passphraseProblems({ isSealed: true, passphrase, again });
  expect(typed('correct horse', 'correct horse')).toEqual({});
  expect(typed('correct horse', 'correct hose')).toEqual({ again: expect.any(String) });
  expect(typed('short', 'short')).toEqual({ passphrase: expect.stringMatching(/8/) });
  expect(typed('x'.repeat(1001), 'x'.repeat(1001))).toHaveProperty('passphrase');
  expect(passphraseProblems({ isSealed: false, passphrase: 'x', again: '' })).toEqual({});
});

test('a restore is asked for by name, by file or as what it replaced, and a passphrase only for a seal', () => {
  const file = { kind: 'file', token: 'a-token', fileName: 'Ovo backup.age' } as const;
  expect(orderOf({ ...file, isSealed: true }, 'secret')).toEqual({
    token: 'a-token',
    passphrase: 'secret',
  });
  expect(orderOf({ ...file, isSealed: false }, 'left over')).toMatchObject({ passphrase: null });
  expect(orderOf({ kind: 'backup', backup: backup(now) }, '')).toEqual({ name: `ovo-${now}` });
  expect(orderOf({ kind: 'undo', backup: null }, '')).toBe('undo');
  expect(consequencesOf({ ...file, isSealed: false })[0]?.title).toContain('Ovo backup.age');
});

const quiet: RestoreReport = {
  restored: 'ovo.db',
  keptAs: 'backups/ovo.db',
  canBeUndone: true,
  campaignsPaused: 0,
  campaignsUnscheduled: 0,
  suppressionsMerged: 0,
  messagesCorrected: 0,
  messagesUnconfirmed: 0,
  sentByUnknownCampaigns: 0,
};

test('what a restore did for nobody to be texted twice is told, and nothing that it did not', () => {
  expect(describeRestore(quiet)).toHaveLength(1);
  expect(describeRestore({ ...quiet, campaignsPaused: 1, suppressionsMerged: 14 })).toEqual([
    '1 campaign paused. Check it before you resume.',
    '14 numbers opted out since then and stay on Do not text.',
  ]);
  expect(describeKept(quiet)).toMatch(/To go back/);
  expect(describeKept({ ...quiet, canBeUndone: false, keptAs: 'quarantine/1' })).toMatch(
    /quarantine\/1/,
  );
  expect(describeKept({ ...quiet, canBeUndone: false, keptAs: null })).toBe('');
});

test('a step is never further than all of it, and unknown where nothing says how long it is', () => {
  const at = (done: number, total: number) =>
    percentOf({ work: 'backup', step: 'copying', done, total });
  expect([at(1, 3), at(5, 3), at(0, 0), percentOf(null)]).toEqual([33, 100, null, null]);
});

test('what was restored is named by its time, not by how Ovo names its files', () => {
  expect(nameRestored('ovo-2026-11-23T18-59-36-317Z-by-hand.db')).toMatch(/^The backup of .*23/);
  expect(nameRestored('copy.age')).toBe('copy.age');
});

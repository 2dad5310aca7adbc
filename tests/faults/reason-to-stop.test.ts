import { expect, test } from 'vitest';
import { reasonToStop } from '../../src-main/campaigns/sending/storage-failure.ts';
import { UserError } from '../../src-shared/lib/result.ts';

const failed = (code: string) => Object.assign(new Error(`it failed with ${code}`), { code });

test.each([
  ['ENOSPC', /^The disk is full .*Free up some space, then resume\.$/],
  ['EDQUOT', /^The disk is full/],
  ['EFBIG', /^The disk is full/],
  ['SQLITE_FULL', /^The disk is full/],
  ['EACCES', /^Ovo isn’t allowed to write its files anymore .*Check the permissions/],
  ['EROFS', /^Ovo isn’t allowed to write its files anymore/],
  ['SQLITE_READONLY_DBMOVED', /^Ovo isn’t allowed to write its files anymore/],
  ['SQLITE_CANTOPEN', /^Ovo isn’t allowed to write its files anymore/],
  ['SQLITE_BUSY', /^Another program is blocking Ovo’s database .*Wait until that program is done/],
  ['SQLITE_BUSY_SNAPSHOT', /^Another program is blocking Ovo’s database/],
  ['SQLITE_IOERR_WRITE', /^Couldn’t record what happened .*Check the disk, then resume\.$/],
  ['EIO', /^Couldn’t record what happened/],
])('%s is told in words that say what was kept and what to do', (code, words) => {
  const reason = reasonToStop(failed(code));
  expect(reason).toMatch(words);
  expect(reason).toContain(`it failed with ${code}`);
  expect(reason).toContain('everything sent so far is on record');
});

test('what is no error has words too, and what was refused keeps its own', () => {
  expect(reasonToStop('something')).toMatch(/^Couldn’t record what happened \(something\)/);
  expect(reasonToStop(new UserError('unavailable', 'It was moved.'))).toBe('It was moved.');
});

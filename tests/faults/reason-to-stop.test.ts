import { expect, test } from 'vitest';
import { reasonToStop } from '../../src-main/campaigns/sending/storage-failure.ts';
import { UserError } from '../../src-shared/lib/result.ts';

const failed = (code: string) => Object.assign(new Error(`it failed with ${code}`), { code });

test.each([
  ['ENOSPC', /^The disk is full .*Free some space, then resume\.$/],
  ['EDQUOT', /^The disk is full/],
  ['EFBIG', /^The disk is full/],
  ['SQLITE_FULL', /^The disk is full/],
  ['EACCES', /^Ovo may not write its files any more .*Check the permissions/],
  ['EROFS', /^Ovo may not write its files any more/],
  ['SQLITE_READONLY_DBMOVED', /^Ovo may not write its files any more/],
  ['SQLITE_CANTOPEN', /^Ovo may not write its files any more/],
  [
    'SQLITE_BUSY',
    /^Another program keeps Ovo’s database to itself .*Wait until that program is done/,
  ],
  ['SQLITE_BUSY_SNAPSHOT', /^Another program keeps Ovo’s database to itself/],
  [
    'SQLITE_IOERR_WRITE',
    /^Ovo could not write down what happened .*Check the disk, then resume\.$/,
  ],
  ['EIO', /^Ovo could not write down what happened/],
])('%s is told in words that say what was kept and what to do', (code, words) => {
  const reason = reasonToStop(failed(code));
  expect(reason).toMatch(words);
  expect(reason).toContain(`it failed with ${code}`);
  expect(reason).toContain('everything sent so far is on record');
});

test('what is no error has words too, and what was refused keeps its own', () => {
  expect(reasonToStop('something')).toMatch(
    /^Ovo could not write down what happened \(something\)/,
  );
  expect(reasonToStop(new UserError('unavailable', 'It was moved.'))).toBe('It was moved.');
});

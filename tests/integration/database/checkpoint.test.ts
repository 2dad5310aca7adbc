import { expect, it, onTestFinished, vi } from 'vitest';
import { openConnection } from '../../../src-main/database/open.ts';
import { checkpoint } from '../../../src-main/database/pages/checkpoint.ts';
import { temporaryDatabase } from '../../support/database.ts';

it.each([true, false])('waits for whoever reads only where it is to (%s)', (waitsForReaders) => {
  const db = temporaryDatabase();
  const reader = openConnection({ file: db.file, nativeBinding: undefined, isReadOnly: true });
  onTestFinished(() => reader.close());
  reader.sqlite.exec('BEGIN');
  reader.sqlite.prepare('SELECT count(*) FROM tags').get();
  db.sqlite.pragma('wal_autocheckpoint = 0');
  db.sqlite.exec(
    `CREATE TABLE big (bytes BLOB) STRICT; INSERT INTO big VALUES (zeroblob(8000000))`,
  );
  const wait = vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
  onTestFinished(() => wait.mockRestore());
  checkpoint(db, waitsForReaders);
  expect(wait.mock.calls.length > 0).toBe(waitsForReaders);
});

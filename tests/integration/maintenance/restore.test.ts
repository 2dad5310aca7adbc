import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tryLockSending } from '../../../src-main/campaigns/sending/sending-lock.ts';
import {
  addSuppression,
  liftSuppression,
} from '../../../src-main/contacts/suppressions/suppression-rows.ts';
import { fictionalPhone } from '../../support/campaigns.ts';
import { contactIn, contactsIn, withDatabase } from '../../support/data-folder.ts';
import { temporaryFolder } from '../../support/database.ts';
import { now, folderWith, damage } from './restored-backups.ts';

const database = (folder: string) => path.join(folder, 'ovo.db');

function inForce(folder: string): readonly string[] {
  return withDatabase(folder, ({ sqlite }) =>
    sqlite
      .prepare<[], string>('SELECT phone FROM suppressions WHERE lifted_at IS NULL ORDER BY phone')
      .pluck()
      .all(),
  );
}

test('a restore can be undone, and that too', async () => {
  const { folder, ovo } = folderWith('+12125550101');
  await ovo.json('backup');
  contactIn(folder, '+12125550102');
  const report = await ovo.json('restore', '--latest');
  expect(report).toMatchObject({
    canBeUndone: true,
    keptAs: expect.stringMatching(/before-restore/),
  });
  expect(contactsIn(database(folder))).toEqual(['+12125550101']);
  await ovo.json('restore', '--undo');
  expect(contactsIn(database(folder))).toEqual(['+12125550101', '+12125550102']);
  await ovo.json('restore', '--undo');
  expect(contactsIn(database(folder))).toEqual(['+12125550101']);
  expect(await ovo.json('check')).toMatchObject({ ok: true });
  expect(readdirSync(folder).filter((name) => /next|replacing/.test(name))).toEqual([]);
});

describe('who opted out since the backup', () => {
  test('stays so, and who was let in again stays so with the evidence', async () => {
    const { folder, ovo } = folderWith('+12125550101');
    const [stopped, again, newly] = [fictionalPhone(1), fictionalPhone(2), fictionalPhone(3)];
    withDatabase(folder, (db) => {
      addSuppression(db, {
        origin: 'manual',
        phone: again,
        reason: 'Replied STOP',
        evidence: 'STOP',
        at: now,
      });
    });
    await ovo.json('backup');
    withDatabase(folder, (db) => {
      addSuppression(db, {
        origin: 'manual',
        phone: stopped,
        reason: 'Replied STOP',
        evidence: 'STOP',
        at: now + 1,
      });
      liftSuppression(db, { phone: again, evidence: 'Replied START', at: now + 2 });
      addSuppression(db, {
        origin: 'manual',
        phone: newly,
        reason: 'By hand',
        evidence: null,
        at: now + 3,
      });
      liftSuppression(db, { phone: newly, evidence: 'A mistake', at: now + 4 });
      addSuppression(db, {
        origin: 'manual',
        phone: newly,
        reason: 'By hand',
        evidence: 'Called',
        at: now + 5,
      });
    });
    expect(await ovo.json('restore', '--latest')).toMatchObject({ suppressionsMerged: 4 });
    expect(inForce(folder)).toEqual([stopped, newly].toSorted());
    const lifted = withDatabase(folder, ({ sqlite }) =>
      sqlite.prepare('SELECT lifted_evidence FROM suppressions WHERE phone = ?').pluck().all(again),
    );
    expect(lifted).toEqual(['Replied START']);
    expect(await ovo.json('restore', '--undo')).toMatchObject({ suppressionsMerged: 0 });
    expect(inForce(folder)).toEqual([stopped, newly].toSorted());
  });

  test('is known even where the replaced database is damaged', async () => {
    const { folder, ovo } = folderWith('+12125550101');
    await ovo.json('backup');
    withDatabase(folder, (db) => {
      addSuppression(db, {
        origin: 'manual',
        phone: fictionalPhone(1),
        reason: 'STOP',
        evidence: 'x',
        at: now,
      });
    });
    damage(database(folder));
    const report = await ovo.json('restore', '--latest');
    expect(report).toMatchObject({ canBeUndone: false, suppressionsMerged: 1 });
    expect(inForce(folder)).toEqual([fictionalPhone(1)]);
  });
});

describe('a restore is refused, and nothing is changed,', () => {
  test('while something is sent', async () => {
    const { folder, ovo } = folderWith('+12125550101');
    await ovo.json('backup');
    const lock = tryLockSending(folder, undefined);
    const { exitCode, log } = await ovo.run('restore', '--latest');
    lock?.release();
    expect({ exitCode, log }).toEqual({ exitCode: 1, log: expect.stringContaining('is sending') });
  });

  test('while another process has the database open', async () => {
    const { folder, ovo } = folderWith('+12125550101');
    await ovo.json('backup');
    contactIn(folder, '+12125550102');
    const window = new Database(database(folder));
    onTestFinished(() => void window.close());
    window.prepare('SELECT count(*) FROM contacts').get();
    const { exitCode, log } = await ovo.run('restore', '--latest');
    expect({ exitCode, log }).toEqual({ exitCode: 1, log: expect.stringContaining('Quit it') });
    expect(contactsIn(database(folder))).toHaveLength(2);
  });

  test.each([
    ['of another program', foreign, /another program/],
    [
      'that is no database',
      (file: string) => writeFileSync(file, 'Dear diary'.repeat(999)),
      /damaged or isn’t an Ovo backup/,
    ],
    ['that is empty', (file: string) => writeFileSync(file, ''), /empty/],
  ])('for a file %s', async (_what, write, says) => {
    const { folder, ovo } = folderWith('+12125550101');
    const file = path.join(temporaryFolder(), 'copy.db');
    write(file);
    const { exitCode, log } = await ovo.run('restore', file);
    expect({ exitCode, log }).toEqual({ exitCode: 1, log: expect.stringMatching(says) });
    expect(log).not.toContain('ovo.db.next');
    expect(contactsIn(database(folder))).toEqual(['+12125550101']);
    expect(existsSync(path.join(folder, 'ovo.db.next'))).toBe(false);
  });

  test('without saying which backup, or with none there', async () => {
    const { ovo } = folderWith('+12125550101');
    expect(await ovo.run('restore')).toMatchObject({ exitCode: 2 });
    expect(await ovo.run('restore', '--latest')).toMatchObject({
      exitCode: 1,
      log: expect.stringContaining('has no backups'),
    });
    expect(await ovo.run('restore', '--undo')).toMatchObject({
      exitCode: 1,
      log: expect.stringContaining('There is no restore to undo'),
    });
    expect(await ovo.run('restore', 'nowhere.db')).toMatchObject({ exitCode: 2 });
  });
});

test('a folder whose database went missing is not taken for a new one', async () => {
  const { folder, ovo } = folderWith('+12125550101');
  await ovo.json('backup');
  rmSync(database(folder));
  const { exitCode, log } = await ovo.run('check');
  expect({ exitCode, log }).toEqual({
    exitCode: 1,
    log: expect.stringMatching(/missing or empty.*restore --latest.*backup of/s),
  });
  expect(existsSync(database(folder))).toBe(false);
  await ovo.json('restore', '--latest');
  expect(contactsIn(database(folder))).toEqual(['+12125550101']);
});

test('a damaged database moves to quarantine as it is, with its -wal', async () => {
  const { folder, ovo } = folderWith('+12125550101');
  await ovo.json('backup');
  damage(database(folder));
  writeFileSync(`${database(folder)}-wal`, 'What was in it');
  const before = hashOf(database(folder));
  const { keptAs } = (await ovo.json('restore', '--latest')) as { keptAs: string };
  expect(keptAs).toMatch(/^quarantine\/.+\/ovo\.db$/);
  expect(hashOf(path.join(folder, keptAs))).toBe(before);
  expect(readFileSync(path.join(folder, `${keptAs}-wal`), 'utf8')).toBe('What was in it');
  expect(contactsIn(database(folder))).toEqual(['+12125550101']);
});

function foreign(file: string): void {
  const other = new Database(file);
  other.exec('CREATE TABLE bookmarks (id INTEGER)');
  other.close();
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

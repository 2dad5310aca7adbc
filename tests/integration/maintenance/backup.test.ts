import Database from 'better-sqlite3';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openApplication, type Application } from '../../../src-main/application.ts';
import { openDatabase } from '../../../src-main/database/open.ts';
import { takeBackupAtOnce } from '../../../src-main/maintenance/backup/take-backup.ts';
import { writeOldDatabase } from '../../support/old-databases.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { commandLine } from '../../support/command-line.ts';
import { databaseName } from '../../../src-shared/maintenance/start.ts';
import { migrationsFolder, temporaryFolder, threadFile } from '../../support/database.ts';
import { contactIn, contactsIn } from '../../support/data-folder.ts';

function open(folder: string): Application {
  const app = openApplication({
    dataFolder: folder,
    migrationsFolder,
    threadFile,
    clock: systemClock,
    readCredentials: async () => null,
    onError: () => undefined,
  });
  onTestFinished(() => app.close());
  return app;
}

const inBackups = (folder: string) => readdirSync(path.join(folder, 'backups'));

test('a backup has everything, in one file of its own that only its owner may read', async () => {
  const folder = temporaryFolder();
  contactIn(folder, '+12125550101');
  const app = open(folder);
  const backup = await app.backups.create();
  expect(backup).toMatchObject({ occasion: 'by-hand', isVerified: true });
  expect(inBackups(folder)).toEqual([backup.name]);
  expect(contactsIn(path.join(folder, 'backups', backup.name))).toEqual(['+12125550101']);
  expect(await app.backups.state()).toMatchObject({ isRunning: false, failure: null });
});

test('it shows one moment, whatever is written while it is made', async () => {
  const folder = temporaryFolder();
  for (let index = 100; index < 200; index += 1)
    contactIn(folder, `+121255501${index % 100}`.slice(0, 12));
  const app = open(folder);
  let written = 0;
  const making = app.backups.create({
    onProgress() {
      const writer = new Database(path.join(folder, 'ovo.db'));
      writer.exec(`INSERT INTO tags (name) VALUES ('during ${(written += 1)}')`);
      writer.close();
    },
  });
  const { name } = await making;
  const copy = new Database(path.join(folder, 'backups', name), { readonly: true });
  onTestFinished(() => void copy.close());
  const tags = copy.prepare('SELECT count(*) FROM tags').pluck().get() as number;
  expect(written).toBeGreaterThan(0);
  expect(tags).toBeLessThan(written);
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
});

test('one before a campaign that is not started after all is given up, and leaves nothing behind', async () => {
  const folder = temporaryFolder();
  manyContactsIn(folder);
  const app = open(folder);
  const controller = new AbortController();
  // The moment that it shows is fixed; so much takes a while to be copied and checked.
  await app.backups.before('before-campaign', controller.signal);
  expect(await app.backups.state()).toMatchObject({ isRunning: true });
  controller.abort();
  await app.backups.stop();
  expect(inBackups(folder)).toEqual([]);
  expect(await app.backups.state()).toMatchObject({ isRunning: false, failure: null });
});

describe('at a place that a person chose', () => {
  test('a file is replaced only when its successor is complete', async () => {
    const folder = temporaryFolder();
    contactIn(folder, '+12125550101');
    const file = path.join(temporaryFolder(), 'copy.db');
    writeFileSync(file, 'An older one');
    const ovo = commandLine(folder);
    await ovo.json('backup', file);
    expect(contactsIn(file)).toEqual(['+12125550101']);
    expect(readdirSync(path.dirname(file))).toEqual(['copy.db']);
  });

  test('a missing folder, and the database itself, are refused and nothing is changed', async () => {
    const folder = temporaryFolder();
    contactIn(folder, '+12125550101');
    const ovo = commandLine(folder);
    const missing = await ovo.run('backup', path.join(folder, 'nowhere', 'copy.db'));
    expect(missing).toMatchObject({
      exitCode: 2,
      log: expect.stringContaining('There is no folder'),
    });
    const itself = await ovo.run('backup', path.join(folder, 'ovo.db'));
    expect(itself).toMatchObject({ exitCode: 2, log: expect.stringContaining('database itself') });
    expect(contactsIn(path.join(folder, 'ovo.db'))).toEqual(['+12125550101']);
  });
});

describe('a sealed backup', () => {
  async function sealed() {
    const folder = temporaryFolder();
    contactIn(folder, '+12125550101');
    const file = path.join(temporaryFolder(), 'copy.age');
    const variables = { OVO_PASSPHRASE: 'four quiet green words' };
    const ovo = commandLine(folder, variables);
    expect(await ovo.json('backup', file, '--sealed')).toMatchObject({ isSealed: true });
    return { folder, file, ovo };
  }

  test('shows nothing of what is in it, and nothing of it is left behind', async () => {
    const { folder, file } = await sealed();
    const bytes = readFileSync(file, 'latin1');
    expect(bytes.startsWith('age-encryption.org/v1\n')).toBe(true);
    expect(bytes).not.toContain('+12125550101');
    expect(bytes).not.toContain('SQLite format');
    expect(inBackups(folder)).toEqual([]);
  });

  test('comes back with its passphrase', async () => {
    const { folder, file, ovo } = await sealed();
    contactIn(folder, '+12125550102');
    await ovo.json('restore', file);
    expect(contactsIn(path.join(folder, 'ovo.db'))).toEqual(['+12125550101']);
  });

  test.each([
    ['another passphrase', 'another passphrase', (bytes: Buffer) => bytes, 'Wrong passphrase'],
    ['a changed byte', 'four quiet green words', changed, 'incomplete or was changed'],
    [
      'a missing end',
      'four quiet green words',
      (bytes: Buffer) => bytes.subarray(0, -9),
      'incomplete or was changed',
    ],
  ])('with %s it is refused, and nothing is changed', async (_what, passphrase, damage, says) => {
    const { folder, file } = await sealed();
    writeFileSync(file, damage(readFileSync(file)));
    const { exitCode, log } = await commandLine(folder, { OVO_PASSPHRASE: passphrase }).run(
      'restore',
      file,
    );
    expect(exitCode).toBe(1);
    expect(log).toContain(says);
    expect(contactsIn(path.join(folder, 'ovo.db'))).toEqual(['+12125550101']);
    expect(existsSync(path.join(folder, 'ovo.db.next'))).toBe(false);
  });

  function changed(bytes: Buffer): Buffer {
    const at = bytes.length - 500;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    return bytes;
  }
});

describe('automatic backups', () => {
  test('are made before something is added, once until something has changed', async () => {
    const folder = temporaryFolder();
    contactIn(folder, '+12125550101');
    const app = open(folder);
    await app.backups.before('before-campaign');
    await app.backups.before('before-import');
    await app.backups.stop();
    expect((await app.backups.state()).backups.map(({ occasion }) => occasion)).toEqual([
      'before-campaign',
    ]);
  });

  test('are not made of a database with nothing to lose', async () => {
    const app = open(temporaryFolder());
    await app.backups.before('before-import');
    await app.backups.stop();
    expect((await app.backups.state()).backups).toEqual([]);
  });

  test('that cannot be made are reported and hold nothing up; the next one that can ends the alarm', async () => {
    const folder = temporaryFolder();
    contactIn(folder, '+12125550101');
    writeFileSync(path.join(folder, 'backups'), 'In its place.');
    const app = open(folder);
    await app.backups.before('before-campaign');
    await app.backups.stop();
    expect((await app.backups.state()).failure).toMatchObject({
      occasion: 'before-campaign',
      reason: expect.stringMatching(/Couldn’t make the backup.*Your data is unchanged/),
    });
  });
});

test('before the tables of an older database are changed there is a backup of it', () => {
  const folder = temporaryFolder();
  const file = writeOldDatabase(1, path.join(folder, 'ovo.db'));
  const contacts = contactsIn(file);
  const db = openDatabase({
    file,
    migrationsFolder,
    beforeMigration: (sqlite) => {
      const order = { dataFolder: folder, nativeBinding: undefined, now: 1_790_000_000_000 };
      takeBackupAtOnce(sqlite, { ...order, occasion: 'before-migration', acceptsDamage: false });
    },
  });
  db.close();
  const [name = ''] = inBackups(folder);
  expect(name).toMatch(/before-migration\.db$/);
  const backup = path.join(folder, 'backups', name);
  expect(contacts.length).toBeGreaterThan(0);
  expect(contactsIn(backup)).toEqual(contacts);
  const older = new Database(backup, { readonly: true });
  expect(older.pragma('user_version', { simple: true })).toBe(1);
  older.close();
});

test('what a process that was killed left half-made counts for nothing, and is cleared away', async () => {
  const folder = temporaryFolder();
  contactIn(folder, '+12125550101');
  mkdirSync(path.join(folder, 'backups'));
  writeFileSync(path.join(folder, 'backups', '999999-0badcafe-making.tmp'), 'Half a backup');
  const app = open(folder);
  expect((await app.backups.state()).backups).toEqual([]);
  await app.backups.create();
  expect(inBackups(folder).filter((name) => name.includes('making'))).toEqual([]);
});

/** Some 50,000 contacts in the database of a data folder. */
function manyContactsIn(folder: string): void {
  contactIn(folder, '+12125550101');
  const sqlite = new Database(path.join(folder, databaseName));
  sqlite.exec(
    `WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
     INSERT INTO contacts (phone, created_at, updated_at) SELECT '+1646' || (2000000 + i), 1, 1 FROM n`,
  );
  sqlite.close();
}

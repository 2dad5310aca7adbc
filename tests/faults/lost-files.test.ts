import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startFakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { temporaryFolder } from '../support/database.ts';
import { waitFor } from '../support/wait-for.ts';
import { startSending, works } from './support/ovo-process.ts';
import { everybodyOnce, furnish, openShop, phoneOf, resultOf, type Shop } from './support/shop.ts';

const contacts = 40;
const isRoot = process.getuid?.() === 0;

/** Root need not keep to the permissions of files, unless that is taken from it. */
const asOthers = ['setpriv', '--bounding-set', '-dac_override,-dac_read_search', '--'] as const;
const keepsPermissions = process.platform !== 'win32' && (!isRoot || works(...asOthers, 'true'));

async function underWay(shop: Shop, messages = 5): Promise<void> {
  await shop.begin();
  const isUnderWay = () => expect(shop.fake.accepted().length).toBeGreaterThan(messages);
  await waitFor(isUnderWay);
}

const openSlowShop = () => openShop({ contacts, speed: 5, engine: { segmentsPerSecond: 10 } });

const expectEverybodyOnce = async (shop: Shop) =>
  expect({ ...(await resultOf(shop)), errors: [] }).toEqual(everybodyOnce(contacts));

/** Moves the database and what belongs to it. */
function moveDatabase(from: string, to: string): void {
  for (const suffix of ['', '-wal', '-shm']) {
    const file = path.join(from, `ovo.db${suffix}`);
    if (existsSync(file)) renameSync(file, path.join(to, `ovo.db${suffix}`));
  }
}

// Windows lets nobody move or delete a file that is open.
describe.skipIf(process.platform === 'win32')('a database that goes away while Ovo sends', () => {
  test('by being moved: sending stops and says so; put back, it goes on', async () => {
    const shop = await openSlowShop();
    await underWay(shop);
    const elsewhere = temporaryFolder();
    moveDatabase(shop.folder, elsewhere);
    await shop.app.sending.idle();
    const taken = shop.fake.accepted().length;
    expect(taken).toBeLessThan(contacts);
    expect(await shop.snapshot()).toMatchObject({
      status: 'paused',
      pausedReason: expect.stringMatching(
        /ovo\.db was moved, deleted or replaced.*put the file back/,
      ),
    });
    await shop.close();

    moveDatabase(elsewhere, shop.folder);
    await shop.restart();
    await shop.send();
    await expectEverybodyOnce(shop);
  });

  test('by being deleted: with a backup in its place nobody is texted twice', async () => {
    const shop = await openSlowShop();
    await shop.begin();
    const backup = path.join(temporaryFolder(), 'backup.db');
    const reader = new Database(path.join(shop.folder, 'ovo.db'), { readonly: true });
    reader.prepare('VACUUM INTO ?').run(backup);
    reader.close();
    await underWay(shop, 10);
    for (const suffix of ['', '-wal', '-shm']) rmSync(path.join(shop.folder, `ovo.db${suffix}`));
    await shop.app.sending.idle();
    expect((await shop.snapshot()).pausedReason).toMatch(/restore a backup/);
    await shop.close();

    for (const name of readdirSync(shop.folder)) {
      if (name.startsWith('ovo.db')) rmSync(path.join(shop.folder, name));
    }
    renameSync(backup, path.join(shop.folder, 'ovo.db'));
    await shop.restart();
    await shop.send();
    await expectEverybodyOnce(shop);
  });

  test('by another one coming in its place: nothing more is sent', async () => {
    const shop = await openSlowShop();
    await underWay(shop);
    const other = path.join(temporaryFolder(), 'ovo.db');
    writeFileSync(other, 'Somebody else’s.');
    renameSync(other, path.join(shop.folder, 'ovo.db'));
    await shop.app.sending.idle();
    expect((await shop.snapshot()).pausedReason).toMatch(/moved, deleted or replaced/);
    expect(shop.fake.accepted().length).toBeLessThan(contacts);
  });
});

describe('a send journal that cannot be written', () => {
  test('when sending starts: nothing is sent, the reason is told, and it goes on afterwards', async () => {
    const shop = await openShop({ contacts });
    const journal = path.join(shop.folder, 'journal');
    writeFileSync(journal, 'In its place.');
    await expect(shop.begin()).rejects.toThrow(
      /^Couldn’t record what happened \(.+journal.*\)\. Sending has stopped/,
    );
    expect((await shop.snapshot()).status).toBe('draft');
    expect(shop.fake.requests()).toEqual([]);

    rmSync(journal);
    await shop.send();
    await expectEverybodyOnce(shop);
  });

  test('because a folder is in its place: nothing is sent, and it goes on afterwards', async () => {
    const shop = await openShop({ contacts });
    const journal = path.join(shop.folder, 'journal');
    const month = new Date().toISOString().slice(0, 7);
    const file = path.join(journal, `${month}.ndjson`);
    mkdirSync(file, { recursive: true });
    await expect(shop.begin()).rejects.toThrow(/EISDIR.*Sending has stopped/);
    expect((await shop.snapshot()).status).toBe('draft');
    expect(shop.fake.requests()).toEqual([]);

    rmSync(file, { recursive: true });
    await shop.send();
    await expectEverybodyOnce(shop);
  });

  test.skipIf(process.platform === 'win32')(
    'into the old file because that was deleted goes into a new one',
    async () => {
      const shop = await openSlowShop();
      await underWay(shop);
      rmSync(path.join(shop.folder, 'journal'), { recursive: true });
      await shop.app.sending.idle();
      await expectEverybodyOnce(shop);
      expect(readdirSync(path.join(shop.folder, 'journal'))).toHaveLength(1);
    },
  );
});

describe.skipIf(!keepsPermissions)('files that may only be read', () => {
  async function setUp() {
    const fake = await startFakeTwilio();
    onTestFinished(() => fake.close());
    const folder = temporaryFolder();
    const campaign = furnish(folder, contacts, Date.now());
    const send = () =>
      startSending({ folder, fake, campaign, within: isRoot ? asOthers : [] }).ended;
    return { fake, folder, send };
  }

  const month = new Date().toISOString().slice(0, 7);

  test.each([
    ['the database', 'ovo.db', 0o400],
    ['the data folder', '.', 0o500],
    ['the send journal', `journal/${month}.ndjson`, 0o400],
  ])(
    '%s: refused with the reason, and it goes on when it may be written',
    async (_what, name, mode) => {
      const { fake, folder, send } = await setUp();
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      if (!existsSync(file)) writeFileSync(file, '');
      chmodSync(file, mode);
      const { exitCode, log } = await send();
      expect({ exitCode, log }).toEqual({
        exitCode: 1,
        log: expect.stringMatching(/(?:Couldn’t open or|isn’t allowed to) write/),
      });
      expect(log).not.toMatch(/\n {4}at /);
      expect(fake.requests()).toEqual([]);

      works('chmod', '-R', 'u+rwX', folder);
      expect(await send()).toMatchObject({ exitCode: 0 });
      expect(
        fake
          .accepted()
          .map(({ to }) => to)
          .toSorted(),
      ).toEqual(Array.from({ length: contacts }, (_, index) => phoneOf(index)).toSorted());
    },
  );
});

describe('files that may not be written any more while Ovo sends', () => {
  test.for([
    ['the database', ['ovo.db', 'ovo.db-wal']],
    ['the send journal', ['journal']],
  ] as const)(
    '%s: it stops with the reason, and goes on when they may',
    async ([, names], context) => {
      const shop = await openSlowShop();
      const freeze = (mark: string) =>
        works('chattr', '-R', mark, ...names.map((name) => path.join(shop.folder, name)));
      onTestFinished(() => void freeze('-i'));
      await underWay(shop);
      if (!freeze('+i'))
        return context.skip('Only root may do that, and not on every file system.');
      await shop.app.sending.idle();
      const taken = shop.fake.accepted().length;
      expect(taken).toBeLessThan(contacts);
      expect(shop.errors).not.toEqual([]);

      freeze('-i');
      await shop.send();
      await expectEverybodyOnce(shop);
    },
  );
});

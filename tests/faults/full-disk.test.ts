import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/database/open.ts';
import { migrationsFolder, temporaryFolder } from '../support/database.ts';
import { startFakeTwilio, type FakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { waitFor } from '../support/wait-for.ts';
import { startSending } from './support/ovo-process.ts';
import {
  everybodyOnce,
  furnish,
  openShop,
  phoneOf,
  readMessages,
  resultOf,
  type Shop,
} from './support/shop.ts';
import { fillUp, mountSmallDisk, smallDisk } from './support/small-disk.ts';
import { checkDatabase } from '../support/maintenance.ts';

const contacts = 120;

async function startFake(): Promise<FakeTwilio> {
  const fake = await startFakeTwilio();
  onTestFinished(() => fake.close());
  return fake;
}

const reached = (fake: FakeTwilio) =>
  fake
    .accepted()
    .map(({ to }) => to)
    .toSorted();

const everybody = Array.from({ length: contacts }, (_, index) => phoneOf(index)).toSorted();

/** Whether the database of a folder is sound, by Ovo's own check. */
function isSound(folder: string): boolean {
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  try {
    return checkDatabase(db).ok;
  } finally {
    db.close();
  }
}

/** Starts the campaign and fills the disk while it is sent; returns the file to remove once nothing is sent. */
async function fillUpInTheMiddle(shop: Shop): Promise<string> {
  await shop.begin();
  await waitFor(() => expect(shop.fake.accepted().length).toBeGreaterThan(5));
  const ballast = fillUp(shop.folder);
  await shop.app.sending.idle();
  return ballast;
}

describe('a disk that is full in the middle of a campaign', () => {
  test('stops it with the reason, and it goes on when there is space again', async (context) => {
    const folder = smallDisk('24m');
    if (folder === undefined) return context.skip('Only root may make a disk of its own.');
    const fake = await startFake();
    const campaign = furnish(folder, contacts, Date.now());
    const sending = startSending({ folder, fake, campaign, rate: 40 });
    const isUnderWay = () => expect(fake.accepted().length).toBeGreaterThan(10);
    await waitFor(isUnderWay);
    const ballast = fillUp(folder);

    expect(await sending.ended).toEqual({
      exitCode: 3,
      log: expect.stringMatching(
        /^The disk is full \(.+\)\. Sending has stopped.*Free up some space, then resume\.$/m,
      ),
    });
    expect(fake.accepted().length).toBeLessThan(contacts);

    rmSync(ballast);
    expect(isSound(folder)).toBe(true);
    expect(await startSending({ folder, fake, campaign }).ended).toMatchObject({ exitCode: 0 });
    expect(reached(fake)).toEqual(everybody);
    expect(isSound(folder)).toBe(true);
  });

  test('and is found so at the next start says so, and nothing is sent', async (context) => {
    const folder = smallDisk('24m');
    if (folder === undefined) return context.skip('Only root may make a disk of its own.');
    const fake = await startFake();
    const campaign = furnish(folder, contacts, Date.now());
    const ballast = fillUp(folder);
    const { exitCode, log } = await startSending({ folder, fake, campaign }).ended;
    expect({ exitCode, log }).toEqual({ exitCode: 1, log: expect.stringMatching(/disk/i) });
    expect(log).not.toMatch(/\n {4}at /);
    expect(fake.accepted()).toEqual([]);

    rmSync(ballast);
    expect(await startSending({ folder, fake, campaign }).ended).toMatchObject({ exitCode: 0 });
    expect(reached(fake)).toEqual(everybody);
  });

  test('stops it in an Ovo that stays open, which goes on when told to', async (context) => {
    const folder = smallDisk('24m');
    if (folder === undefined) return context.skip('Only root may make a disk of its own.');
    const shop = await openShop({
      folder,
      contacts: 60,
      speed: 5,
      engine: { segmentsPerSecond: 10 },
    });
    const ballast = await fillUpInTheMiddle(shop);
    expect(shop.errors).toEqual([
      // So small a disk had no room for a backup before the campaign, which holds nothing up.
      expect.objectContaining({ message: expect.stringMatching(/MB free, but .+ are needed/) }),
      expect.objectContaining({ message: expect.stringMatching(/^The disk is full \(.+\)\./) }),
    ]);

    rmSync(ballast);
    const isPaused = async () =>
      expect(await shop.snapshot()).toMatchObject({
        status: 'paused',
        pausedReason: expect.stringMatching(/^The disk is full/),
      });
    await waitFor(isPaused);
    expect(await shop.send()).toMatchObject({ status: 'completed' });
    expect({ ...(await resultOf(shop)), errors: [] }).toEqual(everybodyOnce(60));
  });

  test('leaves nothing in flight behind, although the right to send is never given back', async (context) => {
    const folder = smallDisk('24m');
    if (folder === undefined) return context.skip('Only root may make a disk of its own.');
    const shop = await openShop({
      folder,
      contacts: 60,
      speed: 5,
      engine: { segmentsPerSecond: 10 },
    });
    const letGo = await shop.app.sending.acquire();
    const ballast = await fillUpInTheMiddle(shop);

    rmSync(ballast);
    const isPaused = async () => expect(await shop.snapshot()).toMatchObject({ status: 'paused' });
    await waitFor(isPaused);
    expect(await shop.send()).toMatchObject({ status: 'completed' });
    letGo();
    expect({ ...(await resultOf(shop)), errors: [] }).toEqual(everybodyOnce(60));
  });

  test('that has space again before the pause is written down goes on when told to', async (context) => {
    const folder = smallDisk('24m');
    if (folder === undefined) return context.skip('Only root may make a disk of its own.');
    const shop = await openShop({
      folder,
      contacts: 60,
      speed: 1,
      engine: { segmentsPerSecond: 30 },
    });
    const ballast = await fillUpInTheMiddle(shop);
    rmSync(ballast);
    await shop.send();
    expect({ ...(await resultOf(shop)), errors: [] }).toEqual(everybodyOnce(60));
  });

  test('of the journal alone stops it too', async (context) => {
    const folder = temporaryFolder();
    const journal = path.join(folder, 'journal');
    if (!mountSmallDisk(journal, '64k')) {
      return context.skip('Only root may make a disk of its own.');
    }
    const fake = await startFake();
    const campaign = furnish(folder, contacts, Date.now());
    const ballast = path.join(journal, 'ballast');
    writeFileSync(ballast, Buffer.alloc(48 * 1024));
    expect(await startSending({ folder, fake, campaign, rate: 100 }).ended).toEqual({
      exitCode: 3,
      log: expect.stringMatching(/The disk is full/),
    });
    const taken = fake.accepted().length;
    expect(taken).toBeGreaterThan(0);
    expect(taken).toBeLessThan(contacts);
    // What the journal could not take was not handed over, and is simply queued again.
    const statuses = readMessages(folder, campaign).map(({ status }) => status);
    expect(statuses.filter((status) => status === 'sent')).toHaveLength(taken);
    expect(statuses.filter((status) => status === 'queued')).toHaveLength(contacts - taken);

    rmSync(ballast);
    expect(await startSending({ folder, fake, campaign }).ended).toMatchObject({ exitCode: 0 });
    expect(reached(fake)).toEqual(everybody);
  });
});

test.skipIf(process.platform === 'win32')(
  'a file that may not grow any more stops the campaign with the reason, and it goes on when it may',
  async () => {
    const folder = temporaryFolder();
    const fake = await startFake();
    const campaign = furnish(folder, contacts, Date.now());
    const sizes = readdirSync(folder).map((name) => statSync(path.join(folder, name)).size);
    // In the blocks of 512 bytes that the shell counts in.
    const limit = Math.ceil(Math.max(...sizes) / 512) + 200;
    const within = ['sh', '-c', `ulimit -f ${limit} && exec "$0" "$@"`];
    expect(await startSending({ folder, fake, campaign, rate: 40, within }).ended).toEqual({
      exitCode: 3,
      log: expect.stringMatching(/Sending has stopped, and everything sent so far is on record/),
    });
    expect(fake.accepted().length).toBeLessThan(contacts);

    expect(isSound(folder)).toBe(true);
    expect(await startSending({ folder, fake, campaign }).ended).toMatchObject({ exitCode: 0 });
    expect(reached(fake)).toEqual(everybody);
  },
);

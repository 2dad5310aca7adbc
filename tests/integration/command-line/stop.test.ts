import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openApplication } from '../../../src-main/application.ts';
import { createCampaign } from '../../../src-main/campaigns/campaign-rows.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { fictionalPhone } from '../../support/campaigns.ts';
import { commandLine, type Running } from '../../support/command-line.ts';
import { withDatabase } from '../../support/data-folder.ts';
import { migrationsFolder, temporaryFolder } from '../../support/database.ts';
import { fakeSender } from '../../support/fake-twilio/account.ts';
import { startFakeTwilio, type FakeTwilio } from '../../support/fake-twilio/fake-twilio.ts';
import { commandLineFile, threadFile } from '../../support/program.ts';
import { holdDatabase } from '../../support/stoppable.ts';

/*
 * Real processes that are told to stop in each way there is, through a fake Twilio that counts whom it
 * was asked to text.
 */

/** Enough that the preparation takes longer than a signal. */
const crowd = 20_000;

/** Enough that sending at 20 a second is not over before a signal. */
const group = 200;

/** How a process is told to stop. */
const ways: Readonly<Record<string, (running: Running) => void>> = {
  'Ctrl+C': ({ process }) => void process.kill('SIGINT'),
  SIGTERM: ({ process }) => void process.kill('SIGTERM'),
  SIGHUP: ({ process }) => void process.kill('SIGHUP'),
  'a closed pipe': ({ process }) => void process.stdout.destroy(),
  'a closed terminal': ({ process }) => {
    process.stdout.destroy();
    process.stderr.destroy();
    process.kill('SIGHUP');
  },
};
const allWays = ['Ctrl+C', 'SIGTERM', 'SIGHUP', 'a closed pipe'];

interface Shop {
  readonly folder: string;
  readonly fake: FakeTwilio;
  /** Resolves when so many texts were accepted. */
  accepted(count: number): Promise<void>;
  send(): Sending;
  /** Sends the first text at once and the next much later, and prints to that; resolves with the exit code. */
  sendSlowly(output: number): Promise<unknown>;
}

interface Sending extends Running {
  /** Resolves when it has said that on standard error. */
  says(text: string): Promise<void>;
}

async function openShop(people: number): Promise<Shop> {
  const folder = temporaryFolder();
  const waiting = new Set<() => void>();
  const fake = await startFakeTwilio({
    onAccepted: () => {
      for (const look of waiting) look();
    },
  });
  onTestFinished(() => fake.close());
  furnish(folder, people);
  const { accountSid, authToken } = fake.account;
  const variables = {
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    OVO_TWILIO_URL: fake.url,
  };
  const ovo = commandLine(folder, variables);
  const send = ['campaigns', 'send', '1', '--gateway', 'twilio', '--ignore-quiet-hours'];
  return {
    folder,
    fake,
    accepted: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (fake.accepted().length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    send() {
      const running = ovo.start(...send, '--rate', '20');
      onTestFinished(() => void running.process.kill('SIGKILL'));
      return { ...running, says: (text) => saidBy(running, text) };
    },
    async sendSlowly(output) {
      const child = spawn(
        process.execPath,
        [commandLineFile, '--data', folder, ...send, '--rate', '0.01'],
        {
          stdio: ['ignore', output, 'inherit'],
          env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...variables },
        },
      );
      onTestFinished(() => void child.kill('SIGKILL'));
      const [exitCode] = await once(child, 'close');
      return exitCode;
    },
  };
}

function saidBy({ process }: Running, text: string): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    process.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (said.includes(text)) resolve();
    });
    process.once('close', () => reject(new Error(`It never said “${text}”, but: ${said}`)));
  });
}

/** People, a list with all of them, and a draft to that list; its id is 1. */
function furnish(folder: string, people: number): void {
  withDatabase(folder, (db) =>
    db.sqlite.transaction(() => {
      db.sqlite.exec(`INSERT INTO lists (id, name, created_at) VALUES (1, 'All', 1)`);
      const insert = db.sqlite.prepare(
        'INSERT INTO contacts (phone, created_at, updated_at) VALUES (?, 1, 1)',
      );
      for (let index = 0; index < people; index += 1) {
        insert.run(people <= 1000 ? fictionalPhone(index + 1) : `+1212${2_000_000 + index}`);
      }
      db.sqlite.exec('INSERT INTO list_contacts (list_id, contact_id) SELECT 1, id FROM contacts');
      const audience = { listIds: [1] };
      createCampaign(db, { name: 'Sale', body: 'Hello', sender: fakeSender, audience }, 1);
    })(),
  );
}

/** What the next start of the window does by itself; resolves with the campaign as it then is. */
async function nextStart({ folder, fake }: Shop): Promise<CampaignSnapshot> {
  const { accountSid, authToken } = fake.account;
  const app = openApplication({
    dataFolder: folder,
    migrationsFolder,
    threadFile,
    clock: systemClock,
    readCredentials: () => Promise.resolve({ accountSid, authToken }),
    twilioUrl: fake.url,
    onError: (error) => expect.unreachable(String(error)),
  });
  try {
    await app.campaigns.resumeInterrupted();
    await app.sending.idle();
    return (await app.campaigns.get(1)).snapshot;
  } finally {
    await app.close();
  }
}

function notesIn(folder: string): readonly string[] {
  return readdirSync(path.join(folder, 'journal')).filter((name) => name.startsWith('stop-'));
}

const preparedIn = (folder: string) =>
  withDatabase(folder, ({ sqlite }) =>
    sqlite.prepare<[], number>('SELECT count(*) FROM messages').pluck().get(),
  );

describe.skipIf(process.platform === 'win32')('campaigns send', () => {
  it.each(['Backing up', 'Preparing'].flatMap((state) => allWays.map((way) => ({ state, way }))))(
    'that is stopped by $way when it says “$state” leaves the draft, and texts nobody',
    async ({ state, way }) => {
      const shop = await openShop(crowd);
      const sending = shop.send();
      await sending.says(state);
      ways[way]?.(sending);
      const { exitCode, log } = await sending.finished;
      expect({ exitCode, log }).toEqual({
        exitCode: 3,
        log: expect.stringContaining('is a draft again. Nothing was sent.'),
      });
      expect(preparedIn(shop.folder)).toBe(0);
      expect(await nextStart(shop)).toMatchObject({ status: 'draft' });
      expect(shop.fake.accepted()).toEqual([]);
    },
  );

  it.each(allWays)('that is stopped by %s while it sends texts nobody else', async (way) => {
    const shop = await openShop(group);
    const sending = shop.send();
    await shop.accepted(3);
    ways[way]?.(sending);
    const { exitCode, log } = await sending.finished;
    expect({ exitCode, log }).toEqual({ exitCode: 3, log: expect.stringContaining('Stopping.') });
    const sentCount = shop.fake.accepted().length;
    expect(sentCount).toBeLessThan(group);
    expect(await nextStart(shop)).toMatchObject({
      status: 'paused',
      sentCount,
      unconfirmedCount: 0,
    });
    expect(shop.fake.accepted()).toHaveLength(sentCount);
    expect(notesIn(shop.folder)).toEqual([]);
  });

  // The pipe of these tests is a socket: that is noticed with the next line, and nothing is printed.
  it.each(['SIGTERM', 'SIGHUP', 'a closed terminal'])(
    'that is stopped by %s while another process has the database ends all the same, and stays stopped',
    async (way) => {
      const shop = await openShop(group);
      const sending = shop.send();
      await shop.accepted(3);
      const release = holdDatabase(shop.folder);
      ways[way]?.(sending);
      expect((await sending.finished).exitCode).toBe(3);
      expect(notesIn(shop.folder)).toHaveLength(1);
      release();
      await expectStopped(shop);
    },
  );

  it.skipIf(process.platform !== 'linux')(
    'notices that nobody reads its pipe any more before it has another line to print',
    async () => {
      const shop = await openShop(3);
      const pipe = path.join(shop.folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
      const reader = spawn('cat', [pipe], { stdio: ['ignore', 'pipe', 'inherit'] });
      const lines = createInterface({ input: reader.stdout });
      const output = openSync(pipe, 'w');
      const exitCode = shop.sendSlowly(output);
      closeSync(output);
      for await (const line of lines) if (line.includes('1 of 3 sent')) break;
      reader.kill();
      expect(await exitCode).toBe(3);
      expect(await nextStart(shop)).toMatchObject({ status: 'paused', sentCount: 1 });
      expect(shop.fake.accepted()).toHaveLength(1);
    },
  );

  it('ends at the second Ctrl+C while another process has the database, and stays stopped', async () => {
    const shop = await openShop(group);
    const sending = shop.send();
    await shop.accepted(3);
    const release = holdDatabase(shop.folder);
    sending.process.kill('SIGINT');
    await sending.says('Press Ctrl+C again');
    sending.process.kill('SIGINT');
    expect((await sending.finished).exitCode).toBe(3);
    expect(notesIn(shop.folder)).toHaveLength(1);
    release();
    await expectStopped(shop);
  });

  it('waits after the first Ctrl+C until the database is free, and says so', async () => {
    const shop = await openShop(group);
    const sending = shop.send();
    await shop.accepted(3);
    const release = holdDatabase(shop.folder);
    sending.process.kill('SIGINT');
    await sending.says('Waiting for other work on the database');
    release();
    expect((await sending.finished).exitCode).toBe(3);
    const sentCount = shop.fake.accepted().length;
    expect(await nextStart(shop)).toMatchObject({ status: 'paused', sentCount });
    expect(notesIn(shop.folder)).toEqual([]);
  });

  it('takes two Ctrl+C in a row, as npm passes them on, for one', async () => {
    const shop = await openShop(group);
    const sending = shop.send();
    await shop.accepted(3);
    sending.process.kill('SIGINT');
    sending.process.kill('SIGINT');
    expect((await sending.finished).exitCode).toBe(3);
    const sentCount = shop.fake.accepted().length;
    expect(await nextStart(shop)).toMatchObject({
      status: 'paused',
      sentCount,
      unconfirmedCount: 0,
    });
  });

  it('goes on with what was stopped when it is asked to', async () => {
    const people = 20;
    const shop = await openShop(people);
    const first = shop.send();
    await shop.accepted(2);
    first.process.kill('SIGHUP');
    await first.finished;
    const second = shop.send();
    expect((await second.finished).exitCode).toBe(0);
    expect(new Set(shop.fake.accepted().map(({ to }) => to)).size).toBe(people);
    expect(shop.fake.accepted()).toHaveLength(people);
  });
});

/** After an end at once: the next start sends nothing, and looks up what was on its way when told to. */
async function expectStopped(shop: Shop): Promise<void> {
  const reached = shop.fake.accepted().length;
  const { status, sentCount, unconfirmedCount } = await nextStart(shop);
  expect(status).toBe('paused');
  expect(sentCount + unconfirmedCount).toBeGreaterThanOrEqual(reached);
  expect(shop.fake.accepted()).toHaveLength(reached);
  expect(notesIn(shop.folder)).toEqual([]);
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { openApplication, type Application } from '../../../../src-main/application.ts';
import { systemClock } from '../../../../src-main/system-clock.ts';
import { defaultQuietHours } from '../../../../src-shared/settings/quiet-hours.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { countedRows, csvFile, findOut } from '../../../support/csv-files.ts';
import { migrationsFolder, temporaryFolder, threadFile } from '../../../support/database.ts';
import { fakeSender } from '../../../support/fake-twilio/account.ts';
import { startFakeTwilio, type FakeTwilio } from '../../../support/fake-twilio/fake-twilio.ts';

const people = 60;

interface Shop {
  readonly app: Application;
  readonly fake: FakeTwilio;
  readonly campaign: number;
  /** What a status of the campaign was told. */
  readonly statuses: Set<string>;
  readonly errors: unknown[];
}

/** A campaign to some people, at a pace that leaves time for what comes between. */
async function openShop(gateway: 'simulator' | 'twilio', sendsInThread = false): Promise<Shop> {
  const fake = await startFakeTwilio();
  onTestFinished(() => fake.close());
  const { accountSid, authToken } = fake.account;
  const errors: unknown[] = [];
  const app = openApplication({
    dataFolder: temporaryFolder(),
    migrationsFolder,
    threadFile,
    clock: systemClock,
    readCredentials: () => Promise.resolve({ accountSid, authToken }),
    twilioUrl: fake.url,
    sendsInThread,
    onError: (error) => void errors.push(error),
  });
  onTestFinished(() => app.close());
  const file = path.join(app.dataFolder, 'people.csv');
  const rows = Array.from({ length: people }, (_, index) => fictionalPhone(index + 1));
  writeFileSync(file, ['Phone', ...rows].join('\n'));
  const country = 'US';
  const choices = {};
  const onDuplicate = 'update' as const;
  await app.imports.startAsSuggested({ file, country, choices, listName: 'All', onDuplicate });
  const settings = await app.settings.get();
  await app.settings.save({
    ...settings,
    gateway,
    segmentsPerSecond: 30,
    quietHours: { ...defaultQuietHours, enabled: false },
    simulator: { ...settings.simulator, delayMs: 5, rejectedShare: 0, undeliveredShare: 0 },
  });
  const statuses = new Set<string>();
  app.subscribe((event) => {
    if (event.name === 'campaigns.progress') statuses.add(event.payload.snapshot.status);
  });
  const { snapshot } = await app.campaigns.create({
    name: 'Spring sale',
    body: 'Hello',
    sender: fakeSender,
    audience: { listIds: [(await app.contacts.requireList('All')).id] },
  });
  return { app, fake, campaign: snapshot.id, statuses, errors };
}

const ways = [
  ['simulator', 'place'],
  ['twilio', 'place'],
  ['simulator', 'a thread'],
  ['twilio', 'a thread'],
] as const;

/** Resolves when so many messages are sent. */
function isSent(app: Application, id: number, count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      app.campaigns.get(id).then(({ snapshot }) => {
        if (snapshot.sentCount < count) return;
        undo();
        resolve();
      }, reject);
    };
    const undo = app.subscribe(look);
    look();
  });
}

/** Lets the event loop turn so many times: it cannot while anything blocks this thread. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) {
    await new Promise((resolve) => void setTimeout(resolve, 1));
  }
}

async function expectAllSentOnce(
  { app, fake, campaign, statuses, errors }: Shop,
  isFake: boolean,
): Promise<void> {
  expect((await app.campaigns.get(campaign)).snapshot).toMatchObject({
    status: 'completed',
    sentCount: people,
    failedCount: 0,
    unconfirmedCount: 0,
  });
  if (isFake) {
    const numbers = fake.accepted().map(({ to }) => to);
    expect(numbers).toHaveLength(people);
    expect(new Set(numbers).size).toBe(people);
  }
  expect([...statuses].toSorted()).toEqual(['completed', 'sending']);
  expect(errors).toEqual([]);
}

it.each(ways)(
  'while another process keeps the database to itself, sending through %s (in %s) waits and this one does everything else',
  async (gateway, where) => {
    const shop = await openShop(gateway, where === 'a thread');
    const { app, campaign } = shop;
    await app.campaigns.start(campaign);
    await isSent(app, campaign, 5);
    const program = path.resolve(import.meta.dirname, '../../../support/hold-write-lock.ts');
    const holder = spawn(process.execPath, [program, path.join(app.dataFolder, 'ovo.db')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const closed = once(holder, 'close');
    const lines = createInterface({ input: holder.stdout })[Symbol.asyncIterator]();
    expect(await lines.next()).toMatchObject({ value: 'held' });
    // Nothing of ours can be written now: whoever tried and waited for it would stand still here.
    const before = (await app.campaigns.get(campaign)).snapshot.sentCount;
    let isWritten = false;
    const written = app.settings.save(await app.settings.get()).then(() => {
      isWritten = true;
    });
    await turns(300);
    expect(isWritten).toBe(false);
    expect((await app.campaigns.get(campaign)).snapshot.sentCount).toBe(before);
    holder.stdin.write('\n');
    expect(await lines.next()).toMatchObject({ value: 'released' });
    await written;
    await isSent(app, campaign, people);
    await app.sending.idle();
    await closed;
    await expectAllSentOnce(shop, gateway === 'twilio');
  },
);

it.each(ways)(
  'while an import is saved, sending through %s (in %s) goes on as far as it can, and all is written after it',
  async (gateway, where) => {
    const shop = await openShop(gateway, where === 'a thread');
    const { app, campaign } = shop;
    await app.campaigns.start(campaign);
    await isSent(app, campaign, 5);
    const seen: number[] = [];
    const written: Promise<void>[] = [];
    async function countAfterWriting(): Promise<void> {
      await app.settings.save(settings);
      seen.push(await app.contacts.count('Crowd'));
    }
    const settings = await app.settings.get();
    app.subscribe((event) => {
      if (event.name !== 'imports.progress' || event.payload.stage !== 'saving') return;
      // While it is being saved nothing else is: what wants to write finds it saved.
      if (event.payload.secondsLeft === 0) return;
      written.push(countAfterWriting());
    });
    const { reading, columns } = await app.imports.preview({
      file: csvFile(['First,Phone', ...countedRows(25_000)].join('\n')),
      country: 'US',
      reading: findOut,
    });
    const file = csvFile(['First,Phone', ...countedRows(25_000)].join('\n'));
    const result = await app.imports.start({
      file,
      country: 'US',
      reading,
      mapping: columns.map(({ suggestion }) => suggestion),
      listName: 'Crowd',
      tags: [],
      consent: null,
      onDuplicate: 'fill',
    });
    expect(result.rows).toBe(25_000);
    await Promise.all(written);
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen)).toEqual(new Set([25_000]));
    await isSent(app, campaign, people);
    await app.sending.idle();
    await expectAllSentOnce(shop, gateway === 'twilio');
  },
);

it('closing while a file is imported calls the import off, and nothing of it is there', async () => {
  const { app } = await openShop('simulator');
  const file = csvFile(['First,Phone', ...countedRows(25_000)].join('\n'));
  const before = await app.contacts.count();
  const closed: Promise<void>[] = [];
  app.subscribe((event) => {
    if (event.name === 'imports.progress' && closed.length === 0) closed.push(app.close());
  });
  const request = { file, country: 'US', choices: {}, listName: 'Crowd' };
  await expect(
    app.imports.startAsSuggested({ ...request, onDuplicate: 'update' }),
  ).rejects.toMatchObject({ code: 'canceled' });
  await Promise.all(closed);
  const again = openApplication({
    dataFolder: app.dataFolder,
    migrationsFolder,
    threadFile,
    clock: systemClock,
    readCredentials: () => Promise.resolve(null),
    onError: (error) => expect.unreachable(String(error)),
  });
  onTestFinished(() => again.close());
  expect(await again.contacts.count()).toBe(before);
});

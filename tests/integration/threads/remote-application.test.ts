import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Application, ApplicationEvent } from '../../../src-main/application.ts';
import { DamagedDatabase } from '../../../src-main/database/open.ts';
import {
  openRemoteApplication,
  type RemoteOptions,
} from '../../../src-main/application/remote-application.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { defaultQuietHours } from '../../../src-shared/settings/quiet-hours.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { fictionalPhone } from '../../support/campaigns.ts';
import { migrationsFolder, temporaryFolder, threadFile } from '../../support/database.ts';
import { stallOpening } from '../../support/stalled-disk.ts';
import { fakeSender } from '../../support/fake-twilio/account.ts';
import { startFakeTwilio } from '../../support/fake-twilio/fake-twilio.ts';

const errors: unknown[] = [];

async function open(options: Partial<RemoteOptions> = {}): Promise<Application> {
  const app = await openRemoteApplication({
    dataFolder: temporaryFolder(),
    migrationsFolder,
    threadFile,
    clock: systemClock,
    readCredentials: () => Promise.resolve(null),
    twilioUrl: undefined,
    nativeBinding: undefined,
    onError: (error) => void errors.push(error),
    onFault: (fault) => void errors.push(fault),
    ...options,
  });
  onTestFinished(async () => {
    await app.close().catch(() => undefined);
    expect(errors.splice(0)).toEqual([]);
  });
  return app;
}

/** Imports so many people onto the list “All”. */
async function importPeople(app: Application, people: number): Promise<void> {
  const file = path.join(app.dataFolder, 'people.csv');
  const rows = Array.from({ length: people }, (_, index) => fictionalPhone(index + 1));
  writeFileSync(file, ['Phone', ...rows].join('\n'));
  await app.imports.startAsSuggested({
    file,
    country: 'US',
    choices: {},
    listName: 'All',
    onDuplicate: 'update',
  });
}

it('does from another thread what the application does, and tells its events', async () => {
  const app = await open();
  const events: ApplicationEvent[] = [];
  const stop = app.subscribe((event) => void events.push(event));
  const contact = await app.contacts.create({
    phone: '+1 212 555 0101',
    firstName: 'Zoë',
    lastName: '',
    email: '',
    customFields: {},
    timeZone: null,
    tags: [],
    listId: null,
  });
  expect(await app.contacts.get(contact.id)).toMatchObject({
    contact: { firstName: 'Zoë' },
  });
  expect(events).toContainEqual({
    name: 'data.changed',
    payload: { topics: ['contacts', 'lists', 'suppressions'] },
  });
  stop();
  const before = events.length;
  await app.contacts.remove({ kind: 'ids', ids: [contact.id] });
  expect(events).toHaveLength(before);
  expect(app.syncedBy).toBeNull();
  expect(await app.integrity.damage()).toEqual([]);
});

it('refuses as the application does', async () => {
  const app = await open();
  const asked = app.contacts.get(7);
  await expect(asked).rejects.toBeInstanceOf(UserError);
  await expect(asked).rejects.toMatchObject({ code: 'not-found' });
});

it('does not offer what is no method of a topic', async () => {
  const app = await open();
  const odd: { readonly contacts: { readonly constructor: () => Promise<unknown> } } = Object(app);
  await expect(odd.contacts.constructor()).rejects.toThrow(/no function/);
  // Nobody who awaits a topic waits for ever.
  expect(await (app.contacts as unknown)).toBe(app.contacts);
});

it('tells progress, and is canceled, where a method takes a watch', async () => {
  const app = await open();
  await importPeople(app, 20);
  const steps: string[] = [];
  await app.backups.create({ onProgress: ({ step }) => void steps.push(step) });
  expect(steps).toContain('checking');
  const controller = new AbortController();
  const file = path.join(app.dataFolder, 'copy.age');
  const making = app.backups.createAt(file, 'correct horse', {
    onProgress: () => controller.abort(),
    signal: controller.signal,
  });
  await expect(making).rejects.toMatchObject({ code: 'canceled' });
  expect(existsSync(file)).toBe(false);
});

it('says that a database is damaged so that help can be offered, and lets go of it', async () => {
  const dataFolder = temporaryFolder();
  writeFileSync(path.join(dataFolder, 'ovo.db'), 'No database. '.repeat(1000));
  const opened = open({ dataFolder });
  await expect(opened).rejects.toBeInstanceOf(DamagedDatabase);
  await expect(opened).rejects.toMatchObject({ file: path.join(dataFolder, 'ovo.db') });
});

it('refuses to open as the application does', async () => {
  const opened = open({ dataFolder: '/dev/null/nowhere' });
  await expect(opened).rejects.toThrow(/nowhere/);
});

it('is canceled while it opens, leaves the folder as it was, and opens it the next time', async () => {
  const dataFolder = temporaryFolder();
  const disk = stallOpening(dataFolder);
  const controller = new AbortController();
  const opened = open({ dataFolder, signal: controller.signal });
  opened.catch(() => undefined);
  await disk.isAsked;
  controller.abort();
  disk.release();
  await expect(opened).rejects.toMatchObject({ code: 'canceled' });
  expect(existsSync(path.join(dataFolder, 'ovo.db'))).toBe(false);
  const again = await open({ dataFolder });
  expect(await again.contacts.count()).toBe(0);
});

it('goes on where the signal of its opening fires once it is open', async () => {
  const controller = new AbortController();
  const app = await open({ signal: controller.signal });
  controller.abort();
  expect(await app.contacts.count()).toBe(0);
});

it('sends with credentials that it asks for when it needs them', async () => {
  const fake = await startFakeTwilio();
  onTestFinished(() => fake.close());
  const { accountSid, authToken } = fake.account;
  let asked = 0;
  const app = await open({
    twilioUrl: fake.url,
    readCredentials: async () => {
      asked += 1;
      return { accountSid, authToken };
    },
  });
  await importPeople(app, 12);
  expect(asked).toBe(0);
  const settings = await app.settings.get();
  await app.settings.save({
    ...settings,
    gateway: 'twilio',
    segmentsPerSecond: 0,
    quietHours: { ...defaultQuietHours, enabled: false },
  });
  const { id: listId } = await app.contacts.requireList('All');
  const { snapshot } = await app.campaigns.create({
    name: 'News',
    body: 'Hello',
    sender: fakeSender,
    audience: { listIds: [listId] },
  });
  const statuses = new Set<string>();
  app.subscribe((event) => {
    if (event.name === 'campaigns.progress') statuses.add(event.payload.snapshot.status);
  });
  await app.campaigns.start(snapshot.id);
  await app.sending.idle();
  expect(await app.campaigns.get(snapshot.id)).toMatchObject({
    snapshot: { status: 'completed', sentCount: 12 },
  });
  expect(await app.sending.latest(snapshot.id)).toMatchObject({ snapshot: { sentCount: 12 } });
  expect(new Set(fake.accepted().map(({ to }) => to)).size).toBe(12);
  expect(fake.accepted()).toHaveLength(12);
  expect(asked).toBeGreaterThan(0);
  expect([...statuses]).toContain('completed');
});

it('tells why where there are no credentials', async () => {
  const app = await open({
    readCredentials: () => Promise.reject(new UserError('unavailable', 'The keychain is locked.')),
  });
  await importPeople(app, 1);
  const { id: listId } = await app.contacts.requireList('All');
  const { snapshot } = await app.campaigns.create({
    name: 'News',
    body: 'Hello',
    sender: fakeSender,
    audience: { listIds: [listId] },
  });
  await expect(app.campaigns.start(snapshot.id, 'twilio')).rejects.toMatchObject({
    code: 'unavailable',
    message: 'The keychain is locked.',
  });
});

it('closes with nothing left open, and answers nothing afterwards', async () => {
  const app = await open();
  await app.close();
  expect(readdirSync(app.dataFolder).filter((name) => name.startsWith('ovo.db'))).toEqual([
    'ovo.db',
  ]);
  await expect(app.contacts.count()).rejects.toMatchObject({ code: 'unavailable' });
  const again = await open({ dataFolder: app.dataFolder });
  expect(await again.contacts.count()).toBe(0);
});

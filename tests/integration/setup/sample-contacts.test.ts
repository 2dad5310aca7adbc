import { expect, onTestFinished, test } from 'vitest';
import { startCampaign } from '../../../src-main/campaigns/lifecycle.ts';
import { writeState } from '../../../src-main/database/state.ts';
import { openApplication, type Application } from '../../../src-main/application.ts';
import { setupHandlers } from '../../../src-main/ipc/handlers/setup.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { zoneKeyOfPhone } from '../../../src-shared/phone/time-zones/zones-of-phone.ts';
import { draftedCampaign } from '../../support/campaigns.ts';
import { recordImport } from '../../support/rejected-rows.ts';
import {
  migrationsFolder,
  sampleFile,
  temporaryDatabase,
  temporaryFolder,
  threadFile,
} from '../../support/database.ts';

const caller = { windowId: 1 };

function openNew(): {
  readonly app: Application;
  readonly trySamples: () => Promise<{ readonly campaignId: number; readonly contacts: number }>;
} {
  const app = openApplication({
    dataFolder: temporaryFolder(),
    migrationsFolder,
    threadFile,
    clock: systemClock,
    readCredentials: () => Promise.resolve(null),
    onError: (error) => expect.unreachable(String(error)),
  });
  onTestFinished(() => app.close());
  const unused = () => Promise.reject(new Error('Twilio is not asked.'));
  const tools = {
    sampleFile,
    checkAccount: unused,
    senders: unused,
    inbound: unused,
    senderReport: unused,
  };
  const handlers = setupHandlers(app, tools, { save: unused, status: unused }, unused);
  return { app, trySamples: async () => await handlers['setup.trySamples'](undefined, caller) };
}

test('sample contacts come in whole, with consent, and a first draft to them can be sent', async () => {
  const { app, trySamples } = openNew();
  const { campaignId, contacts } = await trySamples();
  expect(contacts).toBe(28);

  const [imported] = (await app.imports.page({ offset: 0, limit: 5 })).rows;
  expect(imported).toMatchObject({ listName: 'Sample contacts', rows: 28, added: 28, invalid: 0 });
  const { rows } = await app.search.page({
    offset: 0,
    limit: 100,
    filter: {},
    sort: 'name',
    descending: false,
  });
  const people = await Promise.all(rows.map(({ id }) => app.contacts.get(id)));
  expect(new Set(rows.map(({ phone }) => zoneKeyOfPhone(phone))).size).toBeGreaterThan(5);
  for (const { contact, consent } of people) {
    expect(contact.phone).toMatch(/^\+1\d{3}55501\d\d$/);
    expect(consent?.at).toBeTypeOf('number');
    expect(contact.customFields['last_visit']).toMatch(/^2026-/);
  }
  expect(rows.some(({ customFields }) => 'next_appointment' in customFields)).toBe(true);

  const { draft } = await app.campaigns.get(campaignId);
  const preview = await app.campaigns.preview(draft);
  expect(preview).toMatchObject({ recipients: 28, problems: [], emptyFields: [], landlines: 0 });
  expect(preview.segments).toEqual({ total: 28, fewest: 1, most: 1 });
});

test('pressed twice at once, and again, there is one import and one draft', async () => {
  const { app, trySamples } = openNew();
  const [first, second] = await Promise.all([trySamples(), trySamples()]);
  expect(second).toEqual(first);
  expect(await trySamples()).toEqual(first);
  expect((await app.imports.page({ offset: 0, limit: 5 })).total).toBe(1);
  expect(await app.campaigns.list()).toHaveLength(1);
});

test('the import is undone like any other, and can come in again', async () => {
  const { app, trySamples } = openNew();
  await trySamples();
  const [{ id } = { id: 0 }] = (await app.imports.page({ offset: 0, limit: 1 })).rows;
  expect(await app.imports.undo(id)).toMatchObject({ removed: 28, kept: 0 });
  expect((await trySamples()).contacts).toBe(28);
});

test('nobody is given invented numbers to really text', async () => {
  const { app, trySamples } = openNew();
  await app.settings.save({ gateway: 'twilio' });
  await expect(trySamples()).rejects.toMatchObject({ code: 'conflict' });
  expect((await app.imports.page({ offset: 0, limit: 1 })).total).toBe(0);
});

test('whatever they are called by now, sample contacts and their draft are known again', async () => {
  const { app, trySamples } = openNew();
  const first = await trySamples();
  const [list] = await app.lists.all();
  await app.lists.update(list?.id ?? 0, { name: 'My people', filter: null });
  const { draft, revision } = await app.campaigns.get(first.campaignId);
  await app.campaigns.save(first.campaignId, revision, { ...draft, name: 'My first' });
  expect(await trySamples()).toEqual(first);
  expect((await app.imports.page({ offset: 0, limit: 5 })).total).toBe(1);
  expect(await app.campaigns.list()).toHaveLength(1);
});

test('a sample contact is never really texted', () => {
  const db = temporaryDatabase();
  const { id, revision, sender } = draftedCampaign(db, { contacts: 2, now: 1 });
  const order = { revision, sender, now: 2 };
  const importId = recordImport(db, [['Ann', '447700900107', '', '', '']]);
  db.sqlite.prepare('UPDATE contacts SET import_id = ? WHERE id = 2').run(importId);
  writeState(db, 'samples', JSON.stringify({ importIds: [importId], listId: 1, campaignId: null }));
  expect(() => startCampaign(db, id, { ...order, gateway: 'twilio' })).toThrow('sample contacts');
  startCampaign(db, id, { ...order, gateway: 'simulator' });
});

test('the review says before the start that sample contacts would really be texted', async () => {
  const { app, trySamples } = openNew();
  const { campaignId } = await trySamples();
  await app.settings.save({ gateway: 'twilio' });
  const { draft } = await app.campaigns.get(campaignId);
  const { problems } = await app.campaigns.preview(draft);
  expect(problems).toEqual([expect.stringMatching(/^28 recipients are sample contacts/)]);
  const [{ id } = { id: 0 }] = (await app.imports.page({ offset: 0, limit: 1 })).rows;
  await app.imports.undo(id);
  expect((await app.campaigns.preview(draft)).problems.join()).not.toContain('sample');
});

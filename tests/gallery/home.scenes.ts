import { expect } from '../support/app.ts';
import { startFakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { changeSettings } from '../support/journey.ts';
import { environmentFor, sendThroughTwilio } from '../support/real-sending.ts';
import { test, waitsAndFails } from './gallery.ts';
import {
  autumn,
  customersFile,
  importFile,
  practise,
  sendToEnd,
  sendUntil,
  writeDraft,
  writePeople,
} from './shops.ts';

test('Home', async ({ gallery }) => {
  const ovo = await gallery.open();
  await gallery.goTo(ovo, '/');
  await gallery.show(ovo, 'home', 'empty');

  await importFile(ovo, customersFile, 'Customers');
  const draft = await writeDraft(ovo, autumn);
  await gallery.show(ovo, 'home', 'one-draft');

  await practise(ovo, { segmentsPerSecond: 0, rejectedShare: 0.1, undeliveredShare: 0.1 });
  await sendToEnd(ovo, draft);
  await importFile(ovo, writePeople(ovo.dataFolder, 2000), 'Neighborhood');
  for (const name of [
    'Weekend rolls',
    'A very long name of a campaign about the opening of our second shop at the corner of Maple and Third',
    'Friday soup',
  ]) {
    await sendToEnd(ovo, await writeDraft(ovo, { ...autumn, name, lists: ['Customers'] }));
  }
  await gallery.goTo(ovo, '/');
  await gallery.show(ovo, 'home', 'many');

  await practise(ovo, { segmentsPerSecond: 5 });
  const running = await writeDraft(ovo, {
    ...autumn,
    name: 'Opening day',
    lists: ['Neighborhood'],
  });
  await sendUntil(ovo, running, 1);
  await gallery.show(ovo, 'home', 'sending');
  await ovo.request('campaigns.pause', { id: running });
  await gallery.show(ovo, 'home', 'paused');

  await ovo.page.getByRole('button', { name: 'Discard practice…' }).click();
  await ovo.page.getByRole('dialog').getByRole('button', { name: 'Keep' }).waitFor();
  await gallery.show(ovo, 'home', 'discarding-practice');
  await ovo.page.keyboard.press('Escape');

  for (let more = 0; more < 6; more += 1) {
    const { snapshot } = await ovo.request('campaigns.duplicate', { id: running });
    await ovo.request('campaigns.start', { id: snapshot.id });
    await ovo.request('campaigns.pause', { id: snapshot.id });
  }
  await changeSettings(ovo, { gateway: 'twilio' });
  await gallery.goTo(ovo, '/');
  await gallery.show(ovo, 'home', 'much-needs-attention');
});

test('Home after real sending', async ({ gallery }) => {
  const fake = await startFakeTwilio();
  const ovo = await gallery.open({ env: environmentFor(fake) });
  await importFile(ovo, customersFile, 'Customers');
  await sendThroughTwilio(ovo, 0);
  for (const name of ['Autumn at the bakery', 'Friday soup']) {
    const id = await writeDraft(ovo, { ...autumn, name });
    await ovo.request('campaigns.start', { id });
    await expect
      .poll(async () => (await ovo.request('campaigns.get', { id })).snapshot.status)
      .toBe('completed');
  }
  await gallery.goTo(ovo, '/');
  await gallery.show(ovo, 'home', 'real');
});

test('Home that waits, and Home that fails', async ({ gallery }) => {
  const ovo = await gallery.open();
  await waitsAndFails(gallery, ovo, 'home');
});

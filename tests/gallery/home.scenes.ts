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
});

test('Home that waits, and Home that fails', async ({ gallery }) => {
  const ovo = await gallery.open();
  await waitsAndFails(gallery, ovo, 'home');
});

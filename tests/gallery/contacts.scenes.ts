import { test, waitsAndFails } from './gallery.ts';
import {
  autumn,
  customersFile,
  importFile,
  practise,
  sendToEnd,
  writeDraft,
  writePeople,
} from './shops.ts';

test('contacts', async ({ gallery }) => {
  const ovo = await gallery.open();
  const { page } = ovo;
  for (const [screen, address] of [
    ['contacts', '/contacts'],
    ['lists', '/contacts/lists'],
    ['tags', '/contacts/tags'],
    ['do-not-text', '/contacts/suppressions'],
  ] as const) {
    await gallery.goTo(ovo, address);
    await gallery.show(ovo, screen, 'empty');
  }

  await importFile(ovo, customersFile, 'Customers');
  await importFile(
    ovo,
    writePeople(ovo.dataFolder, 2000),
    'Everybody of the neighborhood who came by in the fall',
  );
  await gallery.goTo(ovo, '/contacts');
  await gallery.show(ovo, 'contacts', 'many');
  await page.getByRole('grid').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await gallery.show(ovo, 'contacts', 'selected');

  for (const [screen, address] of [
    ['lists', '/contacts/lists'],
    ['tags', '/contacts/tags'],
  ] as const) {
    await gallery.goTo(ovo, address);
    await gallery.show(ovo, screen, 'many');
  }
  for (const phone of ['+12125550101', '+16465550102', '+447700900105']) {
    await ovo.request('suppressions.add', {
      number: phone,
      reason: 'asked',
      evidence: 'Said so at the counter',
    });
  }
  await gallery.goTo(ovo, '/contacts/suppressions');
  await gallery.show(ovo, 'do-not-text', 'many');
});

test('a contact', async ({ gallery }) => {
  const ovo = await gallery.open();
  await importFile(ovo, customersFile, 'Customers');
  const { rows } = await ovo.request('contacts.page', {
    filter: {},
    sort: 'name',
    descending: false,
    offset: 0,
    limit: 1,
  });
  const address = `/contacts/${rows[0]?.id}`;
  await gallery.goTo(ovo, address);
  await gallery.show(ovo, 'contact', 'never-texted');
  await practise(ovo, { segmentsPerSecond: 0 });
  await sendToEnd(ovo, await writeDraft(ovo, autumn));
  await sendToEnd(ovo, await writeDraft(ovo, { ...autumn, name: 'Friday soup' }));
  await gallery.goTo(ovo, '/contacts');
  await gallery.goTo(ovo, address);
  await gallery.show(ovo, 'contact', 'texted');
  await waitsAndFails(gallery, ovo, 'contact');
});

test('contacts that wait, and contacts that fail', async ({ gallery }) => {
  const ovo = await gallery.open();
  await importFile(ovo, customersFile, 'Customers');
  for (const [screen, address] of [
    ['contacts', '/contacts'],
    ['lists', '/contacts/lists'],
    ['tags', '/contacts/tags'],
    ['do-not-text', '/contacts/suppressions'],
  ] as const) {
    await gallery.goTo(ovo, address);
    await waitsAndFails(gallery, ovo, screen);
  }
});

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
  await gallery.goTo(ovo, '/contacts');
  await gallery.show(ovo, 'contacts', 'empty');

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
  await gallery.goTo(ovo, '/contacts');
  await waitsAndFails(gallery, ovo, 'contacts');
});

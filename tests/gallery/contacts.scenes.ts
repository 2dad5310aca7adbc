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
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await page.getByRole('grid').getByText('Hassan Ali').first().click();
  await gallery.show(ovo, 'contacts', 'panel');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Columns' }).click();
  const chooser = page.getByRole('dialog', { name: 'Columns' });
  await chooser.getByRole('checkbox', { name: 'Email' }).uncheck();
  await chooser.getByRole('checkbox', { name: 'Town' }).check();
  await chooser.getByRole('switch').check();
  await gallery.show(ovo, 'contacts', 'columns');
  await chooser.getByRole('button', { name: 'Reset' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').fill('nobody at all');
  await page.getByText('No contacts found').waitFor();
  await gallery.show(ovo, 'contacts', 'nobody-found');
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
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
  await gallery.goTo(ovo, '/contacts');
  await ovo.page.getByRole('grid').focus();
  await ovo.page.keyboard.press('Enter');
  await ovo.page.getByRole('link', { name: 'Open', exact: true }).waitFor();
  await gallery.show(ovo, 'contacts', 'panel-texted');
  const long = await ovo.request('contacts.create', {
    phone: '+442079460958',
    firstName: 'Wolfeschlegelsteinhausenbergerdorff-Maximiliana',
    lastName: 'von und zu Hohenzollern-Sigmaringen',
    email: 'maximiliana.wolfeschlegelsteinhausenbergerdorff@a-very-long-domain.example.com',
    tags: ['regular customer since the first day', 'sourdough', 'vip', 'early', 'weekend'],
    customFields: { favourite_of_the_house: 'Cinnamon rolls with cardamom, '.repeat(6) },
    listId: null,
  });
  await gallery.goTo(ovo, `/contacts/${long.id}`);
  await gallery.show(ovo, 'contact', 'long-texts');
  await gallery.goTo(ovo, address);
  await waitsAndFails(gallery, ovo, 'contact');
});

test('contacts that wait, and contacts that fail', async ({ gallery }) => {
  const ovo = await gallery.open();
  await importFile(ovo, customersFile, 'Customers');
  await gallery.goTo(ovo, '/contacts');
  await waitsAndFails(gallery, ovo, 'contacts');
});

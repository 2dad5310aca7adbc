import { test, waitsAndFails } from './gallery.ts';
import { customersFile, importFile } from './shops.ts';

test('settings', async ({ gallery }) => {
  const ovo = await gallery.open();
  await gallery.goTo(ovo, '/settings');
  await gallery.show(ovo, 'settings', 'first');
});

test('backups', async ({ gallery }) => {
  const ovo = await gallery.open();
  await importFile(ovo, customersFile, 'Customers');
  await ovo.request('backups.create', undefined);
  await ovo.request('backups.create', undefined);
  await gallery.goTo(ovo, '/settings/backups');
  await gallery.show(ovo, 'backups', 'many');
  await waitsAndFails(gallery, ovo, 'backups');
});

test('repair', async ({ gallery }) => {
  const ovo = await gallery.open();
  await importFile(ovo, customersFile, 'Customers');
  await gallery.goTo(ovo, '/');
  await ovo.chooseFromMenu('repair');
  await ovo.page.getByRole('dialog').waitFor();
  await gallery.show(ovo, 'repair', 'before');
});

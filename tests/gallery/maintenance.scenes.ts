import { writeLegacyExport } from '../support/legacy-export.ts';
import { test, waitsAndFails } from './gallery.ts';
import { customersFile, importFile } from './shops.ts';

test('backups', async ({ gallery }) => {
  const ovo = await gallery.open();
  const { page } = ovo;
  await gallery.goTo(ovo, '/settings/backups');
  await gallery.show(ovo, 'backups', 'empty');
  await importFile(ovo, customersFile, 'Customers');
  await ovo.request('backups.create', undefined);
  await ovo.request('backups.create', undefined);
  await gallery.show(ovo, 'backups', 'some');
  await page.getByRole('button', { name: 'Save a copy…' }).click();
  await page.getByRole('checkbox', { name: 'Protect with a passphrase' }).check();
  await gallery.show(ovo, 'backups', 'save-copy');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page
    .getByRole('button', { name: /^Restore the backup of/ })
    .first()
    .click();
  await gallery.show(ovo, 'backups', 'restore');
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await page.getByRole('dialog', { name: 'Your data is restored' }).waitFor();
  await gallery.show(ovo, 'backups', 'restored');
  await page.getByRole('button', { name: 'Done' }).click();
  await gallery.show(ovo, 'backups', 'to-undo');
  await waitsAndFails(gallery, ovo, 'backups');
});

test('repair', async ({ gallery }) => {
  const ovo = await gallery.open();
  const { page } = ovo;
  const dialog = page.getByRole('dialog');
  const press = (name: string) => dialog.getByRole('button', { name, exact: true }).click();
  await gallery.goTo(ovo, '/');
  await ovo.chooseFromMenu('repair');
  await dialog.waitFor();
  await gallery.show(ovo, 'repair', 'before');
  await press('Check');
  await dialog.getByText('No problems found').waitFor();
  await gallery.show(ovo, 'repair', 'sound');

  await ovo.chooseFile(writeLegacyExport(ovo.dataFolder).campaigns);
  const campaigns = await ovo.request('legacy.chooseFile', { holds: 'campaigns' });
  await ovo.request('legacy.import', { campaigns: campaigns?.token ?? '', messages: null });
  await press('Check again');
  await dialog.getByText('Nothing is changed yet').waitFor();
  await gallery.show(ovo, 'repair', 'found');
  await press('Repair');
  await dialog.getByText('The database is repaired.').waitFor();
  await gallery.show(ovo, 'repair', 'repaired');
});

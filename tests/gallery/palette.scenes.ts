import { test } from './gallery.ts';
import { customersFile, importFile } from './shops.ts';

test('the palette and the shortcuts', async ({ gallery }) => {
  const ovo = await gallery.open();
  const { page } = ovo;
  await importFile(ovo, customersFile, 'Customers');
  await gallery.goTo(ovo, '/contacts/3');
  await gallery.goTo(ovo, '/');
  await ovo.chooseFromMenu('palette');
  const field = page.getByRole('combobox', { name: 'Search or run' });
  await page.getByRole('group', { name: 'Recent' }).waitFor();
  await gallery.show(ovo, 'palette', 'open');
  await field.fill('a');
  await page.getByRole('group', { name: 'Contacts' }).waitFor();
  await gallery.show(ovo, 'palette', 'found');
  await field.fill('no such thing anywhere');
  await gallery.show(ovo, 'palette', 'nothing');
  await page.keyboard.press('Escape');
  await ovo.chooseFromMenu('keyboard-shortcuts');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await gallery.show(ovo, 'palette', 'shortcuts');
});

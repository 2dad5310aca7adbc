import { commandLine } from '../support/command-line.ts';
import { test } from './gallery.ts';
import { autumn, customersFile, importFile, writeDraft } from './shops.ts';

const changed =
  'Maple Street Bakery: Hi {{ first_name | default: "there" }}! This Saturday: cinnamon rolls, pecan rolls and, only this once, the apple ones of my grandmother. Reply STOP to opt out.';

test('a draft: its versions, the archive, and what happens elsewhere', async ({ gallery }) => {
  const ovo = await gallery.open();
  const { page } = ovo;
  await importFile(ovo, customersFile, 'Customers');
  const id = await writeDraft(ovo, autumn);
  const { draft, revision } = await ovo.request('campaigns.get', { id });
  const next = { ...draft, body: changed };
  await ovo.request('campaigns.save', { id, revision, draft: next, isOwnVersion: true });
  await gallery.goTo(ovo, `/campaigns/${id}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await gallery.show(ovo, 'draft', 'menu');
  await page.getByRole('menuitem', { name: 'Versions' }).click();
  await page.getByRole('button', { name: /First version/ }).click();
  await page.getByRole('button', { name: 'Restore this version' }).waitFor();
  await gallery.show(ovo, 'draft', 'versions');
  await page.getByRole('button', { name: 'Close', exact: true }).click();

  await commandLine(ovo.dataFolder).json('campaigns', 'restore', String(id), '1');
  await page.getByRole('textbox', { name: 'Text', exact: true }).press('ControlOrMeta+End');
  await page.keyboard.type(' See you!');
  await page.getByText('This draft was changed elsewhere').first().waitFor();
  await gallery.show(ovo, 'draft', 'conflict');
  await page.getByRole('button', { name: 'Use the other version' }).click();
  await page.getByText('Saved', { exact: true }).waitFor();

  await ovo.request('campaigns.archive', { id, isArchived: true });
  await page.reload();
  await page.getByText('Archived', { exact: true }).waitFor();
  await gallery.show(ovo, 'draft', 'archived');
  await ovo.request('campaigns.archive', { id, isArchived: false });
  await ovo.request('campaigns.remove', { id });
  await page.getByRole('textbox', { name: 'Text', exact: true }).press('ControlOrMeta+End');
  await page.keyboard.type(' Bye!');
  await page.getByText('This draft was deleted elsewhere').first().waitFor();
  await gallery.show(ovo, 'draft', 'gone');
});

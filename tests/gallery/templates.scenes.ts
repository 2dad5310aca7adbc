import { commandLine } from '../support/command-line.ts';
import { test, waitsAndFails } from './gallery.ts';
import { autumn, customersFile, importFile, writeDraft } from './shops.ts';

const texts = [
  [
    'Weekend rolls',
    'Hi {{ first_name | default: "there" }}, it is roll weekend! Cinnamon, pecan and apple, warm from 8. Reply STOP to opt out.',
  ],
  [
    'Closed for the holidays',
    'Maple Street Bakery: We are closed from December 24 to January 2. Happy holidays!',
  ],
  [
    'Order ready',
    'Hi {{ first_name | default: "there" }}, your cake is ready. Pick it up until 6 PM.',
  ],
  [
    'A name that somebody made far too long, so that nobody can read all of it in one line',
    'Hello',
  ],
  ['Empty', ''],
] as const;

test('templates: the list, the editor, and what happens elsewhere', async ({ gallery }) => {
  const ovo = await gallery.open();
  const { page } = ovo;
  await ovo.request('settings.save', { businessName: 'Maple Street Bakery' });
  await importFile(ovo, customersFile, 'Customers');
  await gallery.goTo(ovo, '/templates');
  await page.getByText('No templates yet').waitFor();
  await gallery.show(ovo, 'templates', 'empty');
  for (const [name, body] of texts) await ovo.request('templates.create', { name, body });
  const [, closed] = await ovo.request('templates.list', undefined);
  if (closed !== undefined) await ovo.request('templates.use', { id: closed.id });
  await page.getByRole('table', { name: 'Templates' }).waitFor();
  await gallery.show(ovo, 'templates', 'some');
  await page.getByRole('button', { name: 'More for Weekend rolls' }).click();
  await gallery.show(ovo, 'templates', 'menu');
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByText('“Weekend rolls” deleted.').waitFor();
  await gallery.show(ovo, 'templates', 'deleted');
  // The offer to undo may be gone by now.
  await ovo.request('templates.undoRemove', { id: 1 });
  await page.getByRole('button', { name: 'Weekend rolls', exact: true }).waitFor();
  await page.getByRole('searchbox', { name: 'Search templates' }).fill('nothing like this');
  await page.getByText('No templates found').waitFor();
  await gallery.show(ovo, 'templates', 'none-found');
  await page.getByRole('searchbox', { name: 'Search templates' }).fill('');

  await page.getByRole('button', { name: 'Weekend rolls', exact: true }).click();
  await page.getByRole('textbox', { name: 'Text', exact: true }).waitFor();
  await gallery.show(ovo, 'template', 'editor');
  // Another process changes it: the window hears of that when it saves.
  const elsewhere = commandLine(ovo.dataFolder);
  const body = 'Hi! Rolls are sold out, sorry.';
  await elsewhere.json('templates', 'change', 'Weekend rolls', '--body', body);
  await page.getByRole('textbox', { name: 'Text', exact: true }).press('ControlOrMeta+End');
  await page.keyboard.type(' See you!');
  await page.getByText('This template was changed elsewhere').first().waitFor();
  await gallery.show(ovo, 'template', 'conflict');
  await page.getByRole('button', { name: 'Use the other version' }).click();

  await gallery.goTo(ovo, '/templates/new?starter=offer');
  await gallery.show(ovo, 'template', 'starter');
  await gallery.goTo(ovo, '/templates');
  await waitsAndFails(gallery, ovo, 'templates');
});

test('templates in a draft: choosing one, and keeping a text as one', async ({ gallery }) => {
  const ovo = await gallery.open();
  const { page } = ovo;
  await ovo.request('settings.save', { businessName: 'Maple Street Bakery' });
  await importFile(ovo, customersFile, 'Customers');
  for (const [name, body] of texts) await ovo.request('templates.create', { name, body });
  const empty = await writeDraft(ovo, { ...autumn, body: '' });
  await gallery.goTo(ovo, `/campaigns/${empty}`);
  const open = page.getByRole('main').getByRole('button', { name: 'Templates' });
  await open.click();
  const dialog = page.getByRole('dialog', { name: 'Choose a template' });
  await dialog.getByRole('button', { name: /^Weekend rolls/ }).click();
  await gallery.show(ovo, 'template-picker', 'empty-draft');
  await dialog.getByRole('button', { name: /^Offer/ }).click();
  await gallery.show(ovo, 'template-picker', 'starter');
  await dialog.getByRole('button', { name: 'Use this text' }).click();
  await page.getByText('Text of “Offer” inserted.').waitFor();
  await gallery.show(ovo, 'template-picker', 'inserted');

  await open.click();
  await gallery.show(ovo, 'template-picker', 'draft-with-text');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Save as template…' }).click();
  await page.getByRole('dialog', { name: 'Save as template' }).waitFor();
  await gallery.show(ovo, 'template-picker', 'save-as');
});

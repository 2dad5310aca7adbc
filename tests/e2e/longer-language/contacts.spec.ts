import { customersFile, importFile } from '../../gallery/shops.ts';
import { expect, test, type Ovo } from '../../support/app.ts';
import {
  goToAddress,
  longer,
  longerFrom,
  nothingIsCut,
  pick,
  press,
  speakLonger,
} from '../../support/longer-language.ts';

/** Opens the menu ⋯ of the whole screen, or of what is selected. */
async function more({ page }: Ovo): Promise<void> {
  await page
    .getByRole('button', { name: longer('More actions'), exact: true })
    .filter({ visible: true })
    .last()
    .click();
}

async function close({ page }: Ovo): Promise<void> {
  await page.keyboard.press('Escape');
}

test('in a longer language what is done with contacts is whole', async ({ launchOvo }) => {
  test.slow();
  const ovo = await launchOvo();
  const { page } = ovo;
  await importFile(ovo, customersFile, 'Customers');
  await speakLonger(ovo);
  await goToAddress(ovo, '/contacts');
  const grid = page.getByRole('grid');
  await grid.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('complementary')).toBeVisible();
  await nothingIsCut(ovo, 'the panel of a contact');
  await close(ovo);

  await press(ovo, 'Columns');
  await nothingIsCut(ovo, 'the column chooser');
  await close(ovo);
  await press(ovo, 'Filter');
  await nothingIsCut(ovo, 'the menu of filters');
  await pick(ovo, 'Field');
  await nothingIsCut(ovo, 'a filter');
  await close(ovo);
  await press(ovo, 'Add contact');
  await nothingIsCut(ovo, 'a new contact');
  await close(ovo);

  await page.getByRole('checkbox', { name: longerFrom('Select all') }).check();
  await nothingIsCut(ovo, 'all contacts selected');
  await page.getByRole('checkbox', { name: longerFrom('Select all') }).uncheck();
  await grid.focus();
  await page.keyboard.press('Space');
  await nothingIsCut(ovo, 'a contact selected');
  await press(ovo, 'Add to list');
  await nothingIsCut(ovo, 'add to list');
  await close(ovo);
  await press(ovo, 'Tag');
  await nothingIsCut(ovo, 'tag');
  await page.getByRole('combobox', { name: longer('Tag name') }).fill('regular');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: longer('Undo') })).toBeVisible();
  await nothingIsCut(ovo, 'an offer to undo');
  for (const [item, dialog] of [
    ['Remove tag…', 'remove a tag'],
    ['Remove from list…', 'remove from a list'],
    ['Opt out…', 'opting several out'],
  ] as const) {
    await more(ovo);
    await nothingIsCut(ovo, 'the menu of what is selected');
    await pick(ovo, item);
    await expect(page.getByRole('dialog')).toBeVisible();
    await nothingIsCut(ovo, dialog);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: longer('Close') })
      .click();
    await expect(page.getByRole('dialog')).toBeHidden();
  }
});

test('in a longer language the dialogs of one contact are whole', async ({ launchOvo }) => {
  test.slow();
  const ovo = await launchOvo();
  await importFile(ovo, customersFile, 'Customers');
  const { id } = await ovo.request('contacts.create', {
    phone: '+12125550190',
    firstName: 'Nobody',
    listId: null,
  });
  await speakLonger(ovo);
  await goToAddress(ovo, `/contacts/${id}`);
  await press(ovo, 'Record consent…');
  await nothingIsCut(ovo, 'recording consent');
  await close(ovo);
  await press(ovo, 'Opt out…');
  await nothingIsCut(ovo, 'opting out');
  await press(ovo, 'Opt out');
  await press(ovo, 'Opt back in…');
  await nothingIsCut(ovo, 'opting back in');
  await close(ovo);
  await more(ovo);
  await nothingIsCut(ovo, 'the menu of a contact');
});

test('in a longer language the dialogs of lists, tags and Do not text are whole', async ({
  launchOvo,
}) => {
  test.slow();
  const ovo = await launchOvo();
  const { page } = ovo;
  await importFile(ovo, customersFile, 'Customers');
  await ovo.request('lists.create', { name: 'VIPs', filter: { tags: ['vip'] } });
  await ovo.request('suppressions.add', {
    number: '+12125550101',
    reason: 'Complained',
    evidence: 'Wrote a letter',
  });
  await speakLonger(ovo);

  await goToAddress(ovo, '/contacts/lists');
  await press(ovo, 'More for VIPs');
  await nothingIsCut(ovo, 'the menu of a list');
  await pick(ovo, 'Delete');
  await expect(page.getByRole('alert')).toBeVisible();
  await nothingIsCut(ovo, 'a deleted list, with undo');
  await press(ovo, 'New list…');
  await nothingIsCut(ovo, 'a new list');
  await close(ovo);

  await goToAddress(ovo, '/contacts/tags');
  await press(ovo, 'More for bakery');
  await nothingIsCut(ovo, 'the menu of a tag');
  await pick(ovo, 'Rename or merge…');
  await nothingIsCut(ovo, 'renaming a tag');
  await close(ovo);

  await goToAddress(ovo, '/contacts/suppressions');
  await page.getByRole('grid').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('complementary')).toBeVisible();
  await nothingIsCut(ovo, 'the panel of a number');
  await press(ovo, 'Opt back in…');
  await nothingIsCut(ovo, 'opting a number back in');
  await press(ovo, 'Cancel');
  await press(ovo, 'Close');
  await press(ovo, 'Add number…');
  await nothingIsCut(ovo, 'adding a number');
  await close(ovo);

  await goToAddress(ovo, '/imports');
  await press(ovo, 'More for sample-contacts.csv');
  await pick(ovo, 'Undo import…');
  await expect(page.getByRole('dialog')).toBeVisible();
  await nothingIsCut(ovo, 'undoing an import');
});

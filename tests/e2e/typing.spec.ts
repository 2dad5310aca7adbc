import type { Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Ovo } from '../support/app.ts';
import { goToContacts, goToSection, openWithPeople } from '../support/contacts-window.ts';
import { fakeAccount } from '../support/fake-twilio/account.ts';
import { startFakeTwilio, type FakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { fieldsInSources, Typist, type FieldCatalog } from '../support/fields.ts';
import { changeSettings, chooseImportFile, importThroughWizard } from '../support/journey.ts';
import { png } from '../support/pictures.ts';
import { openSettings } from '../support/settings-window.ts';
import { messyFile } from '../support/messy-contacts.ts';

/**
 * Every text field of the window, by the file in `src-renderer` that has it. A field that is missing here
 * fails the first test, and one that nobody types into fails the second.
 */
const catalog: FieldCatalog = {
  'campaigns/campaigns-screen.tsx': ['Search campaigns'],
  'campaigns/editor/audience/chip-field.tsx': ['Add to who gets this text'],
  'campaigns/editor/draft-form.tsx': ['Name'],
  'campaigns/editor/message-field.tsx': ['Text'],
  'campaigns/editor/people-preview.tsx': ['Find a person'],
  'campaigns/picture/chosen-picture.tsx': ['What the picture shows'],
  'campaigns/picture/picture-address.tsx': ['Web address of the picture'],
  'campaigns/plan/whole-number.tsx': ['Segments at most'],
  'campaigns/review/fix-button.tsx': ['Text for people without it'],
  'campaigns/test-text/test-dialog.tsx': ['Your mobile number'],
  'contacts/search-field.tsx': ['Search contacts'],
  'contacts/evidence-form.tsx': ['Evidence'],
  'contacts/list-select.tsx': ['List'],
  'contacts/name-form.tsx': ['Tag name'],
  'contacts/new-contact-dialog.tsx': ['Phone number', 'First name', 'Last name', 'Email', 'List'],
  'contacts/contact/consent-section.tsx': ['How they agreed'],
  'contacts/contact/custom-fields.tsx': ['Town'],
  'contacts/contact/details-form.tsx': [
    'Phone number',
    'First name',
    'Last name',
    'Email',
    'Tags',
    'Time zone',
  ],
  'contacts/filter/choice-editors.tsx': [
    'On any of these lists',
    'With all of these tags',
    'First imported from',
  ],
  'contacts/filter/days-editors.tsx': ['Added in the last (days)'],
  'contacts/filter/field-editor.tsx': ['Field', 'Value'],
  'do-not-text/suppress-dialog.tsx': ['Phone number', 'Reason'],
  'do-not-text/do-not-text-screen.tsx': ['Search Do not text'],
  'first-run/account-form.tsx': ['Account SID', 'API key SID', 'API key secret'],
  'first-run/business-step.tsx': ['Business name', 'Opt-out sentence'],
  'first-run/sender-step.tsx': ['Or type a number or Messaging Service SID'],
  'first-run/test-step.tsx': ['Your mobile number'],
  'imports/new/mapping-grid.tsx': ['Name of the custom field for Town'],
  'imports/new/everyone-options.tsx': ['List', 'Tags', 'How everyone agreed to get texts'],
  'imports/rejected-rows/row-editor.tsx': ['Mobile phone'],
  'inbox/composer/composer.tsx': ['Note about (617) 555-0188', 'Message to (617) 555-0188'],
  'inbox/list/list-pane.tsx': ['Search conversations'],
  'inbox/new-message/new-message.tsx': ['To'],
  'message-editor/field-popover.tsx': ['If empty'],
  'senders/sender-field.tsx': ['Sender'],
  'settings/backups/restore-dialog.tsx': ['Passphrase of the copy'],
  'settings/backups/save-copy-dialog.tsx': ['Passphrase', 'Repeat the passphrase'],
  'settings/business-section.tsx': ['Business name', 'Opt-out sentence'],
  'settings/limits-section.tsx': [
    'Rate',
    'Daily limit',
    'Pause if more than this share of the last 50 fail',
    'Price of a segment',
    'Currency',
  ],
  'settings/hours/quiet-hours-section.tsx': ['From', 'Until'],
  'settings/replies-section.tsx': ['Opt-out confirmation'],
  'settings/simulator-section.tsx': ['Response time', 'Rejected'],
  'settings/unconfirmed-section.tsx': ['Check again after'],
  'templates/save-as-template.tsx': ['Template name'],
  'templates/template-editor.tsx': ['Template name', 'Text'],
  'templates/template-picker.tsx': ['Search templates'],
  'ui/controls/country-select.tsx': ['Default country'],
  'ui/controls/find-field.tsx': ['Find a list'],
  'ui/name-dialog.tsx': ['List name', 'New name'],
};

test('the catalog of text fields has every field of the sources', () => {
  const counts = Object.entries(catalog).map(([file, names]) => [file, names.length]);
  expect(Object.fromEntries(counts)).toEqual(fieldsInSources());
});

test('no field loses a character of what is typed fast while the main process is busy', async ({
  launchOvo,
}) => {
  test.setTimeout(600_000);
  const twilio = await startFakeTwilio();
  const ovo = await openWithPeople(launchOvo, { OVO_TWILIO_URL: twilio.url });
  const { page } = ovo;
  await changeSettings(ovo, { quietHours: { enabled: true, from: '08:00', until: '21:00' } });
  const typist = new Typist(ovo);
  const main = page.locator('main');
  const dialog = page.getByRole('dialog');
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const inDialog = async (open: () => Promise<void>) => {
    await open();
    await typist.typeIntoAll(dialog);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toBeHidden();
  };

  await makeLists(ovo);
  const list = page.getByRole('combobox', { name: 'List' });
  await list.click();
  await page.getByRole('option', { name: 'Bakery (12)' }).click();
  await expect(list).toHaveValue('Bakery');
  await typist.typeIntoAll(main);
  await inDialog(() => press('Add contact'));
  await list.click();
  await page.getByRole('option', { name: 'All contacts' }).click();
  for (const kind of ['List', 'Tag', 'Without tag', 'Import', 'Added', 'Field']) {
    await press('Filter');
    await page.getByRole('menuitem', { name: kind, exact: true }).click();
    await typist.typeIntoAll(dialog);
    await press('Done');
    await expect(dialog).toBeHidden();
  }
  await press('Clear all');
  await page.getByRole('checkbox', { name: 'Select all contacts' }).check();
  await press('Tag');
  await typist.typeIntoAll(dialog);
  await page.keyboard.press('Escape');
  await press('Clear selection');
  await page.getByRole('grid', { name: 'Contacts' }).focus();
  await page.keyboard.press('Space');
  await inDialog(async () => {
    await press('More actions');
    await page.getByRole('menuitem', { name: 'Opt out…' }).click();
  });
  await press('Clear selection');
  await openContact(page);
  await typist.typeIntoAll(main);
  await inDialog(() => press('Record consent…'));
  await inDialog(() => press('Opt out…'));
  await press('Opt out…');
  await page.getByRole('button', { name: 'Opt out', exact: true }).click();
  await inDialog(() => press('Opt back in…'));

  await goToContacts(ovo);
  await goToSection(ovo, 'Lists');
  await typist.typeIntoAll(main);
  await inDialog(() => press('New list…'));
  await goToSection(ovo, 'Tags');
  await inDialog(async () => {
    await press('More for vip');
    await page.getByRole('menuitem', { name: 'Rename or merge…' }).click();
  });
  await goToSection(ovo, 'Do not text');
  await typist.typeIntoAll(main);
  await inDialog(() => press('Add number…'));

  await chooseImportFile(ovo, path.join(ovo.dataFolder, 'people.csv'));
  await typist.typeIntoAll(main);
  await importThroughWizard(ovo, messyFile);
  await page.getByRole('link', { name: /^Fix \d+ rows$/ }).click();
  await typist.typeIntoAll(page.getByRole('form'));

  await ovo.chooseFromMenu('new-campaign');
  await press('Advanced');
  await main.getByRole('switch', { name: 'Stop at a budget' }).check();
  await press('Use a web address…');
  await typist.typeIntoAll(main);
  await press('Cancel');
  const picture = path.join(ovo.dataFolder, 'picture.png');
  writeFileSync(picture, png(20, 10));
  await page.locator('input[type=file]').setInputFiles(picture);
  await main.getByLabel('What the picture shows').waitFor();
  await typist.typeIntoAll(main);
  await press('Insert First name');
  await page.getByRole('img', { name: 'Field First name' }).click();
  await typist.typeIntoAll(page.getByRole('dialog', { name: 'Field First name' }));
  await page.keyboard.press('Escape');
  await main.getByRole('button', { name: 'Templates' }).click();
  await typist.typeIntoAll(dialog);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await inDialog(async () => {
    await press('More actions');
    await page.getByRole('menuitem', { name: 'Save as template…' }).click();
  });
  await ovo.request('templates.create', { name: 'Kept', body: 'Hi' });
  await page.evaluate(() => void (location.hash = '#/templates'));
  await typist.typeIntoAll(main);
  await page.getByRole('button', { name: 'Kept', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Template name' })).toBeVisible();
  await typist.typeIntoAll(main);
  await ovo.chooseFromMenu('new-message');
  await typist.typeIntoAll(dialog);
  await dialog.getByRole('combobox', { name: 'To' }).fill('(617) 555-0188');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /^Message to/ })).toBeVisible();
  await typist.typeIntoAll(main);
  await press('Note');
  await typist.typeIntoAll(main);
  await ovo.request('campaigns.create', { ...news, audience: { listIds: [] } });
  await page.getByRole('navigation', { name: 'Main' }).getByText('Campaigns').click();
  await typist.typeIntoAll(main);

  const contactIds = [1, 2, 3, 4, 5, 6, 7, 8];
  const gaps = { ...news, body: 'Hi {{ email }}', audience: { listIds: [], contactIds } };
  const { snapshot } = await ovo.request('campaigns.create', gaps);
  await page.evaluate((id) => void (location.hash = `#/campaigns/${id}`), snapshot.id);
  await press('Review and send…');
  await press('Set other words');
  await typist.typeIntoAll(page.locator('form').filter({ visible: true }));
  await page.keyboard.press('Escape');
  await press('Close the review');
  await press('More actions');
  await page.getByRole('menuitem', { name: 'Send yourself a test…' }).click();
  await typist.typeIntoAll(dialog);
  await page.keyboard.press('Escape');

  for (const section of [
    'Delivery',
    'Twilio account',
    'Sending limits',
    'Quiet hours',
    'Unconfirmed messages',
    'Practice',
    'Backups and data',
  ]) {
    await openSettings(ovo, section);
    await typist.typeIntoAll(main);
  }
  await ovo.chooseFromMenu('backups');
  await press('Save a copy…');
  await dialog.getByRole('checkbox').check();
  await typist.typeIntoAll(dialog);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  const sealed = path.join(ovo.dataFolder, 'sealed.age');
  writeFileSync(sealed, 'age-encryption.org/v1\n');
  await ovo.chooseFile(sealed);
  await inDialog(() => press('Restore from a file…'));

  await typeIntoFirstRun(ovo, typist, twilio);
  await twilio.close();

  const names = Object.values(catalog).flat();
  const missed = names.filter((name) => !typist.typedInto.includes(String(name)));
  expect(missed, 'fields of the catalog that nobody typed into').toEqual([]);
});

const news = { name: 'News', body: 'Hi', sender: '' } as const;

/** The steps of connecting Twilio; a sender can be typed where some could not be read. */
async function typeIntoFirstRun(ovo: Ovo, typist: Typist, twilio: FakeTwilio): Promise<void> {
  const main = ovo.page.locator('main');
  const { accountSid, authToken: secret } = fakeAccount;
  await ovo.page.evaluate(() => void (location.hash = '#/first-run'));
  await expect(main.getByLabel('Account SID')).toBeVisible();
  await typist.typeIntoAll(main);
  await ovo.request('setup.saveAccount', { accountSid, apiKey: '', secret });
  twilio.fail({ kind: 'answer', accepted: false, status: 403 }, { on: 'services', times: 1000 });
  await ovo.page.reload();
  for (const step of ['Number', 'Business', 'Test text']) {
    // Each has its number before its name, or a mark once it is done.
    await main.getByRole('button', { name: new RegExp(`${step}$`) }).click();
    await typist.typeIntoAll(main);
  }
}

/** So many lists that the choice of a list is searched by typing. */
async function makeLists(ovo: Ovo): Promise<void> {
  for (const name of [
    'Ants',
    'Bees',
    'Cats',
    'Dogs',
    'Eels',
    'Foxes',
    'Gnus',
    'Hens',
    'Ibex',
    'Jays',
    'Kiwis',
  ]) {
    await ovo.request('lists.create', { name, filter: null });
  }
  await expect(ovo.page.getByRole('combobox', { name: 'List' })).toBeEditable();
}

async function openContact(page: Page): Promise<void> {
  await page.getByRole('grid', { name: 'Contacts' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('complementary')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Can be texted' })).toBeVisible();
}

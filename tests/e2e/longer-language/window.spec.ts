import { customersFile, importFile } from '../../gallery/shops.ts';
import { expect, test } from '../../support/app.ts';
import { writeLegacyExport } from '../../support/legacy-export.ts';
import {
  goToAddress,
  longer,
  longerFrom,
  nothingIsCut,
  press,
  speakLonger,
} from '../../support/longer-language.ts';

test('in a longer language the palette, the shortcuts and what is told are whole', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await importFile(ovo, customersFile, 'Customers');
  await speakLonger(ovo);
  await goToAddress(ovo, '/contacts/3');
  await goToAddress(ovo, '/');
  await ovo.chooseFromMenu('palette');
  const field = page.getByRole('dialog').getByRole('combobox');
  await expect(page.getByRole('group', { name: longer('Recent') })).toBeVisible();
  await nothingIsCut(ovo, 'the palette');
  await field.fill('a');
  await expect(page.getByRole('group', { name: longer('Contacts') })).toBeVisible();
  await nothingIsCut(ovo, 'what the palette finds');
  await field.fill('no such thing anywhere');
  await nothingIsCut(ovo, 'a palette that finds nothing');
  await page.keyboard.press('Escape');
  await ovo.chooseFromMenu('keyboard-shortcuts');
  await expect(page.getByRole('dialog', { name: longer('Keyboard shortcuts') })).toBeVisible();
  await nothingIsCut(ovo, 'the shortcuts');
  await page.keyboard.press('Escape');

  await ovo.electron.evaluate(({ shell }) => {
    shell.openPath = () => Promise.resolve('The file manager did not answer.');
  });
  await goToAddress(ovo, '/settings/data');
  await press(ovo, 'Open folder');
  await expect(page.getByRole('button', { name: longer('Recent problems') })).toBeVisible();
  await nothingIsCut(ovo, 'a failure that is told');
  await press(ovo, 'Recent problems');
  await expect(page.getByRole('dialog')).toBeVisible();
  await nothingIsCut(ovo, 'recent problems');
  await page.keyboard.press('Escape');

  await goToAddress(ovo, '/');
  await press(ovo, 'Send for real…');
  await expect(page.getByText(longerFrom('Connect your Twilio account first'))).toBeVisible();
  await nothingIsCut(ovo, 'what is missing to send for real');

  await goToAddress(ovo, '/campaigns');
  await ovo.dragFile(customersFile, ['dragEnter', 'dragOver']);
  await expect(page.getByText(longer('Drop to import contacts'))).toBeVisible();
  await nothingIsCut(ovo, 'a file over the window');
});

test('in a longer language backups, the old system and the repair are whole', async ({
  launchOvo,
}) => {
  test.slow();
  const ovo = await launchOvo();
  const { page } = ovo;
  const dialog = page.getByRole('dialog');
  await importFile(ovo, customersFile, 'Customers');
  await ovo.request('backups.create', undefined);
  await speakLonger(ovo);
  await goToAddress(ovo, '/settings/backups');
  await press(ovo, 'Save a copy…');
  await page.getByRole('checkbox', { name: longer('Protect with a passphrase') }).check();
  await nothingIsCut(ovo, 'saving a copy');
  await press(ovo, 'Cancel');
  await page
    .getByRole('button', { name: longerFrom('Restore ') })
    .first()
    .click();
  await expect(dialog).toBeVisible();
  await nothingIsCut(ovo, 'restoring');
  await press(ovo, 'Cancel');

  const files = writeLegacyExport(ovo.dataFolder);
  await ovo.chooseFromMenu('import-old-system');
  await nothingIsCut(ovo, 'the old system');
  await ovo.chooseFile(files.campaigns);
  await dialog
    .getByRole('button', { name: longerFrom('Choose a file') })
    .first()
    .click();
  await expect(dialog.getByText('smscampaigns.json')).toBeVisible();
  await nothingIsCut(ovo, 'a file of the old system');
  await press(ovo, 'Import');
  await expect(dialog.getByText(longerFrom('9 campaigns'))).toBeVisible();
  await nothingIsCut(ovo, 'what came from the old system');
  await press(ovo, 'Done');
  await goToAddress(ovo, '/');
  await nothingIsCut(ovo, 'Home with campaigns that came damaged');

  await ovo.chooseFromMenu('repair');
  await nothingIsCut(ovo, 'before a check');
  await press(ovo, 'Check');
  await expect(dialog.getByRole('button', { name: longer('Repair'), exact: true })).toBeVisible();
  await nothingIsCut(ovo, 'what a check found');
  await press(ovo, 'Repair');
  await expect(dialog.getByText(longer('The database is repaired.'))).toBeVisible();
  await nothingIsCut(ovo, 'a repair');
});

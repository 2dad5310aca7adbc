import { AxeBuilder } from '@axe-core/playwright';
import path from 'node:path';
import { projectRoot } from '../../tools/project.ts';
import { expect, test, type Ovo } from '../support/app.ts';
import {
  changeSettings,
  isCompleted,
  openReview,
  sendEverything,
  sendFromEditor,
  writeCampaign,
} from '../support/journey.ts';
import { writeLegacyExport } from '../support/legacy-export.ts';

const sample = path.join(projectRoot, 'resources', 'sample-contacts.csv');

/** Fails with the rule and the place of everything that keeps somebody out of the screen shown now. */
async function isAccessible({ page }: Ovo, screen: string): Promise<void> {
  // The browser inside Electron opens no page beside this one.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    places: nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`),
  }));
  expect(found, screen).toEqual([]);
}

for (const appearance of ['light', 'dark'] as const) {
  test(`every screen can be used by everybody, in ${appearance}`, async ({ launchOvo }) => {
    test.slow();
    const ovo = await launchOvo();
    const { page } = ovo;
    await sendEverything(ovo, 0);
    await changeSettings(ovo, { appearance });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', appearance);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const goTo = (name: string) =>
      page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();

    await isAccessible(ovo, 'Home, empty');
    for (const name of ['Inbox', 'Campaigns', 'Contacts', 'Settings']) {
      await goTo(name);
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
      await isAccessible(ovo, `${name}, empty`);
    }

    await ovo.chooseFile(sample);
    await ovo.chooseFromMenu('import');
    await expect(page.getByRole('button', { name: 'Choose file…' })).toBeVisible();
    await isAccessible(ovo, 'Import, before a file is chosen');
    await page.getByRole('button', { name: 'Choose file…' }).click();
    await expect(page.getByRole('button', { name: 'Import 40 contacts' })).toBeEnabled();
    await isAccessible(ovo, 'Import, matching the columns');
    const showRows = await ovo.holdAnswers('imports.preview');
    await page.getByRole('checkbox', { name: 'First row has column names' }).uncheck();
    await expect(page.getByText('Reading the file…')).toBeVisible();
    await isAccessible(ovo, 'Import, while the file is read again');
    await showRows();
    await page.getByRole('checkbox', { name: 'First row has column names' }).check();
    await expect(page.getByText('Reading the file…')).toBeHidden();
    await page.getByRole('button', { name: 'Import 40 contacts' }).click();
    await expect(page.getByRole('heading', { name: / is imported$/ })).toBeVisible();
    await isAccessible(ovo, 'Import, its result');
    await page.getByRole('link', { name: /^Fix \d+ rows$/ }).click();
    await expect(page.getByRole('grid', { name: 'Rows to fix' })).toBeFocused();
    await isAccessible(ovo, 'Rejected-rows editor');
    await page.getByRole('link', { name: 'Imports' }).click();
    await expect(page.getByRole('row', { name: /^sample-contacts\.csv/ })).toBeVisible();
    await isAccessible(ovo, 'Imports');
    await page.getByRole('button', { name: 'More for sample-contacts.csv' }).click();
    await page.getByRole('menuitem', { name: 'Undo import…' }).click();
    await expect(page.getByRole('dialog')).toContainText('will be removed');
    await isAccessible(ovo, 'Undoing an import');
    await page.getByRole('button', { name: 'Keep import' }).click();
    await goTo('Contacts');
    await expect(page.getByRole('row', { name: /Quinn Adams/ })).toBeVisible();
    await isAccessible(ovo, 'Contacts');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Field' }).click();
    await page.getByRole('textbox', { name: 'Value' }).fill('example');
    await isAccessible(ovo, 'Contacts, adding a filter');
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('checkbox', { name: 'Select all contacts' }).check();
    await isAccessible(ovo, 'Contacts, all selected');
    await page.getByRole('button', { name: 'Tag', exact: true }).click();
    await page.getByRole('combobox', { name: 'Tag name' }).fill('regular');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    await isAccessible(ovo, 'Contacts, with something to undo');
    await page.getByRole('button', { name: 'Save as list…' }).click();
    await page.getByLabel('List name').fill('Everybody');
    await isAccessible(ovo, 'Contacts, saving a list');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.getByRole('grid', { name: 'Contacts' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main').getByRole('complementary')).toBeVisible();
    await isAccessible(ovo, 'Contacts, with the panel of one');
    await page.getByRole('button', { name: 'Columns' }).click();
    await isAccessible(ovo, 'Contacts, choosing columns');
    await page.keyboard.press('Escape');
    await page.getByRole('grid', { name: 'Contacts' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Can be texted' })).toBeVisible();
    await isAccessible(ovo, 'A contact');
    await page.getByRole('button', { name: 'Record consent…' }).click();
    await isAccessible(ovo, 'A contact, recording consent');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Opt out…' }).click();
    await isAccessible(ovo, 'A contact, suppressing');
    await page.getByRole('button', { name: 'Opt out', exact: true }).click();
    await page.getByRole('button', { name: 'Opt back in…' }).click();
    await isAccessible(ovo, 'A contact, opting back in');
    await page.keyboard.press('Escape');
    await goTo('Contacts');
    for (const section of ['Lists', 'Tags', 'Do not text']) {
      await page
        .getByRole('navigation', { name: 'Contacts' })
        .getByRole('link', { name: section })
        .click();
      await expect(page.getByRole('heading', { level: 1, name: section })).toBeVisible();
      await isAccessible(ovo, section);
    }

    await writeCampaign(ovo, {
      name: 'Bread',
      list: 'sample-contacts',
      text: 'Hi {{ first_name }}, “bread” is ready. {{ nobody_knows }}',
    });
    await expect(page.getByText('To do before sending')).toBeVisible();
    await isAccessible(ovo, 'Editor, with a problem');
    const showPreview = await ovo.holdAnswers('campaigns.preview');
    await page.getByLabel('Text', { exact: true }).fill('Hi {{ first_name }}, bread is ready.');
    await expect(page.getByText('Updating…')).toBeVisible();
    await isAccessible(ovo, 'Editor, while the preview with a problem is made anew');
    await showPreview();
    await expect(page.getByText('To do before sending')).toBeHidden();
    await isAccessible(ovo, 'Editor');
    await openReview(page);
    await isAccessible(ovo, 'Review');
    await page.getByRole('button', { name: 'Close the review' }).click();
    await sendFromEditor(ovo);
    await isCompleted(ovo);
    await isAccessible(ovo, 'A completed campaign');
    await page.getByRole('grid', { name: 'People' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main').getByRole('complementary')).toBeVisible();
    await isAccessible(ovo, 'A message of a campaign');
    await page.keyboard.press('Escape');
    await goTo('Campaigns');
    await isAccessible(ovo, 'Campaigns');
    await goTo('Home');
    await isAccessible(ovo, 'Home');
    await ovo.chooseFromMenu('repair');
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(page.getByText('No problems found')).toBeVisible();
    await isAccessible(ovo, 'Repair');
  });
}

for (const appearance of ['light', 'dark'] as const) {
  test(`what went wrong can be put right by everybody, in ${appearance}`, async ({ launchOvo }) => {
    test.slow();
    const ovo = await launchOvo();
    const { page, dataFolder } = ovo;
    await changeSettings(ovo, { appearance });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', appearance);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const dialog = page.getByRole('dialog');
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

    await ovo.chooseFromMenu('backups');
    await expect(page.getByText('None yet')).toBeVisible();
    await isAccessible(ovo, 'Backups, empty');
    const files = writeLegacyExport(dataFolder);
    await ovo.chooseFromMenu('import-old-system');
    await ovo.chooseFile(files.campaigns);
    await dialog.getByRole('button', { name: 'Choose a file: Campaigns' }).click();
    await expect(dialog.getByText('smscampaigns.json')).toBeVisible();
    await isAccessible(ovo, 'The old system, one file chosen');
    await press('Import');
    await expect(dialog).toContainText('9 campaigns');
    await isAccessible(ovo, 'The old system, its report');
    await press('Done');
    await ovo.chooseFromMenu('campaigns');
    await page.getByRole('link', { name: 'Old at292' }).click();
    await expect(page.getByText('This campaign had invalid figures')).toBeVisible();
    await isAccessible(ovo, 'A damaged campaign');
    await page.getByRole('link', { name: 'Home' }).click();
    await expect(page.getByRole('region', { name: 'Needs attention' })).toBeVisible();
    await isAccessible(ovo, 'Home, with an alert');

    await ovo.chooseFromMenu('repair');
    await press('Check');
    await expect(dialog).toContainText('Nothing is changed yet');
    await isAccessible(ovo, 'Repair, its findings');
    await press('Repair');
    await expect(dialog).toContainText('The database is repaired.');
    await isAccessible(ovo, 'Repair, its report');
    await press('Done');
    await ovo.chooseFromMenu('campaigns');
    await page.getByRole('link', { name: 'Old at292' }).click();
    await expect(page.getByText(/the old system said: 292%/)).toBeVisible();
    await isAccessible(ovo, 'A repaired campaign');

    await ovo.chooseFromMenu('backups');
    await press('Back up now');
    await expect(page.getByRole('row').filter({ hasText: 'Manual' })).toBeVisible();
    await isAccessible(ovo, 'Backups');
    await press('Save a copy…');
    await dialog.getByRole('checkbox').check();
    await dialog.getByLabel('Passphrase', { exact: true }).fill('short');
    await press('Choose where to save…');
    await expect(dialog).toContainText('Use at least 8 characters');
    await isAccessible(ovo, 'Saving a copy');
    await press('Cancel');
    await page
      .getByRole('button', { name: /^Restore the backup of/ })
      .first()
      .click();
    await expect(dialog).toContainText('Nobody is texted twice');
    await isAccessible(ovo, 'Restoring');
    await press('Restore');
    await expect(page.getByRole('dialog', { name: 'Your data is restored' })).toBeVisible();
    await isAccessible(ovo, 'Restored');
    await press('Done');
    await expect(page.getByRole('button', { name: 'Undo the last restore…' })).toBeVisible();
    await isAccessible(ovo, 'Backups, with a restore to undo');
  });
}

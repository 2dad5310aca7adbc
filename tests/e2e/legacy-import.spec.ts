import { expect, test, type Ovo } from '../support/app.ts';
import { taken } from '../support/journey.ts';
import { goTo } from '../support/keyboard.ts';
import { writeLegacyExport } from '../support/legacy-export.ts';

/** Opens the import of the old system from the menu and chooses both of its files. */
async function chooseExports(ovo: Ovo): Promise<void> {
  const files = writeLegacyExport(ovo.dataFolder);
  await ovo.chooseFromMenu('import-old-system');
  const dialog = ovo.page.getByRole('dialog', { name: 'Import from the old system' });
  await ovo.chooseFile(files.campaigns);
  await dialog.getByRole('button', { name: 'Choose a file: Campaigns' }).click();
  await expect(dialog.getByText('smscampaigns.json')).toBeVisible();
  await ovo.chooseFile(files.messages);
  await dialog.getByRole('button', { name: 'Choose a file: Messages' }).click();
  await expect(dialog.getByText('smsmessages.json')).toBeVisible();
}

test('campaigns at 292 % come in as damaged, are repaired at once, and keep what they said', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await chooseExports(ovo);
  const arrival = page.getByRole('dialog', { name: 'Import from the old system' });
  await arrival.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(arrival).toContainText('9 campaigns and 241 messages imported');
  await expect(arrival).toContainText('6 campaigns had invalid figures, 5 of them above 100%');
  await expect(arrival).toContainText('150 repeated messages');
  await arrival.getByRole('button', { name: 'Done' }).click();

  // Until then each is shown as it is: damaged, with the figures of the old system.
  const attention = page.getByRole('region', { name: 'Needs attention' });
  await expect(attention).toContainText('6 campaigns have invalid figures');
  await page.getByRole('link', { name: 'Campaigns' }).first().click();
  const row = page.getByRole('row', { name: /^Old at292/ });
  await expect(row).toContainText('Invalid figures');
  await expect(row).toContainText('292%, 85 sent and 15 failed of 100');
  await page.getByRole('link', { name: 'Old at292' }).click();
  await expect(page.getByText('This campaign had invalid figures in the old system')).toBeVisible();

  await page.getByRole('button', { name: 'Repair database…' }).click();
  const repair = page.getByRole('dialog', { name: 'Repair database' });
  await repair.getByRole('button', { name: 'Check' }).click();
  await expect(repair).toContainText('6 problems found. Nothing is changed yet.');
  await expect(repair).toContainText('Old at292: the old system says 85 sent and 15 failed of 100');
  await repair.getByRole('button', { name: 'Repair', exact: true }).click();
  await expect(repair.getByText('The database is repaired.')).toBeVisible();
  const figures = repair.getByRole('row', { name: /^Old at292/ });
  await expect(figures).toContainText('before: 292%');
  await expect(figures).toContainText('after: 100%');
  await expect(figures).toContainText('after: Completed');
  await repair.getByRole('button', { name: 'Done' }).click();

  await expect(page.getByRole('main')).toContainText(
    /Before the repair on .*, the old system said: 292%, 85 sent and 15 failed of 100, sending\./,
  );
  await page.getByRole('link', { name: 'Campaigns' }).first().click();
  await expect(row).toContainText('Completed');
  await expect(row).toContainText('85 of 100');
  await expect(page.getByText('Invalid figures', { exact: true })).toHaveCount(0);
  expect(await ovo.request('maintenance.check', undefined)).toMatchObject({ ok: true });
  // Nothing of the old system was sent by itself: the simulator took nothing at all.
  expect(() => taken(ovo.dataFolder)).toThrow(/unable to open/);
});

test('the old system comes in and is repaired with the keyboard alone', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  const files = writeLegacyExport(ovo.dataFolder);
  await ovo.chooseFromMenu('import-old-system');
  const button = (name: string) => page.getByRole('dialog').getByRole('button', { name });
  await ovo.chooseFile(files.campaigns);
  await goTo(page, 'Tab', button('Choose a file: Campaigns'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('smscampaigns.json')).toBeVisible();
  await goTo(page, 'Tab', button('Import'));
  await page.keyboard.press('Enter');
  await goTo(page, 'Tab', button('Repair database…'));
  await page.keyboard.press('Enter');
  await expect(button('Check')).toBeFocused();
  await page.keyboard.press('Enter');
  await goTo(page, 'Tab', button('Repair'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('The database is repaired.')).toBeVisible();
  await goTo(page, 'Tab', button('Done'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('two swapped files are noticed, and nothing comes in', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  const { messages } = writeLegacyExport(ovo.dataFolder);
  await ovo.chooseFromMenu('import-old-system');
  await ovo.chooseFile(messages);
  const dialog = page.getByRole('dialog', { name: 'Import from the old system' });
  await dialog.getByRole('button', { name: 'Choose a file: Campaigns' }).click();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog).toContainText('391 documents couldn’t be read');
  await expect(dialog).toContainText('line 1: This is a message, not a campaign.');
  expect(await ovo.request('campaigns.list', undefined)).toEqual([]);
});

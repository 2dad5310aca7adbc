import { expect, test, type Ovo } from '../support/app.ts';
import { draftToPeople } from '../support/journey.ts';

const openByKeys = async ({ page }: Ovo) => {
  await page.keyboard.press('ControlOrMeta+K');
  const field = page.getByRole('combobox', { name: 'Search or run' });
  await expect(field).toBeFocused();
  return field;
};

test('contacts, campaigns, places and actions are found by typing, and opened by Enter', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await draftToPeople(ovo, 2);
  await page.getByRole('button', { name: 'Search or run' }).click();
  const field = page.getByRole('combobox', { name: 'Search or run' });
  await expect(field).toBeFocused();
  const options = page.getByRole('option');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');

  await field.fill('person');
  await expect(options).toHaveText([/^Person 0 Test/, /^Person 1 Test/]);
  await field.fill('+12135550101');
  await expect(options).toHaveText([/^Person 1 Test/]);
  await expect(page.getByText('1 result', { exact: true })).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Person 1 Test' })).toBeVisible();
  await expect(field).toBeHidden();

  await openByKeys(ovo);
  await field.fill('news');
  await expect(options).toHaveText([/^News/]);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/campaigns\/\d+$/);

  await openByKeys(ovo);
  await expect(page.getByRole('group', { name: 'Recent' }).getByRole('option')).toHaveText([
    /^News/,
    /^Person 1 Test/,
  ]);
  await field.fill('quiet');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('switch', { name: /^Only send during these hours/ })).toBeVisible();

  await openByKeys(ovo);
  await field.fill('theme');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { selected: true })).toHaveText(/^Use dark/);
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');

  await openByKeys(ovo);
  await field.fill('no such thing anywhere');
  await expect(page.getByText('No results. Try a shorter search.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
});

test('recent items are there after a restart, without a name in the window’s own storage', async ({
  launchOvo,
}) => {
  const first = await launchOvo();
  await draftToPeople(first, 1);
  await openByKeys(first);
  await first.page.getByRole('combobox', { name: 'Search or run' }).fill('person');
  await expect(first.page.getByRole('option')).toHaveText([/^Person 0 Test/]);
  await first.page.keyboard.press('Enter');
  await expect(first.page.getByRole('heading', { name: 'Person 0 Test' })).toBeVisible();
  const kept = await first.page.evaluate(() => JSON.stringify(localStorage));
  expect(kept).toContain('contact');
  expect(kept).not.toContain('Person');
  await first.quit();
  const second = await launchOvo({ dataFolder: first.dataFolder });
  await openByKeys(second);
  await expect(second.page.getByRole('group', { name: 'Recent' }).getByRole('option')).toHaveText([
    /^Person 0 Test/,
  ]);
});

test('keys go to screens and back, never while somebody types, and ? lists them', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  const heading = (name: string) => page.getByRole('heading', { level: 1, name });
  await draftToPeople(ovo, 3);
  await page.keyboard.press('ControlOrMeta+3');
  await expect(heading('Contacts')).toBeVisible();
  await page.keyboard.press('/');
  const search = page.getByRole('searchbox', { name: 'Search contacts' });
  await expect(search).toBeFocused();
  await page.keyboard.type('a/b?');
  await expect(search).toHaveValue('a/b?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+,');
  await expect(heading('Settings')).toBeVisible();
  const isMac = process.platform === 'darwin';
  await page.keyboard.press(isMac ? 'Meta+[' : 'Alt+ArrowLeft');
  await expect(heading('Contacts')).toBeVisible();
  await page.keyboard.press(isMac ? 'Meta+]' : 'Alt+ArrowRight');
  await expect(heading('Settings')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+N');
  await expect(page.getByLabel('Name', { exact: true })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+1');
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(dialog).toContainText('Search or run');
  await page.keyboard.press('ControlOrMeta+2');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('the menu shows the keys that the window knows', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const keys = await ovo.electron.evaluate(({ Menu }) =>
    ['palette', 'new-campaign', 'contacts', 'back'].map(
      (id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.accelerator,
    ),
  );
  const isMac = process.platform === 'darwin';
  expect(keys).toEqual([
    'CmdOrCtrl+K',
    'CmdOrCtrl+N',
    'CmdOrCtrl+3',
    isMac ? 'CmdOrCtrl+[' : 'Alt+Left',
  ]);
  await ovo.chooseFromMenu('palette');
  await expect(ovo.page.getByRole('combobox', { name: 'Search or run' })).toBeFocused();
});

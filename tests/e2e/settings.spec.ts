import { countriesByName } from '../../src-renderer/ui/text/countries.ts';
import { expect, startUnattended, test, type Ovo } from '../support/app.ts';
import { startFakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { openSettings } from '../support/settings-window.ts';
import { enterAccount } from '../support/settings-screen.ts';

test('a notice stays in the sidebar, below the links to the screens', async ({ launchOvo }) => {
  const twilio = await startFakeTwilio();
  const ovo = await launchOvo({ env: { OVO_TWILIO_URL: twilio.url } });
  await enterAccount(ovo);
  const notice = ovo.page.getByRole('alert').filter({ hasText: 'The account is saved' });
  const sidebar = ovo.page.getByRole('navigation', { name: 'Main' });
  await expect
    .poll(async () => {
      const [place, around, link] = await Promise.all([
        notice.boundingBox(),
        sidebar.boundingBox(),
        sidebar.getByRole('link', { name: 'Settings' }).boundingBox(),
      ]);
      if (place === null || around === null || link === null) return 'nothing to see';
      const isInside =
        place.x >= around.x &&
        place.x + place.width <= around.x + around.width &&
        place.y >= link.y + link.height &&
        place.y + place.height <= around.y + around.height;
      return isInside ? 'in the sidebar' : 'elsewhere';
    })
    .toBe('in the sidebar');
  await twilio.close();
});

test('light and dark follow the setting at once, and from the first moment of the next start', async ({
  launchOvo,
}) => {
  const first = await launchOvo();
  const background = (ovo: Ovo) =>
    ovo.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBackgroundColor().toLowerCase(),
    );
  await openSettings(first, 'Appearance');
  await first.page.getByText('Dark', { exact: true }).click();
  const isDark = (ovo: Ovo) =>
    ovo.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await expect.poll(() => isDark(first)).toBe(true);
  await expect(first.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await first.quit();

  const second = await launchOvo({ dataFolder: first.dataFolder });
  expect(await isDark(second)).toBe(true);
  expect(await background(second)).toBe('#111416');
});

test('all countries are there once somebody turns to their field, and only the chosen one before', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openSettings(ovo, 'Backups and data');
  const field = page.getByRole('combobox', { name: 'Default country' });
  await expect(field).toHaveValue('United States (US)');
  const countries = page.getByRole('option', { includeHidden: true, name: /\([A-Z]{2}\)$/ });
  await expect(countries).toHaveCount(1);
  await field.click();
  // Their names are the system's own, which differ between versions.
  const codes = async () =>
    (await page.getByRole('option').allTextContents()).map((text) => text.slice(-3, -1)).toSorted();
  await expect.poll(codes).toEqual(
    countriesByName()
      .map(({ code }) => code)
      .toSorted(),
  );
  await field.fill('germ');
  await expect(page.getByRole('option')).toHaveText(['Germany (DE)']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('Germany (DE)');
  await expect
    .poll(async () => (await ovo.request('settings.get', undefined)).defaultCountry)
    .toBe('DE');
});

test('what another process changed meanwhile stays changed', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openSettings(ovo, 'Appearance');
  await expect(page.getByText('Dark', { exact: true })).toBeVisible();
  const headless = ['--ozone-platform=headless', '--cli', '--data', ovo.dataFolder];
  const other = await startUnattended([...headless, 'settings', 'set', 'segmentsPerSecond', '7']);
  expect(await other.exitCode).toBe(0);
  await page.getByText('Dark', { exact: true }).click();
  await expect
    .poll(async () => await ovo.request('settings.get', undefined))
    .toMatchObject({ appearance: 'dark', segmentsPerSecond: 7 });
});

test('a section says the truth about what is saved, and nothing wrong is dropped in silence', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  const rate = () => ovo.request('settings.get', undefined).then((all) => all.segmentsPerSecond);
  await openSettings(ovo, 'Sending limits');
  const section = page.getByRole('region', { name: 'Sending limits' });
  await expect(section.getByText('Saved')).toHaveCount(0);
  await page.getByLabel('Rate').fill('5');
  await expect(section.getByText('Saved', { exact: true })).toBeVisible();
  expect(await rate()).toBe(5);
  await page.getByLabel('Rate').fill('5000');
  const problem = 'Enter a number from 0.01 to 1,000, or 0 for unlimited.';
  await expect(section.getByText(problem, { exact: true })).toBeVisible();
  await expect(section.getByText('Not saved', { exact: true })).toBeVisible();
  await openSettings(ovo, 'Quiet hours');
  await expect(page.getByRole('alert')).toContainText('Couldn’t save the setting');
  expect(await rate()).toBe(5);
  await page.keyboard.press('Escape');
  await page.getByLabel('Until').fill('20:30');
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await expect
    .poll(async () => (await ovo.request('settings.get', undefined)).quietHours.until)
    .toBe('20:30');
});

test('the price of a segment is a number with a currency', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openSettings(ovo, 'Sending limits');
  const section = page.getByRole('region', { name: 'Sending limits' });
  await section.getByLabel('Price of a segment').fill('0.0079');
  await section.getByLabel('Currency').fill('eu');
  await expect(section).toContainText('Three letters, such as USD');
  await section.getByLabel('Currency').fill('eur');
  await section.getByLabel('Currency').blur();
  await expect
    .poll(async () => await ovo.request('settings.get', undefined))
    .toMatchObject({ segmentPrice: 0.0079, priceCurrency: 'EUR' });
});

test('a choice shows at once, before it is saved', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openSettings(ovo, 'Delivery');
  const saved = await ovo.holdAnswers('settings.save');
  await page.getByRole('radio', { name: 'Twilio' }).click();
  await expect(page.getByRole('radio', { name: 'Twilio' })).toBeChecked();
  await saved();
  await expect
    .poll(async () => (await ovo.request('settings.get', undefined)).gateway)
    .toBe('twilio');
});

test('where the window is narrow, one field leads to the sections', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await ovo.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600),
  );
  await ovo.chooseFromMenu('settings');
  await expect(page.getByRole('navigation', { name: 'Settings' })).toBeHidden();
  await page.getByRole('combobox', { name: 'Section' }).selectOption('Appearance');
  await expect(page.getByRole('radio', { name: 'Match system' })).toBeChecked();
});

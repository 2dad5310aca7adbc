import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { countriesByName } from '../../src-renderer/ui/text/countries.ts';
import { expect, startUnattended, test, type Ovo } from '../support/app.ts';
import { shownNames } from '../support/contacts-window.ts';
import { fakeAccount, fakeSender } from '../support/fake-twilio/account.ts';
import { startFakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { openSettings } from '../support/settings-window.ts';
import {
  changeSettings,
  importThroughWizard,
  isCompleted,
  sendFromEditor,
  writeCampaign,
  writeContacts,
} from '../support/journey.ts';

const secret = fakeAccount.authToken;

/** Types the account into Settings, with this token, and saves it. */
async function typeAccount(ovo: Ovo, token: string): Promise<void> {
  const { page } = ovo;
  await openSettings(ovo, 'Twilio account');
  await page.getByLabel('Account SID').fill(fakeAccount.accountSid);
  await page.getByText('Auth token', { exact: true }).first().click();
  await page.getByRole('textbox', { name: 'Auth token' }).fill(token);
  await page.getByRole('button', { name: 'Save account' }).click();
}

async function enterAccount(ovo: Ovo): Promise<void> {
  await typeAccount(ovo, secret);
  await expect(ovo.page.getByText(/^Account AC…0f0f/)).toBeVisible();
}

/** Every file of a folder, however deep, that holds one of the texts. */
function filesWith(folder: string, texts: readonly string[]): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    .filter((file) => {
      const content = readFileSync(file);
      return texts.some(
        (text) => content.includes(text, 0, 'utf8') || content.includes(text, 0, 'utf16le'),
      );
    });
}

const formsOfSecret = [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64').slice(0, 36),
  Buffer.from(`${fakeAccount.accountSid}:${secret}`).toString('base64').slice(0, 80),
];

test('the token is in no file, no log and no page once it is saved', async ({ launchOvo }) => {
  const twilio = await startFakeTwilio();
  const ovo = await launchOvo({ env: { OVO_TWILIO_URL: twilio.url } });
  await enterAccount(ovo);
  await expect(ovo.page.getByText(/No keychain found/).first()).toBeVisible();
  await ovo.page.getByRole('button', { name: 'Test connection' }).click();
  await expect(ovo.page.getByText('Connected to Corner Shop.')).toBeVisible();

  const status = await ovo.request('credentials.status', undefined);
  expect(status).toEqual({ source: 'session', accountHint: 'AC…0f0f', canBeStored: false });
  await ovo.page.getByRole('button', { name: 'Change…' }).click();
  await expect(ovo.page.getByLabel('Account SID')).toHaveValue('');
  const page = await ovo.page.evaluate(() => [
    document.documentElement.outerHTML,
    ...[...document.querySelectorAll('input')].map(({ value }) => value),
    JSON.stringify(localStorage),
    JSON.stringify(sessionStorage),
  ]);
  for (const form of formsOfSecret) expect(page.join('\n')).not.toContain(form);

  await ovo.quit();
  expect(filesWith(ovo.dataFolder, formsOfSecret)).toEqual([]);
  const again = await launchOvo({ dataFolder: ovo.dataFolder });
  expect(await again.request('credentials.status', undefined)).toMatchObject({ source: 'none' });
  await twilio.close();
});

test('an account that Twilio refuses is not saved', async ({ launchOvo }) => {
  const twilio = await startFakeTwilio();
  const ovo = await launchOvo({ env: { OVO_TWILIO_URL: twilio.url } });
  await typeAccount(ovo, 'not the auth token of the account');
  await expect(ovo.page.getByRole('alert')).toContainText('The account wasn’t saved.');
  await expect(ovo.page.getByRole('button', { name: 'Save account' })).toBeVisible();
  expect(await ovo.request('credentials.status', undefined)).toMatchObject({ source: 'none' });
  await twilio.close();
});

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

test('where there is a keychain the account is sealed, and there after a restart', async ({
  launchOvo,
}) => {
  const twilio = await startFakeTwilio();
  const env = { OVO_TWILIO_URL: twilio.url };
  const first = await launchOvo({ env });
  await first.pretendKeychain();
  await enterAccount(first);
  await expect(
    first.page.getByText(/Stored encrypted with this computer’s keychain/),
  ).toBeVisible();
  await first.quit();
  expect(filesWith(first.dataFolder, formsOfSecret)).toEqual([]);
  const file = path.join(first.dataFolder, 'credentials.json');
  expect(statSync(file).mode & 0o077).toBe(0);

  const second = await launchOvo({ dataFolder: first.dataFolder, env });
  await second.pretendKeychain();
  expect(await second.request('credentials.status', undefined)).toMatchObject({
    source: 'keychain',
    accountHint: 'AC…0f0f',
  });
  expect(await second.request('credentials.test', undefined)).toEqual({
    accountName: 'Corner Shop',
  });
  await second.page.reload();
  await openSettings(second, 'Twilio account');
  await second.page.getByRole('button', { name: 'Remove…' }).click();
  await second.page.getByRole('button', { name: 'Remove account' }).click();
  await expect(second.page.getByLabel('Account SID')).toBeVisible();
  expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined();
  await twilio.close();
});

test('a campaign goes out through the account that Settings name', async ({ launchOvo }) => {
  const twilio = await startFakeTwilio();
  const ovo = await launchOvo({ env: { OVO_TWILIO_URL: twilio.url } });
  const { page } = ovo;
  // The test passes at night, too.
  await changeSettings(ovo, { quietHours: { enabled: false, from: '08:00', until: '21:00' } });
  await enterAccount(ovo);
  await openSettings(ovo, 'Delivery');
  await page.getByRole('radio', { name: 'Twilio' }).click();
  await page.getByRole('link', { name: 'Choose: Default sender' }).click();
  await page.getByRole('combobox', { name: 'Default sender' }).click();
  await expect(page.getByRole('option', { name: 'Offers' })).toBeVisible();
  await page.getByRole('option', { name: fakeSender }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await openSettings(ovo, 'Sending limits');
  await page.getByLabel('Rate').fill('20');
  await page.getByLabel('Rate').blur();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  await importThroughWizard(ovo, writeContacts(ovo.dataFolder, 5));
  await writeCampaign(ovo, { name: 'Real', list: 'people', text: 'Hi {{ first_name }}' });
  await sendFromEditor(ovo);
  await isCompleted(ovo);
  const numbers = ['100', '101', '102', '103', '104'].map((end) => `+12135550${end}`);
  // Several are on their way at once: any of them may be there first.
  expect(
    twilio
      .accepted()
      .map(({ to }) => to)
      .toSorted(),
  ).toEqual(numbers);
  await twilio.close();
});

test('a reason why people were not reached opens those people, to tag them all', async ({
  launchOvo,
}) => {
  const landlines = ['+12135550101', '+12135550103'];
  const twilio = await startFakeTwilio({ account: { landlines } });
  const ovo = await launchOvo({ env: { OVO_TWILIO_URL: twilio.url } });
  const { page } = ovo;
  await changeSettings(ovo, {
    gateway: 'twilio',
    defaultSender: fakeSender,
    segmentsPerSecond: 0,
    quietHours: { enabled: false, from: '08:00', until: '21:00' },
  });
  await enterAccount(ovo);
  await importThroughWizard(ovo, writeContacts(ovo.dataFolder, 5));
  await writeCampaign(ovo, { name: 'Real', list: 'people', text: 'Hi {{ first_name }}' });
  await sendFromEditor(ovo);
  await isCompleted(ovo);
  await expect(page.getByRole('button', { name: 'Failed 2' })).toHaveCount(1);
  await page.getByRole('button', { name: /^Show the 2 people: / }).click();
  await expect(page.getByText(/^Not reached by Real: /)).toBeVisible();
  await expect.poll(() => shownNames(ovo)).toEqual(['Person 1 Test', 'Person 3 Test']);
  await page.getByRole('checkbox', { name: 'Select all contacts' }).check();
  const selected = page.getByRole('toolbar', { name: 'Actions for selected contacts' });
  await expect(selected.getByText('2 selected')).toBeVisible();
  await expect(selected.getByRole('button', { name: 'Text these' })).toBeVisible();
  await selected.getByRole('button', { name: 'Tag', exact: true }).click();
  await page.getByRole('combobox', { name: 'Tag name' }).fill('no mobile');
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 contacts tagged “no mobile”.')).toBeVisible();
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

test('a paused campaign goes on from another number of the account', async ({ launchOvo }) => {
  const other = '+12125550109';
  const twilio = await startFakeTwilio({ account: { numbers: [fakeSender, other] } });
  const ovo = await launchOvo({ env: { OVO_TWILIO_URL: twilio.url } });
  const { page } = ovo;
  await changeSettings(ovo, {
    gateway: 'twilio',
    defaultSender: fakeSender,
    // Slow enough that the campaign is not over before somebody pauses it.
    segmentsPerSecond: 0.2,
    quietHours: { enabled: false, from: '08:00', until: '21:00' },
  });
  await enterAccount(ovo);
  await importThroughWizard(ovo, writeContacts(ovo.dataFolder, 20));
  await writeCampaign(ovo, { name: 'Real', list: 'people', text: 'Hi {{ first_name }}' });
  await sendFromEditor(ovo);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByRole('button', { name: 'Change sender…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the sender' });
  const field = dialog.getByRole('combobox', { name: 'Sender' });
  await field.fill('somebody else');
  await expect(dialog.getByText(/^A sender is a number with \+/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Change sender' })).toBeDisabled();
  await field.fill('');
  await page.getByRole('option', { name: other }).click();
  await dialog.getByRole('button', { name: 'Change sender' }).click();
  await expect(dialog).toBeHidden();
  await changeSettings(ovo, { segmentsPerSecond: 0 });
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await isCompleted(ovo);
  const accepted = twilio.accepted();
  expect(new Set(accepted.map(({ to }) => to)).size).toBe(20);
  expect(accepted).toHaveLength(20);
  // What was sent before the pause came from the number before, and all others from the new one.
  const fromFirst = accepted.findIndex(({ from }) => from === other);
  expect(fromFirst).toBeGreaterThanOrEqual(0);
  expect(fromFirst).toBeLessThan(10);
  expect(new Set(accepted.slice(fromFirst).map(({ from }) => from))).toEqual(new Set([other]));
  await twilio.close();
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
  await expect(section.getByText(`Not saved: Rate: ${problem}`)).toBeVisible();
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

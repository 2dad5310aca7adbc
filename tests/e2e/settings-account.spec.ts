import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../support/app.ts';
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
import { secret, typeAccount, enterAccount } from '../support/settings-screen.ts';

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
  const token = ovo.page.getByRole('textbox', { name: 'Auth token' });
  await expect(token).toHaveAccessibleDescription(/Twilio doesn’t accept these credentials/);
  await expect(token).toBeFocused();
  await expect(ovo.page.getByRole('button', { name: 'Check and save' })).toBeVisible();
  expect(await ovo.request('credentials.status', undefined)).toMatchObject({ source: 'none' });
  await twilio.close();
});

test('another way to sign in begins with an empty secret', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openSettings(ovo, 'Twilio account');
  await page.getByRole('textbox', { name: 'API key secret' }).fill(secret);
  await page.getByText('Auth token', { exact: true }).first().click();
  await expect(page.getByRole('textbox', { name: 'Auth token' })).toHaveValue('');
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

import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Ovo } from '../support/app.ts';
import { fakeAccount, fakeMessagingService } from '../support/fake-twilio/account.ts';
import { startFakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { goTo, showsFocus } from '../support/keyboard.ts';

const [apiKey, apiSecret] = Object.entries(fakeAccount.apiKeys)[0] ?? ['', ''];

/** Fails with everything that keeps somebody out of the screen shown now. */
async function isAccessible({ page }: Ovo, screen: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.length}`);
  expect(found, screen).toEqual([]);
}

/** Goes to the steps by their address, from wherever. */
async function openWizard({ page }: Ovo): Promise<void> {
  await page.evaluate(() => void (location.hash = '#/first-run'));
}

test('sample contacts: one click from an empty Home to a draft', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'Welcome to Ovo' })).toBeVisible();
  await isAccessible(ovo, 'Home on the first day');

  await main.getByRole('button', { name: 'Try with sample contacts' }).click();
  await expect(page.getByText('28 sample contacts imported.', { exact: false })).toBeVisible();
  await expect(page).toHaveURL(/campaigns\/\d+$/);
  const [draft] = await ovo.request('campaigns.list', undefined);
  expect(draft).toMatchObject({ name: 'Autumn at the bakery', status: 'draft' });
  expect((await ovo.request('settings.get', undefined)).gateway).toBe('simulator');
  const { rows } = await ovo.request('imports.page', { offset: 0, limit: 5 });
  expect(rows).toMatchObject([{ listName: 'Sample contacts', added: 28, undoneAt: null }]);

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }).click();
  await expect(main.getByRole('heading', { name: 'Welcome to Ovo' })).toBeHidden();
});

test('connecting Twilio, from a wrong secret to a text on a phone', async ({ launchOvo }) => {
  test.slow();
  const twilio = await startFakeTwilio({
    account: { voiceNumbers: ['+12125550199'] },
    timeline: { sending: 0, sent: 0, final: 0 },
  });
  const ovo = await launchOvo({ env: { OVO_TWILIO_URL: twilio.url } });
  const { page } = ovo;
  const main = page.getByRole('main');
  const button = (name: string) => main.getByRole('button', { name, exact: true });

  await main.getByRole('link', { name: 'Connect Twilio' }).click();
  await expect(main.getByRole('heading', { level: 1, name: 'Connect Twilio' })).toBeVisible();
  await isAccessible(ovo, 'Account');
  await main.getByLabel('Account SID').fill(fakeAccount.accountSid);
  await main.getByLabel('API key SID').fill(apiKey);
  const secret = main.getByRole('textbox', { name: 'API key secret' });
  await secret.fill('a secret that is not the one');
  await button('Check and save').click();
  await expect(secret).toHaveAccessibleDescription(/Twilio doesn’t accept these credentials\./);
  await expect(secret).toBeFocused();
  expect((await ovo.request('credentials.status', undefined)).source).toBe('none');
  await secret.fill(apiSecret);
  await button('Check and save').click();
  await expect(main.getByText('Account AC…0f0f is connected')).toBeVisible();
  expect(await page.content()).not.toContain(apiSecret);
  await isAccessible(ovo, 'A known account');
  await button('Continue').click();

  await expect(main.getByRole('radio', { name: '(212) 555-0199' })).toBeDisabled();
  await main.getByRole('radio', { name: 'Offers' }).check();
  await isAccessible(ovo, 'Senders');
  await button('Use this number').click();

  await expect(main.getByText('Texts will arrive')).toBeVisible();
  await expect(main.getByText('Replies can be read')).toBeVisible();
  await expect(main.getByText('Send 15 segments a second')).toBeVisible();
  await isAccessible(ovo, 'Delivery');
  await button('Use this rate').click();
  await expect(main.getByText('Sending 15 segments a second')).toBeVisible();
  await button('Continue').click();

  await main.getByLabel('Business name').fill('Corner Bakery');
  await main.getByLabel('Opt-out sentence').fill('Tell us to end.');
  await button('Save and continue').click();
  await expect(main.getByText('Include the word STOP', { exact: false })).toBeVisible();
  await main.getByLabel('Opt-out sentence').fill('Reply STOP to opt out.');
  await isAccessible(ovo, 'Business');
  await button('Save and continue').click();

  await main.getByLabel('Your mobile number').fill('(212) 555-0142');
  await button('Send test text').dblclick();
  await expect(
    main.getByText('The carrier confirmed that (212) 555-0142 has the text.'),
  ).toBeVisible();
  await isAccessible(ovo, 'Test text');
  expect(twilio.accepted()).toMatchObject([
    {
      to: '+12125550142',
      messagingServiceSid: fakeMessagingService,
      body: 'Corner Bakery: this is a test text. It works! Reply STOP to opt out.',
    },
  ]);
  await button('Send real texts').click();
  await expect(page).toHaveURL(/#\/$/);
  expect(await ovo.request('settings.get', undefined)).toMatchObject({
    gateway: 'twilio',
    defaultSender: fakeMessagingService,
    segmentsPerSecond: 15,
    businessName: 'Corner Bakery',
    optOutText: 'Reply STOP to opt out.',
    setup: { isFinished: true, done: ['account', 'sender', 'delivery', 'business', 'test'] },
  });
  await twilio.close();
});

test('what stands in the way of texts is told, and a closed app goes on where it was', async ({
  launchOvo,
}) => {
  const twilio = await startFakeTwilio({
    account: {
      inbound: { [fakeMessagingService]: { url: null, usesNumbers: false } },
      campaigns: {},
    },
  });
  const env = {
    OVO_TWILIO_URL: twilio.url,
    TWILIO_ACCOUNT_SID: fakeAccount.accountSid,
    TWILIO_AUTH_TOKEN: fakeAccount.authToken,
  };
  const ovo = await launchOvo({ env });
  const main = ovo.page.getByRole('main');
  await openWizard(ovo);
  await expect(main.getByText('Corner Shop is connected')).toBeVisible();
  await main.getByRole('button', { name: 'Continue' }).click();
  await expect(main.getByRole('radio', { name: '(212) 555-0100' })).toBeChecked();
  await main.getByRole('button', { name: 'Use this number' }).click();
  await expect(main.getByText('This number isn’t registered')).toBeVisible();
  await expect(main.getByText('Replies are lost at Twilio')).toBeVisible();
  await expect(main.getByText('Sending 1 segment a second')).toBeVisible();
  await main.getByRole('button', { name: 'Skip for now' }).click();
  await expect(main.getByLabel('Business name')).toBeVisible();
  await expect
    .poll(async () => (await ovo.request('settings.get', undefined)).setup.step)
    .toBe('business');
  await ovo.quit();

  const again = await launchOvo({ dataFolder: ovo.dataFolder, env });
  const there = again.page.getByRole('main');
  await openWizard(again);
  await expect(there.getByLabel('Business name')).toBeVisible();
  await there.getByRole('button', { name: 'Number' }).click();
  await expect(there.getByRole('radio', { name: '(212) 555-0100' })).toBeChecked();
  await twilio.close();
});

test('the steps by keyboard alone', async ({ launchOvo }) => {
  const twilio = await startFakeTwilio();
  const ovo = await launchOvo({ env: { OVO_TWILIO_URL: twilio.url } });
  const { page } = ovo;
  const main = page.getByRole('main');
  await goTo(page, 'Tab', main.getByRole('link', { name: 'Connect Twilio' }));
  expect(await showsFocus(page)).toBe(true);
  await page.keyboard.press('Enter');
  await goTo(page, 'Tab', main.getByLabel('Account SID'));
  await page.keyboard.type(fakeAccount.accountSid);
  await goTo(page, 'Tab', main.getByLabel('API key SID'));
  await page.keyboard.type(apiKey);
  await goTo(page, 'Tab', main.getByRole('textbox', { name: 'API key secret' }));
  await page.keyboard.type(apiSecret);
  await page.keyboard.press('Enter');
  await expect(main.getByText('is connected')).toBeVisible();
  await goTo(page, 'Tab', main.getByRole('button', { name: 'Continue' }));
  await page.keyboard.press('Enter');
  await goTo(page, 'Tab', main.getByRole('radio', { name: '(212) 555-0100' }));
  await page.keyboard.press('ArrowDown');
  await expect(main.getByRole('radio', { name: 'Offers' })).toBeChecked();
  await goTo(page, 'Tab', main.getByRole('button', { name: 'Use this number' }));
  await page.keyboard.press('Enter');
  await expect(main.getByText('Texts will arrive')).toBeVisible();
  await goTo(page, 'Tab', main.getByRole('button', { name: 'Continue' }));
  await page.keyboard.press('Enter');
  await expect(main.getByLabel('Business name')).toBeFocused();
  await twilio.close();
});

import { fakeAccount, fakeMessagingService, fakeSender } from '../support/fake-twilio/account.ts';
import { startFakeTwilio, type FakeTwilioOptions } from '../support/fake-twilio/fake-twilio.ts';
import type { Ovo } from '../support/app.ts';
import { test, type Gallery } from './gallery.ts';

const tollFree = '+18005550100';

/** A window on a fake account, whose credentials it has from the environment. */
async function connected(gallery: Gallery, options: FakeTwilioOptions) {
  const twilio = await startFakeTwilio({
    timeline: { sending: 0, sent: 0, final: 0 },
    ...options,
  });
  const ovo = await gallery.open({
    env: {
      OVO_TWILIO_URL: twilio.url,
      TWILIO_ACCOUNT_SID: fakeAccount.accountSid,
      TWILIO_AUTH_TOKEN: fakeAccount.authToken,
    },
  });
  return { ovo, twilio };
}

async function goToStep(gallery: Gallery, ovo: Ovo, name: string): Promise<void> {
  await gallery.goTo(ovo, '/first-run');
  await ovo.page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name }).click();
}

test('first run: the account', async ({ gallery }) => {
  const ovo = await gallery.open();
  await gallery.goTo(ovo, '/');
  await gallery.show(ovo, 'first-run', 'welcome');
  await gallery.goTo(ovo, '/first-run');
  await gallery.show(ovo, 'first-run', 'account');
  await ovo.page.getByRole('button', { name: 'Check and save' }).click();
  await gallery.show(ovo, 'first-run', 'account-wrong');
  await goToStep(gallery, ovo, 'Number');
  await gallery.show(ovo, 'first-run', 'number-without-account');
});

test('first run: everything is fine', async ({ gallery }) => {
  const { ovo, twilio } = await connected(gallery, {
    account: {
      isTrial: true,
      numbers: [fakeSender, tollFree, '+13125550107'],
      voiceNumbers: ['+12125550199'],
      shortCodes: ['89045'],
      names: { [fakeMessagingService]: 'Offers', [fakeSender]: 'Front desk' },
    },
  });
  const { page } = ovo;
  await gallery.goTo(ovo, '/first-run');
  await page.getByText('Corner Shop is connected').waitFor();
  await gallery.show(ovo, 'first-run', 'account-known');
  await goToStep(gallery, ovo, 'Number');
  await page.getByRole('radio', { name: 'Front desk' }).waitFor();
  await gallery.show(ovo, 'first-run', 'number');
  await page.getByRole('button', { name: 'Use this number' }).click();
  await page.getByText('Texts will arrive').waitFor();
  await gallery.show(ovo, 'first-run', 'delivery-fine');
  await goToStep(gallery, ovo, 'Business');
  await gallery.show(ovo, 'first-run', 'business');
  await goToStep(gallery, ovo, 'Test text');
  await gallery.show(ovo, 'first-run', 'test');
  await page.getByLabel('Your mobile number').fill('(212) 555-0142');
  await page.getByRole('button', { name: 'Send test text' }).click();
  await page.getByText('The carrier confirmed', { exact: false }).waitFor();
  await gallery.show(ovo, 'first-run', 'test-delivered');
  await twilio.close();
});

test('first run: much is wrong', async ({ gallery }) => {
  const { ovo, twilio } = await connected(gallery, {
    account: {
      campaigns: {},
      inbound: { [fakeMessagingService]: { url: null, usesNumbers: false } },
    },
  });
  const { page } = ovo;
  await ovo.request('settings.save', { defaultSender: fakeSender, segmentsPerSecond: 20 });
  await page.reload();
  await goToStep(gallery, ovo, 'Delivery');
  await page.getByText('This number isn’t registered').waitFor();
  await gallery.show(ovo, 'first-run', 'delivery-wrong');
  await goToStep(gallery, ovo, 'Test text');
  twilio.fail({ kind: 'drop', accepted: false, how: 'reset' });
  await page.getByLabel('Your mobile number').fill('(212) 555-0142');
  await page.getByRole('button', { name: 'Send test text' }).click();
  await page.getByText('Twilio’s answer got lost', { exact: false }).waitFor();
  await gallery.show(ovo, 'first-run', 'test-unknown');
  await twilio.close();
});

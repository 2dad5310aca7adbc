import { expect, test, type Ovo } from '../../support/app.ts';
import {
  fakeAccount,
  fakeMessagingService,
  fakeSender,
} from '../../support/fake-twilio/account.ts';
import { startFakeTwilio, type FakeTwilioOptions } from '../../support/fake-twilio/fake-twilio.ts';
import {
  goToAddress,
  longer,
  longerFrom,
  nothingIsCut,
  press,
  speakLonger,
} from '../../support/longer-language.ts';

const account = (options: FakeTwilioOptions['account']): FakeTwilioOptions => ({
  timeline: { sending: 0, sent: 0, final: 0 },
  account: { ...options },
});

const credentials = (url: string) => ({
  OVO_TWILIO_URL: url,
  TWILIO_ACCOUNT_SID: fakeAccount.accountSid,
  TWILIO_AUTH_TOKEN: fakeAccount.authToken,
});

async function goToStep(ovo: Ovo, name: string): Promise<void> {
  await goToAddress(ovo, '/first-run');
  await ovo.page
    .getByRole('navigation', { name: longer('Steps') })
    .getByRole('button', { name: longer(name) })
    .click();
}

async function sendTest(ovo: Ovo): Promise<void> {
  await ovo.page.getByLabel(longer('Your mobile number')).fill('(212) 555-0142');
  await press(ovo, 'Send test text');
}

test('in a longer language the first run is whole without an account', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  await speakLonger(ovo);
  await goToAddress(ovo, '/');
  await nothingIsCut(ovo, 'the welcome');
  await goToAddress(ovo, '/first-run');
  await press(ovo, 'Check and save');
  await nothingIsCut(ovo, 'an account with what is wrong');
  for (const step of ['Number', 'Delivery', 'Business', 'Test text']) {
    await goToStep(ovo, step);
    await nothingIsCut(ovo, `${step}, without an account`);
  }
});

test('in a longer language the first run is whole where all is fine', async ({ launchOvo }) => {
  const twilio = await startFakeTwilio(
    account({
      isTrial: true,
      numbers: [fakeSender, '+18005550100', '+13125550107'],
      voiceNumbers: ['+12125550199'],
      shortCodes: ['89045'],
      names: { [fakeMessagingService]: 'Offers', [fakeSender]: 'Front desk' },
    }),
  );
  const ovo = await launchOvo({ env: credentials(twilio.url) });
  const { page } = ovo;
  await speakLonger(ovo);
  await goToAddress(ovo, '/first-run');
  await expect(page.getByText(longerFrom('Corner Shop is connected'))).toBeVisible();
  await nothingIsCut(ovo, 'a known account');
  await goToStep(ovo, 'Number');
  await expect(page.getByRole('radio', { name: 'Front desk' })).toBeVisible();
  await nothingIsCut(ovo, 'the number');
  await press(ovo, 'Use this number');
  await expect(page.getByText(longerFrom('Texts will arrive'))).toBeVisible();
  await nothingIsCut(ovo, 'the delivery');
  await goToStep(ovo, 'Business');
  await nothingIsCut(ovo, 'the business');
  await goToStep(ovo, 'Test text');
  await nothingIsCut(ovo, 'the test text');
  await sendTest(ovo);
  await expect(page.getByText(longerFrom('The carrier confirmed'))).toBeVisible();
  await nothingIsCut(ovo, 'the test text has arrived');
  await twilio.close();
});

test('in a longer language the first run is whole where much is wrong', async ({ launchOvo }) => {
  const twilio = await startFakeTwilio(
    account({
      campaigns: {},
      inbound: { [fakeMessagingService]: { url: null, usesNumbers: false } },
    }),
  );
  const ovo = await launchOvo({ env: credentials(twilio.url) });
  await ovo.request('settings.save', { defaultSender: fakeSender, segmentsPerSecond: 20 });
  await speakLonger(ovo);
  await goToStep(ovo, 'Delivery');
  await expect(ovo.page.getByText(longerFrom('This number isn’t registered'))).toBeVisible();
  await nothingIsCut(ovo, 'a delivery with what is wrong');
  await goToStep(ovo, 'Test text');
  twilio.fail({ kind: 'drop', accepted: false, how: 'reset' });
  await sendTest(ovo);
  await expect(ovo.page.getByText(longerFrom('Unconfirmed: the text may'))).toBeVisible();
  await nothingIsCut(ovo, 'a test text of which nothing is known');
  await twilio.close();
});

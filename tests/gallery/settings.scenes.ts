import { fakeAccount, fakeSender } from '../support/fake-twilio/account.ts';
import { startFakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { test, waitsAndFails } from './gallery.ts';
import { customersFile, importFile } from './shops.ts';

test('settings, each section', async ({ gallery }) => {
  const ovo = await gallery.open();
  await importFile(ovo, customersFile, 'Customers');
  for (const section of [
    'delivery',
    'twilio',
    'limits',
    'quiet-hours',
    'unconfirmed',
    'practice',
    'data',
    'appearance',
  ]) {
    await gallery.goTo(ovo, `/settings/${section}`);
    await gallery.show(ovo, 'settings', section);
  }
});

test('settings, with an account, an error and what is slow', async ({ gallery }) => {
  const twilio = await startFakeTwilio();
  const ovo = await gallery.open({ env: { OVO_TWILIO_URL: twilio.url } });
  const { accountSid, authToken: secret } = fakeAccount;
  await ovo.request('setup.saveAccount', { accountSid, apiKey: '', secret });
  await ovo.request('settings.save', { gateway: 'twilio', defaultSender: fakeSender });
  await ovo.page.reload();
  await gallery.goTo(ovo, '/settings/twilio');
  await gallery.show(ovo, 'settings', 'twilio-connected');
  await gallery.goTo(ovo, '/settings/delivery');
  await gallery.show(ovo, 'settings', 'delivery-connected');
  await gallery.goTo(ovo, '/settings/limits');
  await ovo.page.getByLabel('Rate').fill('5000');
  await gallery.show(ovo, 'settings', 'limits-wrong');
  await gallery.goTo(ovo, '/settings/data');
  await waitsAndFails(gallery, ovo, 'settings');
  await twilio.close();
});

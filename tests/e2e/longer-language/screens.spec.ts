import {
  autumn,
  customersFile,
  importFile,
  practise,
  sendToEnd,
  writeDraft,
} from '../../gallery/shops.ts';
import { expect, test } from '../../support/app.ts';
import { fakeAccount, fakeSender } from '../../support/fake-twilio/account.ts';
import { startFakeTwilio } from '../../support/fake-twilio/fake-twilio.ts';
import {
  goToAddress,
  longer,
  nothingIsCut,
  press,
  speakLonger,
} from '../../support/longer-language.ts';

const sections = [
  'delivery',
  'twilio',
  'limits',
  'quiet-hours',
  'unconfirmed',
  'practice',
  'data',
  'appearance',
].map((section) => [`Settings, ${section}`, `/settings/${section}`] as const);

const places = [
  ['Home', '/'],
  ['Campaigns', '/campaigns'],
  ['Contacts', '/contacts'],
  ['Lists', '/contacts/lists'],
  ['Tags', '/contacts/tags'],
  ['Do not text', '/contacts/suppressions'],
  ['Import', '/contacts/import'],
  ['Imports', '/imports'],
  ['Backups', '/settings/backups'],
  ...sections,
] as const;

test('in a longer language every screen is whole, and says what it is', async ({ launchOvo }) => {
  test.slow();
  const ovo = await launchOvo();
  const visit = async (screen: string, address: string) => {
    await goToAddress(ovo, address);
    await nothingIsCut(ovo, screen);
  };
  await speakLonger(ovo);
  // The banner and the frame of practice stand around all of these.
  await expect(
    ovo.page.getByText(longer('Practice mode. No texts are really sent.')),
  ).toBeVisible();
  for (const [screen, address] of places) await visit(`${screen}, empty`, address);

  const imported = await importFile(ovo, customersFile, 'Customers');
  await practise(ovo, { segmentsPerSecond: 0, rejectedShare: 0.1, undeliveredShare: 0.1 });
  const finished = await writeDraft(ovo, autumn);
  await sendToEnd(ovo, finished);
  const draft = await writeDraft(ovo, { ...autumn, name: 'Friday soup' });
  const { rows } = await ovo.request('contacts.page', {
    filter: {},
    sort: 'name',
    descending: false,
    offset: 0,
    limit: 1,
  });
  for (const [screen, address] of places) await visit(screen, address);
  await visit('a draft', `/campaigns/${draft}`);
  await visit('a finished campaign', `/campaigns/${finished}`);
  await visit('a contact', `/contacts/${rows[0]?.id}`);
  await visit('rows to fix', `/imports/${imported}/rejected-rows`);
});

test('in a longer language the settings of a connected account are whole', async ({
  launchOvo,
}) => {
  const twilio = await startFakeTwilio();
  const ovo = await launchOvo({ env: { OVO_TWILIO_URL: twilio.url } });
  const { accountSid, authToken: secret } = fakeAccount;
  await ovo.request('setup.saveAccount', { accountSid, apiKey: '', secret });
  await ovo.request('settings.save', { gateway: 'twilio', defaultSender: fakeSender });
  await speakLonger(ovo);
  for (const [screen, address] of sections) {
    await goToAddress(ovo, address);
    await nothingIsCut(ovo, `${screen}, connected`);
  }
  await goToAddress(ovo, '/settings/limits');
  await ovo.page.getByLabel(longer('Rate')).fill('5000');
  await nothingIsCut(ovo, 'a wrong limit');
  await twilio.close();
});

test('in a longer language an import is whole from the file to the result', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await speakLonger(ovo);
  await goToAddress(ovo, '/contacts/import');
  await ovo.chooseFile(customersFile);
  await press(ovo, 'Choose file…');
  const start = page.getByRole('button', { name: longer('Import 40 contacts') });
  await expect(start).toBeEnabled();
  await nothingIsCut(ovo, 'matching the columns');
  await start.click();
  await expect(page.getByRole('link', { name: longer('Text them') })).toBeVisible();
  await nothingIsCut(ovo, 'the result of an import');
});

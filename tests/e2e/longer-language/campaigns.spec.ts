import type { Audience } from '../../../src-shared/campaign/audience.ts';
import {
  autumn,
  customersFile,
  importFile,
  practise,
  sendToEnd,
  sendUntil,
  writeDraft,
  writePeople,
} from '../../gallery/shops.ts';
import { expect, test } from '../../support/app.ts';
import { fakeMessagingService } from '../../support/fake-twilio/account.ts';
import { startFakeTwilio } from '../../support/fake-twilio/fake-twilio.ts';
import { changeSettings } from '../../support/journey.ts';
import { environmentFor, sendThroughTwilio } from '../../support/real-sending.ts';
import {
  goToAddress,
  longer,
  longerFrom,
  nothingIsCut,
  pick,
  press,
  speakLonger,
} from '../../support/longer-language.ts';

test('in a longer language a campaign is whole from the draft to a message', async ({
  launchOvo,
}) => {
  test.slow();
  const ovo = await launchOvo();
  const { page } = ovo;
  await importFile(ovo, customersFile, 'Customers');
  await practise(ovo, { segmentsPerSecond: 0, rejectedShare: 0.1, undeliveredShare: 0.1 });
  const id = await writeDraft(ovo, { ...autumn, body: 'Hi {{ nobody_knows }}' });
  await speakLonger(ovo);
  await goToAddress(ovo, `/campaigns/${id}`);
  await expect(page.getByText(longer('To do before sending'))).toBeVisible();
  await nothingIsCut(ovo, 'a draft with what is to do');
  await press(ovo, 'Insert field');
  await nothingIsCut(ovo, 'the fields');
  await page.keyboard.press('Escape');
  await page.getByLabel(longer('Text'), { exact: true }).fill(autumn.body);
  await expect(page.getByText(longer('To do before sending'))).toBeHidden();
  await press(ovo, 'Review and send…');
  await expect(page.getByRole('button', { name: longerFrom('Practice with ') })).toBeEnabled();
  await nothingIsCut(ovo, 'the review');
  await press(ovo, 'Rehearse…');
  await nothingIsCut(ovo, 'what a rehearsal asks');
  await press(ovo, 'Rehearse');
  await expect(page.getByText(longer('This was a rehearsal. Nobody was texted.'))).toBeVisible();
  await nothingIsCut(ovo, 'a rehearsal');
  await page.keyboard.press('Escape');
  await press(ovo, 'Send yourself a test…');
  await expect(page.getByLabel(longer('Your mobile number'))).toBeVisible();
  await nothingIsCut(ovo, 'a test to oneself');
  await page.keyboard.press('Escape');
  await press(ovo, 'Close the review');
  await press(ovo, 'More actions');
  await nothingIsCut(ovo, 'the menu of a draft');
  await pick(ovo, 'Versions');
  await expect(page.getByRole('main').getByRole('complementary')).toBeVisible();
  await nothingIsCut(ovo, 'the versions of a draft');
  await page.keyboard.press('Escape');
  await press(ovo, 'Templates');
  await expect(page.getByRole('dialog')).toContainText(longer('Texts to start from'));
  await nothingIsCut(ovo, 'choosing a template');
  await page.keyboard.press('Escape');
  await goToAddress(ovo, '/templates');
  await expect(page.getByText(longer('No templates yet'))).toBeVisible();
  await nothingIsCut(ovo, 'no templates');
  await ovo.request('templates.create', { name: 'Rolls', body: autumn.body });
  await expect(page.getByRole('table')).toBeVisible();
  await nothingIsCut(ovo, 'the templates');
  await page.getByRole('button', { name: 'Rolls', exact: true }).click();
  await expect(page.getByLabel(longer('Template name'))).toBeVisible();
  await nothingIsCut(ovo, 'a template');

  await sendToEnd(ovo, id);
  await goToAddress(ovo, '/campaigns');
  await page.getByText(longer('Calendar'), { exact: true }).click();
  await nothingIsCut(ovo, 'the calendar');
  await page.locator('.calendar-event').first().click();
  await nothingIsCut(ovo, 'a campaign in the calendar');
  await page.keyboard.press('Escape');
  await page.getByText(longer('Table'), { exact: true }).click();
  await goToAddress(ovo, '/');
  await goToAddress(ovo, `/campaigns/${id}`);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('complementary')).toBeVisible();
  await nothingIsCut(ovo, 'the panel of a message');
});

test('in a longer language who gets a text, and who is left out, is whole', async ({
  launchOvo,
}) => {
  test.slow();
  const ovo = await launchOvo();
  const { page } = ovo;
  await importFile(ovo, customersFile, 'Customers');
  const draft = { name: 'Rolls', body: 'Hello', sender: '' };
  const write = async (audience: Audience) =>
    (await ovo.request('campaigns.create', { ...draft, audience })).snapshot.id;
  const nobody = await write({ listIds: [] });
  const many = await write({
    listIds: [1, 999],
    tags: ['bakery', 'gone'],
    filters: [{ isLandline: false, listIds: [999] }],
    contactIds: [1, 2, 3, 4, 5, 6, 7, 999],
    exclude: { contactIds: [1, 2], textedWithinDays: 3 },
  });
  await speakLonger(ovo);
  await goToAddress(ovo, `/campaigns/${nobody}`);
  await expect(page.getByText(longer('No one is chosen yet'))).toBeVisible();
  await nothingIsCut(ovo, 'a draft to nobody');
  await goToAddress(ovo, `/campaigns/${many}`);
  await expect(page.getByText(longer('A list was deleted'))).toBeVisible();
  await nothingIsCut(ovo, 'a draft with lists that are gone');
  await page.getByRole('combobox', { name: longer('Add to who is left out') }).click();
  await nothingIsCut(ovo, 'what can be left out');
  await page.keyboard.press('Escape');
  await press(ovo, 'Show who');
  await expect(page.getByRole('complementary').getByRole('listitem').first()).toBeVisible();
  await nothingIsCut(ovo, 'who is left out');
  await page.keyboard.press('Escape');
  await page
    .getByRole('list', { name: longer('Problems with who gets this text') })
    .getByRole('button', { name: longer('Change') })
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await nothingIsCut(ovo, 'the filter of an audience');
});

test('in a longer language a campaign is whole while it runs, is paused and is canceled', async ({
  launchOvo,
}) => {
  test.slow();
  const ovo = await launchOvo();
  await importFile(ovo, writePeople(ovo.dataFolder, 1000), 'Neighborhood');
  const id = await writeDraft(ovo, autumn);
  await practise(ovo, { segmentsPerSecond: 5, rejectedShare: 0.2, undeliveredShare: 0.2 });
  await sendUntil(ovo, id, 1);
  await speakLonger(ovo);
  for (const [screen, address] of [
    ['Home', '/'],
    ['Campaigns', '/campaigns'],
    ['the campaign', `/campaigns/${id}`],
  ] as const) {
    await goToAddress(ovo, address);
    await nothingIsCut(ovo, `${screen}, running`);
  }
  await press(ovo, 'Pause');
  await expect(ovo.page.getByRole('button', { name: longer('Resume') })).toBeVisible();
  await nothingIsCut(ovo, 'the campaign, paused');
  for (const address of ['/', '/campaigns']) {
    await goToAddress(ovo, address);
    await nothingIsCut(ovo, `${address}, paused`);
  }
  await goToAddress(ovo, `/campaigns/${id}`);
  await press(ovo, 'More actions');
  await pick(ovo, 'Cancel campaign…');
  await nothingIsCut(ovo, 'canceling');
  await press(ovo, 'Cancel campaign');
  await expect(ovo.page.getByRole('button', { name: longer('Duplicate') })).toBeVisible();
  await nothingIsCut(ovo, 'the campaign, canceled');
});

test('in a longer language what is unconfirmed is decided on a whole screen', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  await importFile(ovo, customersFile, 'Customers');
  const id = await writeDraft(ovo, autumn);
  await practise(ovo, { segmentsPerSecond: 0, unknownShare: 0.3 });
  await sendUntil(ovo, id, 30);
  await ovo.request('campaigns.pause', { id });
  await speakLonger(ovo);
  await goToAddress(ovo, `/campaigns/${id}`);
  await nothingIsCut(ovo, 'unconfirmed messages');
  await press(ovo, 'Decide');
  await ovo.page.getByRole('checkbox', { name: longerFrom('Select all') }).check();
  await nothingIsCut(ovo, 'deciding');
});

test('in a longer language a hand-over, and taking it back, is whole', async ({ launchOvo }) => {
  const twilio = await startFakeTwilio();
  const ovo = await launchOvo({ env: environmentFor(twilio) });
  const { page } = ovo;
  await importFile(ovo, customersFile, 'Customers');
  await sendThroughTwilio(ovo, 0);
  await changeSettings(ovo, { defaultSender: fakeMessagingService });
  const id = await writeDraft(ovo, autumn);
  await ovo.request('campaigns.handOver', { id });
  await speakLonger(ovo);
  await goToAddress(ovo, `/campaigns/${id}`);
  const handOver = page.getByRole('region', { name: longer('Hand-over to Twilio') });
  await expect(handOver.getByRole('button')).toBeVisible();
  await nothingIsCut(ovo, 'a hand-over');
  await press(ovo, 'Take back from Twilio…');
  await expect(page.getByRole('dialog')).toBeVisible();
  await nothingIsCut(ovo, 'the question before taking back');
  await press(ovo, 'Take back');
  await expect(handOver).toContainText(/\d téxt.* tákéñ báçk fröm Twílíö/);
  await nothingIsCut(ovo, 'what was taken back');
  await twilio.close();
});

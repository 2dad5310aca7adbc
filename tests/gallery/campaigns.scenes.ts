import { openReview } from '../support/journey.ts';
import { test, waitsAndFails } from './gallery.ts';
import {
  autumn,
  customersFile,
  importFile,
  practise,
  sendToEnd,
  sendUntil,
  writeDraft,
  writePeople,
} from './shops.ts';

test('campaigns and a finished campaign', async ({ gallery }) => {
  const ovo = await gallery.open({ env: { OVO_UNDO_MS: '10000000' } });
  const { page } = ovo;
  await gallery.goTo(ovo, '/campaigns');
  await gallery.show(ovo, 'campaigns', 'empty');

  await importFile(ovo, customersFile, 'Customers');
  const finished = await writeDraft(ovo, autumn);
  await gallery.goTo(ovo, `/campaigns/${finished}`);
  await gallery.show(ovo, 'editor', 'draft');
  const send = await openReview(page);
  await gallery.show(ovo, 'editor', 'review');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await gallery.show(ovo, 'editor', 'review-fine');
  await send.click();
  await page.getByRole('timer').waitFor();
  await gallery.show(ovo, 'editor', 'review-undo');
  await page.keyboard.press('ControlOrMeta+Z');
  await page.getByRole('timer').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Close the review' }).click();

  await practise(ovo, { segmentsPerSecond: 0, rejectedShare: 0.1, undeliveredShare: 0.1 });
  await sendToEnd(ovo, finished);
  await gallery.goTo(ovo, '/campaigns');
  await gallery.show(ovo, 'campaigns', 'one');
  await gallery.goTo(ovo, `/campaigns/${finished}`);
  await gallery.show(ovo, 'campaign', 'completed');
  await page.getByRole('grid', { name: 'People' }).press('Enter');
  await page.getByRole('main').getByRole('complementary').waitFor();
  await gallery.show(ovo, 'campaign', 'message');
  await page.keyboard.press('Escape');

  const long = await writeDraft(ovo, {
    name: 'A very long name of a campaign about the opening of our second shop at the corner of Maple and Third',
    body: 'We open our second shop! '.repeat(30),
  });
  await gallery.goTo(ovo, `/campaigns/${long}`);
  await gallery.show(ovo, 'editor', 'long');
  await sendToEnd(ovo, long);
  for (let week = 1; week <= 20; week += 1) {
    const id = await writeDraft(ovo, { ...autumn, name: `Friday soup ${week}` });
    if (week % 3 > 0) await sendToEnd(ovo, id);
  }
  await gallery.goTo(ovo, '/campaigns');
  await gallery.show(ovo, 'campaigns', 'many');
  await page.getByRole('searchbox').fill('nowhere');
  await gallery.show(ovo, 'campaigns', 'nothing-found');
});

test('a campaign that runs, is paused, and is canceled', async ({ gallery }) => {
  const ovo = await gallery.open();
  await importFile(ovo, writePeople(ovo.dataFolder, 2000), 'Neighborhood');
  const id = await writeDraft(ovo, autumn);
  await practise(ovo, { segmentsPerSecond: 40, rejectedShare: 0.03, undeliveredShare: 0.03 });
  await sendUntil(ovo, id, 40);
  await practise(ovo, { segmentsPerSecond: 5, rejectedShare: 0.03, undeliveredShare: 0.03 });
  await gallery.goTo(ovo, `/campaigns/${id}`);
  await gallery.show(ovo, 'campaign', 'running');
  await ovo.request('campaigns.pause', { id });
  await gallery.show(ovo, 'campaign', 'paused');
  await ovo.request('campaigns.cancel', { id });
  await gallery.show(ovo, 'campaign', 'canceled');
});

test('a campaign with messages of which nothing is known', async ({ gallery }) => {
  const ovo = await gallery.open();
  await importFile(ovo, customersFile, 'Customers');
  const id = await writeDraft(ovo, autumn);
  await practise(ovo, { segmentsPerSecond: 0, unknownShare: 0.3 });
  await sendUntil(ovo, id, 30);
  await ovo.request('campaigns.pause', { id });
  await gallery.goTo(ovo, `/campaigns/${id}`);
  await gallery.show(ovo, 'campaign', 'unconfirmed');
  await ovo.page.getByRole('button', { name: 'Decide' }).click();
  await ovo.page.getByRole('checkbox', { name: 'Select all people' }).check();
  await gallery.show(ovo, 'campaign', 'deciding');
});

test('campaigns that wait, and campaigns that fail', async ({ gallery }) => {
  const ovo = await gallery.open();
  await importFile(ovo, customersFile, 'Customers');
  const id = await writeDraft(ovo, autumn);
  await practise(ovo, { segmentsPerSecond: 0 });
  await sendToEnd(ovo, id);
  for (const [screen, address] of [
    ['campaigns', '/campaigns'],
    ['campaign', `/campaigns/${id}`],
  ] as const) {
    await gallery.goTo(ovo, address);
    await waitsAndFails(gallery, ovo, screen);
  }
});

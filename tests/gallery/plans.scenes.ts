import { expect, type Ovo } from '../support/app.ts';
import { changeSettings, openReview } from '../support/journey.ts';
import { test } from './gallery.ts';
import type { SendPlan } from '../../src-shared/campaign/plan.ts';
import { autumn, customersFile, importFile, practise, writeDraft } from './shops.ts';

/** A draft to the customers of the bakery with a plan. */
async function planned(ovo: Ovo, plan: SendPlan): Promise<number> {
  const id = await writeDraft(ovo, autumn);
  const { draft, revision } = await ovo.request('campaigns.get', { id });
  await ovo.request('campaigns.save', { id, revision, draft: { ...draft, plan } });
  return id;
}

async function isPaused(ovo: Ovo, id: number): Promise<void> {
  await expect
    .poll(async () => (await ovo.request('campaigns.get', { id })).snapshot.status)
    .toBe('paused');
}

test('a campaign that waits for its time', async ({ gallery }) => {
  const ovo = await gallery.open();
  await importFile(ovo, customersFile, 'Customers');
  await changeSettings(ovo, { segmentPrice: 0.0079, segmentsPerSecond: 0.5 });
  const id = await planned(ovo, {
    schedule: {
      at: '2099-12-01T09:30',
      zone: 'recipient',
      timeZone: 'America/New_York',
      past: 'next-day',
      lateMinutes: 60,
    },
  });
  await ovo.request('campaigns.schedule', { id });
  await gallery.goTo(ovo, `/campaigns/${id}`);
  await ovo.page.locator('.ui-phone').waitFor();
  await gallery.show(ovo, 'campaign', 'scheduled');
});

test('first texts that hold the rest, and a budget that is used', async ({ gallery }) => {
  const ovo = await gallery.open();
  await importFile(ovo, customersFile, 'Customers');
  await practise(ovo, { segmentsPerSecond: 0, undeliveredShare: 1 });
  const held = await planned(ovo, {
    canary: { messages: 8, deliveredShare: 0.9, waitMinutes: 30 },
  });
  await ovo.request('campaigns.start', { id: held });
  await isPaused(ovo, held);
  await gallery.goTo(ovo, `/campaigns/${held}`);
  await gallery.show(ovo, 'campaign', 'first-texts');

  await practise(ovo, { segmentsPerSecond: 0 });
  const stopped = await planned(ovo, { budgetSegments: 20 });
  await ovo.request('campaigns.start', { id: stopped });
  await isPaused(ovo, stopped);
  await gallery.goTo(ovo, `/campaigns/${stopped}`);
  await gallery.show(ovo, 'campaign', 'budget-used');
});

test('the seconds until a campaign is sent, beside another screen', async ({ gallery }) => {
  const ovo = await gallery.open({ env: { OVO_UNDO_MS: '90000' } });
  const { page } = ovo;
  await importFile(ovo, customersFile, 'Customers');
  const id = await writeDraft(ovo, autumn);
  await practise(ovo, { segmentsPerSecond: 0 });
  await gallery.goTo(ovo, `/campaigns/${id}`);
  await (await openReview(page)).click();
  await page.getByRole('timer').waitFor();
  await page.keyboard.press('Escape');
  await gallery.show(ovo, 'editor', 'counting-down');
  await gallery.goTo(ovo, '/campaigns');
  await gallery.show(ovo, 'campaigns', 'counting-down');
});

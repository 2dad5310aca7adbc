import { enterAccount } from '../../support/settings-screen.ts';
import { expect, test, type Ovo } from '../../support/app.ts';
import { fakeMessagingService } from '../../support/fake-twilio/account.ts';
import { startFakeTwilio } from '../../support/fake-twilio/fake-twilio.ts';
import { changeSettings, draftToPeople, openNews, openReview } from '../../support/journey.ts';

/** A draft to 12 people from a Messaging Service, open, with that rate in segments a second. */
async function twelvePeople(ovo: Ovo, segmentsPerSecond: number): Promise<number> {
  await changeSettings(ovo, {
    gateway: 'twilio',
    defaultSender: fakeMessagingService,
    segmentsPerSecond,
    quietHours: { enabled: false, from: '08:00', until: '21:00' },
  });
  await enterAccount(ovo);
  const id = await draftToPeople(ovo, 12);
  await openNews(ovo);
  return id;
}

test('a campaign is handed over to Twilio from its review, and canceled there', async ({
  launchOvo,
}) => {
  const twilio = await startFakeTwilio();
  const ovo = await launchOvo({ env: { OVO_TWILIO_URL: twilio.url } });
  const { page } = ovo;
  const id = await twelvePeople(ovo, 0);
  await openReview(page);
  await page.getByRole('button', { name: 'Hand over to Twilio…' }).click();
  const question = page.getByRole('dialog', { name: 'Hand 12 texts over to Twilio?' });
  await expect(question).toContainText('you can switch this computer off');
  await question.getByRole('button', { name: 'Hand over' }).click();

  const panel = page.getByRole('region', { name: 'Hand-over to Twilio' });
  await expect(panel).toContainText('12 texts scheduled at Twilio');
  await expect(panel).toContainText('You can switch this computer off.');
  // Also a filter and the rows of the people are named so.
  const head = page.getByRole('main').locator('header');
  await expect(head.getByText('Scheduled at Twilio', { exact: true })).toBeVisible();
  // The service by its name, not by its id.
  await expect(page.getByText(/From Offers$/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'History' })).toContainText(
    'Handed over to Twilio',
  );
  expect(twilio.accepted().every(({ sendAt }) => sendAt !== null)).toBe(true);

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Cancel campaign…' }).click();
  const cancel = page.getByRole('dialog');
  await expect(cancel).toContainText('Twilio is asked to cancel 12 texts scheduled there');
  await cancel.getByRole('button', { name: 'Cancel campaign' }).click();
  await expect
    .poll(async () => (await ovo.request('campaigns.get', { id })).snapshot)
    .toMatchObject({ status: 'canceled', scheduledCount: 0, canceledCount: 12 });
  expect(twilio.accepted().every(({ canceledAt }) => canceledAt !== null)).toBe(true);
  await expect(panel).toBeHidden();
  await twilio.close();
});

test('the rest of a campaign is handed over, paused and taken back, and sent from here', async ({
  launchOvo,
}) => {
  const twilio = await startFakeTwilio();
  const ovo = await launchOvo({ env: { OVO_TWILIO_URL: twilio.url } });
  const { page } = ovo;
  const id = await twelvePeople(ovo, 1);
  const snapshot = async () => (await ovo.request('campaigns.get', { id })).snapshot;
  await ovo.request('campaigns.start', { id });
  await expect.poll(async () => (await snapshot()).sentCount).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
  await expect.poll(async () => (await snapshot()).status).toBe('paused');
  const { queuedCount: rest } = await snapshot();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Hand the rest over to Twilio…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Hand over' }).click();
  const panel = page.getByRole('region', { name: 'Hand-over to Twilio' });
  await expect(panel).toContainText(`${rest} texts scheduled at Twilio`);

  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(panel).toContainText('Resume hands the rest over to Twilio again');
  await expect.poll(snapshot).toMatchObject({ scheduledCount: 0, queuedCount: rest });
  await panel.getByRole('button', { name: 'Take back from Twilio…' }).click();
  const question = page.getByRole('dialog', { name: 'Take News back from Twilio?' });
  await expect(question).toContainText('Twilio has no texts of this campaign.');
  await question.getByRole('button', { name: 'Take back' }).click();
  await expect(panel).toContainText('Taken back from Twilio');
  await expect(panel).toContainText(`${rest} texts are queued and go from this computer`);
  await expect(page.getByRole('region', { name: 'History' })).toContainText(
    'Taken back from Twilio',
  );
  await expect(panel).toBeFocused();

  await changeSettings(ovo, { segmentsPerSecond: 0 });
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect.poll(snapshot).toMatchObject({ status: 'completed', sentCount: 12, handOver: null });
  await expect(panel).toBeHidden();
  const kept = twilio.accepted().filter(({ canceledAt }) => canceledAt === null);
  expect(kept.every(({ sendAt }) => sendAt === null)).toBe(true);
  expect(new Set(kept.map(({ to }) => to)).size).toBe(12);
  expect(kept).toHaveLength(12);
  await twilio.close();
});

test('what Twilio sends before it cancels is not taken back, and the campaign says so', async ({
  launchOvo,
}) => {
  let stopped: number | null = null;
  const twilio = await startFakeTwilio({ now: () => stopped ?? Date.now() });
  const ovo = await launchOvo({ env: { OVO_TWILIO_URL: twilio.url } });
  const { page } = ovo;
  const id = await twelvePeople(ovo, 0.1);
  const snapshot = async () => (await ovo.request('campaigns.get', { id })).snapshot;
  await ovo.request('campaigns.handOver', { id });
  const panel = page.getByRole('region', { name: 'Hand-over to Twilio' });
  await expect(panel).toContainText('You can switch this computer off.');

  // The times of some are over by Twilio's clock.
  const times = twilio.accepted().map(({ sendAt }) => sendAt ?? 0);
  const now = Math.min(...times) + 1;
  const late = times.filter((time) => time <= now).length;
  stopped = now;
  await panel.getByRole('button', { name: 'Take back from Twilio…' }).click();
  const question = page.getByRole('dialog', { name: 'Take News back from Twilio?' });
  await expect(question).toContainText('Twilio is asked to cancel 12 texts. The first goes ');
  await expect(question).toContainText('can’t be taken back');
  await question.getByRole('button', { name: 'Take back' }).click();
  await expect(panel).toContainText(`${12 - late} texts taken back from Twilio`);
  await expect(panel).toContainText(
    new RegExp(`${late} texts? (was|were) sent before Twilio could cancel`),
  );
  expect(await snapshot()).toMatchObject({
    status: 'paused',
    handOver: null,
    scheduledCount: 0,
    queuedCount: 12 - late,
    sentCount: late,
  });
  expect(late).toBeLessThan(12);
  await panel.getByRole('button', { name: 'Show sent' }).click();
  await expect(page.getByRole('button', { name: /^Sent/ })).toHaveAttribute('aria-pressed', 'true');
  await twilio.close();
});

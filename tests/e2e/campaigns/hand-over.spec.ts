import { enterAccount } from '../../support/settings-screen.ts';
import { expect, test } from '../../support/app.ts';
import { fakeMessagingService } from '../../support/fake-twilio/account.ts';
import { startFakeTwilio } from '../../support/fake-twilio/fake-twilio.ts';
import { changeSettings, draftToPeople, openNews, openReview } from '../../support/journey.ts';

test('a campaign is handed over to Twilio from its review, and canceled there', async ({
  launchOvo,
}) => {
  const twilio = await startFakeTwilio();
  const ovo = await launchOvo({ env: { OVO_TWILIO_URL: twilio.url } });
  const { page } = ovo;
  await changeSettings(ovo, {
    gateway: 'twilio',
    defaultSender: fakeMessagingService,
    segmentsPerSecond: 0,
    quietHours: { enabled: false, from: '08:00', until: '21:00' },
  });
  await enterAccount(ovo);
  const id = await draftToPeople(ovo, 12);
  await openNews(ovo);
  await openReview(page);
  await page.getByRole('button', { name: 'Let Twilio hold the texts…' }).click();
  const question = page.getByRole('dialog', { name: 'Hand 12 texts over to Twilio?' });
  await expect(question).toContainText('you can switch this computer off');
  await question.getByRole('button', { name: 'Hand over' }).click();

  const panel = page.getByRole('region', { name: 'At Twilio' });
  await expect(panel).toContainText('Twilio holds 12 texts');
  await expect(panel).toContainText('You can switch this computer off.');
  await expect(page.getByText('With Twilio', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'History' })).toContainText(
    'Handed over to Twilio',
  );
  expect(twilio.accepted().every(({ sendAt }) => sendAt !== null)).toBe(true);

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Cancel campaign…' }).click();
  const cancel = page.getByRole('dialog');
  await expect(cancel).toContainText('Twilio holds 12 texts and is asked to cancel');
  await cancel.getByRole('button', { name: 'Cancel campaign' }).click();
  await expect
    .poll(async () => (await ovo.request('campaigns.get', { id })).snapshot)
    .toMatchObject({ status: 'canceled', scheduledCount: 0, canceledCount: 12 });
  expect(twilio.accepted().every(({ canceledAt }) => canceledAt !== null)).toBe(true);
  await expect(panel).toBeHidden();
  await twilio.close();
});

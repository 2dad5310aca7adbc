import { fakeMessagingService } from '../support/fake-twilio/account.ts';
import { startFakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { errorFault } from '../support/fake-twilio/twilio-error.ts';
import { changeSettings } from '../support/journey.ts';
import { environmentFor, sendThroughTwilio } from '../support/real-sending.ts';
import { test } from './gallery.ts';
import { autumn, customersFile, importFile, writeDraft } from './shops.ts';

test('a campaign at Twilio: in the review, asked for, scheduled there, and taken back', async ({
  gallery,
}) => {
  let ahead = 0;
  const fake = await startFakeTwilio({ now: () => Date.now() + ahead });
  try {
    const ovo = await gallery.open({ env: environmentFor(fake) });
    const { page } = ovo;
    await sendThroughTwilio(ovo, 0);
    await changeSettings(ovo, {
      businessName: 'Maple Street Bakery',
      defaultSender: fakeMessagingService,
      segmentsPerSecond: 0.1,
    });
    await importFile(ovo, customersFile, 'Customers');
    const id = await writeDraft(ovo, autumn);
    await gallery.goTo(ovo, `/campaigns/${id}`);
    await page.getByRole('button', { name: 'Review and send…' }).click();
    const handOver = page.getByRole('button', { name: 'Hand over to Twilio…' });
    await handOver.waitFor();
    await gallery.show(ovo, 'hand-over', 'review');
    await handOver.click();
    await page.getByRole('button', { name: 'Hand over', exact: true }).waitFor();
    await gallery.show(ovo, 'hand-over', 'question');
    await page.getByRole('button', { name: 'Hand over', exact: true }).click();
    const head = page.getByRole('main').locator('header');
    await head.getByText('Scheduled at Twilio', { exact: true }).waitFor();
    await page.getByText('You can switch this computer off.').waitFor();
    await gallery.show(ovo, 'hand-over', 'held');
    const takeBack = page.getByRole('button', { name: 'Take back from Twilio…' });
    await takeBack.click();
    await page.getByRole('dialog').waitFor();
    await gallery.show(ovo, 'hand-over', 'take-back-question');
    fake.fail(errorFault(20500, 500), { on: 'cancel', times: 10_000 });
    await page.getByRole('button', { name: 'Take back', exact: true }).click();
    await page.getByText(/^Twilio has .* still to cancel$/).waitFor();
    await gallery.show(ovo, 'hand-over', 'being-taken-back');
    const [next] = fake.accepted().toSorted((a, b) => (a.sendAt ?? 0) - (b.sendAt ?? 0));
    ahead = (next?.sendAt ?? 0) + 1 - Date.now();
    fake.forgive();
    await page.getByText(/taken back from Twilio$/).waitFor();
    await gallery.show(ovo, 'hand-over', 'taken-back');
  } finally {
    await fake.close();
  }
});

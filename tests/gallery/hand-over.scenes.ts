import { fakeMessagingService } from '../support/fake-twilio/account.ts';
import { startFakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { changeSettings } from '../support/journey.ts';
import { environmentFor, sendThroughTwilio } from '../support/real-sending.ts';
import { test } from './gallery.ts';
import { autumn, customersFile, importFile, writeDraft } from './shops.ts';

test('a campaign that Twilio holds: in the review, asked for, and held', async ({ gallery }) => {
  const fake = await startFakeTwilio();
  try {
    const ovo = await gallery.open({ env: environmentFor(fake) });
    const { page } = ovo;
    await sendThroughTwilio(ovo, 0);
    await changeSettings(ovo, {
      businessName: 'Maple Street Bakery',
      defaultSender: fakeMessagingService,
    });
    await importFile(ovo, customersFile, 'Customers');
    const id = await writeDraft(ovo, autumn);
    await gallery.goTo(ovo, `/campaigns/${id}`);
    await page.getByRole('button', { name: 'Review and send…' }).click();
    const handOver = page.getByRole('button', { name: 'Let Twilio hold the texts…' });
    await handOver.waitFor();
    await gallery.show(ovo, 'hand-over', 'review');
    await handOver.click();
    await page.getByRole('button', { name: 'Hand over' }).waitFor();
    await gallery.show(ovo, 'hand-over', 'question');
    await page.getByRole('button', { name: 'Hand over' }).click();
    await page.getByText('With Twilio', { exact: true }).first().waitFor();
    await page.getByText('You can switch this computer off.').waitFor();
    await gallery.show(ovo, 'hand-over', 'held');
  } finally {
    await fake.close();
  }
});

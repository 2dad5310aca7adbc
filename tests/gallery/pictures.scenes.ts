import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fakeSender } from '../support/fake-twilio/account.ts';
import { startFakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { changeSettings } from '../support/journey.ts';
import { png } from '../support/pictures.ts';
import { environmentFor, sendThroughTwilio } from '../support/real-sending.ts';
import { test } from './gallery.ts';
import { autumn, customersFile, importFile, sendToEnd, writeDraft } from './shops.ts';

test('a picture of a campaign: in the draft, in the review, where it cannot be sent, and sent', async ({
  gallery,
}) => {
  const fake = await startFakeTwilio({
    account: { withoutMms: [fakeSender] },
    mediaError: () => 11200,
  });
  try {
    const ovo = await gallery.open({ env: environmentFor(fake) });
    const { page } = ovo;
    await sendThroughTwilio(ovo, 0);
    await changeSettings(ovo, { businessName: 'Maple Street Bakery' });
    await importFile(ovo, customersFile, 'Customers');
    const base64 = png(1200, 800).toString('base64');
    const { hash } = await ovo.request('pictures.add', { base64 });
    const withPicture = async (alt: string) => {
      const id = await writeDraft(ovo, autumn);
      const { draft, revision } = await ovo.request('campaigns.get', { id });
      await ovo.request('campaigns.save', {
        id,
        revision,
        draft: { ...draft, picture: { hash, alt } },
      });
      return id;
    };
    const id = await withPicture('Rolls in the window of the shop');
    await gallery.goTo(ovo, `/campaigns/${id}`);
    await page.getByText('This sender can’t send the picture').waitFor();
    await gallery.show(ovo, 'picture', 'draft');
    await page.getByRole('button', { name: 'Use a web address…' }).click();
    await page.getByLabel('Web address of the picture').fill('https://192.168.1.20/rolls.png');
    await page.getByRole('button', { name: 'Use this picture' }).click();
    await page.getByText('only reachable from your own network').waitFor();
    await gallery.show(ovo, 'picture', 'address');
    await page.getByRole('button', { name: 'Cancel' }).click();
    // A large picture that is made smaller for ever.
    await page.evaluate(() => {
      Object.assign(window, { createImageBitmap: () => new Promise(() => undefined) });
    });
    const large = path.join(ovo.dataFolder, 'rolls.png');
    writeFileSync(large, png(2400, 1600));
    await page.locator('input[type=file]').setInputFiles(large);
    await page.getByText('Getting the picture ready…').waitFor();
    await gallery.show(ovo, 'picture', 'being-made-smaller');
    await page.getByRole('button', { name: 'Review and send…' }).click();
    await page.getByRole('button', { name: 'Remove picture' }).waitFor();
    await gallery.show(ovo, 'picture', 'review');
    await page.getByRole('button', { name: 'Close the review' }).click();

    await changeSettings(ovo, { gateway: 'simulator' });
    await sendToEnd(ovo, await withPicture('Rolls in the window of the shop'));
    const [sent] = await ovo.request('campaigns.list', undefined);
    await gallery.goTo(ovo, `/campaigns/${sent?.id}`);
    await gallery.show(ovo, 'picture', 'completed');
  } finally {
    await fake.close();
  }
});

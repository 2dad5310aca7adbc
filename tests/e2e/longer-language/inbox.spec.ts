import { test, expect } from '../../support/app.ts';
import { startFakeTwilio } from '../../support/fake-twilio/fake-twilio.ts';
import { people } from '../../support/inbox-shop.ts';
import { hear, openInboxShop } from '../../support/inbox-window.ts';
import {
  goToAddress,
  longer,
  nothingIsCut,
  press,
  speakLonger,
} from '../../support/longer-language.ts';

test('in a longer language the inbox is whole', async ({ launchOvo }) => {
  test.slow();
  const fake = await startFakeTwilio();
  try {
    const ovo = await openInboxShop(launchOvo, fake);
    const { page } = ovo;
    await hear(ovo, fake, people.ben, 'Yes please, keep two for me!');
    await hear(ovo, fake, people.frank, 'too many texts');
    await hear(ovo, fake, people.grace, 'STOP');
    await speakLonger(ovo);
    await goToAddress(ovo, '/inbox');
    await expect(page.getByText('Yes please, keep two for me!')).toBeVisible();
    await nothingIsCut(ovo, 'the conversations');
    await press(ovo, 'Filter');
    await nothingIsCut(ovo, 'the filters of conversations');
    await page.keyboard.press('Escape');
    for (const phone of [people.ben, people.frank, people.grace]) {
      await goToAddress(ovo, `/inbox/${encodeURIComponent(phone)}`);
      await expect(page.getByRole('log', { name: longer('Messages') })).toBeVisible();
      await nothingIsCut(ovo, `the conversation with ${phone}`);
    }
    await goToAddress(ovo, `/inbox/${encodeURIComponent(people.ben)}`);
    await page.getByRole('textbox').last().fill('Hi [First name]');
    await expect(page.getByRole('list', { name: longer('Hints on the text') })).toBeVisible();
    await nothingIsCut(ovo, 'an answer with a gap');
    await ovo.chooseFromMenu('new-message');
    await expect(page.getByRole('dialog')).toBeVisible();
    await nothingIsCut(ovo, 'whom to write to');
    await page.keyboard.press('Escape');
    await goToAddress(ovo, '/inbox');
    await page.getByRole('searchbox').fill('no such thing');
    await expect(page.getByText(longer('Nothing found'))).toBeVisible();
    await nothingIsCut(ovo, 'a search that finds nothing');
  } finally {
    await fake.close();
  }
});

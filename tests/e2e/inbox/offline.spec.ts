import { expect } from '../../support/app.ts';
import { fakeSender } from '../../support/fake-twilio/account.ts';
import { people } from '../../support/inbox-shop.ts';
import { inboxOf, isForEverybody, test } from '../../support/inbox-window.ts';
import { environmentFor } from '../../support/real-sending.ts';

test('replies that came while Twilio was out of reach, or Ovo closed, are read afterwards', async ({
  shop,
  launchOvo,
}) => {
  const { ovo, page, fake, inbox, hear } = shop;
  await hear(people.ben, 'Hello');
  await ovo.chooseFromMenu('inbox');
  await expect(inbox.row(/Ben Whitaker/)).toBeVisible();
  fake.fail({ kind: 'drop', accepted: false }, { on: 'list', times: 1000 });
  fake.receive({ from: people.camila, to: fakeSender, body: 'What time do you close today' });
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByText('Twilio can’t be reached. Ovo keeps trying.')).toBeVisible();
  await isForEverybody(ovo, 'replies that cannot be read');
  await expect(inbox.row(/Camila Reyes/)).toBeHidden();
  fake.forgive();
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(inbox.row(/Camila Reyes/)).toBeVisible();
  await expect(page.getByText('Twilio can’t be reached. Ovo keeps trying.')).toBeHidden();
  await expect(inbox.badge).toHaveText('2 unread conversations');

  expect(await ovo.quit()).toBe(0);
  fake.receive({ from: people.grace, to: fakeSender, body: 'STOP' });
  fake.receive({ from: people.hassan, to: fakeSender, body: 'See you Saturday' });
  const again = await launchOvo({ dataFolder: ovo.dataFolder, env: environmentFor(fake) });
  // By itself Ovo asks 20 seconds after it asked last, which is a moment ago.
  await again.request('replies.sync', undefined);
  await expect(inboxOf(again).badge).toHaveText('3 unread conversations');
  const { suppression } = await again.request('conversations.get', { phone: people.grace });
  expect(suppression).not.toBe(null);
});

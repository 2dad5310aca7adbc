import { expect } from '../../support/app.ts';
import { people } from '../../support/inbox-shop.ts';
import { isForEverybody, openConversation, test } from '../../support/inbox-window.ts';

test.use({ givenUp: [people.imani] });

test('what a campaign has for held numbers waits until somebody has decided about each', async ({
  shop,
}) => {
  const { ovo, page, inbox, hear, textsTo } = shop;
  await hear(people.frank, 'too many texts');
  await hear(people.jack, 'Wrong number');
  const body = 'Rolls this weekend! Reply STOP to opt out.';
  const { snapshot } = await ovo.request('campaigns.create', {
    name: 'Weekend rolls',
    body,
    sender: '',
    audience: { listIds: [], contactIds: [1, 2, 3, 4, 5, 6, 7, 8] },
  });
  await ovo.request('campaigns.start', { id: snapshot.id });
  await page.evaluate((address) => void (location.hash = address), `#/campaigns/${snapshot.id}`);
  const left = page.getByText('3 texts are left, all to held numbers.');
  await expect(left.first()).toBeVisible();
  for (const phone of [people.frank, people.jack, people.imani]) expect(textsTo(phone)).toEqual([]);

  await page.getByRole('link', { name: 'Home' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Decide about replies' }).click();
  for (const name of [/Frank O’Brien/, /Jack Rosen/, /Imani Brooks/]) {
    await expect(inbox.row(name)).toContainText('To decide');
  }
  await inbox.row(/Frank O’Brien/).click();
  await expect(inbox.decision).toContainText('“too many texts”');
  await expect(inbox.decision).toContainText('1 text to this person is held until you decide.');
  await inbox.decision.getByRole('button', { name: 'Keep texting' }).click();
  await expect(inbox.decision).toBeHidden();
  await expect.poll(() => textsTo(people.frank)).toEqual([body]);

  await openConversation(ovo, people.jack);
  await expect(inbox.decision).toContainText('This number may belong to somebody else.');
  await inbox.decision.getByRole('button', { name: 'Opt out' }).click();
  await expect(page.getByText(/^This number must not be texted/)).toBeVisible();

  await openConversation(ovo, people.imani);
  await expect(inbox.decision).toContainText('Twilio listed the number as deactivated');
  await isForEverybody(ovo, 'a number that was given up');
  await inbox.decision.getByRole('button', { name: 'Do not text' }).click();
  await expect(page.getByText(/^This number must not be texted/)).toBeVisible();

  // The rest of the campaign has gone, or does not go: it is over by itself.
  await page.evaluate((address) => void (location.hash = address), `#/campaigns/${snapshot.id}`);
  await expect(page.getByRole('main').getByText('Completed', { exact: true })).toBeVisible();
  expect(textsTo(people.jack)).toEqual([]);
  expect(textsTo(people.imani)).toEqual([]);
});

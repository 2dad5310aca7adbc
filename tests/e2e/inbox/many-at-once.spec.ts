import { expect } from '../../support/app.ts';
import { fakeSender } from '../../support/fake-twilio/account.ts';
import { people } from '../../support/inbox-shop.ts';
import { isForEverybody, test } from '../../support/inbox-window.ts';

test('several conversations are done at once, filters narrow the list, and a hit opens its text', async ({
  shop,
}) => {
  const { ovo, page, fake, inbox, hear } = shop;
  await hear(people.hassan, 'Thanks, see you Saturday');
  const { snapshot } = await ovo.request('campaigns.create', {
    name: 'Weekend rolls',
    body: 'Rolls this weekend! Reply STOP to opt out.',
    sender: '',
    // The second is Camila, who answers.
    audience: { listIds: [], contactIds: [2] },
  });
  await ovo.request('campaigns.start', { id: snapshot.id });
  await expect.poll(() => fake.accepted().length).toBe(1);
  await hear(people.camila, 'What time do you close today');
  await hear(people.frank, 'too many texts');
  const said = 'The walnut loaf was the best one';
  fake.receive({ from: people.ben, to: fakeSender, body: said });
  // So many that the first one is on a page further up.
  for (let index = 0; index < 80; index += 1) {
    fake.receive({ from: people.ben, to: fakeSender, body: `And another thing (${index})` });
  }
  await ovo.request('replies.sync', undefined);
  await ovo.chooseFromMenu('inbox');

  await test.step('two are selected, done, and brought back', async () => {
    await inbox.row(/Camila Reyes/).click({ modifiers: ['ControlOrMeta'] });
    await inbox.row(/Hassan Ali/).click({ modifiers: ['ControlOrMeta'] });
    const bar = page.getByRole('toolbar', { name: /conversations/ });
    await expect(bar).toContainText('2 selected');
    await isForEverybody(ovo, 'selected conversations');
    await bar.getByRole('button', { name: 'Done' }).click();
    await expect(inbox.row(/Camila Reyes/)).toBeHidden();
    await expect(inbox.row(/Hassan Ali/)).toBeHidden();
    await expect(inbox.row(/Frank O’Brien/)).toBeVisible();
    await page.getByText('2 conversations marked as done.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(inbox.row(/Camila Reyes/)).toBeVisible();
    await expect(inbox.row(/Hassan Ali/)).toBeVisible();
  });

  const filterBy = async (name: string | RegExp) => {
    await page.getByRole('button', { name: /^Filter/ }).click();
    await page.getByRole('menuitemradio', { name }).waitFor();
    await isForEverybody(ovo, 'the filters');
    await page.getByRole('menuitemradio', { name }).click();
  };
  await test.step('filters', async () => {
    await inbox.row(/Hassan Ali/).click();
    await expect(inbox.texts).toContainText('Thanks, see you Saturday');
    await filterBy(/^Unread/);
    await expect(inbox.row(/Hassan Ali/)).toBeHidden();
    await expect(inbox.row(/Camila Reyes/)).toBeVisible();
    await filterBy(/^To decide/);
    await expect(inbox.row(/Camila Reyes/)).toBeHidden();
    await expect(inbox.row(/Frank O’Brien/)).toBeVisible();
    await isForEverybody(ovo, 'a filtered list');
    await filterBy(/^Weekend rolls/);
    await expect(inbox.row(/Frank O’Brien/)).toBeHidden();
    await expect(inbox.row(/Camila Reyes/)).toBeVisible();
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(inbox.row(/Ben Whitaker/)).toBeVisible();
  });

  await test.step('a hit opens its text', async () => {
    await page.getByRole('searchbox').fill('walnut');
    const hits = page.getByRole('list', { name: 'Search results' });
    await expect(hits.getByRole('button')).toHaveCount(1);
    await isForEverybody(ovo, 'search results');
    await hits.getByRole('button', { name: /Ben Whitaker/ }).click();
    await expect(inbox.texts.getByText(said)).toBeInViewport();
  });
});

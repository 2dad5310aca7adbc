import { expect, test } from '../../support/app.ts';
import {
  changeSettings,
  draftToPeople,
  isCompleted,
  openNews,
  sendEverything,
  taken,
} from '../../support/journey.ts';

test('the first texts hold the rest where too few arrive, and a person sends to the rest', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await sendEverything(ovo, 0);
  const { simulator } = await ovo.request('settings.get', undefined);
  await changeSettings(ovo, { simulator: { ...simulator, undeliveredShare: 1 } });
  const id = await draftToPeople(ovo, 30);
  await openNews(ovo);

  const safety = page.getByRole('region', { name: 'Safety' });
  await safety.getByRole('switch', { name: 'Send to a few people first' }).check();
  const people = safety.getByRole('textbox', { name: 'People first' });
  await people.fill('0');
  await expect(safety).toContainText('Enter a whole number from 1 to 10,000.');
  await people.fill('8');
  await people.blur();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect
    .poll(async () => (await ovo.request('campaigns.get', { id })).draft.plan?.canary?.messages)
    .toBe(8);

  await ovo.request('campaigns.start', { id });
  const attention = page.getByRole('region', { name: 'Needs attention' });
  await expect(attention).toContainText('0 of the first 8 texts arrived.', { timeout: 30_000 });
  expect(taken(ovo.dataFolder).messages).toBe(8);
  await expect(page.getByRole('region', { name: 'First texts' })).toContainText(
    /Didn’t arrive\s*8/,
  );
  await expect(page.getByRole('button', { name: 'Resume' })).toBeHidden();

  await attention.getByRole('button', { name: 'Send to the rest' }).click();
  const question = page.getByRole('dialog');
  await expect(question).toContainText('22 people will get the text');
  await question.getByRole('button', { name: 'Send to the rest' }).click();
  await isCompleted(ovo);
  expect(taken(ovo.dataFolder)).toEqual({ messages: 30, people: 30 });
});

test('the rest goes by itself once enough of the first texts arrived', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  await sendEverything(ovo, 0);
  const id = await draftToPeople(ovo, 30);
  const { draft, revision } = await ovo.request('campaigns.get', { id });
  const plan = { canary: { messages: 5, deliveredShare: 1, waitMinutes: 30 } };
  await ovo.request('campaigns.save', { id, revision, draft: { ...draft, plan } });
  await ovo.request('campaigns.start', { id });
  await openNews(ovo);
  await isCompleted(ovo);
  expect(taken(ovo.dataFolder)).toEqual({ messages: 30, people: 30 });
  await expect(ovo.page.getByRole('region', { name: 'First texts' })).toContainText(
    'because enough of them arrived',
  );
});

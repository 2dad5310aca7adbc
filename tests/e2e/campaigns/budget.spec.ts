import { expect, test } from '../../support/app.ts';
import {
  draftToPeople,
  isCompleted,
  openNews,
  sendEverything,
  taken,
} from '../../support/journey.ts';

test('a campaign stops at its budget and goes on when the budget is raised', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await sendEverything(ovo, 0);
  const id = await draftToPeople(ovo, 30);
  await openNews(ovo);
  const safety = page.getByRole('region', { name: 'Safety' });
  await safety.getByRole('switch', { name: 'Stop at a budget' }).check();
  await safety.getByLabel('Segments at most').fill('12');
  await safety.getByLabel('Segments at most').blur();
  await expect
    .poll(async () => (await ovo.request('campaigns.get', { id })).draft.plan?.budgetSegments)
    .toBe(12);

  await ovo.request('campaigns.start', { id });
  const attention = page.getByRole('region', { name: 'Needs attention' });
  await expect(attention).toContainText('12 segments of 12 are used');
  expect(taken(ovo.dataFolder).messages).toBe(12);
  await expect(page.getByRole('region', { name: 'Budget' })).toContainText(
    '12 of 12 segments used',
  );

  await attention.getByRole('button', { name: 'Change the budget' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('12 segments are used so far');
  await dialog.getByLabel('Segments at most').fill('20');
  await dialog.getByRole('button', { name: 'Save and go on' }).click();
  await expect(attention).toContainText('20 segments of 20 are used');

  await attention.getByRole('button', { name: 'Change the budget' }).click();
  await dialog.getByRole('button', { name: 'Send without a budget' }).click();
  await isCompleted(ovo);
  expect(taken(ovo.dataFolder)).toEqual({ messages: 30, people: 30 });
});

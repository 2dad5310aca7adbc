import { expect, test } from '../support/app.ts';
import { draftToPeople, isCompleted, openNews, sendEverything } from '../support/journey.ts';
import { openSettings } from '../support/settings-window.ts';

test('practice is marked wherever it is shown, and one action discards all of it', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await sendEverything(ovo, 0);
  await ovo.request('campaigns.start', { id: await draftToPeople(ovo, 3) });
  await openNews(ovo);
  await isCompleted(ovo);
  const main = page.getByRole('main');
  await expect(main.getByText('Practice', { exact: true })).toBeVisible();
  await expect(main.getByText(/Practice mode: no text was really sent/)).toBeVisible();

  const {
    rows: [person],
  } = await ovo.request('contacts.page', {
    offset: 0,
    limit: 1,
    filter: {},
    sort: 'name',
    descending: false,
  });
  const openPerson = async () =>
    await page.evaluate((id) => {
      location.hash = `#/contacts/${id}`;
    }, person?.id);
  await openPerson();
  const marks = main.getByText('Practice mode. No text was really sent.');
  await expect(marks).toHaveCount(1);

  await openSettings(ovo, 'Practice');
  await page.getByRole('button', { name: 'Discard practice data…' }).click();
  await page.getByRole('button', { name: 'Discard practice data', exact: true }).click();
  await expect(page.getByText('1 practice campaign discarded.')).toBeVisible();
  await expect(main.getByText('No practice data.')).toBeVisible();
  expect(await ovo.request('campaigns.list', undefined)).toEqual([]);

  await openPerson();
  await expect(main.getByRole('heading', { name: /Person 0/ })).toBeVisible();
  await expect(main.getByText('No texts to or from this contact yet.')).toBeVisible();
  await expect(marks).toHaveCount(0);
});

import Database from 'better-sqlite3';
import path from 'node:path';
import { expect, test } from '../../support/app.ts';
import {
  draftToPeople,
  isCompleted,
  openNews,
  openReview,
  sendEverything,
  taken,
} from '../../support/journey.ts';

test('a campaign is scheduled, missed while Ovo was closed, shown on Home, and sent', async ({
  launchOvo,
}) => {
  const first = await launchOvo();
  const { dataFolder, page } = first;
  await sendEverything(first, 0);
  const id = await draftToPeople(first, 6);
  await openNews(first);
  const when = page.getByRole('region', { name: 'When' });
  await when.getByRole('radio', { name: 'At a time' }).check();
  await when.getByLabel('Day and time').fill('2099-12-01T09:30');
  await when.getByRole('radio', { name: 'Each person’s own' }).check();
  await expect(when).toContainText('Everyone gets the text at 09:30 in their own time.');
  await (await openReview(page)).click();
  const panel = page.getByRole('region', { name: 'Scheduled' });
  await expect(panel).toContainText('The first text goes');
  await expect(panel).toContainText('in their own time');
  expect((await first.request('campaigns.get', { id })).snapshot.status).toBe('scheduled');
  const main = page.getByRole('main');
  // The figures are those of the review.
  await expect(main.locator('dt:text("People") + dd').first()).toContainText('6');
  await expect(main.locator('dt:text("Segments") + dd')).toContainText('1 for each person');
  await expect(main.locator('dt:text("Done") + dd')).toContainText('as scheduled');
  await expect(main.locator('.ui-phone')).toBeVisible();
  await expect(main.getByRole('grid')).toBeHidden();
  expect(await first.quit()).toBe(0);

  const database = new Database(path.join(dataFolder, 'ovo.db'));
  database
    .prepare('UPDATE campaigns SET scheduled_at = ? WHERE id = ?')
    .run(Date.now() - 5 * 3_600_000, id);
  database.close();

  const ovo = await launchOvo({ dataFolder });
  await expect(ovo.page.getByRole('main')).toContainText('“News” was not sent at its time');
  expect((await ovo.request('campaigns.get', { id })).snapshot.status).toBe('scheduled');
  await openNews(ovo);
  const missed = ovo.page.getByRole('region', { name: 'Scheduled' });
  await expect(missed).toContainText('Nothing was sent.');
  await missed.getByRole('button', { name: 'Send now' }).click();
  await ovo.page.getByRole('dialog').getByRole('button', { name: 'Send now' }).click();
  await isCompleted(ovo);
  expect(taken(dataFolder)).toEqual({ messages: 6, people: 6 });
});

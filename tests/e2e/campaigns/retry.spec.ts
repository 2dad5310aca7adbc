import Database from 'better-sqlite3';
import path from 'node:path';
import { expect, test } from '../../support/app.ts';
import {
  changeSettings,
  draftToPeople,
  isCompleted,
  openNews,
  sendEverything,
  taken,
} from '../../support/journey.ts';

test('what was refused is tried again within the campaign, and everybody gets the text once', async ({
  launchOvo,
}) => {
  const first = await launchOvo();
  const { dataFolder } = first;
  await sendEverything(first, 20);
  const { simulator } = await first.request('settings.get', undefined);
  await changeSettings(first, {
    pauseAboveFailureShare: 1,
    simulator: { ...simulator, rejectedShare: 1 },
  });
  const id = await draftToPeople(first, 30);
  await first.request('campaigns.start', { id });
  const snapshotOf = async (ovo: typeof first) =>
    (await ovo.request('campaigns.get', { id })).snapshot;
  await expect.poll(async () => (await snapshotOf(first)).failedCount).toBeGreaterThan(4);
  await first.request('campaigns.pause', { id });
  await changeSettings(first, { segmentsPerSecond: 0, simulator });
  expect(await first.quit()).toBe(0);

  // Practice refuses wrong numbers alone; here the country was not enabled, and by now it is.
  const database = new Database(path.join(dataFolder, 'ovo.db'));
  // What was on its way is settled by the quit.
  const failedCount = database
    .prepare(`UPDATE messages SET error_code = 21408 WHERE status = 'failed'`)
    .run().changes;
  database.close();
  const ovo = await launchOvo({ dataFolder });
  const { page } = ovo;
  await openNews(ovo);
  const reasons = page.getByRole('region', { name: `Why ${failedCount} didn’t arrive` });
  await reasons.getByRole('button', { name: `Try ${failedCount} again` }).click();
  const question = page.getByRole('dialog');
  await expect(question).toContainText('these people don’t have the text yet');
  await question.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(`${failedCount} messages queued again.`)).toBeVisible();
  await isCompleted(ovo);
  expect(taken(dataFolder)).toEqual({ messages: 30, people: 30 });
  expect((await snapshotOf(ovo)).failedCount).toBe(0);
  await expect(page.getByRole('region', { name: 'History' })).toContainText(
    `${failedCount} messages tried again by you`,
  );
});

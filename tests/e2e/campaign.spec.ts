import path from 'node:path';
import { projectRoot } from '../../tools/project.ts';
import { expect, test } from '../support/app.ts';
import {
  changeSettings,
  followProgress,
  importThroughWizard,
  isCompleted,
  reaches,
  sendEverything,
  sendFromEditor,
  shownPercent,
  statuses,
  taken,
  writeCampaign,
} from '../support/journey.ts';

const sample = path.join(projectRoot, 'resources', 'sample-contacts.csv');

test('from a file to a campaign that is sent, paused, resumed and finished', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  // So slow that it is still under way when it is paused.
  await sendEverything(ovo, 3);

  await importThroughWizard(ovo, sample);
  await page.getByRole('link', { name: /^Fix \d+ rows$/ }).click();
  const rejected = page.getByRole('grid', { name: 'Rows to fix' });
  await expect(rejected).toContainText('1.21256E+10');
  await expect(rejected).toContainText('555-0143');

  await writeCampaign(ovo, {
    name: 'Autumn bread',
    list: 'sample-contacts',
    text: 'Hi {{ first_name }}, your {{ favourite }} are ready.',
  });
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview).toContainText(/Hi \p{L}+, your [\w ]+ are ready\./u);
  const recipients = Number(await preview.locator('dt:text("Recipients") + dd').textContent());
  expect(recipients).toBeGreaterThan(30);

  const progress = await followProgress(ovo);
  await sendFromEditor(ovo);
  await reaches(ovo, 15);

  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('main').getByText('Paused', { exact: true }).first()).toBeVisible();
  await expect.poll(() => statuses(ovo.dataFolder)['sending'] ?? 0).toBe(0);
  const pausedAt = await shownPercent(ovo);
  const takenBefore = taken(ovo.dataFolder).messages;
  expect(pausedAt).toBeLessThan(100);

  await changeSettings(ovo, { segmentsPerSecond: 0 });
  // Another campaign of the same sender goes through meanwhile; the paused one stands still.
  await page.getByRole('link', { name: 'Campaigns' }).first().click();
  await writeCampaign(ovo, { name: 'Meanwhile', list: 'sample-contacts', text: 'Hello' });
  await sendFromEditor(ovo);
  await isCompleted(ovo);
  expect(taken(ovo.dataFolder).messages).toBe(takenBefore + recipients);
  await page.getByRole('navigation').getByRole('link', { name: 'Campaigns' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Autumn bread' }).click();
  expect(await shownPercent(ovo)).toBe(pausedAt);

  await page.getByRole('button', { name: 'Resume' }).click();
  await isCompleted(ovo);
  expect(await shownPercent(ovo)).toBe(100);

  const ofFirst = progress.filter(({ snapshot }) => snapshot.name === 'Autumn bread');
  const percents = ofFirst.map(({ snapshot }) => snapshot.progress);
  expect(percents).toEqual(percents.toSorted((one, other) => one - other));
  expect(percents.at(-1)).toBe(100);
  expect(new Set(percents).size).toBeGreaterThan(5);
  expect(ofFirst.at(-1)?.snapshot).toMatchObject({ status: 'completed', sentCount: recipients });
  expect(taken(ovo.dataFolder)).toEqual({ messages: 2 * recipients, people: recipients });
});

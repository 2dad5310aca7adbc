import Database from 'better-sqlite3';
import path from 'node:path';
import { projectRoot } from '../../../tools/project.ts';
import { expect, test } from '../../support/app.ts';
import {
  changeSettings,
  draftToPeople,
  followProgress,
  importThroughWizard,
  isCompleted,
  openNews,
  reaches,
  sendEverything,
  sendFromEditor,
  shownPercent,
  statuses,
  taken,
  writeCampaign,
} from '../../support/journey.ts';

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

test('unconfirmed messages are selected, and one toolbar decides on them', async ({
  launchOvo,
}) => {
  const people = 12;
  const first = await launchOvo();
  const { dataFolder } = first;
  await sendEverything(first, 1);
  await changeSettings(first, { unconfirmedPolicy: 'hold' });
  const id = await draftToPeople(first, people);
  await first.request('campaigns.start', { id });
  await openNews(first);
  await reaches(first, 8);
  await first.request('campaigns.pause', { id });
  expect(await first.quit()).toBe(0);
  const database = new Database(path.join(dataFolder, 'ovo.db'));
  database.exec(
    `UPDATE messages SET status = 'unconfirmed', claimed_at = created_at, attempt_count = 1
       WHERE id IN (SELECT id FROM messages WHERE status = 'queued' ORDER BY id DESC LIMIT 4)`,
  );
  database.close();

  const ovo = await launchOvo({ dataFolder });
  const { page } = ovo;
  await changeSettings(ovo, { segmentsPerSecond: 0 });
  await openNews(ovo);
  const attention = page.getByRole('region', { name: 'Needs attention' });
  await expect(attention).toContainText('4 unconfirmed messages');
  await attention.getByRole('button', { name: 'Decide' }).press('Enter');
  const grid = page.getByRole('grid', { name: 'People' });
  await expect(grid).toBeFocused();
  const toolbar = page.getByRole('toolbar', { name: 'Actions for selected unconfirmed messages' });
  const decide = async (action: string, question: string, answer: string) => {
    await toolbar.getByRole('button', { name: action }).press('Enter');
    const dialog = page.getByRole('dialog', { name: question });
    await dialog.getByRole('button', { name: answer, exact: true }).press('Enter');
    await expect(toolbar).toBeHidden();
  };
  const select = async (row: number) => {
    await grid.focus();
    await page.keyboard.press('Home');
    for (let moved = 0; moved < row; moved += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect(toolbar).toContainText('1 selected');
  };

  await select(1);
  await decide('Count as sent…', 'Count 1 message as sent?', 'Count as sent');
  await expect(attention).toContainText('3 unconfirmed messages');
  await select(0);
  await decide('Skip…', 'Skip 1 message?', 'Skip');
  await expect(attention).toContainText('2 unconfirmed messages');
  expect(taken(dataFolder).messages).toBeLessThan(people - 4);

  await page.getByRole('checkbox', { name: 'Select all people' }).check();
  await expect(toolbar).toContainText('2 selected');
  await decide('Send again…', 'Send 2 messages again?', 'Send again');
  await isCompleted(ovo);
  expect(taken(dataFolder)).toEqual({ messages: people - 2, people: people - 2 });
  expect(statuses(dataFolder)).toEqual({ sent: people - 1, skipped: 1 });

  // A row opens what became of its message; Esc goes back to the row.
  await page.getByRole('button', { name: `Everyone ${people}` }).click();
  await grid.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Person 0 Test' });
  await expect(panel).toBeFocused();
  await expect(panel.getByRole('list', { name: 'History' })).toContainText('Queued');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(grid).toBeFocused();
});

test('the people of a campaign are exported, and its history is told', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await draftToPeople(ovo, 5);
  await sendEverything(ovo, 0);
  await openNews(ovo);
  await sendFromEditor(ovo);
  await isCompleted(ovo);
  const history = page.getByRole('list', { name: 'History' });
  await expect(history.getByRole('listitem')).toContainText([
    'Campaign completed',
    'Started',
    'Draft created',
  ]);
  const file = path.join(ovo.dataFolder, 'people.csv');
  await ovo.chooseFile(file);
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByText('5 people exported to people.csv.')).toBeVisible();
});

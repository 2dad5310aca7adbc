import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Ovo } from '../support/app.ts';
import {
  importThroughWizard,
  isCompleted,
  openReview,
  sendEverything,
  sendFromEditor,
  statuses,
  taken,
  writeCampaign,
  writeContacts,
} from '../support/journey.ts';

const people = 40;

/** A draft in the editor, and nothing sent yet. */
async function openDraft(ovo: Ovo): Promise<void> {
  await sendEverything(ovo, 0);
  await importThroughWizard(ovo, writeContacts(ovo.dataFolder, people));
  await writeCampaign(ovo, { name: 'News', list: 'people', text: 'Hi {{ first_name }}' });
}

/** Keeps the database to itself, as another process does; returns what gives it back. */
function holdDatabase(dataFolder: string): () => void {
  const database = new Database(path.join(dataFolder, 'ovo.db'));
  database.exec('BEGIN IMMEDIATE');
  return () => database.close();
}

/** Starts the campaign from the editor; it waits then, because the database is held. */
async function startAndWait({ page }: Ovo): Promise<void> {
  await (await openReview(page)).click();
  await expect(page.getByText('Waiting for other work on the database…')).toBeVisible();
}

function nobodyWasTexted(dataFolder: string): void {
  if (existsSync(path.join(dataFolder, 'simulator.db'))) {
    expect(taken(dataFolder).messages).toBe(0);
  }
  expect(statuses(dataFolder)).toEqual({});
}

for (const how of ['the button', 'Ctrl+Z'] as const) {
  test(`going back to the draft by ${how} stops a start that is under way`, async ({
    launchOvo,
  }) => {
    const ovo = await launchOvo();
    await openDraft(ovo);
    const release = holdDatabase(ovo.dataFolder);
    await startAndWait(ovo);
    if (how === 'Ctrl+Z') await ovo.page.keyboard.press('ControlOrMeta+Z');
    else await ovo.page.getByRole('button', { name: 'Undo' }).click();
    await ovo.page.getByRole('button', { name: 'Close the review' }).click();
    release();
    const [campaign] = await ovo.request('campaigns.list', undefined);
    expect(await ovo.request('campaigns.backToDraft', { id: campaign?.id ?? 0 })).toMatchObject({
      status: 'draft',
    });
    nobodyWasTexted(ovo.dataFolder);
    await sendFromEditor(ovo);
    await isCompleted(ovo);
    expect(taken(ovo.dataFolder)).toEqual({ messages: people, people });
  });
}

test('a start whose review was left for another screen can be stopped in the draft', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openDraft(ovo);
  const release = holdDatabase(ovo.dataFolder);
  await startAndWait(ovo);
  await ovo.chooseFromMenu('campaigns');
  await page.getByRole('main').getByRole('link', { name: 'News', exact: true }).click();
  await expect(page.getByRole('timer')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('timer')).toBeHidden();
  release();
  const [campaign] = await ovo.request('campaigns.list', undefined);
  expect(await ovo.request('campaigns.backToDraft', { id: campaign?.id ?? 0 })).toMatchObject({
    status: 'draft',
  });
  nobodyWasTexted(ovo.dataFolder);
});

test('quitting while a campaign is about to start leaves the draft', async ({ launchOvo }) => {
  const first = await launchOvo();
  await openDraft(first);
  const release = holdDatabase(first.dataFolder);
  await startAndWait(first);
  const ended = first.quit();
  release();
  expect(await ended).toBe(0);
  nobodyWasTexted(first.dataFolder);

  const second = await launchOvo({ dataFolder: first.dataFolder });
  expect(await second.request('campaigns.list', undefined)).toEqual([
    expect.objectContaining({ name: 'News', status: 'draft' }),
  ]);
  nobodyWasTexted(second.dataFolder);
});

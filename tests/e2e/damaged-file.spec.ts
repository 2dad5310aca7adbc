import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type LaunchOvo, type Ovo } from '../support/app.ts';
import {
  countContacts,
  draftToPeople,
  isCompleted,
  openNews,
  sendFromEditor,
} from '../support/journey.ts';
import { startFakeTwilio, type FakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { environmentFor, sendThroughTwilio, takenBy } from '../support/real-sending.ts';

const people = 40;

let fake: FakeTwilio;
test.beforeEach(async () => {
  fake = await startFakeTwilio();
});
test.afterEach(() => fake.close());

/** Everybody is imported, a draft is written and backed up; then it is sent. Answers with the data folder. */
async function sendAfterBackup(launchOvo: LaunchOvo): Promise<string> {
  const ovo = await launchOvo({ env: environmentFor(fake) });
  await sendThroughTwilio(ovo, 0);
  const id = await draftToPeople(ovo, people);
  await ovo.request('backups.create', undefined);
  await ovo.request('campaigns.start', { id });
  await openNews(ovo);
  await isCompleted(ovo);
  expect(await ovo.quit()).toBe(0);
  return ovo.dataFolder;
}

/** Overwrites pages in the middle of the file, as a failing disk does. */
function damage(dataFolder: string, from: number, pages: number): string {
  const file = path.join(dataFolder, 'ovo.db');
  const pageSize = 4096;
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(pages * pageSize, 0xd7), 0, pages * pageSize, from * pageSize);
  closeSync(descriptor);
  return fingerprint(file);
}

function fingerprint(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** Fingerprints of everything that was put aside. */
function quarantined(dataFolder: string): readonly string[] {
  const folder = path.join(dataFolder, 'quarantine');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map(fingerprint);
}

/** Sends the campaign to the end once more, and nobody gets a second text. */
async function nobodyIsTextedTwice(ovo: Ovo): Promise<void> {
  expect(await countContacts(ovo)).toBe(people);
  expect(takenBy(fake)).toEqual({ messages: people, people });
  await openNews(ovo);
  await sendFromEditor(ovo);
  await isCompleted(ovo);
  expect(takenBy(fake)).toEqual({ messages: people, people });
}

test('a damaged file at the start: one question, the newest backup, and nobody is texted twice', async ({
  launchOvo,
}) => {
  const dataFolder = await sendAfterBackup(launchOvo);
  const damaged = damage(dataFolder, 3, 8);
  const ovo = await launchOvo({
    dataFolder,
    env: environmentFor(fake),
    answers: ['Restore the backup of', 'OK'],
  });
  ovo.expectProblem(/The database cannot be opened/);
  const [question, outcome] = await ovo.askedAtStart();
  expect(question).toMatch(/^Ovo’s data is damaged\./);
  expect(question).toContain('The file is unchanged, and Ovo keeps it whatever you choose');
  expect(outcome).toMatch(/^Done\./);
  expect(quarantined(dataFolder)).toContain(damaged);
  await nobodyIsTextedTwice(ovo);
  expect(await ovo.request('maintenance.check', undefined)).toMatchObject({ ok: true });
});

test('a damaged file at the start: what is readable is salvaged, and nothing is sent by itself', async ({
  launchOvo,
}) => {
  const dataFolder = await sendAfterBackup(launchOvo);
  const damaged = damage(dataFolder, 12, 1);
  const ovo = await launchOvo({
    dataFolder,
    env: environmentFor(fake),
    answers: ['Recover', 'OK'],
  });
  ovo.expectProblem(/The database cannot be opened/);
  const [, outcome] = await ovo.askedAtStart();
  expect(outcome).toMatch(/rows recovered/);
  expect(quarantined(dataFolder)).toContain(damaged);
  expect(await ovo.request('maintenance.check', undefined)).toMatchObject({ ok: true });
  expect(takenBy(fake)).toEqual({ messages: people, people });
  await ovo.page.getByRole('link', { name: 'Contacts' }).first().click();
  await expect(ovo.page.getByRole('heading', { level: 1, name: 'Contacts' })).toBeVisible();
});

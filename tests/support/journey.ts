import { expect, type Locator, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SettingsChanges } from '../../src-shared/settings/settings.ts';
import type { LiveProgress } from '../../src-shared/campaign/snapshot.ts';
import type { Ovo } from './app.ts';

/** Area codes with a hundred fictional numbers each: 555-0100 to 555-0199. */
const areaCodes = [213, 305, 312, 404, 415, 503, 602, 617, 702, 713];

/** Writes a file of up to 1,000 invented people, no number twice, and answers with its path. */
export function writeContacts(folder: string, count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const area = areaCodes[Math.floor(index / 100)];
    const line = String(100 + (index % 100)).padStart(4, '0');
    return `Person ${index},Test,+1${area}555${line}`;
  });
  const file = path.join(folder, 'people.csv');
  writeFileSync(file, ['First name,Last name,Phone', ...rows, ''].join('\n'));
  return file;
}

/** Makes the draft “Weekend rolls” to a list, and opens the draft in the editor; returns its number. */
export async function openWeekendRolls(ovo: Ovo, listId: number, body: string): Promise<number> {
  const { snapshot } = await ovo.request('campaigns.create', {
    name: 'Weekend rolls',
    body,
    sender: '',
    audience: { listIds: [listId] },
  });
  await ovo.page.evaluate((address) => {
    window.location.hash = address;
  }, `/campaigns/${snapshot.id}`);
  await expect(ovo.page.getByRole('heading', { level: 1, name: 'Weekend rolls' })).toBeVisible();
  return snapshot.id;
}

/** Chooses a file to import, up to the step that matches its columns. */
export async function chooseImportFile(ovo: Ovo, file: string): Promise<void> {
  const { page } = ovo;
  await ovo.chooseFile(file);
  await ovo.chooseFromMenu('import');
  await page.getByRole('button', { name: /^Choose (another )?file…$/ }).click();
  await expect(page.getByRole('region', { name: 'Columns', exact: true })).toBeVisible();
}

/** The button that starts the import of the chosen file: `Import 40 contacts`. */
export function startButton({ page }: Ovo): Locator {
  return page.getByRole('button', { name: /^Import ([\d,]+ )?contacts?$/ });
}

/** Imports a file as Ovo suggests, up to its result. */
export async function importThroughWizard(ovo: Ovo, file: string): Promise<void> {
  await chooseImportFile(ovo, file);
  await startButton(ovo).click();
  await expect(ovo.page.getByRole('heading', { name: / is imported$/ })).toBeVisible();
}

/**
 * Imports so many invented people and writes a campaign to them, by the requests of the wizard and the
 * editor; returns the campaign's id. For tests of something else: it takes a tenth of the time.
 */
export async function draftToPeople(ovo: Ovo, count: number): Promise<number> {
  await ovo.chooseFile(writeContacts(ovo.dataFolder, count));
  const file = await ovo.request('imports.chooseFile', undefined);
  if (file === null) throw new Error('No file was chosen.');
  const input = { token: file.token, country: 'US' };
  const asFound = { encoding: null, delimiter: null, sheet: null, hasHeader: null };
  const { columns, reading } = await ovo.request('imports.preview', { ...input, reading: asFound });
  await ovo.request('imports.start', {
    ...input,
    reading,
    mapping: columns.map(({ suggestion }) => suggestion),
    listName: 'people',
    tags: [],
    consent: null,
    onDuplicate: 'update',
  });
  const [list] = await ovo.request('lists.all', undefined);
  const campaign = await ovo.request('campaigns.create', {
    name: 'News',
    body: 'Hi {{ first_name }}',
    sender: '',
    audience: { listIds: list === undefined ? [] : [list.id] },
  });
  return campaign.snapshot.id;
}

/** Opens the campaign that `draftToPeople` wrote. */
export async function openNews({ page }: Ovo): Promise<void> {
  await page.getByRole('link', { name: 'Campaigns' }).first().click();
  await page.getByRole('main').getByRole('link', { name: 'News', exact: true }).click();
}

/** How many contacts there are, counted. */
export async function countContacts(ovo: Ovo): Promise<number> {
  return (await ovo.request('contacts.count', { filter: {} })).total;
}

export interface DraftInput {
  readonly name: string;
  /** As the field offers it, without the number of contacts. */
  readonly list: string;
  readonly text: string;
}

/** Puts a list, a tag or a person on a side of the audience in the editor, by name. */
export async function addToAudience(
  { page }: Ovo,
  name: string,
  side = 'Add to who gets this text',
): Promise<void> {
  await page.getByRole('combobox', { name: side }).fill(name);
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
}

/** Writes a campaign in the editor, up to where it is saved. */
export async function writeCampaign(ovo: Ovo, { name, list, text }: DraftInput): Promise<void> {
  const { page } = ovo;
  await ovo.chooseFromMenu('new-campaign');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await addToAudience(ovo, list);
  await page.getByLabel('Text', { exact: true }).fill(text);
  await page.getByLabel('Text', { exact: true }).blur();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
}

/** The button of a review that sends, or practices. */
export const sendButton = /^(?:Send to|Practice with|Schedule for) [\d,]+ (?:person|people)$/;

/** Opens the review of the draft in the editor; answers with its button, once that can be pressed. */
export async function openReview(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Review and send…' }).click();
  const button = page.getByRole('dialog').getByRole('button', { name: sendButton });
  await expect(button).toBeEnabled();
  return button;
}

/** Reviews the campaign in the editor and sends it; answers with its id. */
export async function sendFromEditor(ovo: Ovo): Promise<number> {
  const { page } = ovo;
  await (await openReview(page)).click();
  await expect(page.getByRole('region', { name: 'Progress' })).toBeVisible();
  return Number(/campaigns\/(\d+)/.exec(page.url())?.[1]);
}

export async function changeSettings(ovo: Ovo, changes: SettingsChanges): Promise<void> {
  await ovo.request('settings.save', changes);
}

/** A simulator that takes everything, so that a test knows what comes. */
export async function sendEverything(ovo: Ovo, segmentsPerSecond: number): Promise<void> {
  await changeSettings(ovo, {
    segmentsPerSecond,
    recheckAfterSeconds: 1,
    unconfirmedPolicy: 'requeue',
    simulator: {
      delayMs: 40,
      rejectedShare: 0,
      throttledShare: 0,
      unreachableShare: 0,
      unknownShare: 0,
      undeliveredShare: 0,
    },
  });
}

/**
 * Lets the next start of Ovo send as fast as it can; the settings were saved before. The write-ahead log
 * that a killed Ovo left stays as it is, with one commit more: the last connection only reads, and so it
 * does not move the log into the database.
 */
export function hurryAtNextStart(dataFolder: string): void {
  const file = path.join(dataFolder, 'ovo.db');
  const reader = new Database(file, { readonly: true });
  const writer = new Database(file);
  try {
    reader.prepare('SELECT key FROM settings').all();
    writer.prepare(`UPDATE settings SET value = '0' WHERE key = 'segmentsPerSecond'`).run();
  } finally {
    writer.close();
    reader.close();
  }
}

/** Every progress that the window is told of, from now on; the list grows. */
export async function followProgress({ page }: Ovo): Promise<readonly LiveProgress[]> {
  const seen: LiveProgress[] = [];
  page.on('console', (message) => {
    const text = /^progress: (.*)/s.exec(message.text())?.[1];
    if (text !== undefined) seen.push(JSON.parse(text));
  });
  await page.evaluate(() => {
    window.api.on('campaigns.progress', (progress) => {
      console.debug(`progress: ${JSON.stringify(progress)}`);
    });
  });
  return seen;
}

/** How far the shown campaign is, as assistive technology reads it: 0 to 100. */
export async function shownPercent({ page }: Ovo): Promise<number> {
  const bar = page.getByRole('region', { name: 'Progress' }).getByRole('progressbar');
  return await bar.evaluate((element) => (element as HTMLProgressElement).value);
}

/** Waits until the campaign that is shown is this far. */
export async function reaches(ovo: Ovo, percent: number): Promise<void> {
  await expect.poll(() => shownPercent(ovo)).toBeGreaterThanOrEqual(percent);
}

export async function isCompleted({ page }: Ovo): Promise<void> {
  await expect(page.getByRole('main').getByText('Completed', { exact: true })).toBeVisible();
}

/** What the simulator took, as it knows it itself. */
export function taken(dataFolder: string): { readonly messages: number; readonly people: number } {
  const [row] = rowsOf(
    path.join(dataFolder, 'simulator.db'),
    'SELECT count(*) AS messages, count(DISTINCT recipient) AS people FROM messages',
  );
  return { messages: Number(row?.['messages']), people: Number(row?.['people']) };
}

/** How many messages of Ovo's own database have each status; `sent` whatever became of them then. */
export function statuses(dataFolder: string): Readonly<Record<string, number>> {
  const rows = rowsOf(
    path.join(dataFolder, 'ovo.db'),
    `SELECT CASE WHEN status IN ('delivered', 'undelivered') THEN 'sent' ELSE status END AS status,
            count(*) AS messages FROM messages GROUP BY 1 ORDER BY 1`,
  );
  return Object.fromEntries(rows.map((row) => [String(row['status']), Number(row['messages'])]));
}

/** The provider’s own ids of all messages that have one. */
export function sidsOf(dataFolder: string): readonly string[] {
  const file = path.join(dataFolder, 'ovo.db');
  return rowsOf(file, 'SELECT sid FROM messages WHERE sid IS NOT NULL').map(({ sid }) =>
    String(sid),
  );
}

function rowsOf(file: string, sql: string): readonly Record<string, unknown>[] {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare<[], Record<string, unknown>>(sql).all();
  } finally {
    database.close();
  }
}

import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../support/app.ts';
import {
  changeSettings,
  importThroughWizard,
  isCompleted,
  reaches,
  sendEverything,
  sendFromEditor,
  statuses,
  writeCampaign,
  writeContacts,
} from '../support/journey.ts';

/** Writes what the schema forbids by its checks and triggers, as the system that Ovo replaces did. */
function breakDatabase(dataFolder: string, sql: string): void {
  const database = new Database(path.join(dataFolder, 'ovo.db'));
  database.pragma('ignore_check_constraints = ON');
  const triggers = database
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`,
    )
    .all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  database.exec(sql);
  for (const trigger of triggers) database.exec(trigger.sql);
  database.close();
}

test('a campaign at 290 % is found, explained, repaired and never sent again', async ({
  launchOvo,
}) => {
  const first = await launchOvo();
  await sendEverything(first, 0);
  await importThroughWizard(first, writeContacts(first.dataFolder, 100));
  await writeCampaign(first, { name: 'Ran away', list: 'people', text: 'Hi' });
  await sendFromEditor(first);
  await isCompleted(first);
  await first.quit();
  const { dataFolder } = first;
  breakDatabase(
    dataFolder,
    `UPDATE campaigns SET status = 'sending', completed_at = NULL, sent_count = 250, failed_count = 40`,
  );

  const ovo = await launchOvo({ dataFolder });
  const { page } = ovo;
  await ovo.chooseFromMenu('repair');
  const dialog = page.getByRole('dialog', { name: 'Repair database' });
  await dialog.getByRole('button', { name: 'Check' }).click();
  await expect(dialog).toContainText('Ran away');
  await expect(dialog).toContainText('Nothing is changed yet');
  expect(statuses(dataFolder)).toEqual({ sent: 100 });
  await dialog.getByRole('button', { name: 'Repair', exact: true }).click();
  await expect(dialog.getByText('The database is repaired.')).toBeVisible();
  const figures = dialog.getByRole('row', { name: /^Ran away/ });
  await expect(figures).toContainText('before: 290%');
  await expect(figures).toContainText('after: 100%');
  await expect(figures).toContainText('after: Completed');
  await expect(dialog).toContainText('Backup from before the repair');
  const repairReport = path.join(dataFolder, 'repair-report.txt');
  await ovo.chooseFile(repairReport);
  await dialog.getByRole('button', { name: 'Save report…' }).click();
  await expect(page.getByText('Report saved as repair-report.txt.')).toBeVisible();
  expect(readFileSync(repairReport, 'utf8')).toMatch(/“Ran away”: .*290%.* → completed, 100%/);
  await dialog.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('link', { name: 'Campaigns' }).first().click();
  const row = page.getByRole('row', { name: /^Ran away/ });
  await expect(row).toContainText('Completed');
  await expect(row).toContainText('100 of 100');
  expect(statuses(dataFolder)).toEqual({ sent: 100 });
  expect(await ovo.request('maintenance.check', undefined)).toMatchObject({ ok: true });
  const again = await ovo.request('maintenance.repair', { dryRun: false });
  expect(again).toMatchObject({ fixed: 0, violations: [], backup: null });
});

test('a repair waits until nothing is sent any more', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  // So slowly that it is not over before a slow computer has asked twice for a repair.
  await sendEverything(ovo, 1);
  await importThroughWizard(ovo, writeContacts(ovo.dataFolder, 100));
  await writeCampaign(ovo, { name: 'News', list: 'people', text: 'Hi' });
  await sendFromEditor(ovo);
  await reaches(ovo, 1);
  const refused = ovo.request('maintenance.repair', { dryRun: false });
  await expect(refused).rejects.toThrow(/refused/);
  // The window says so, too, and that it is no fault.
  await ovo.chooseFromMenu('repair');
  const dialog = ovo.page.getByRole('dialog', { name: 'Repair database' });
  await dialog.getByRole('button', { name: 'Check' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Not now');
  await expect(dialog.getByRole('alert')).toContainText('A campaign is being sent');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await ovo.page.getByRole('button', { name: 'Pause' }).click();
  await expect(
    ovo.page.getByRole('main').getByText('Paused', { exact: true }).first(),
  ).toBeVisible();
  await changeSettings(ovo, { segmentsPerSecond: 0 });
  await ovo.page.getByRole('button', { name: 'Resume' }).click();
  await isCompleted(ovo);
  expect(await ovo.request('maintenance.repair', { dryRun: false })).toMatchObject({ fixed: 0 });
});

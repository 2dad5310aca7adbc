import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chooseImportFile, startButton } from '../support/journey.ts';
import { writeLegacyExport } from '../support/legacy-export.ts';
import { messyFile } from '../support/messy-contacts.ts';
import { test, waitsAndFails } from './gallery.ts';
import { customersFile, importFile, writePeople } from './shops.ts';

/** A file with many columns, long names and long values. */
function writeQuestionnaire(folder: string): string {
  const questions = Array.from(
    { length: 18 },
    (_, index) => `Question ${index + 1} of the questionnaire at the counter`,
  );
  const rows = Array.from({ length: 30 }, (_, index) => [
    `Maximiliana Featherstonehaugh-Cholmondeley ${index}`,
    `(212) 555-01${String(index).padStart(2, '0')}`,
    ...questions.map((question) => `A long answer to ${question.toLowerCase()}`),
  ]);
  const file = path.join(folder, 'A questionnaire with an unusually long name, fall 2026.csv');
  writeFileSync(file, [['Member', 'Mobile', ...questions], ...rows].join('\n'));
  return file;
}

test('importing a file', async ({ gallery }) => {
  const ovo = await gallery.open();
  const { page } = ovo;
  await gallery.goTo(ovo, '/contacts/import');
  await gallery.show(ovo, 'import', 'no-file');
  await chooseImportFile(ovo, customersFile);
  await page.getByRole('button', { name: 'Import 40 contacts' }).waitFor();
  await gallery.show(ovo, 'import', 'columns');
  await chooseImportFile(ovo, writeQuestionnaire(ovo.dataFolder));
  await page.getByLabel('Import column Mobile as').selectOption('ignore');
  await gallery.show(ovo, 'import', 'columns-to-decide');
  await chooseImportFile(ovo, messyFile);
  await page.getByRole('button', { name: 'Import 6 contacts' }).waitFor();
  const finish = await ovo.holdAnswers('imports.start');
  await startButton(ovo).click();
  await page.getByRole('button', { name: 'Cancel import' }).waitFor();
  await gallery.show(ovo, 'import', 'running');
  await finish();
  await page.getByRole('heading', { name: / is imported$/ }).waitFor();
  await gallery.show(ovo, 'import', 'result');
});

test('past imports', async ({ gallery }) => {
  const ovo = await gallery.open();
  const { page } = ovo;
  await gallery.goTo(ovo, '/imports');
  await gallery.show(ovo, 'imports', 'empty');
  const undone = await importFile(ovo, writeQuestionnaire(ovo.dataFolder), 'Questionnaire');
  await ovo.request('imports.undo', { importId: undone });
  await importFile(ovo, messyFile, 'Messy');
  await importFile(ovo, customersFile, 'Customers');
  await importFile(ovo, writePeople(ovo.dataFolder, 2000), 'Neighborhood');
  await page.reload();
  await gallery.goTo(ovo, '/imports');
  await gallery.show(ovo, 'imports', 'many');
  await page.getByRole('button', { name: 'More for messy.csv' }).click();
  await page.getByRole('menuitem', { name: 'Undo import…' }).click();
  await page.getByRole('dialog').waitFor();
  await gallery.show(ovo, 'imports', 'undo');
  await page.getByRole('button', { name: 'Keep import' }).click();
  await waitsAndFails(gallery, ovo, 'imports');
});

test('rows to fix', async ({ gallery }) => {
  const ovo = await gallery.open();
  const { page } = ovo;
  const messy = await importFile(ovo, messyFile, 'Messy');
  await gallery.goTo(ovo, `/imports/${messy}/rejected-rows`);
  await page.getByRole('grid').waitFor();
  await gallery.show(ovo, 'rejected-rows', 'many');
  await page.keyboard.press('Delete');
  await page.getByRole('group', { name: 'Problems' }).getByText('Leading + lost').click();
  await gallery.show(ovo, 'rejected-rows', 'one-problem');
  await waitsAndFails(gallery, ovo, 'rejected-rows');
  for (const { problem } of (await ovo.request('rejectedRows.get', { importId: messy })).problems) {
    await ovo.request('rejectedRows.dismiss', { importId: messy, rows: { problem } });
  }
  await page.reload();
  await page.getByText('Nothing left to fix').waitFor();
  await gallery.show(ovo, 'rejected-rows', 'none-left');
});

test('importing from the old system', async ({ gallery }) => {
  const ovo = await gallery.open();
  const dialog = ovo.page.getByRole('dialog');
  const files = writeLegacyExport(ovo.dataFolder);
  await ovo.chooseFromMenu('import-old-system');
  await ovo.chooseFile(files.campaigns);
  await dialog.getByRole('button', { name: 'Choose a file: Campaigns' }).click();
  await dialog.getByText('smscampaigns.json').waitFor();
  await gallery.show(ovo, 'old-system', 'one-file');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await dialog.getByRole('button', { name: 'Done' }).waitFor();
  await gallery.show(ovo, 'old-system', 'report');
});

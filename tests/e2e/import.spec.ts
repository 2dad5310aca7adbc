import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { encode } from 'iconv-lite';
import { expect, test, type Ovo } from '../support/app.ts';
import {
  chooseImportFile,
  countContacts,
  importThroughWizard,
  startButton,
} from '../support/journey.ts';
import { messyFile } from '../support/messy-contacts.ts';
import { workbookOf } from '../support/workbook.ts';

function write({ dataFolder }: Ovo, name: string, content: string | Buffer): string {
  const file = path.join(dataFolder, name);
  writeFileSync(file, content);
  return file;
}

async function startImport(ovo: Ovo): Promise<void> {
  await startButton(ovo).click();
}

async function names(ovo: Ovo): Promise<readonly string[]> {
  const { rows } = await ovo.request('contacts.page', {
    offset: 0,
    limit: 50,
    filter: {},
    sort: 'name',
    descending: false,
  });
  return rows.map(({ firstName, lastName }) => `${firstName} ${lastName}`.trim()).toSorted();
}

/** Rows of a hundred people, over and over. */
function rowsOfPeople(count: number): string {
  const row = (index: number) => `Person,+1213555${String(100 + (index % 100)).padStart(4, '0')}`;
  return ['Name,Phone', ...Array.from({ length: count }, (_, index) => row(index))].join('\n');
}

test('a file is read again in the chosen encoding', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  const text = 'First name,Phone\nZoë,+12125550101\nJosé,+12125550102\nBjörn,+12125550103\n';
  await chooseImportFile(ovo, write(ovo, 'mac.csv', encode(text, 'macintosh')));
  const first = page.getByRole('region', { name: 'First rows of the file' });
  await page.getByLabel('Text encoding').selectOption('windows-1252');
  await expect(first).not.toContainText('Zoë');
  await page.getByLabel('Text encoding').selectOption('macintosh');
  await expect(first).toContainText('Zoë');
  await startImport(ovo);
  await expect(page.getByRole('heading', { name: 'mac.csv is imported' })).toBeVisible();
  expect(await names(ovo)).toEqual(['Björn', 'José', 'Zoë']);
});

test('another delimiter and header give other columns', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await chooseImportFile(ovo, write(ovo, 'plain.csv', 'Ada;+12125550101\nGrace;+12125550102\n'));
  const columns = page.getByRole('region', { name: 'Columns', exact: true });
  await page.getByLabel('Delimiter').selectOption(',');
  await expect(columns.getByLabel(/^Import column .* as$/)).toHaveCount(1);
  await expect(startButton(ovo)).toBeDisabled();
  await expect(page.getByText('Choose the phone column')).toBeVisible();
  await page.getByLabel('Delimiter').selectOption(';');
  await expect(columns.getByLabel(/^Import column .* as$/)).toHaveCount(2);
  await page.getByLabel('First row has column names').uncheck();
  await page.getByLabel('Import column Column 1 as').selectOption('firstName');
  await page.getByLabel('Import column Column 2 as').selectOption('phone');
  await startImport(ovo);
  await expect(page.getByRole('heading', { name: 'plain.csv is imported' })).toBeVisible();
  expect(await names(ovo)).toEqual(['Ada', 'Grace']);
});

test('a workbook and vCards are imported like a CSV', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  const rows = [
    ['First name', 'Mobile'],
    ['Ada', '+12125550101'],
    ['Grace', '+12125550102'],
  ];
  await chooseImportFile(ovo, write(ovo, 'people.xlsx', workbookOf([{ name: 'People', rows }])));
  await expect(page.getByText(/^Excel workbook · /)).toBeVisible();
  await expect(page.getByLabel('Text encoding')).toBeHidden();
  await startImport(ovo);
  await expect(page.getByRole('heading', { name: 'people.xlsx is imported' })).toBeVisible();

  const card = ['BEGIN:VCARD', 'VERSION:3.0', 'N:Hopper;Hedy;;;', 'FN:Hedy Hopper'];
  const lines = [...card, 'TEL;TYPE=CELL:+1 212 555 0103', 'END:VCARD', ''];
  await chooseImportFile(ovo, write(ovo, 'people.vcf', lines.join('\r\n')));
  await expect(page.getByText(/^vCards · /)).toBeVisible();
  await startImport(ovo);
  await expect(page.getByRole('heading', { name: 'people.vcf is imported' })).toBeVisible();
  expect(await names(ovo)).toEqual(['Ada', 'Grace', 'Hedy Hopper']);
});

test('a file can be dropped anywhere on the window, but no folder and no made-up file', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await ovo.dragFile(messyFile, ['dragEnter', 'dragOver']);
  await expect(page.getByText('Drop to import contacts')).toBeVisible();
  await ovo.dragFile(messyFile, ['drop']);
  await expect(page.getByText('Drop to import contacts')).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Import messy.csv' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'First rows of the file' })).toContainText(
    'Okafor',
  );

  await ovo.dragFile(ovo.dataFolder, ['dragEnter', 'dragOver', 'drop']);
  await expect(page.getByRole('alert')).toContainText('is a folder');
  // A page can make up a file, but not a path.
  const madeUp = await page.evaluate(() =>
    window.api.takeDroppedFile(new File(['phone'], '/etc/passwd')),
  );
  expect(madeUp).toMatchObject({ ok: false, error: { code: 'invalid' } });
  const named = await page.evaluate(() => window.api.takeDroppedFile('/etc/passwd'));
  expect(named).toMatchObject({ ok: false, error: { code: 'invalid' } });
});

test('an import runs while another screen is open, and leaves nothing once canceled', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  // More than can be brought in before somebody cancels.
  await chooseImportFile(ovo, write(ovo, 'many.csv', rowsOfPeople(600_000)));
  await startImport(ovo);
  await expect(page.getByText('Rows read')).toBeVisible();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }).click();
  await page.getByRole('link', { name: /^Importing many\.csv/ }).click();
  await page.getByRole('button', { name: 'Cancel import' }).click();
  await expect(page.getByRole('alert')).toContainText('Nothing was imported');
  expect(await countContacts(ovo)).toBe(0);
  expect(await ovo.request('imports.page', { offset: 0, limit: 10 })).toMatchObject({ total: 0 });

  // Its columns are still there, and it can be started again: with fewer rows, which take no time.
  write(ovo, 'many.csv', rowsOfPeople(1000));
  await page.getByRole('button', { name: 'Back to the columns' }).click();
  await startImport(ovo);
  await expect(page.getByRole('heading', { name: 'many.csv is imported' })).toBeVisible();
  expect(await countContacts(ovo)).toBe(100);
});

test('an import can be undone after a restart, except for contacts edited since', async ({
  launchOvo,
}) => {
  const first = await launchOvo();
  await importThroughWizard(first, messyFile);
  const { rows } = await first.request('contacts.page', {
    offset: 0,
    limit: 50,
    filter: { search: 'Okafor' },
    sort: 'name',
    descending: false,
  });
  const [ben] = rows;
  if (ben === undefined) throw new Error('Nobody is called Okafor.');
  await first.request('contacts.update', {
    id: ben.id,
    contact: { phone: ben.phone, firstName: 'Benjamin', lastName: 'Okafor', email: ben.email },
  });
  expect(await first.quit()).toBe(0);

  const { dataFolder } = first;
  const second = await launchOvo({ dataFolder });
  const { page } = second;
  await expect(page.getByRole('link', { name: 'Fix 15 rows of messy.csv' })).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Contacts' })
    .click();
  await page.getByRole('link', { name: 'Imports 15 to fix' }).click();
  await page.getByRole('button', { name: 'More for messy.csv' }).click();
  await page.getByRole('menuitem', { name: 'Show contacts' }).click();
  await expect(page.getByText('Import: messy.csv')).toBeVisible();
  await page.getByRole('link', { name: 'Imports 15 to fix' }).click();
  await page.getByRole('button', { name: 'More for messy.csv' }).click();
  await page.getByRole('menuitem', { name: 'Undo import…' }).click();
  const question = page.getByRole('dialog');
  await expect(question).toContainText('5 contacts added by this import will be removed.');
  await expect(question).toContainText(
    '1 contact edited or imported again since will stay unchanged.',
  );
  await question.getByRole('button', { name: 'Undo import', exact: true }).click();
  await expect(page.getByText('Import of messy.csv undone: 5 contacts removed')).toBeVisible();
  expect(await names(second)).toEqual(['Benjamin Okafor']);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }).click();
  await expect(page.getByText('rows to fix')).toBeHidden();
});

test('the columns of a file are matched as in its last import', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  const file = write(ovo, 'club.csv', 'Who,Number,Extra\nAda,+12125550101,tea\n');
  await chooseImportFile(ovo, file);
  await page.getByLabel('Import column Extra as').selectOption('tags');
  await startImport(ovo);
  await expect(page.getByRole('heading', { name: 'club.csv is imported' })).toBeVisible();
  await chooseImportFile(ovo, file);
  await expect(page.getByText(/^Matched as in your last file/)).toBeVisible();
  await expect(page.getByLabel('Import column Extra as')).toHaveValue('tags');
});

import type { Page } from '@playwright/test';
import { expect, test, type Ovo } from '../support/app.ts';
import { countContacts, importThroughWizard } from '../support/journey.ts';
import { goTo, showsFocus } from '../support/keyboard.ts';
import { messyFile, messyRows } from '../support/messy-contacts.ts';

/** Contacts of the messy file, and of the same file with all rows fixed. */
const people = { asItIs: 6, fixed: 21 } as const;

/** The row of that line of the file. */
const rowOf = (page: Page, line: number) =>
  page
    .getByRole('grid', { name: 'Rows to fix' })
    .getByRole('row', { name: new RegExp(`^${line} `) });

/** Waits until so many rows are left to fix. */
async function isLeft({ page }: Ovo, count: number): Promise<void> {
  if (count === 0) await expect(page.getByText('Nothing left to fix')).toBeVisible();
  else await expect(page.locator('.rejected-rows-counts')).toContainText(`· ${count} left`);
}

test('a messy file is imported, its rows are fixed, it is undone and imported again', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await importThroughWizard(ovo, messyFile);
  expect(await countContacts(ovo)).toBe(people.asItIs);
  await page.getByRole('link', { name: `Fix ${messyRows.length} rows` }).click();
  await isLeft(ovo, messyRows.length);
  const kinds = page.getByRole('group', { name: 'Problems' });
  const problems = new Set(messyRows.map(({ problem }) => problem));
  await expect(kinds.getByRole('button')).toHaveCount(problems.size + 1);
  expect(problems.size).toBeGreaterThanOrEqual(12);

  // All rows with one problem at once.
  await kinds.getByRole('button', { name: /^Leading 0 lost/ }).click();
  await page.getByRole('button', { name: 'Apply all 2 fixes…' }).click();
  const question = page.getByRole('dialog');
  await expect(question).toContainText('Line 6: 7700900105 → 07700900105');
  await question.getByRole('button', { name: 'Apply all 2' }).click();
  await expect(page.getByText('2 rows fixed.')).toBeVisible();
  await isLeft(ovo, messyRows.length - 2);

  // One by one: with Ovo's fix, or with the right value.
  let left = messyRows.length - 2;
  for (const { line, fix, fixed, problem } of messyRows.slice(2)) {
    await rowOf(page, line).click();
    const editor = page.getByRole('form', { name: `Line ${line}` });
    if (fix !== null) await editor.getByRole('button', { name: `Use ${fix}` }).click();
    else if (fixed !== null) {
      const cell = fixed.cell === 2 ? 'Mobile phone' : 'Unsubscribed';
      await editor.getByLabel(cell).fill(fixed.text);
      await editor.getByRole('button', { name: 'Import this row' }).click();
    } else {
      expect(problem).toBe('too-many-cells');
      await editor.getByLabel('Extra cell 7').fill('');
      await editor.getByLabel('Extra cell 8').fill('');
      await editor.getByLabel('Extra cell 8').press('Enter');
    }
    left -= 1;
    await isLeft(ovo, left);
  }
  expect(await countContacts(ovo)).toBe(people.fixed);

  await page.getByRole('link', { name: 'Imports' }).click();
  const row = page.getByRole('row', { name: /^messy\.csv/ });
  const figures = ['22', '6', '1', '15', '0'];
  await expect(row.getByRole('cell')).toHaveText([...figures, '', '']);
  await row.getByRole('button', { name: 'More for messy.csv' }).click();
  await page.getByRole('menuitem', { name: 'Undo import…' }).click();
  await expect(question).toContainText('21 contacts added by this import will be removed.');
  await expect(question).toContainText('1 number is on Do not text only because of this file');
  await question.getByRole('button', { name: 'Undo import', exact: true }).click();
  await expect(row).toContainText('Undone');
  expect(await countContacts(ovo)).toBe(0);

  await importThroughWizard(ovo, messyFile);
  expect(await countContacts(ovo)).toBe(people.asItIs);
  await expect(page.getByRole('link', { name: `Fix ${messyRows.length} rows` })).toBeVisible();
});

test('a row that is still rejected stays in the editor with its new reason', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await importThroughWizard(ovo, messyFile);
  await page.getByRole('link', { name: `Fix ${messyRows.length} rows` }).click();
  await rowOf(page, 14).click();
  const editor = page.getByRole('form', { name: 'Line 14' });
  await editor.getByLabel('Mobile phone').fill('nobody knows');
  await editor.getByLabel('Mobile phone').press('Enter');
  await expect(page.getByText(/^Line 14 still can’t be imported\./)).toBeVisible();
  await expect(editor).toContainText('This isn’t a phone number');
  await expect(editor.getByLabel('Mobile phone')).toBeFocused();
  await expect(editor.getByLabel('Mobile phone')).toHaveValue('nobody knows');
  await isLeft(ovo, messyRows.length);

  // Escape drops what was typed and returns to the rows.
  await page.keyboard.type('212-555-0113');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid', { name: 'Rows to fix' })).toBeFocused();
  await expect(editor.getByLabel('Mobile phone')).toHaveValue('nobody knows');
});

test('rows can be fixed by keyboard alone', async ({ launchOvo }) => {
  test.slow();
  const ovo = await launchOvo();
  const { page } = ovo;
  const { keyboard } = page;
  const grid = page.getByRole('grid', { name: 'Rows to fix' });
  await ovo.chooseFile(messyFile);
  await goTo(page, 'Tab', page.getByRole('link', { name: /^Choose a file$/ }));
  await keyboard.press('Enter');

  const importIt = async () => {
    await goTo(page, 'Tab', page.getByRole('button', { name: /^Choose file…$/ }));
    await keyboard.press('Enter');
    await goTo(page, 'Tab', page.getByRole('button', { name: /^Import 6 contacts$/ }));
    expect(await showsFocus(page)).toBe(true);
    await keyboard.press('Enter');
    await goTo(page, 'Tab', page.getByRole('link', { name: /^Fix 15 rows$/ }));
  };
  await importIt();
  await keyboard.press('Enter');

  // The grid has the focus at once; after each row the next one is active.
  await expect(grid).toBeFocused();
  expect(await grid.getAttribute('aria-describedby')).not.toBeNull();
  let left = messyRows.length;
  for (const { line, fix, fixed } of messyRows) {
    await expect(page.getByRole('form', { name: `Line ${line}` })).toBeVisible();
    if (fix === null && fixed === null) await keyboard.press('Delete');
    else if (fix !== null) await keyboard.press('Enter');
    else if (fixed !== null) {
      await keyboard.press('Enter');
      const cell = page.getByLabel(fixed.cell === 2 ? 'Mobile phone' : 'Unsubscribed');
      await goTo(page, 'Tab', cell);
      await keyboard.press('ControlOrMeta+A');
      await keyboard.type(fixed.text);
      await keyboard.press('Enter');
    }
    left -= 1;
    await isLeft(ovo, left);
  }
  await expect(page.getByText('14 rows of messy.csv fixed, 1 skipped.')).toBeVisible();
  expect(await countContacts(ovo)).toBe(people.fixed - 1);

  // The dismissed row is restored, and loses its surplus cells.
  await goTo(page, 'Tab', page.getByRole('button', { name: 'Restore 1 skipped row' }));
  await keyboard.press('Enter');
  await expect(grid).toBeFocused();
  await keyboard.press('F2');
  for (const cell of ['Extra cell 7', 'Extra cell 8']) {
    await goTo(page, 'Tab', page.getByLabel(cell));
    await keyboard.press('ControlOrMeta+A');
    await keyboard.press('Delete');
  }
  await keyboard.press('Enter');
  await isLeft(ovo, 0);
  expect(await countContacts(ovo)).toBe(people.fixed);

  await goTo(page, 'Tab', page.getByRole('link', { name: 'Imports' }));
  await keyboard.press('Enter');
  await goTo(page, 'Tab', page.getByRole('button', { name: 'More for messy.csv' }));
  await keyboard.press('Enter');
  await goTo(page, 'ArrowDown', page.getByRole('menuitem', { name: 'Undo import…' }));
  await keyboard.press('Enter');
  await goTo(page, 'Tab', page.getByRole('dialog').getByRole('button', { name: /^Undo import$/ }));
  await keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /^messy\.csv/ })).toContainText('Undone');
  expect(await countContacts(ovo)).toBe(0);

  await goTo(page, 'Tab', page.getByRole('link', { name: /^Import( contacts)?$/ }));
  await keyboard.press('Enter');
  await importIt();
  expect(await countContacts(ovo)).toBe(people.asItIs);
});

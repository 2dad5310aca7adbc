import type { Page } from '@playwright/test';
import { expect, test, type Ovo } from '../support/app.ts';
import { countContacts, importThroughWizard } from '../support/journey.ts';
import { goTo, showsFocus } from '../support/keyboard.ts';
import { messyFile, messyRows } from '../support/messy-contacts.ts';

/** Contacts that the messy file brings as it is, and once all of it is fixed. */
const people = { asItIs: 6, fixed: 21 } as const;

/** The row of that line of the file. */
const rowOf = (page: Page, line: number) =>
  page
    .getByRole('grid', { name: 'Rows to mend' })
    .getByRole('row', { name: new RegExp(`^${line} `) });

/** Waits until so many rows are left on the bench. */
async function isLeft({ page }: Ovo, count: number): Promise<void> {
  if (count === 0) await expect(page.getByText('Nothing left to mend')).toBeVisible();
  else await expect(page.locator('.rejected-rows-counts')).toContainText(`· ${count} left`);
}

test('a messy file is imported, fixed on the bench, undone, and imported again', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await importThroughWizard(ovo, messyFile);
  expect(await countContacts(ovo)).toBe(people.asItIs);
  await page.getByRole('link', { name: `Mend ${messyRows.length} rows` }).click();
  await isLeft(ovo, messyRows.length);
  const kinds = page.getByRole('navigation', { name: 'Kinds of problems' });
  const problems = new Set(messyRows.map(({ problem }) => problem));
  await expect(kinds.getByRole('button')).toHaveCount(problems.size + 1);
  expect(problems.size).toBeGreaterThanOrEqual(12);

  // All of a kind at once.
  await kinds.getByRole('button', { name: /^The 0 in front is lost/ }).click();
  await page.getByRole('button', { name: 'Take all 2 fixes…' }).click();
  const question = page.getByRole('dialog');
  await expect(question).toContainText('Line 6: 7700900105 → 07700900105');
  await question.getByRole('button', { name: 'Take all 2' }).click();
  await expect(page.getByText('2 rows fixed.')).toBeVisible();
  await isLeft(ovo, messyRows.length - 2);

  // One after the other, as Ovo proposes or as the person knows it.
  let left = messyRows.length - 2;
  for (const { line, fix, fixed, problem } of messyRows.slice(2)) {
    await rowOf(page, line).click();
    const editor = page.getByRole('form', { name: `Line ${line}` });
    if (fix !== null) await editor.getByRole('button', { name: `Take ${fix}` }).click();
    else if (fixed !== null) {
      const cell = fixed.cell === 2 ? 'Mobile phone' : 'Unsubscribed';
      await editor.getByLabel(cell).fill(fixed.text);
      await editor.getByRole('button', { name: 'Bring it in as edited' }).click();
    } else {
      expect(problem).toBe('too-many-cells');
      await editor.getByLabel('Cell 7, one too many').fill('');
      await editor.getByLabel('Cell 8, one too many').fill('');
      await editor.getByLabel('Cell 8, one too many').press('Enter');
    }
    left -= 1;
    await isLeft(ovo, left);
  }
  expect(await countContacts(ovo)).toBe(people.fixed);

  await page.getByRole('link', { name: 'Imports' }).click();
  const card = page.getByRole('listitem', { name: 'messy.csv' });
  await expect(card).toContainText('22 rows: 6 added, 1 updated, 15 fixed');
  await card.getByRole('button', { name: 'Undo the import of messy.csv' }).click();
  await expect(question).toContainText('21 contacts that it brought are removed.');
  await expect(question).toContainText('1 number that the file said must not be texted');
  await question.getByRole('button', { name: 'Undo the import', exact: true }).click();
  await expect(card).toContainText('Undone');
  expect(await countContacts(ovo)).toBe(0);

  await importThroughWizard(ovo, messyFile);
  expect(await countContacts(ovo)).toBe(people.asItIs);
  await expect(page.getByRole('link', { name: `Mend ${messyRows.length} rows` })).toBeVisible();
});

test('a row that is still wrong stays in the editor with its new reason', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await importThroughWizard(ovo, messyFile);
  await page.getByRole('link', { name: `Mend ${messyRows.length} rows` }).click();
  await rowOf(page, 14).click();
  const editor = page.getByRole('form', { name: 'Line 14' });
  await editor.getByLabel('Mobile phone').fill('nobody knows');
  await editor.getByLabel('Mobile phone').press('Enter');
  await expect(page.getByText(/^Line 14 cannot go in yet\./)).toBeVisible();
  await expect(editor).toContainText('This is not a phone number');
  await expect(editor.getByLabel('Mobile phone')).toBeFocused();
  await expect(editor.getByLabel('Mobile phone')).toHaveValue('nobody knows');
  await isLeft(ovo, messyRows.length);

  // What was typed and not brought in is forgotten, and the keys are back at the rows.
  await page.keyboard.type('212-555-0113');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid', { name: 'Rows to mend' })).toBeFocused();
  await expect(editor.getByLabel('Mobile phone')).toHaveValue('nobody knows');
});

test('the same by keyboard alone', async ({ launchOvo }) => {
  test.slow();
  const ovo = await launchOvo();
  const { page } = ovo;
  const { keyboard } = page;
  const grid = page.getByRole('grid', { name: 'Rows to mend' });
  await ovo.chooseFile(messyFile);
  await goTo(page, 'Tab', page.getByRole('link', { name: /^Choose a file$/ }));
  await keyboard.press('Enter');

  const importIt = async () => {
    await goTo(page, 'Tab', page.getByRole('button', { name: /^Choose file…$/ }));
    await keyboard.press('Enter');
    await goTo(page, 'Tab', page.getByRole('button', { name: /^Import$/ }));
    expect(await showsFocus(page)).toBe(true);
    await keyboard.press('Enter');
    await goTo(page, 'Tab', page.getByRole('link', { name: /^Mend 15 rows$/ }));
  };
  await importIt();
  await keyboard.press('Enter');

  // The rows have the focus at once; each that is done makes room for the next.
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
  await expect(page.getByText('14 rows of messy.csv fixed, 1 row set aside.')).toBeVisible();
  expect(await countContacts(ovo)).toBe(people.fixed - 1);

  // What was set aside is brought back, and loses the cells that it has too many.
  await goTo(page, 'Tab', page.getByRole('button', { name: 'Bring 1 row back' }));
  await keyboard.press('Enter');
  await expect(grid).toBeFocused();
  await keyboard.press('F2');
  for (const cell of ['Cell 7, one too many', 'Cell 8, one too many']) {
    await goTo(page, 'Tab', page.getByLabel(cell));
    await keyboard.press('ControlOrMeta+A');
    await keyboard.press('Delete');
  }
  await keyboard.press('Enter');
  await isLeft(ovo, 0);
  expect(await countContacts(ovo)).toBe(people.fixed);

  await goTo(page, 'Tab', page.getByRole('link', { name: 'Imports' }));
  await keyboard.press('Enter');
  await goTo(page, 'Tab', page.getByRole('button', { name: 'Undo the import of messy.csv' }));
  await keyboard.press('Enter');
  await goTo(
    page,
    'Tab',
    page.getByRole('dialog').getByRole('button', { name: /^Undo the import$/ }),
  );
  await keyboard.press('Enter');
  await expect(page.getByRole('listitem', { name: 'messy.csv' })).toContainText('Undone');
  expect(await countContacts(ovo)).toBe(0);

  await goTo(page, 'Tab', page.getByRole('link', { name: 'Import…' }));
  await keyboard.press('Enter');
  await importIt();
  expect(await countContacts(ovo)).toBe(people.asItIs);
});

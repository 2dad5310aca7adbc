import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../../tools/project.ts';
import { expect, test, type LaunchOvo, type Ovo } from '../../support/app.ts';
import { goToContacts, openWithPeople, shows, table } from '../../support/contacts-window.ts';

const run = promisify(execFile);
const people = 3000;

/** The name of row n, counted from 1, in the order of the table. */
function nameOf(place: number): string {
  return `Person ${String(place).padStart(4, '0')}`;
}

/** Starts Ovo on a folder with 3,000 people whose names say their place in the table. */
async function openWithMany(launchOvo: LaunchOvo): Promise<Ovo> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'ovo-e2e-'));
  const file = path.join(dataFolder, 'people.csv');
  const lines = Array.from(
    { length: people },
    (_, index) => `${nameOf(index + 1)},+1212555${String(index + 1).padStart(4, '0')}`,
  );
  await writeFile(file, ['Name,Phone', ...lines].join('\n'));
  const program = path.join(projectRoot, 'src-main', 'cli.ts');
  await run(process.execPath, [program, '--data', dataFolder, 'contacts', 'import', file]);
  const ovo = await launchOvo({ dataFolder });
  await goToContacts(ovo);
  return ovo;
}

interface ShownRow {
  /** Its place among all rows, counted from 1. */
  readonly place: number;
  readonly name: string | undefined;
}

/** The rows that a person sees, from the top. */
async function visibleRows({ page }: Ovo): Promise<readonly ShownRow[]> {
  return await page.locator('.contacts-table .ui-grid').evaluate((scroller) => {
    const box = scroller.getBoundingClientRect();
    const headHeight = 36;
    return [...scroller.querySelectorAll('tbody tr')]
      .map((row) => ({ row, place: row.getBoundingClientRect() }))
      .filter(({ place }) => place.bottom > box.top + headHeight && place.top < box.bottom)
      .toSorted((one, other) => one.place.top - other.place.top)
      .map(({ row }) => ({
        place: Number(row.ariaRowIndex) - 1,
        name: row.querySelectorAll('td')[1]?.textContent,
      }));
  });
}

/** Waits until the rows in sight are there, each in its place and none missing, around that place. */
async function showsAround(ovo: Ovo, place: number): Promise<void> {
  await expect
    .poll(async () => {
      const rows = await visibleRows(ovo);
      const firstPlace = rows[0]?.place ?? 0;
      return {
        wrong: rows.filter(
          (row, index) => row.place !== firstPlace + index || row.name !== nameOf(row.place),
        ),
        isThere: rows.length > 5 && rows.some((row) => row.place === place),
      };
    })
    .toEqual({ wrong: [], isThere: true });
}

test('wherever the table is scrolled to, the rows there are shown, in their places', async ({
  launchOvo,
}) => {
  const ovo = await openWithMany(launchOvo);
  const { page } = ovo;
  const scroller = page.locator('.contacts-table .ui-grid');
  await expect(table(ovo)).toHaveAttribute('aria-rowcount', String(people + 1));
  await showsAround(ovo, 1);
  for (const place of [1500, 1503, 1530, 2990, 12, 2000, 1990, 99, 101]) {
    await scroller.evaluate((element, top) => (element.scrollTop = top), (place - 1) * 36);
    await showsAround(ovo, place);
  }
  await areReadInOrder(ovo);

  // So they are where the window has another height.
  await scroller.evaluate((element) => (element.scrollTop = 1503 * 36));
  await areReadInOrder(ovo);
  const drawn = await table(ovo).locator('tbody tr').count();
  await ovo.electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const [width = 0, height = 0] = window?.getSize() ?? [];
    window?.setSize(width, height - 100);
  });
  await expect(table(ovo).locator('tbody tr')).not.toHaveCount(drawn);
  await areReadInOrder(ovo);
});

test('a range reaches back to rows that were in sight a moment ago', async ({ launchOvo }) => {
  const ovo = await openWithMany(launchOvo);
  const { page } = ovo;
  await showsAround(ovo, 1);
  const box = (place: number) =>
    table(ovo).getByRole('checkbox', { name: `Select ${nameOf(place)}` });
  await box(1).click();
  const scroller = page.locator('.contacts-table .ui-grid');
  for (const place of [150, 300]) {
    await scroller.evaluate((element, top) => (element.scrollTop = top), (place - 1) * 36);
    await showsAround(ovo, place);
  }
  await box(305).click({ modifiers: ['Shift'] });
  await expect(page.getByText('305 selected')).toBeVisible();
});

test('a range takes in rows that were never in sight', async ({ launchOvo }) => {
  const ovo = await openWithMany(launchOvo);
  const { page } = ovo;
  await showsAround(ovo, 1);
  const first = table(ovo).getByRole('checkbox', { name: `Select ${nameOf(2)}` });
  await first.click();
  await page.keyboard.press('End');
  await showsAround(ovo, people);
  await page.keyboard.press('Shift+Space');
  await expect(page.getByText('2,999 selected')).toBeVisible();
});

/** Waits until whoever reads the page without seeing it hears the rows in their order. */
async function areReadInOrder(ovo: Ovo): Promise<void> {
  await expect
    .poll(
      async () =>
        await table(ovo)
          .locator('tbody tr')
          .evaluateAll((rows) =>
            rows.every(
              (row, index) => Number(row.ariaRowIndex) === Number(rows[0]?.ariaRowIndex) + index,
            ),
          ),
    )
    .toBe(true);
}

test('keys move through all rows, and the way back from a contact leads to the same place', async ({
  launchOvo,
}) => {
  const ovo = await openWithMany(launchOvo);
  const { page } = ovo;
  await table(ovo).focus();
  await page.keyboard.press('End');
  await showsAround(ovo, people);
  await page.keyboard.press('ArrowUp');
  const active = page.locator(`[id='${await activeId(ovo)}']`);
  await expect(active).toContainText(nameOf(people - 1));
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+Space');
  await expect(page.getByText('3 selected')).toBeVisible();
  await table(ovo)
    .getByRole('checkbox', { name: `Select ${nameOf(people)}` })
    .click();
  await expect(page.getByText('4 selected')).toBeVisible();
  await expect(table(ovo)).toBeFocused();

  // An element that showed a selected row shows another one that is not selected.
  await page.keyboard.press('Home');
  await showsAround(ovo, 1);
  await expect(table(ovo).getByRole('checkbox', { checked: true })).toHaveCount(0);
  await page.keyboard.press('End');
  await showsAround(ovo, people);
  await expect(table(ovo).locator('tr[aria-selected=true]')).toHaveCount(4);

  // A first Enter opens the panel, a second one the page.
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: nameOf(people) })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: nameOf(people) })).toBeVisible();
  await page.goBack();
  await showsAround(ovo, people);
  await expect(table(ovo)).toBeFocused();
});

test('whoever selects all while a search is answered is told of no count before the answer', async ({
  launchOvo,
}) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  await expect(table(ovo)).toHaveAttribute('aria-rowcount', '13');
  const release = await ovo.holdAnswers('contacts.page');
  await page.getByLabel('Search contacts').fill('lyon');
  await table(ovo).focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByText('… selected')).toBeVisible();
  await release();
  await expect(page.getByText('6 selected')).toBeVisible();
});

test('former rows cannot be selected while a search is answered', async ({ launchOvo }) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  await expect(table(ovo)).toHaveAttribute('aria-rowcount', '13');
  const release = await ovo.holdAnswers('contacts.page');
  await page.getByLabel('Search contacts').fill('lyon');
  const former = table(ovo).getByRole('checkbox', { name: /Chloé/ });
  await former.click();
  await expect(former).not.toBeChecked();
  await release();
  await shows(ovo, 'Jun', 'Bo', 'Esi', 'Amara', 'Hana', 'Lena');
  await expect(page.getByText('selected')).toHaveCount(0);
  await table(ovo).getByRole('checkbox', { name: /Amara/ }).click();
  await expect(page.getByText('1 selected')).toBeVisible();
});

test('the active row says its hints to whoever uses the keyboard, seeing or not', async ({
  launchOvo,
}) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  await page.getByLabel('Search contacts').fill('dubois');
  await shows(ovo, 'Chloé');
  await page.keyboard.press('ArrowDown');
  await expect(table(ovo)).toBeFocused();
  const row = page.locator(`[id='${await activeId(ovo)}']`);
  await expect(row).toHaveAttribute('aria-description', /vip.*Consent since/);
  await expect(page.locator('.ui-grid-hints')).toBeVisible();
  await expect(page.locator('.ui-grid-hints')).toContainText('Consent since');
});

test('a hint goes with the contact that it is about', async ({ launchOvo }) => {
  const ovo = await openWithPeople(launchOvo);
  const field = ovo.page.getByLabel('Search contacts');
  await field.fill('chloe');
  await shows(ovo, 'Chloé');
  const cells = table(ovo).locator('tbody tr').first().locator('td');
  const [tags, status] = [cells.nth(3), cells.nth(4)];
  await tags.hover();
  await expect(tags).toHaveAttribute('title', /vip/);
  await status.hover();
  await expect(status).toHaveAttribute('title', /Consent since/);
  // The same element shows somebody without tags.
  await field.fill('bo');
  await shows(ovo, 'Bo');
  await expect(tags).not.toHaveAttribute('title');
  await expect(status).not.toHaveAttribute('title', /Consent since/);
});

/** The id of the row that assistive technology takes for the active one. */
async function activeId(ovo: Ovo): Promise<string> {
  const id = await table(ovo).getAttribute('aria-activedescendant');
  expect(id).not.toBeNull();
  return id ?? '';
}

test('each key of a search is answered at once: former rows stay until then, and so does the field', async ({
  launchOvo,
}) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  const field = page.getByLabel('Search contacts');
  await field.fill('nobody at all');
  await expect(page.getByText('No contacts found')).toBeVisible();

  await field.fill('');
  await expect(table(ovo)).toHaveAttribute('aria-rowcount', '13');
  await expect(field).toBeFocused();
  await field.fill('nobody else');
  await expect(page.getByText('No contacts found')).toBeVisible();

  const release = await ovo.holdAnswers('contacts.page');
  await field.fill('ly');
  await expect(page.getByText('No contacts found')).toBeVisible();
  await expect(field).toBeFocused();
  await release();
  await shows(ovo, 'Jun', 'Bo', 'Esi', 'Amara', 'Hana', 'Lena');
  await page.keyboard.type('on');
  await expect(field).toHaveValue('lyon');
  await shows(ovo, 'Jun', 'Bo', 'Esi', 'Amara', 'Hana', 'Lena');
});

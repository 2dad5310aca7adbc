import { expect, test, type Ovo } from '../../support/app.ts';
import { goToContacts, openWithPeople, shows, table } from '../../support/contacts-window.ts';

/** The headings of the columns, without that of the checkboxes. */
async function headings(ovo: Ovo): Promise<readonly string[]> {
  const all = await table(ovo).locator('thead th').allInnerTexts();
  return all.slice(1);
}

/** What Ctrl+C or a menu put on the clipboard. */
async function copied({ electron }: Ovo): Promise<string> {
  return await electron.evaluate(({ clipboard }) => clipboard.readText());
}

test('columns are chosen, custom fields among them, and the choice outlives the window', async ({
  launchOvo,
}) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  expect(await headings(ovo)).toEqual([
    'Name',
    'Number',
    'Tags',
    'Can be texted',
    'Email',
    'Added',
  ]);
  await page.getByRole('button', { name: 'Columns' }).click();
  const chooser = page.getByRole('dialog', { name: 'Columns' });
  await chooser.getByRole('checkbox', { name: 'Email' }).uncheck();
  await chooser.getByRole('checkbox', { name: 'Added' }).uncheck();
  await chooser.getByRole('checkbox', { name: 'Town' }).check();
  for (let step = 0; step < 3; step += 1) {
    await chooser.getByRole('button', { name: 'Move Town left' }).click();
  }
  await chooser.getByRole('switch', { name: 'Compact rows' }).check();
  await page.keyboard.press('Escape');
  expect(await headings(ovo)).toEqual(['Name', 'Town', 'Number', 'Tags', 'Can be texted']);
  const row = table(ovo).getByRole('row', { name: /Amara Okafor/ });
  await expect(row).toContainText('Lyon');
  expect((await row.boundingBox())?.height).toBe(28);

  await ovo.quit();
  const again = await launchOvo({ dataFolder: ovo.dataFolder });
  await goToContacts(again);
  await expect(table(again).getByRole('row', { name: /Amara Okafor/ })).toBeVisible();
  expect(await headings(again)).toEqual(['Name', 'Town', 'Number', 'Tags', 'Can be texted']);
  await again.page.getByRole('button', { name: 'Columns' }).click();
  await again.page.getByRole('button', { name: 'Reset' }).click();
  expect(await headings(again)).toContain('Email');
});

test('a click opens a panel that the arrow keys lead along, and Esc closes', async ({
  launchOvo,
}) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  await table(ovo).getByText('Chloé Dubois').click();
  const panel = page.getByRole('main').getByRole('complementary');
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Chloé Dubois');
  await expect(panel).toContainText('(212) 555-0103');
  await expect(panel).toContainText('Bakery');
  await expect(panel).toContainText('No messages yet.');
  await page.keyboard.press('ArrowDown');
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Farid Haddad');
  await expect(panel).toContainText('No consent');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(table(ovo)).toBeFocused();
});

test('a number is shown as people write it, and copied in E.164', async ({ launchOvo }) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  const row = table(ovo).getByRole('row', { name: /Chloé Dubois/ });
  await expect(row).toContainText('(212) 555-0103');
  await table(ovo).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => copied(ovo)).toBe('+12125550103');

  await row.getByText('Chloé Dubois').click();
  const panel = page.getByRole('main').getByRole('complementary');
  const number = panel.getByText('(212) 555-0103');
  await number.selectText();
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => copied(ovo)).toBe('+12125550103');

  // A whole row of text, and a part of a number.
  await row.evaluate((element) => document.getSelection()?.selectAllChildren(element));
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => copied(ovo)).toMatch(/Chloé Dubois\s+\+12125550103[^]*chloe@example.com/);
  await number.evaluate((element) => {
    const [text] = element.childNodes;
    if (text !== undefined) document.getSelection()?.setBaseAndExtent(text, 0, text, 5);
  });
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => copied(ovo)).toBe('(212)');
});

test('the selected are texted by a campaign to them, or to a list of them', async ({
  launchOvo,
}) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  await table(ovo).getByRole('checkbox', { name: 'Select Bo Lindqvist' }).click();
  await table(ovo).getByRole('checkbox', { name: 'Select Ivan Novak' }).click();
  await page.getByRole('button', { name: 'Text these' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Contacts' })).toHaveCount(0);
  const chips = page.getByRole('list', { name: 'Who gets this text' }).getByRole('listitem');
  await expect(chips).toHaveText(['Bo Lindqvist', 'Ivan Novak']);
  // No list is made of them.
  expect(await ovo.request('lists.all', undefined)).toHaveLength(1);

  // All but one are more than a campaign can name one by one: they are put on a list.
  await page.getByRole('link', { name: 'Contacts', exact: true }).click();
  await table(ovo).getByRole('checkbox', { name: 'Select all contacts' }).check();
  await table(ovo).getByRole('checkbox', { name: 'Select Bo Lindqvist' }).uncheck();
  for (let time = 1; time <= 2; time += 1) {
    await page.getByRole('button', { name: 'Text these' }).click();
    await expect(chips).toHaveText([/^11 contacts, .*11$/]);
    await page.getByRole('link', { name: 'Contacts', exact: true }).click();
    await table(ovo).getByRole('checkbox', { name: 'Select all contacts' }).check();
    await table(ovo).getByRole('checkbox', { name: 'Select Bo Lindqvist' }).uncheck();
  }
  // Again for the same people, a moment later: the same list.
  expect(await ovo.request('lists.all', undefined)).toHaveLength(2);
});

test('no row moves when the first is selected, and the selected go to Do not text', async ({
  launchOvo,
}) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  await shows(
    ovo,
    'Kofi',
    'Chloé',
    'Farid',
    'Jun',
    'Bo',
    'Esi',
    'Ivan',
    'Amara',
    'Grace',
    'Dmitri',
    'Hana',
    'Lena',
  );
  const row = table(ovo).getByRole('row', { name: /Bo Lindqvist/ });
  const before = await row.boundingBox();
  await table(ovo).getByRole('checkbox', { name: 'Select Bo Lindqvist' }).click();
  await table(ovo).getByRole('checkbox', { name: 'Select Grace O’Neil' }).click();
  await expect(page.getByText('2 selected')).toBeVisible();
  expect(await row.boundingBox()).toEqual(before);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Opt out…' }).click();
  await page.getByRole('button', { name: 'Opt out 2 contacts' }).click();
  await expect(page.getByText('1 number added to Do not text.')).toBeVisible();
  await expect(row).toContainText('Do not text');

  await page.getByRole('button', { name: 'Clear selection' }).click();
  await table(ovo).getByRole('checkbox', { name: 'Select all contacts' }).check();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Opt out…' }).click();
  await page.getByRole('button', { name: /^Opt out \d+ contacts$/ }).click();
  await expect(page.getByText(/ numbers? added to Do not text/).last()).toBeVisible();
  const { total } = await ovo.request('contacts.count', { filter: { isSuppressed: false } });
  expect(total).toBe(0);
});

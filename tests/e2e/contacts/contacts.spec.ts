import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../../support/app.ts';
import {
  count,
  goToContacts,
  goToSection,
  openContact,
  openWithPeople,
  shows,
  table,
} from '../../support/contacts-window.ts';

const everybody = [
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
] as const;

test('people are found as one types, filtered by chips, and kept as a list that stays current', async ({
  launchOvo,
}) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  await shows(ovo, ...everybody);
  const search = page.getByRole('searchbox', { name: 'Search contacts' });
  await search.fill('chlo dub');
  await shows(ovo, 'Chloé');
  await search.fill('lyon');
  await shows(ovo, 'Jun', 'Bo', 'Esi', 'Amara', 'Hana', 'Lena');
  await search.fill('nobody at all');
  await expect(page.getByText('No contacts found')).toBeVisible();
  await search.fill('');

  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Tag', exact: true }).click();
  await page.getByRole('option', { name: 'early (3)' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await shows(ovo, 'Kofi', 'Chloé', 'Dmitri');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Consent' }).click();
  await shows(ovo, 'Chloé');
  await page.getByRole('radio', { name: 'Not on record' }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  await shows(ovo, 'Kofi', 'Dmitri');
  await expect(page.getByText('2 found', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Save as list…' }).click();
  await page.getByLabel('List name').fill('Early, to be asked');
  await page.getByRole('button', { name: 'Save list' }).click();
  await expect(page.getByRole('combobox', { name: 'List' })).toHaveValue('Early, to be asked');
  await page.getByRole('button', { name: 'Remove filter: Tag: early' }).click();
  await expect(page.getByText('Filters changed')).toBeVisible();
  await page.getByRole('button', { name: 'Reset' }).click();
  await shows(ovo, 'Kofi', 'Dmitri');

  await ovo.request('contacts.create', { phone: '+12125550120', tags: ['early'], listId: null });
  await expect(page.getByText('3 found', { exact: true })).toBeVisible();
  await goToSection(ovo, 'Lists');
  const row = page.getByRole('row', { name: /Early, to be asked/ });
  await expect(row).toContainText('Tag: early · No consent on record');
  await expect(row.getByRole('cell', { name: '3', exact: true })).toBeVisible();
});

test('many are tagged and put on lists at once, and each change is taken back', async ({
  launchOvo,
}) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  const bar = page.getByRole('toolbar', { name: 'Actions for selected contacts' });
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill('lyon');
  await shows(ovo, 'Jun', 'Bo', 'Esi', 'Amara', 'Hana', 'Lena');
  await page.getByRole('checkbox', { name: 'Select all contacts' }).check();
  await table(ovo).getByRole('checkbox', { name: 'Select Hana Sato' }).click();
  await expect(bar.getByText('5 selected')).toBeVisible();

  await bar.getByRole('button', { name: 'Tag', exact: true }).click();
  await page.getByRole('combobox', { name: 'Tag name' }).fill('river');
  await page.keyboard.press('Enter');
  await expect(page.getByText('5 contacts tagged “river”.')).toBeVisible();
  expect(await count(ovo, { tags: ['river'] })).toBe(5);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone for 5 contacts.')).toBeVisible();
  expect(await count(ovo, { tags: ['river'] })).toBe(0);

  await bar.getByRole('button', { name: 'Add to list' }).click();
  await page.getByRole('combobox', { name: 'List name' }).fill('River');
  await page.getByRole('button', { name: 'Create “River” and add' }).click();
  await expect(page.getByText('5 contacts added to the new list “River”.')).toBeVisible();
  const more = async (name: string) => {
    await bar.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await more('Remove from list…');
  await page
    .getByRole('dialog')
    .getByRole('combobox', { name: 'List', exact: true })
    .fill('bakery');
  await page.keyboard.press('Enter');
  await expect(page.getByText('5 contacts removed from “Bakery”.')).toBeVisible();

  await more('Delete');
  await expect(page.getByText('5 contacts deleted.')).toBeVisible();
  await expect(table(ovo)).toBeFocused();
  await shows(ovo, 'Hana');
  await page.keyboard.press('ControlOrMeta+Z');
  await shows(ovo, 'Jun', 'Bo', 'Esi', 'Amara', 'Hana', 'Lena');
  const lists = await ovo.request('lists.all', undefined);
  expect(lists.map(({ name, count: on }) => [name, on])).toEqual([
    ['Bakery', 7],
    ['River', 5],
  ]);
});

test('the selected are exported, and nobody else', async ({ launchOvo }) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  const file = path.join(ovo.dataFolder, 'chosen.csv');
  await ovo.chooseFile(file);
  await table(ovo).getByRole('checkbox', { name: 'Select Bo Lindqvist' }).click();
  await table(ovo).getByRole('checkbox', { name: 'Select Ivan Novak' }).click();
  await page
    .getByRole('toolbar', { name: 'Actions for selected contacts' })
    .getByRole('button', { name: 'More actions' })
    .click();
  await page.getByRole('menuitem', { name: 'Export…' }).click();
  await expect(page.getByText('2 contacts exported to chosen.csv.')).toBeVisible();
  const lines = (await readFile(file, 'utf8')).trim().split(/\r?\n/);
  expect(lines).toHaveLength(3);
  expect(lines.join('\n')).toContain('ivan@example.com');
  expect(lines.join('\n')).not.toContain('amara@example.com');
});

test('one contact is changed as one types, suppressed, and opts back in only with evidence', async ({
  launchOvo,
}) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  await openContact(ovo, 'Esi Mensah');
  await expect(page.getByText(/^Imported from people.csv on /)).toBeVisible();

  await page.getByLabel('First name').fill('Esinam');
  await page.getByLabel('town').fill('Accra');
  await page.getByLabel('Phone number').fill('(212) 555-0130');
  await page.getByLabel('Phone number').blur();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Esinam Mensah' })).toBeVisible();
  await expect(page.getByLabel('Phone number')).toHaveValue('(212) 555-0130');
  await page.getByLabel('Phone number').fill('+12125550101');
  await page.getByLabel('Phone number').blur();
  await expect(page.getByText(/^Not saved: /)).toBeVisible();
  await page.getByLabel('Phone number').fill('+12125550130');
  await page.getByLabel('Phone number').blur();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Record consent…' }).click();
  await page.getByRole('combobox', { name: 'How they agreed' }).fill('In person');
  await page.getByRole('dialog').getByLabel('Evidence').fill('The sheet at the counter');
  await page.getByRole('button', { name: 'Record consent', exact: true }).click();
  const consent = page.getByRole('region', { name: 'Consent' });
  await expect(consent).toContainText('The sheet at the counter');
  await expect(consent.getByRole('button')).toHaveCount(0);

  const texting = page.getByRole('region', { name: 'Can be texted' });
  await expect(texting).toContainText('Yes');
  await texting.getByRole('button', { name: 'Opt out…' }).click();
  await page.getByLabel('Evidence').fill('Called on 3 May');
  await page.getByRole('button', { name: 'Opt out', exact: true }).click();
  await expect(texting).toContainText('Do not text');
  await expect(texting).toContainText('Called on 3 May');
  await texting.getByRole('button', { name: 'Opt back in…' }).click();
  const optIn = page.getByRole('button', { name: 'Opt back in', exact: true });
  await expect(optIn).toBeDisabled();
  await page.getByLabel('How the person asked for texts again').fill('Wrote “start” on 9 May');
  await optIn.click();
  await expect(texting).toContainText('Yes');
  await texting.getByText('Earlier entries').click();
  await expect(texting).toContainText('Wrote “start” on 9 May');

  await page.getByRole('link', { name: 'Contacts', exact: true }).last().click();
  await expect(table(ovo)).toBeFocused();
});

test('what was typed and saved never gives way to what was there before', async ({ launchOvo }) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  await openContact(ovo, 'Esi Mensah');
  const firstName = page.getByLabel('First name');
  const shown = await firstName.evaluateHandle((input: HTMLInputElement) => {
    const values: string[] = [];
    const note = () => void values.push(input.value);
    new MutationObserver(note).observe(input, { attributeFilter: ['value'] });
    return values;
  });
  await firstName.fill('Esinam');
  await firstName.blur();
  await expect(page.getByRole('heading', { level: 1, name: 'Esinam Mensah' })).toBeVisible();
  expect(await shown.jsonValue()).toEqual(['Esinam']);
});

test('a table that is narrowed can be widened again, however few its rows have become', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  for (let number = 1; number <= 10; number += 1) {
    await ovo.request('lists.create', { name: `List ${number}`, filter: null });
  }
  await ovo.request('lists.create', { name: 'Old', filter: null });
  await page.getByRole('navigation', { name: 'Main' }).getByText('Contacts').click();
  await goToSection(ovo, 'Lists');
  const find = page.getByRole('searchbox', { name: 'Find a list' });
  await find.fill('old');
  await expect(page.getByRole('main').getByText('1 list', { exact: true })).toBeAttached();
  await page.getByRole('button', { name: 'More for Old' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByText('No lists found')).toBeVisible();
  await find.fill('');
  await expect(page.getByRole('button', { name: 'List 7', exact: true })).toBeVisible();
  await expect(find).toBeFocused();
});

test('numbers are opted out, brought in from a file with rejects, opted back in, and written out', async ({
  launchOvo,
}) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  const numbers = table(ovo, 'Do not text');
  const tab = (name: RegExp) => page.getByRole('button', { name });
  await goToSection(ovo, 'Do not text');
  await expect(numbers.getByText('(212) 555-0107')).toBeVisible();
  await page.getByRole('button', { name: 'Add number…' }).click();
  const optOut = page.getByRole('button', { name: 'Opt out', exact: true });
  await page.getByLabel('Phone number').fill('(212) 555-01');
  await optOut.click();
  const refused = page.getByRole('dialog').getByRole('alert');
  await expect(refused).toBeVisible();
  await expect(page.getByLabel('Evidence')).not.toHaveAttribute('aria-invalid', 'true');
  await expect(optOut).toBeFocused();
  await page.getByLabel('Phone number').fill('(212) 555-0140');
  await expect(refused).toBeHidden();
  await optOut.click();
  await expect(numbers.getByText('(212) 555-0140')).toBeVisible();

  const file = path.join(ovo.dataFolder, 'stop.csv');
  await writeFile(file, 'Phone\n+12125550141\n+12125550140\n12\n');
  await ovo.chooseFile(file);
  await page.getByRole('button', { name: 'Import file…' }).click();
  const result = page.getByRole('dialog', { name: 'stop.csv imported' });
  await expect(result.getByRole('row')).toHaveCount(2);
  await result.getByRole('button', { name: 'Done' }).click();
  await expect(tab(/^Active 3$/)).toBeVisible();

  await page.getByRole('searchbox', { name: 'Search Do not text' }).fill('0141');
  await expect(tab(/^Active 1$/)).toBeVisible();
  await numbers.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: '(212) 555-0141' });
  await expect(panel).toContainText('Listed in “stop.csv”');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(numbers).toBeFocused();
  await numbers.getByText('(212) 555-0141').click();
  await panel.getByRole('button', { name: 'Opt back in…' }).click();
  await page.getByLabel('How the person asked for texts again').fill('Asked at the counter');
  await page.getByRole('button', { name: 'Opt back in', exact: true }).click();
  await expect(panel).toBeHidden();
  await expect(page.getByText('No numbers found')).toBeVisible();
  await tab(/^Removed 1$/).click();
  await expect(numbers.getByText(/^Asked at the counter/)).toBeVisible();

  const written = path.join(ovo.dataFolder, 'written.csv');
  await ovo.chooseFile(written);
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByText(/exported to written.csv\.$/)).toBeVisible();
  expect(await readFile(written, 'utf8')).toContain('+12125550140');
});

test('lists and tags are renamed, merged and deleted, and a list that a draft needs stays', async ({
  launchOvo,
}) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  const renameTag = async (from: string, to: string, button: string) => {
    await page.getByRole('button', { name: `More for ${from}` }).click();
    await page.getByRole('menuitem', { name: 'Rename or merge…' }).click();
    await page.getByRole('combobox', { name: 'New name' }).fill(to);
    await page.getByRole('button', { name: button }).click();
  };
  await goToSection(ovo, 'Tags');
  await renameTag('early', 'first', 'Rename');
  await expect(page.getByRole('row', { name: /^first 3/ })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('row', { name: /^early 3/ })).toBeVisible();
  await renameTag('early', 'VIP', 'Merge with “vip”');
  await expect(page.getByRole('row', { name: /^vip 5/ })).toBeVisible();
  await page.getByRole('button', { name: 'vip', exact: true }).click();
  await shows(ovo, 'Kofi', 'Chloé', 'Amara', 'Grace', 'Dmitri');

  const [bakery] = await ovo.request('lists.all', undefined);
  await ovo.request('campaigns.create', {
    name: 'Bread',
    body: 'Bread is ready.',
    sender: '',
    audience: { listIds: [bakery?.id ?? 0] },
  });
  await goToSection(ovo, 'Lists');
  await page.getByRole('button', { name: 'More for Bakery' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Bread' })).toBeVisible();
  await page.getByRole('button', { name: 'More for Bakery' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await page.getByLabel('List name').fill('Regulars');
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Regulars', exact: true })).toBeVisible();
  await ovo.request('lists.create', { name: 'Market', filter: { tags: ['vip'] } });
  await page.getByRole('button', { name: 'More for Market' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('row', { name: /^Market/ })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByRole('row', { name: /^Market/ })).toBeVisible();
  // A click anywhere in the row shows its contacts.
  await page.getByRole('row', { name: /^Regulars/ }).click({ position: { x: 400, y: 10 } });
  await expect(page.getByRole('combobox', { name: 'List' })).toHaveValue('Regulars');
});

test('a person who opened a contact comes back to the same rows', async ({ launchOvo }) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill('paris');
  await shows(ovo, 'Chloé', 'Ivan', 'Dmitri');
  await openContact(ovo, 'Ivan Novak');
  await goToContacts(ovo);
  await shows(ovo, 'Chloé', 'Ivan', 'Dmitri');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Ivan Novak' })).toBeVisible();
});

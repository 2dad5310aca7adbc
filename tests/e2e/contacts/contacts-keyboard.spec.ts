import { expect, test } from '../../support/app.ts';
import { count, openWithPeople, shows, table } from '../../support/contacts-window.ts';
import { goTo, showsFocus } from '../../support/keyboard.ts';

test('contacts are found, kept as a list, tagged, deleted and suppressed without a mouse', async ({
  launchOvo,
}) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  await page.keyboard.press('ControlOrMeta+F');
  await page.keyboard.type('lyon');
  await shows(ovo, 'Jun', 'Bo', 'Esi', 'Amara', 'Hana', 'Lena');

  await goTo(page, 'Tab', page.getByRole('button', { name: 'Filter', exact: true }));
  await page.keyboard.press('Enter');
  await goTo(page, 'ArrowDown', page.getByRole('menuitem', { name: 'Consent' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'On record', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await shows(ovo, 'Jun', 'Bo', 'Esi', 'Lena');
  await page.keyboard.press('Escape');
  await goTo(page, 'Tab', page.getByRole('button', { name: 'Save as list…' }));
  expect(await showsFocus(page)).toBe(true);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('List name')).toBeFocused();
  await page.keyboard.type('Lyon, to be asked');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“Lyon, to be asked” saved.')).toBeVisible();

  await goTo(page, 'Tab', table(ovo));
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Space');
  await expect(page.getByText('3 selected')).toBeVisible();
  await goTo(page, 'Shift+Tab', page.getByRole('button', { name: 'Tag', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Tag name' })).toBeFocused();
  await page.keyboard.type('river');
  await page.keyboard.press('Enter');
  await expect(page.getByText('3 contacts tagged “river”.')).toBeVisible();
  expect(await count(ovo, { tags: ['river'] })).toBe(3);
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(page.getByText('Undone for 3 contacts.')).toBeVisible();
  expect(await count(ovo, { tags: ['river'] })).toBe(0);

  await goTo(page, 'Tab', table(ovo));
  await page.keyboard.press('Delete');
  await expect(page.getByText('3 contacts deleted.')).toBeVisible();
  await shows(ovo, 'Lena');
  await page.keyboard.press('ControlOrMeta+Z');
  await shows(ovo, 'Jun', 'Bo', 'Esi', 'Lena');

  await page.keyboard.press('ControlOrMeta+F');
  await page.keyboard.press('ArrowDown');
  await expect(table(ovo)).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Lena Wolf' })).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('complementary', { name: 'Esi Mensah' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('main').getByRole('complementary')).toHaveCount(0);
  await expect(table(ovo)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Lena Wolf' })).toBeVisible();
  await goTo(page, 'Tab', page.getByRole('button', { name: 'Opt out…' }));
  await page.keyboard.press('Enter');
  await goTo(page, 'Tab', page.getByLabel('Evidence'));
  await page.keyboard.type('Called on 3 May');
  await goTo(page, 'Tab', page.getByRole('button', { name: /^Opt out$/ }));
  await page.keyboard.press('Enter');
  const texting = page.getByRole('region', { name: 'Can be texted' });
  await expect(texting).toContainText('Called on 3 May');
  await goTo(page, 'Tab', page.getByRole('button', { name: 'Opt back in…' }));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('How the person asked for texts again')).toBeFocused();
  await page.keyboard.type('Wrote “start” on 9 May');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(texting).toContainText('No consent');
});

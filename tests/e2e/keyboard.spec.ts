import path from 'node:path';
import { projectRoot } from '../../tools/project.ts';
import { expect, test } from '../support/app.ts';
import { messageText } from '../support/message-text.ts';
import { isCompleted, sendButton, sendEverything } from '../support/journey.ts';
import { goTo, showsFocus } from '../support/keyboard.ts';

const sample = path.join(projectRoot, 'resources', 'sample-contacts.csv');

test('a file is imported and a campaign is sent without a mouse', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await sendEverything(ovo, 0);
  await ovo.chooseFile(sample);

  await goTo(page, 'Tab', page.getByRole('link', { name: /^Choose a file$/ }));
  expect(await showsFocus(page)).toBe(true);
  await page.keyboard.press('Enter');
  await goTo(page, 'Tab', page.getByRole('button', { name: /^Choose file…$/ }));
  expect(await showsFocus(page)).toBe(true);
  await page.keyboard.press('Enter');
  await goTo(page, 'Tab', page.getByRole('combobox', { name: 'List', exact: true }));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Bakery');
  await goTo(page, 'Tab', page.getByRole('button', { name: /^Import 40 contacts$/ }));
  await page.keyboard.press('Enter');
  await goTo(page, 'Tab', page.getByRole('link', { name: /^Text them$/ }));
  await page.keyboard.press('Enter');

  await goTo(page, 'Tab', page.getByRole('textbox', { name: 'Name', exact: true }));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('By keyboard');
  await goTo(page, 'Tab', page.getByRole('textbox', { name: 'Text', exact: true }));
  await page.keyboard.type('Hi {{ first_name }} ');
  await goTo(page, 'Tab', page.getByRole('button', { name: /^Insert field$/ }));
  await page.keyboard.press('Enter');
  const favourite = page.getByRole('menuitem', { name: 'favourite' });
  await expect(favourite).toBeVisible();
  await goTo(page, 'ArrowDown', favourite);
  await page.keyboard.press('Enter');
  await expect
    .poll(() => messageText(page.getByRole('textbox', { name: 'Text', exact: true })))
    .toBe('Hi {{ first_name }} {{ favourite }}');
  await goTo(page, 'Tab', page.getByRole('button', { name: /^Review and send…$/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').locator(':focus')).toBeVisible();
  await goTo(page, 'Tab', page.getByRole('button', { name: sendButton }));
  await page.keyboard.press('Enter');
  await isCompleted(ovo);
  expect(await ovo.request('campaigns.list', undefined)).toEqual([
    expect.objectContaining({ name: 'By keyboard', status: 'completed', progress: 100 }),
  ]);
});

test('who goes to a screen starts at its heading, and the window is named after the screen', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await expect(page).toHaveTitle('Home – Ovo');
  for (const name of ['Campaigns', 'Settings']) {
    await goTo(page, 'Tab', page.getByRole('link', { name, exact: true }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
    await expect(page).toHaveTitle(`${name} – Ovo`);
  }
  // The heading is not in the way of Tab, and whoever types keeps the focus.
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('heading', { level: 1 })).not.toBeFocused();
  await ovo.chooseFromMenu('new-campaign');
  await page.getByLabel('Name', { exact: true }).fill('Typed on');
  await page.getByLabel('Name', { exact: true }).press('End');
  await expect(page).toHaveURL(/campaigns\/\d+$/);
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
});

test('the skip link leads past the navigation', async ({ launchOvo }) => {
  const { page } = await launchOvo();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

import path from 'node:path';
import { projectRoot } from '../../tools/project.ts';
import { expect, test } from '../support/app.ts';
import { isCompleted, sendEverything } from '../support/journey.ts';
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
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toHaveValue(
    'Hi {{ first_name }} {{ favourite }}',
  );
  await goTo(page, 'Tab', page.getByRole('button', { name: /^Review and send…$/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').locator(':focus')).toBeVisible();
  await goTo(page, 'Tab', page.getByRole('button', { name: /^Send to \d+ people$/ }));
  await page.keyboard.press('Enter');
  await isCompleted(ovo);
  expect(await ovo.request('campaigns.list', undefined)).toEqual([
    expect.objectContaining({ name: 'By keyboard', status: 'completed', progress: 100 }),
  ]);
});

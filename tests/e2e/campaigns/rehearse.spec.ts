import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Ovo } from '../../support/app.ts';
import { importFile } from '../../gallery/shops.ts';
import { openReview, openWeekendRolls } from '../../support/journey.ts';

/** A draft to so many people, open in the editor. */
async function openDraft(ovo: Ovo, people: number): Promise<number> {
  const { id: listId } = await ovo.request('lists.create', { name: 'Regulars', filter: null });
  for (let index = 0; index < people; index += 1) {
    const phone = `+1212555${String(100 + index).padStart(4, '0')}`;
    await ovo.request('contacts.create', { phone, firstName: `Ann ${index}`, listId });
  }
  await ovo.request('settings.save', {
    segmentsPerSecond: 1,
    quietHours: { enabled: false, from: '08:00', until: '21:00' },
  });
  return await openWeekendRolls(
    ovo,
    listId,
    'Hi {{ first_name }}, warm rolls from 8. Reply STOP to opt out',
  );
}

test('a campaign is rehearsed from the review: as foreseen, then with faults; nothing is sent', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  const id = await openDraft(ovo, 30);
  await openReview(page);
  const sheet = page.getByRole('dialog', { name: 'Review Weekend rolls' });
  const open = sheet.getByRole('button', { name: 'Rehearse…' });
  await open.click();
  const dialog = page.getByRole('dialog', { name: 'Rehearse Weekend rolls' });
  await dialog.getByRole('button', { name: 'Rehearse', exact: true }).press('Enter');
  await expect(dialog).toContainText('30 of 30 people get the text');
  await expect(dialog).toContainText('This was a rehearsal. Nobody was texted.');
  await expect(dialog).toContainText('People, segments, cost and time are as the review said.');
  const compared = dialog.getByRole('table', { name: 'Compared with the review' });
  await expect(compared.getByRole('row', { name: /^Segments/ })).toContainText('30');

  // The result is there to be read from its beginning.
  const inside = await dialog.evaluate(
    (all) => all.contains(document.activeElement) && all !== document.activeElement,
  );
  expect(inside).toBe(true);
  await expect(dialog.getByRole('button', { name: 'Close', exact: true }).last()).not.toBeFocused();
  await dialog.getByRole('button', { name: 'Change and rehearse again' }).press('Enter');
  await expect(dialog.getByRole('button', { name: 'Rehearse', exact: true })).toBeFocused();
  await dialog.getByLabel('Refused (% of texts)').fill('40');
  await dialog.getByLabel('Ovo is closed').check();
  await dialog.getByRole('button', { name: 'Rehearse', exact: true }).click();
  await expect(dialog).toContainText('The rehearsal differs from the review.');
  const happened = dialog.getByRole('list', { name: 'What happened' });
  await expect(happened).toContainText('Ovo is opened and goes on');

  // Esc leaves the review open, and the focus goes back to the button.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(sheet).toBeVisible();
  await expect(open).toBeFocused();
  const { snapshot } = await ovo.request('campaigns.get', { id });
  expect(snapshot).toMatchObject({ status: 'draft', sentCount: 0, contactCount: 0 });
  const folder = path.join(ovo.dataFolder, 'rehearsals');
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
});

test('what adds up to more than everybody is refused', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openDraft(ovo, 3);
  await openReview(page);
  await page.getByRole('button', { name: 'Rehearse…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rehearse Weekend rolls' });
  await dialog.getByLabel('Refused (% of texts)').fill('80');
  await dialog.getByLabel('Told to slow down (% of texts)').fill('30');
  await expect(dialog.getByRole('alert')).toContainText('100% together');
  const start = dialog.getByRole('button', { name: 'Rehearse', exact: true });
  await expect(start).toBeDisabled();
  await dialog.getByLabel('Told to slow down (% of texts)').fill('0');
  await dialog.getByLabel('Refused (% of texts)').fill('100');
  await start.click();
  await expect(dialog).toContainText('0 of 3 people get the text');
});

test('a rehearsal of many is stopped in the middle: nothing is kept', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  const file = path.join(ovo.dataFolder, 'people.csv');
  const rows = Array.from({ length: 5000 }, (_, index) => `Ann,+1212555${1000 + index}`);
  writeFileSync(file, ['Name,Phone', ...rows].join('\n'));
  await importFile(ovo, file, 'Everybody');
  const [list] = await ovo.request('lists.all', undefined);
  await openWeekendRolls(
    ovo,
    list?.id ?? 0,
    'Hi {{ first_name }}, warm rolls from 8. Reply STOP to opt out',
  );
  await openReview(page);
  await page.getByRole('button', { name: 'Rehearse…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rehearse Weekend rolls' });
  await dialog.getByRole('button', { name: 'Rehearse', exact: true }).click();
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  await expect(dialog).toContainText('Sending to nobody…');
  await expect(dialog.getByRole('button', { name: 'Stop' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('The rehearsal was stopped. Nothing was kept.');
  await expect(dialog.getByRole('button', { name: 'Rehearse', exact: true })).toBeFocused();
  expect(readdirSync(path.join(ovo.dataFolder, 'rehearsals'))).toEqual([]);
});

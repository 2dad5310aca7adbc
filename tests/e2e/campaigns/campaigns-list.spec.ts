import { expect, test } from '../../support/app.ts';
import { draftToPeople } from '../../support/journey.ts';

test('of many campaigns the newest are shown, older ones by a button, each with its actions', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  for (let number = 1; number <= 60; number += 1) {
    const audience = { listIds: [] };
    await ovo.request('campaigns.create', {
      name: `Offer ${number}`,
      body: '',
      sender: '',
      audience,
    });
  }
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Campaigns' })
    .click();
  const rows = page.getByRole('table', { name: 'Campaigns' }).locator('tbody tr');
  await expect(rows).toHaveCount(50);
  await expect(rows.first()).toContainText('Offer 60');
  await page.getByRole('button', { name: 'Show 10 older campaigns' }).press('Enter');
  await expect(rows).toHaveCount(60);
  await expect(rows.last()).toContainText('Offer 1');

  const search = page.getByRole('searchbox', { name: 'Search campaigns' });
  await search.fill('60 offer');
  await expect(rows).toHaveCount(1);
  await search.fill('nowhere');
  await expect(page.getByText('No campaigns found')).toBeVisible();
  await page.getByRole('button', { name: 'Show all campaigns' }).press('Enter');
  await expect(rows).toHaveCount(50);
  const show = page.getByRole('group', { name: 'Campaigns to show' });
  await show.getByRole('button', { name: 'Completed 0' }).press('Enter');
  await expect(page.getByText('No campaigns here')).toBeVisible();
  await show.getByRole('button', { name: 'Drafts 60' }).press('Enter');
  await expect(rows).toHaveCount(50);

  await page.getByRole('button', { name: 'Actions for Offer 30' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Delete draft' }).press('Enter');
  await expect(page.getByText('Offer 30 was deleted.')).toBeVisible();
  await expect(show.getByRole('button', { name: 'All 59' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.getByText('Offer 30 is back.')).toBeVisible();
  await expect(show.getByRole('button', { name: 'All 60' })).toBeVisible();

  await page.getByRole('button', { name: 'Actions for Offer 30' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Archive' }).press('Enter');
  await expect(page.getByText('Offer 30 was archived.')).toBeVisible();
  await show.getByRole('button', { name: 'Archived 1' }).press('Enter');
  await expect(rows).toHaveCount(1);
  await show.getByRole('button', { name: 'Drafts 59' }).press('Enter');

  await page.getByRole('button', { name: 'Actions for Offer 31' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Duplicate' }).press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(/^Offer 31/);
});

test('the menu of a row tells its name, opens by pointer and by keys, and gives the focus back', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await draftToPeople(ovo, 3);
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Campaigns' })
    .click();
  const row = page.getByRole('table', { name: 'Campaigns' }).getByRole('row').nth(1);
  const opener = row.getByRole('button');
  const name = (await opener.getAttribute('aria-label')) ?? '';
  expect(name).not.toBe('');
  const duplicate = page.getByRole('menuitem', { name: 'Duplicate' });

  await row.getByRole('link').focus();
  await page.keyboard.press('Tab');
  await expect(opener).toBeFocused();
  await expect(page.getByRole('tooltip', { name })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(duplicate).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(duplicate).toBeHidden();
  await expect(opener).toBeFocused();

  await page.reload();
  await opener.hover();
  await expect(page.getByRole('tooltip', { name })).toBeVisible();
  await opener.click();
  await expect(duplicate).toBeVisible();
});

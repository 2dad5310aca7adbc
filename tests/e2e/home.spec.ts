import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Ovo } from '../support/app.ts';
import { draftToPeople, importThroughWizard, reaches, sendEverything } from '../support/journey.ts';

const attentionOf = ({ page }: Ovo) =>
  page.getByRole('main').getByRole('region', { name: 'Needs attention' });

async function goHome({ page }: Ovo): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }).click();
}

/** Imports a file of which one row cannot go in. */
async function importWithOneRowToFix(ovo: Ovo): Promise<void> {
  const file = path.join(ovo.dataFolder, 'customers.csv');
  writeFileSync(file, 'First name,Phone\nAnn,+12125550101\nBob,12\n');
  await importThroughWizard(ovo, file);
}

test('what needs the user can be dismissed and brought back, and stays so after a restart', async ({
  launchOvo,
}) => {
  const first = await launchOvo();
  await importWithOneRowToFix(first);
  await goHome(first);
  await expect(attentionOf(first)).toContainText('1 row to fix');
  await first.page.getByRole('button', { name: 'Dismiss: 1 row to fix' }).click();
  await expect(attentionOf(first)).toContainText('Nothing needs attention');
  await first.page.getByRole('button', { name: 'Undo' }).click();
  await expect(attentionOf(first)).toContainText('1 row to fix');
  await first.page.getByRole('button', { name: 'Dismiss: 1 row to fix' }).click();
  await expect(attentionOf(first)).toContainText('Nothing needs attention');
  expect(await first.quit()).toBe(0);

  const second = await launchOvo({ dataFolder: first.dataFolder });
  await expect(attentionOf(second)).toContainText('Nothing needs attention');
  // The rows themselves wait as before.
  expect(await second.request('imports.page', { offset: 0, limit: 1 })).toMatchObject({
    rows: [{ left: 1 }],
  });
});

test('the steps to the first campaign are ticked off one after the other', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  const steps = page.getByRole('list', { name: 'Get started' }).getByRole('listitem');
  await expect(page.getByRole('heading', { name: 'Welcome to Ovo' })).toBeVisible();
  await draftToPeople(ovo, 2);
  await expect(steps).toHaveText([
    /Import contacts \(fine\)/,
    /Write a campaign \(fine\)/,
    /to do/,
    /to do/,
    /to do/,
  ]);
  await page.getByRole('link', { name: 'Continue News' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('News');
});

test('what is being sent or paused stays in sight in a small window, zoomed to 200 %', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page, electron } = ovo;
  await sendEverything(ovo, 4);
  const id = await draftToPeople(ovo, 800);
  await ovo.request('campaigns.start', { id });
  await goHome(ovo);
  const sending = page.getByRole('main').getByRole('region', { name: 'Sending now' });
  await expect(sending).toContainText(/\d+ of 800/);
  await expect(sending).toContainText(/ a second · done about /);
  await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(900, 600);
    window?.webContents.setZoomFactor(2);
  });
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(450);
  const foot = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /News/ });
  await expect(foot).toBeInViewport({ ratio: 1 });
  await expect(foot).toHaveAccessibleName(/^Sending practice: News \d+%/);
  await ovo.request('campaigns.pause', { id });
  await expect(foot).toHaveAccessibleName(/^Practice: News \d+% Paused$/);
  await expect(foot).toBeInViewport({ ratio: 1 });
  await foot.click();
  await reaches(ovo, 0);
});

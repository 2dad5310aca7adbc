import { expect, test, type Ovo } from '../support/app.ts';
import { draftToPeople, sendEverything } from '../support/journey.ts';

const open = async ({ page }: Ovo, address: string) =>
  await page.evaluate((wanted) => {
    location.hash = wanted;
  }, `#${address}`);

const screens = [
  '/campaigns',
  '/campaigns/new',
  '/campaigns/1',
  '/contacts',
  '/contacts/3',
  '/contacts/lists',
  '/contacts/tags',
  '/contacts/suppressions',
  '/contacts/import',
  '/imports',
  '/imports/1/rejected-rows',
  '/settings/practice',
  '/settings/backups',
  '/first-run',
];

test('each screen starts at its heading, and Alt+← goes back from there', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await draftToPeople(ovo, 3);
  for (const screen of screens) {
    await test.step(screen, async () => {
      await open(ovo, screen);
      await expect(page).toHaveURL(new RegExp(`#${screen}$`));
      await expect(page.getByRole('main').getByText('Loading')).toHaveCount(0);
      await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
      await page.keyboard.press('Alt+ArrowLeft');
      await expect(page.getByRole('heading', { level: 1, name: /^Good / })).toBeFocused();
    });
  }
});

/** Screens, their openers, and the field where one types then. */
const openers: readonly (readonly [string, string, boolean])[] = [
  ['/campaigns/1', 'Insert field', false],
  ['/campaigns/1', 'Review and send…', false],
  ['/contacts', 'Columns', true],
  ['/contacts/3', 'Opt out…', true],
  ['/contacts/lists', 'New list…', true],
  ['/contacts/suppressions', 'Add number…', true],
];

test('who closes what a button opened is at the button again', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await sendEverything(ovo, 0);
  await draftToPeople(ovo, 3);
  for (const [screen, name, isTyping] of openers) {
    await test.step(`${screen}: ${name}`, async () => {
      await open(ovo, screen);
      const opener = page.getByRole('button', { name, exact: true });
      await opener.press('Enter');
      const layer = page.locator('[role=dialog], [role=menu]').filter({ visible: true });
      await expect(layer.locator(':focus')).toHaveCount(1);
      if (isTyping) await expect(layer.locator('input:focus, textarea:focus')).toHaveCount(1);
      await page.keyboard.press('Escape');
      await expect(layer).toHaveCount(0);
      await expect(opener).toBeFocused();
    });
  }
});

test('a button that waited for a file has the focus again', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  await ovo.chooseFile(null);
  for (const [screen, name] of [
    ['/contacts/suppressions', 'Import file…'],
    ['/contacts/import', 'Choose file…'],
  ] as const) {
    await open(ovo, screen);
    const button = ovo.page.getByRole('button', { name, exact: true });
    await button.press('Enter');
    await expect(button).not.toHaveAttribute('data-loading', 'true');
    await expect(button).toBeFocused();
  }
});

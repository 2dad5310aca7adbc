import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test, type Ovo } from '../support/app.ts';
import { changeSettings } from '../support/journey.ts';

/** For edges that another processor smooths otherwise: no wrong color, font or place passes. */
const tolerance = { threshold: 0.1, maxDiffPixels: 50 } as const;

const appearances = ['light', 'dark'] as const;

async function openComponents({ page }: Ovo): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/components';
  });
  await expect(page.getByRole('heading', { level: 1, name: 'Components' })).toBeVisible();
}

/** What is drawn with them is in its place only once all are there. */
async function fontsAreRead(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}

async function sectionsOf(page: Page): Promise<readonly { name: string; section: Locator }[]> {
  const sections = await page.getByRole('main').getByRole('region').all();
  return await Promise.all(
    sections.map(async (section) => ({
      name: (await section.getAttribute('aria-label')) ?? '',
      section,
    })),
  );
}

for (const appearance of appearances) {
  test(`every component looks as drawn and can be used by everybody, in ${appearance}`, async ({
    launchOvo,
  }) => {
    test.slow();
    // The fonts are Ovo's own; these leave nothing of how this computer draws them, or of its language.
    const ovo = await launchOvo({
      arguments: [
        '--font-render-hinting=none',
        '--disable-lcd-text',
        '--force-device-scale-factor=1',
      ],
      env: { LANG: 'en_US.UTF-8', LANGUAGE: 'en_US' },
    });
    const { page } = ovo;
    await changeSettings(ovo, { appearance });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', appearance);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openComponents(ovo);
    await fontsAreRead(page);

    for (const { name, section } of await sectionsOf(page)) {
      const file = name.toLowerCase().replaceAll(/[^a-z]+/g, '-');
      // Other systems draw letters by rules of their own.
      if (process.platform !== 'linux') continue;
      await expect.soft(section, name).toHaveScreenshot(`${file}-${appearance}.png`, tolerance);
    }
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`),
    ).toEqual([]);
  });
}

test('a side panel takes the focus, and gives it back at Esc', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openComponents(ovo);
  const table = page.getByRole('grid', { name: 'People' });
  await table.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Amara Okafor' });
  await expect(panel).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(table).toBeFocused();
});

test('a notice closes at Esc, once the action succeeds, and when its screen is left', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openComponents(ovo);
  const failed = page.getByRole('alert').filter({ hasText: 'The contact was not saved' });
  const press = (name: string) => page.getByRole('button', { name }).click();

  await press('Say it failed');
  await expect(failed).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(failed).toBeHidden();

  await press('Say it failed');
  await press('Say it failed');
  await expect(failed).toHaveCount(1);
  await press('Let it succeed');
  await expect(failed).toBeHidden();

  await press('Offer to undo');
  await press('Say it failed');
  await expect(failed).toBeVisible();
  // A notice younger than a second belongs to the screen that is being gone to.
  await page.waitForFunction(
    (since) => performance.now() - since > 1000,
    await page.evaluate(() => performance.now()),
  );
  await page.locator('nav').getByRole('link', { name: 'Campaigns' }).click();
  await expect(failed).toBeHidden();
  await expect(page.getByText('3 contacts deleted.')).toBeVisible();
});

test('an emoji is drawn by the font that comes with Ovo', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openComponents(ovo);
  await fontsAreRead(page);
  const fonts = await page.evaluate(() =>
    [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
  );
  expect(new Set(fonts)).toEqual(new Set(['Inter Variable', 'Noto Color Emoji']));
  // A glyph that was not drawn would leave the canvas as it was.
  const colors = await page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d');
    if (context === null) return 0;
    context.font = '32px "Noto Color Emoji"';
    context.fillText('😀', 0, 32);
    const { data } = context.getImageData(0, 0, 40, 40);
    return new Set(new Uint32Array(data.buffer)).size;
  });
  expect(colors).toBeGreaterThan(20);
});

test('in a longer language each text of the frame is whole, and comes from the catalogue', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await page.evaluate(() => window.sessionStorage.setItem('ovo-words', 'pseudo'));
  await page.reload();
  const sidebar = page.getByRole('navigation', { name: '[Máíñ~~]' });
  await expect(sidebar.getByRole('link')).toHaveText([
    /^\[.*\]$/,
    /^\[.*\]$/,
    /^\[.*\]$/,
    /^\[.*\]$/,
    /^\[.*\]$/,
  ]);
  const cut = await sidebar.evaluate((element) =>
    [...element.querySelectorAll<HTMLElement>('*')]
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth)
      .map(({ textContent }) => textContent),
  );
  expect(cut).toEqual([]);
});

test('a button of an icon alone tells its name to the pointer and to the keyboard', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openComponents(ovo);
  const table = page.getByRole('grid', { name: 'People' });
  await table.focus();
  await page.keyboard.press('Enter');
  const tip = page.getByRole('tooltip');
  await page.keyboard.press('Tab');
  await expect(tip).toHaveText('Close');
  await page.keyboard.press('Shift+Tab');
  await expect(tip).toBeHidden();
  await page.getByRole('button', { name: 'More for the selected' }).hover();
  await expect(tip).toHaveText('More for the selected');
  const sidebar = page.getByRole('navigation', { name: 'Main' });
  await sidebar.getByRole('link', { name: 'Campaigns' }).hover();
  await expect(tip).toHaveText(/^Campaigns(Ctrl|⌘)2$/);
});

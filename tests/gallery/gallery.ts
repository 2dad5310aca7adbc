import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test as base, type LaunchOptions, type Ovo } from '../support/app.ts';
import { holdRequests, refuseRequests } from './requests.ts';
import { galleryFolder, looksFile, type Look } from './looks.ts';

const appearances = ['light', 'dark'] as const;

/** The sizes of the window's content; the last is a large window seen at 200 %. */
const sizes = [
  { name: '1200x800', width: 1200, height: 800, zoom: 1 },
  { name: '1440x900', width: 1440, height: 900, zoom: 1 },
  { name: '900x600', width: 900, height: 600, zoom: 1 },
  { name: 'zoom-200', width: 1440, height: 900, zoom: 2 },
] as const;

export interface Gallery {
  /** Starts Ovo; on a new data folder unless one is given. */
  open(options?: LaunchOptions): Promise<Ovo>;
  /** Goes to an address of the window, such as `/campaigns/3`, and waits until the screen is complete. */
  goTo(ovo: Ovo, address: string): Promise<void>;
  /** Takes the pictures of what the window shows now: in each appearance and size, each tried by axe. */
  show(ovo: Ovo, screen: string, state: string): Promise<void>;
}

export const test = base.extend<{ readonly gallery: Gallery }>({
  gallery: async ({ launchOvo }, use) => {
    await use({
      open: async (options) => {
        const ovo = await launchOvo({
          ...options,
          arguments: ['--force-device-scale-factor=1', ...(options?.arguments ?? [])],
          env: { LANG: 'en_US.UTF-8', LANGUAGE: 'en_US', ...options?.env },
        });
        await ovo.page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
        return ovo;
      },
      goTo: async (ovo, address) => {
        await ovo.page.evaluate((hash) => void (location.hash = hash), `#${address}`);
        await isComplete(ovo.page);
      },
      show,
    });
  },
});

/** Shows the screen where the window is while its answers do not come, and where they fail. */
export async function waitsAndFails(gallery: Gallery, ovo: Ovo, screen: string): Promise<void> {
  const { page } = ovo;
  const answer = await holdRequests(ovo);
  await page.reload();
  await page.locator('main [aria-busy=true]').first().waitFor();
  await gallery.show(ovo, screen, 'loading');
  await answer();
  const succeed = await refuseRequests(ovo);
  await page.reload();
  await page.getByRole('main').getByRole('alert').first().waitFor();
  await gallery.show(ovo, screen, 'failed');
  await succeed();
  await page.reload();
}

async function show(ovo: Ovo, screen: string, state: string): Promise<void> {
  const { page } = ovo;
  mkdirSync(path.join(galleryFolder, screen), { recursive: true });
  for (const size of sizes) {
    await resize(ovo, size);
    for (const appearance of appearances) {
      await page.emulateMedia({ colorScheme: appearance, reducedMotion: 'reduce' });
      await page.locator(`html[data-mantine-color-scheme=${appearance}]`).waitFor();
      await isStill(page);
      const picture = path.join(screen, `${state}-${appearance}-${size.name}.png`);
      await takePicture(ovo, path.join(galleryFolder, picture));
      await look(page, picture);
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await resize(ovo, sizes[0]);
}

/** As the window is drawn: Playwright's own pictures show a quarter of a window at 200 %. */
async function takePicture({ electron }: Ovo, file: string): Promise<void> {
  const picture = await electron.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  writeFileSync(file, Buffer.from(picture, 'base64'));
}

async function resize({ electron, page }: Ovo, size: (typeof sizes)[number]): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(width, height);
    window?.webContents.setZoomFactor(zoom);
  }, size);
  await page.waitForFunction(
    ({ width, zoom }) => Math.abs(window.innerWidth * zoom - width) <= zoom,
    size,
  );
}

/** Waits until a screen has its heading and everything that it asked for. */
async function isComplete(page: Page): Promise<void> {
  const main = page.getByRole('main');
  await main.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(() => document.querySelector('main [aria-busy=true]') === null);
}

/** Waits until the fonts are read and what moves has arrived; what moves for ever does not count. */
async function isStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const moving = document
      .getAnimations()
      .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime));
    await Promise.allSettled(moving.map(({ finished }) => finished));
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  });
}

/** Says what axe finds on the screen, and whether anything is wider than the window. */
async function look(page: Page, picture: string): Promise<void> {
  // The browser inside Electron opens no page beside this one.
  const { violations, passes } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  );
  const beside = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  const seen: Look = {
    picture,
    rules: violations.length + passes.length,
    findings: found.length,
  };
  appendFileSync(looksFile, `${JSON.stringify(seen)}\n`);
  expect.soft(found, picture).toEqual([]);
  expect.soft(beside, `${picture}: pixels beside the window`).toBe(0);
}

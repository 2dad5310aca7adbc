import type { Page } from '@playwright/test';
import { pseudoText } from '../../src-shared/words/pseudo.ts';
import { expect, type Ovo } from './app.ts';

/*
 * The language of these tests is nobody's: each text of the catalogue is in brackets and a third longer.
 * A text that lacks its last bracket on the screen is cut off.
 */

/** From now on the window speaks the longer language. */
export async function speakLonger({ page }: Ovo): Promise<void> {
  await page.evaluate(() => window.sessionStorage.setItem('ovo-words', 'pseudo'));
  await page.reload();
}

/** How a text that is complete in the catalogue is called in the longer language. */
export const longer = pseudoText;

/** Matches what begins with this text. */
export function longerFrom(text: string): RegExp {
  const beginning = pseudoText(text).replace(/[~ ]*\]$/, '');
  return new RegExp(`^${beginning.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`);
}

/** Goes to an address of the window, such as `/campaigns/3`, and waits until the screen is complete. */
export async function goToAddress({ page }: Ovo, address: string): Promise<void> {
  await page.evaluate((hash) => void (location.hash = hash), `#${address}`);
  await expect(page.getByRole('main').getByRole('heading', { level: 1 }).first()).toBeVisible();
  await page.waitForFunction(() => document.querySelector('main [aria-busy=true]') === null);
}

/** Presses a button by its name in English; the first of several. */
export async function press({ page }: Ovo, name: string): Promise<void> {
  await page
    .getByRole('button', { name: longer(name), exact: true })
    .filter({ visible: true })
    .first()
    .click();
}

/** Chooses from an open menu by the name in English. */
export async function pick({ page }: Ovo, name: string): Promise<void> {
  await page.getByRole('menuitem', { name: longer(name), exact: true }).click();
}

/** Fails with the texts that are cut off on a screen, in a usual and in a small window. */
export async function nothingIsCut(ovo: Ovo, screen: string): Promise<void> {
  for (const [width, height] of [
    [1200, 800],
    [900, 600],
  ] as const) {
    await ovo.electron.evaluate(
      ({ BrowserWindow }, size) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
      },
      { width, height },
    );
    await ovo.page.waitForFunction((wanted) => window.innerWidth === wanted, width);
    await isStill(ovo.page);
    expect.soft(await cutTexts(ovo.page), `${screen}, ${width} × ${height}`).toEqual([]);
  }
}

/** Waits until what moves has arrived: a dialog on its way is cut off by nothing. */
async function isStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = document
      .getAnimations()
      .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime));
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });
}

/** What of the catalogue's texts is hidden by what stands around it. */
async function cutTexts(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const isOfCatalogue = (text: string) => /^\[.*\]$/s.test(text.trim());
    const cut: string[] = [];
    /** For eyes that do not see the screen: a pixel in size. */
    const isForEars = (element: Element) => element.clientWidth <= 1 && element.clientHeight <= 1;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      if (!isOfCatalogue(node.textContent ?? '')) continue;
      if (node.parentElement?.checkVisibility({ visibilityProperty: true }) !== true) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const text = range.getBoundingClientRect();
      if (text.width === 0 || text.height === 0) continue;
      let canBeScrolledTo = false;
      /** Elsewhere, or in the list already. */
      let isDone = false;
      let around: Element | null = node.parentElement;
      for (; around !== null; around = around.parentElement) {
        isDone = isForEars(around);
        if (isDone) break;
        const { overflowX, overflowY } = getComputedStyle(around);
        const box = around.getBoundingClientRect();
        const isCutBeside = overflowX !== 'visible' && text.right > box.right + 1;
        const isCutBelow = ['hidden', 'clip'].includes(overflowY) && text.bottom > box.bottom + 1;
        // Tables are read sideways too.
        if (isCutBeside && around.matches('.ui-grid, :has(> [role=grid]), section[tabindex="0"]')) {
          isDone = true;
          break;
        }
        if (isCutBeside || (isCutBelow && !canBeScrolledTo)) {
          cut.push(node.textContent ?? '');
          isDone = true;
          break;
        }
        if (['auto', 'scroll'].includes(overflowY)) canBeScrolledTo = true;
      }
      if (!isDone && text.right > window.innerWidth + 1) cut.push(node.textContent ?? '');
    }
    // Choices and placeholders are texts, too, though they stand in fields.
    for (const field of document.querySelectorAll('input')) {
      const text = field.value === '' ? field.placeholder : field.value;
      if (!isOfCatalogue(text) || !field.checkVisibility()) continue;
      if (field.scrollWidth > field.clientWidth + 1) cut.push(`in a field: ${text}`);
    }
    return cut;
  });
}

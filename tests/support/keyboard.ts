import type { Locator, Page } from '@playwright/test';
import { expect } from './app.ts';

/** The farthest that anything may be away on one screen. */
const mostStops = 60;

/** Presses a key until this has the focus, as somebody without a mouse does. */
export async function goTo(
  page: Page,
  key: 'Tab' | 'Shift+Tab' | 'ArrowDown',
  wanted: Locator,
): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${mostStops} presses of ${key} do not reach ${String(wanted)}.`);
}

/** Whether what has the focus shows it. */
export async function showsFocus(page: Page): Promise<boolean> {
  return await page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return false;
    const style = getComputedStyle(activeElement);
    return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
  });
}

import type { Page } from '@playwright/test';

/** A click and what it is to show. */
export interface Click {
  /** What is clicked: the first element that matches. */
  readonly on: string;
  /** All that must be on the page for the content to be there; nothing may still be loading. */
  readonly content: readonly string[];
  /** A text that the first of them must have; any text where absent. */
  readonly text?: string;
}

/**
 * Clicks, and answers how long the content took, in milliseconds: until the frame that shows it was
 * painted. The page watches itself, so that no driver is between the click and the clock.
 */
export async function clickToContent(page: Page, click: Click): Promise<number> {
  await page.locator(click.on).first().waitFor();
  return await page.evaluate(async ({ on, content, text = '' }: Click) => {
    const isThere = () =>
      document.querySelector('[aria-busy="true"]') === null &&
      content.every((selector) => document.querySelector(selector) !== null) &&
      (document.querySelector(content[0] ?? '')?.textContent ?? '').includes(text);
    const target = document.querySelector<HTMLElement>(on);
    if (target === null) throw new Error(`The page has no ${on}.`);
    if (isThere()) throw new Error(`The content ${content.join(', ')} is there before the click.`);
    const startedAt = performance.now();
    const shown = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!isThere()) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(document, {
        attributes: true,
        characterData: true,
        childList: true,
        subtree: true,
      });
    });
    target.click();
    await shown;
    await new Promise<void>((resolve) => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => {
        channel.port1.close();
        resolve();
      });
      channel.port1.start();
      // A message of a frame is handled once the frame is painted.
      requestAnimationFrame(() => channel.port2.postMessage(0));
    });
    return performance.now() - startedAt;
  }, click);
}

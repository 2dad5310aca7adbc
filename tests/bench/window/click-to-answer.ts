import type { Locator } from '@playwright/test';

/**
 * Clicks, and answers how long the window took to show anything of it, in milliseconds: until the frame
 * after the first change of the page was painted. Where the focus or a mark moves, that is a change.
 */
export async function clickToAnswer(target: Locator): Promise<number> {
  return await target.first().evaluate(async (element) => {
    if (!(element instanceof HTMLElement)) throw new Error('Nothing can be clicked there.');
    const startedAt = performance.now();
    const changed = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
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
    element.click();
    await changed;
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
  });
}

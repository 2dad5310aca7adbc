import type { Page } from '@playwright/test';

/** What frames took while something was scrolled, in milliseconds. */
export interface Frames {
  /** From one frame to the next. */
  readonly between: readonly number[];
  /** What of that the page itself worked: scripts, styles, layout and painting, without putting it on the screen. */
  readonly work: readonly number[];
}

/** Scrolls what matches the selector by so many pixels a frame, and watches the frames. */
export async function scrollFrames(
  page: Page,
  options: { readonly selector: string; readonly pixels: number; readonly frames: number },
): Promise<Frames> {
  return await page.evaluate(async ({ selector, pixels, frames }) => {
    const scroller = document.querySelector(selector);
    const between: number[] = [];
    const work: number[] = [];
    const channel = new MessageChannel();
    let startedAt = 0;
    // A message is handled when the frame has been painted.
    channel.port1.addEventListener('message', () => work.push(performance.now() - startedAt));
    channel.port1.start();
    await new Promise<void>((resolve) => {
      let last: number | undefined;
      const step = (time: number) => {
        if (last !== undefined) between.push(time - last);
        last = time;
        if (between.length >= frames) return resolve();
        startedAt = performance.now();
        if (scroller !== null) scroller.scrollTop += pixels;
        channel.port2.postMessage(0);
        requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    });
    channel.port1.close();
    return { between, work };
  }, options);
}

/**
 * Types a text into what has the focus, a key at a time; answers for each key how long it took until the
 * rows of the grid had changed and stood still, in milliseconds; null where they did not change.
 */
export async function typeAndWatch(
  page: Page,
  text: string,
): Promise<readonly { readonly typed: string; readonly milliseconds: number | null }[]> {
  const samples: { readonly typed: string; readonly milliseconds: number | null }[] = [];
  for (const [index, key] of Array.from(text).entries()) {
    await page.evaluate(() => {
      const watch = { pressedAt: 0, shownAt: 0 };
      const rows = new MutationObserver(() => {
        if (watch.pressedAt > 0) watch.shownAt = performance.now();
      });
      const grid = document.querySelector('.contacts-table');
      if (grid !== null)
        rows.observe(grid, { childList: true, characterData: true, subtree: true });
      const press = (event: KeyboardEvent) => {
        watch.pressedAt = event.timeStamp;
      };
      window.addEventListener('keydown', press, { capture: true, once: true });
      Object.assign(window, { ovoBench: { watch, rows } });
    });
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    // Longer than any pause before a search begins, and than the search itself.
    await page.waitForTimeout(700);
    const milliseconds = await page.evaluate(() => {
      const { watch, rows } = (
        window as unknown as {
          ovoBench: { watch: { pressedAt: number; shownAt: number }; rows: MutationObserver };
        }
      ).ovoBench;
      rows.disconnect();
      return watch.shownAt === 0 ? null : watch.shownAt - watch.pressedAt;
    });
    samples.push({ typed: text.slice(0, index + 1), milliseconds });
  }
  return samples;
}

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
    if (scroller === null) throw new Error(`The page has no ${selector}.`);
    const top = scroller.scrollTop;
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
        scroller.scrollTop += pixels;
        channel.port2.postMessage(0);
        requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    });
    channel.port1.close();
    // Frames in which nothing moves are always quick.
    if (scroller.scrollTop === top) throw new Error(`${selector} does not scroll.`);
    return { between, work };
  }, options);
}

/** How long a key that changes no row is watched. */
const watchMs = 1000;

/**
 * Presses keys in what has the focus, one after the other; answers for each how long it took until the
 * frame was painted that shows other rows, in milliseconds; null where the rows stayed the same.
 */
export async function pressAndWatch(
  page: Page,
  keys: readonly string[],
): Promise<readonly (number | null)[]> {
  const times: (number | null)[] = [];
  for (const key of keys) {
    const watch = await page.evaluateHandle((limit) => {
      const table = document.querySelector('.contacts-table');
      if (table === null) throw new Error('The page has no table of contacts.');
      const shown = new Promise<number | null>((resolve) => {
        const press = (event: KeyboardEvent) => {
          const rows = new MutationObserver(() => {
            rows.disconnect();
            clearTimeout(timer);
            const painted = new MessageChannel();
            painted.port1.addEventListener('message', () => {
              painted.port1.close();
              resolve(performance.now() - event.timeStamp);
            });
            painted.port1.start();
            // A message of a frame is handled once the frame is painted.
            requestAnimationFrame(() => painted.port2.postMessage(0));
          });
          rows.observe(table, { childList: true, characterData: true, subtree: true });
          const timer = setTimeout(() => {
            rows.disconnect();
            resolve(null);
          }, limit);
        };
        window.addEventListener('keydown', press, { capture: true, once: true });
      });
      return { shown };
    }, watchMs);
    await page.keyboard.press(key);
    times.push(await watch.evaluate(async ({ shown }) => await shown));
    await watch.dispose();
  }
  return times;
}

import type { Page } from '@playwright/test';
import { buildApp } from '../../../tools/build.ts';
import { electronLaunchOptions } from '../../../tools/launch.ts';
import { inFolder } from '../bench-setup.ts';
import { millisecondBudget } from '../harness/budget.ts';
import { share, type Row } from '../row.ts';
import { writePeerApp } from './peer-app.ts';
import { measureEmptyClicks } from './screens.ts';
import { writeShop } from './shop.ts';
import { launch, paintedOnce, usableOvo } from './starts.ts';

/** A text of usual length, with a field, curly quotes, a link and an emoji in it. */
const before =
  'Hi {{ first_name | default: "there" }}, it’s “roll” weekend! Cinnamon, pecan and apple, warm from 8. See https://shop.com/rolls 🥐 ';
const typed = 'Show this text at the counter for one on us. Reply STOP to opt out. ';

/** A page that shows nearly nothing: what a change of it costs. */
const emptyPage = '<title>Empty</title><main>Empty</main>';

/**
 * Types into the text of a draft; answers for each key how long it took until the frame was painted that
 * shows another count of characters, in milliseconds.
 */
async function typeAndWatch(page: Page, text: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (const character of text) {
    const watch = await page.evaluateHandle(() => {
      const counter = document.querySelector('.message-counter');
      if (counter === null) throw new Error('The page has no counter of segments.');
      const shown = new Promise<number>((resolve) => {
        const press = (event: KeyboardEvent) => {
          const counts = new MutationObserver(() => {
            counts.disconnect();
            const painted = new MessageChannel();
            painted.port1.addEventListener('message', () => {
              painted.port1.close();
              resolve(performance.now() - event.timeStamp);
            });
            painted.port1.start();
            // A message of a frame is handled once the frame is painted.
            requestAnimationFrame(() => painted.port2.postMessage(0));
          });
          counts.observe(counter, { childList: true, characterData: true, subtree: true });
        };
        window.addEventListener('keydown', press, { capture: true, once: true });
      });
      return { shown };
    });
    await page.keyboard.press(character === ' ' ? 'Space' : character);
    times.push(await watch.evaluate(async ({ shown }) => await shown));
    await watch.dispose();
  }
  return times;
}

/** Typing into the text of a campaign, beside so many contacts. Needs a display, or makes one. */
export function editorTyping(count: number): Promise<readonly Row[]> {
  return inFolder(async (folder) => {
    await buildApp();
    writeShop(folder, count);
    const ovo = await electronLaunchOptions();
    const empty = await electronLaunchOptions({ project: writePeerApp('empty', emptyPage) });
    try {
      const blank = await launch(empty, []);
      await paintedOnce(blank.page);
      const peer = share(await measureEmptyClicks(blank.page), 0.95);
      await blank.electron.close();

      const { electron, page } = await launch(ovo, ['--data', folder]);
      await usableOvo(page);
      const main = page.getByRole('navigation', { name: 'Main' });
      await main.getByRole('link', { name: 'Campaigns' }).click();
      await page.getByRole('link', { name: 'New campaign' }).first().click();
      const field = page.getByRole('textbox', { name: 'Text', exact: true });
      await field.fill(before);
      await page.keyboard.press('ControlOrMeta+End');
      const times = await typeAndWatch(page, typed);
      await electron.close();

      const p95 = share(times, 0.95);
      const budget = millisecondBudget(50);
      return [
        {
          what: 'typing a text: from the press of a key to the count of its segments',
          ovo: `p50 ${share(times, 0.5).toFixed(1)}, p95 ${p95.toFixed(1)}, longest ${share(times, 1).toFixed(1)} ms (${times.length} keys)`,
          peer: `a click that changes one text of an empty page: p95 ${peer.toFixed(1)} ms`,
          ratio: `${(p95 / peer).toFixed(1)} ×`,
          budget: `p95 ${budget.text}`,
          isMet: p95 <= budget.limitMs,
        },
      ];
    } finally {
      await ovo.stop();
      await empty.stop();
    }
  });
}

import type { Page } from '@playwright/test';
import path from 'node:path';
import { createCampaign } from '../../../src-main/campaigns/campaign-rows.ts';
import { openDatabase } from '../../../src-main/database/open.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { migrationsFolder } from '../../support/database.ts';
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

/** What follows each key, by the part of the page that changes. */
const answers = {
  'the count of its segments': '.message-counter',
  'the preview of a contact': '.ui-phone .ui-bubble',
} as const;

/**
 * Types into the text of a draft; answers for each key how long it took until the frame was painted in which
 * each of these parts had changed, in milliseconds.
 */
async function typeAndWatch(
  page: Page,
  text: string,
  parts: readonly string[],
): Promise<readonly (readonly number[])[]> {
  const times: (readonly number[])[] = [];
  for (const character of text) {
    // A space at the end of a text is counted and not sent.
    const changing = character === ' ' ? parts.slice(0, 1) : parts;
    const watch = await page.evaluateHandle((selectors) => {
      const watched = selectors.map((selector) => {
        const part = document.querySelector(selector);
        if (part === null) throw new Error(`The page has no ${selector}.`);
        return part;
      });
      const pressed = new Promise<number>((resolve) => {
        const press = (event: KeyboardEvent) => resolve(event.timeStamp);
        window.addEventListener('keydown', press, { capture: true, once: true });
      });
      const painted = watched.map(
        (part) =>
          new Promise<number>((resolve) => {
            const changes = new MutationObserver(() => {
              changes.disconnect();
              const frame = new MessageChannel();
              frame.port1.addEventListener('message', () => {
                frame.port1.close();
                resolve(performance.now());
              });
              frame.port1.start();
              // A message of a frame is handled once the frame is painted.
              requestAnimationFrame(() => frame.port2.postMessage(0));
            });
            changes.observe(part, { childList: true, characterData: true, subtree: true });
          }),
      );
      const shown = Promise.all([pressed, ...painted]).then(([at, ...shownAt]) =>
        shownAt.map((time) => time - at),
      );
      return { shown };
    }, changing);
    await page.keyboard.press(character === ' ' ? 'Space' : character);
    times.push(await watch.evaluate(async ({ shown }) => await shown));
    await watch.dispose();
  }
  return times;
}

/** A draft to everybody, and its place in the list of campaigns. */
function writeDraft(folder: string): string {
  const name = 'Cinnamon rolls';
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  createCampaign(
    db,
    { name, body: before, sender: '', audience: { listIds: [], filters: [{}] } },
    systemClock.now(),
  );
  db.close();
  return name;
}

/** Typing into the text of a campaign, beside so many contacts. Needs a display, or makes one. */
export function editorTyping(count: number): Promise<readonly Row[]> {
  return inFolder(async (folder) => {
    await buildApp();
    writeShop(folder, count);
    const name = writeDraft(folder);
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
      await page.getByRole('link', { name }).first().click();
      const field = page.getByRole('textbox', { name: 'Text', exact: true });
      await page.locator('.ui-phone').waitFor();
      await field.click();
      await page.keyboard.press('ControlOrMeta+End');
      const times = await typeAndWatch(page, typed, Object.values(answers));
      await electron.close();

      return Object.keys(answers).map((part, place): Row => {
        const own = times.flatMap((ofKey) => ofKey[place] ?? []);
        const p95 = share(own, 0.95);
        const budget = millisecondBudget(50);
        return {
          what: `typing a text to ${count.toLocaleString('en')} people: from the press of a key to ${part}`,
          ovo: `p50 ${share(own, 0.5).toFixed(1)}, p95 ${p95.toFixed(1)}, longest ${share(own, 1).toFixed(1)} ms (${own.length} keys)`,
          peer: `a click that changes one text of an empty page: p95 ${peer.toFixed(1)} ms`,
          ratio: `${(p95 / peer).toFixed(1)} ×`,
          budget: `p95 ${budget.text}`,
          isMet: p95 <= budget.limitMs,
        };
      });
    } finally {
      await ovo.stop();
      await empty.stop();
    }
  });
}

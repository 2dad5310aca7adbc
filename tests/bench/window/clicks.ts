import type { Locator, Page } from '@playwright/test';
import { buildApp } from '../../../tools/build.ts';
import { electronLaunchOptions } from '../../../tools/launch.ts';
import { millisecondBudget } from '../harness/budget.ts';
import { share, type Row } from '../row.ts';
import { inFolder } from '../bench-setup.ts';
import { clickToAnswer } from './click-to-answer.ts';
import { writePeerApp } from './peer-app.ts';
import { measureEmptyClicks } from './screens.ts';
import { writeShop } from './shop.ts';
import { launch, paintedOnce, usableOvo } from './starts.ts';

const rounds = 20;

/** A click that starts work in the main process. */
interface Kind {
  readonly name: string;
  /** The address of the screen. */
  readonly at: string;
  /** What is done before the clock starts. */
  readonly before?: (page: Page) => Promise<void>;
  readonly target: (page: Page) => Locator;
  /** What leaves the screen as it was. */
  readonly after?: (page: Page) => Promise<void>;
}

const button = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).filter({ visible: true });
const rows = (page: Page) => page.locator('[role=grid] tbody tr:not([data-pending])');
const selectAll = (page: Page) => page.getByRole('checkbox', { name: 'Select all contacts' });
const escape = async (page: Page) => await page.keyboard.press('Escape');
const isOver = async (page: Page) =>
  await page.getByRole('button', { name: 'Undo', exact: true }).last().waitFor();

/** One contact of the table is selected. */
async function selectOne(page: Page): Promise<void> {
  await rows(page).first().waitFor();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Space');
  await page.getByRole('toolbar').waitFor();
}

/** One contact of the table is selected, and a name of a list or tag is given. */
const selectAndName = (open: string, label: string, name: string) => async (page: Page) => {
  await selectOne(page);
  await button(open)(page).click();
  await page.getByRole('combobox', { name: label }).fill(name);
};

const kinds: readonly Kind[] = [
  {
    name: 'open a panel',
    at: '/contacts',
    target: rows,
    after: escape,
  },
  {
    name: 'select all',
    at: '/contacts',
    before: async (page) => await rows(page).first().waitFor(),
    target: selectAll,
    after: async (page) => await selectAll(page).uncheck(),
  },
  {
    name: 'tag a contact',
    at: '/contacts',
    before: selectAndName('Tag', 'Tag name', 'benchmark'),
    target: (page) => page.locator('form button[type=submit]'),
    after: isOver,
  },
  {
    name: 'delete with undo',
    at: '/contacts',
    before: async (page) => {
      await selectOne(page);
      await page.getByRole('toolbar').getByRole('button', { name: 'More actions' }).click();
    },
    target: (page) => page.getByRole('menuitem', { name: /^Delete/ }),
    after: isOver,
  },
  {
    name: 'switch a section',
    at: '/contacts',
    target: (page) => page.locator('.contacts-section[href$="/contacts/tags"]'),
  },
  {
    name: 'save a setting',
    at: '/settings/appearance',
    target: (page) => page.getByRole('main').getByRole('radio', { checked: false }),
  },
  {
    name: 'check the database',
    at: '/settings/data',
    before: async (page) => await button('Repair database…')(page).click(),
    target: (page) => page.getByRole('dialog').getByRole('button', { name: 'Check', exact: true }),
    after: async (page) => {
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Check again$|^Repair$/ })
        .waitFor();
      await escape(page);
    },
  },
];

/** From the click to the first painted change of each kind of click, with so many contacts. */
export function clicks(count: number): Promise<readonly Row[]> {
  return inFolder(async (folder) => {
    await buildApp();
    writeShop(folder, count);
    const ovo = await electronLaunchOptions();
    const empty = await electronLaunchOptions({
      project: writePeerApp('empty', '<title>Empty</title><main>Empty</main>'),
    });
    try {
      const blank = await launch(empty, []);
      await paintedOnce(blank.page);
      const peer = share(await measureEmptyClicks(blank.page), 0.95);
      await blank.electron.close();
      const { electron, page } = await launch(ovo, ['--data', folder]);
      await usableOvo(page);
      const measured: Row[] = [];
      for (const kind of kinds) measured.push(await measure(page, kind, { count, peer }));
      await electron.close();
      return measured;
    } finally {
      await empty.stop();
      await ovo.stop();
    }
  });
}

async function measure(
  page: Page,
  { name, at, before, target, after }: Kind,
  { count, peer }: { readonly count: number; readonly peer: number },
): Promise<Row> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const address of ['/campaigns', at]) {
      await page.evaluate((hash) => void (location.hash = hash), `#${address}`);
      await page.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForFunction(() => document.querySelector('main [aria-busy=true]') === null);
    }
    await before?.(page);
    times.push(await clickToAnswer(target(page)));
    await after?.(page);
  }
  const budget = millisecondBudget(50);
  const p95 = share(times, 0.95);
  return {
    what: `click to answer: ${name}, ${count.toLocaleString('en-US')} contacts`,
    ovo: `p50 ${share(times, 0.5).toFixed(0)}, p95 ${p95.toFixed(0)} ms`,
    peer: `a click that changes one text of an empty page: p95 ${peer.toFixed(0)} ms`,
    ratio: `${(p95 / peer).toFixed(1)} ×`,
    budget: `p95 ${budget.text}`,
    isMet: p95 <= budget.limitMs,
  };
}

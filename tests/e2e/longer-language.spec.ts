import type { Page } from '@playwright/test';
import {
  autumn,
  customersFile,
  importFile,
  practise,
  sendToEnd,
  writeDraft,
} from '../gallery/shops.ts';
import { expect, test, type Ovo } from '../support/app.ts';

/*
 * The language of these tests is nobody's: each text of the catalogue is in brackets and a third longer.
 * A text that lacks its last bracket on the screen is cut off.
 */

/** What of the catalogue's texts is hidden by what stands around it. */
async function cutTexts(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const cut: string[] = [];
    /** For eyes that do not see the screen: a pixel in size. */
    const isForEars = (element: Element) => element.clientWidth <= 1 && element.clientHeight <= 1;
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      if (!/^\[.*\]$/s.test(node.textContent?.trim() ?? '')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const text = range.getBoundingClientRect();
      if (text.width === 0 || text.height === 0) continue;
      let canBeScrolledTo = false;
      for (let around = node.parentElement; around !== null; around = around.parentElement) {
        if (isForEars(around)) break;
        const { overflowX, overflowY } = getComputedStyle(around);
        const box = around.getBoundingClientRect();
        const isCutBeside = overflowX !== 'visible' && text.right > box.right + 1;
        const isCutBelow = ['hidden', 'clip'].includes(overflowY) && text.bottom > box.bottom + 1;
        // Tables are read sideways too.
        if (isCutBeside && around.matches('.ui-grid, :has(> [role=grid]), section[tabindex="0"]')) {
          break;
        }
        if (isCutBeside || (isCutBelow && !canBeScrolledTo)) {
          cut.push(node.textContent ?? '');
          break;
        }
        if (['auto', 'scroll'].includes(overflowY)) canBeScrolledTo = true;
      }
    }
    return cut;
  });
}

async function speakLonger({ page }: Ovo): Promise<void> {
  await page.evaluate(() => window.sessionStorage.setItem('ovo-words', 'pseudo'));
  await page.reload();
}

/** Fails with the texts that are cut off on a screen, in a usual and in a small window. */
async function nothingIsCut(ovo: Ovo, screen: string): Promise<void> {
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
    expect.soft(await cutTexts(ovo.page), `${screen}, ${width} × ${height}`).toEqual([]);
  }
}

test('in a longer language every screen is whole, and says what it is', async ({ launchOvo }) => {
  test.slow();
  const ovo = await launchOvo();
  const { page } = ovo;
  const visit = async (screen: string, address: string) => {
    await page.evaluate((hash) => void (location.hash = hash), `#${address}`);
    await expect(page.getByRole('main').getByRole('heading', { level: 1 }).first()).toBeVisible();
    await page.waitForFunction(() => document.querySelector('main [aria-busy=true]') === null);
    await nothingIsCut(ovo, screen);
  };
  await speakLonger(ovo);
  const places = [
    ['Home', '/'],
    ['Campaigns', '/campaigns'],
    ['Contacts', '/contacts'],
    ['Lists', '/contacts/lists'],
    ['Tags', '/contacts/tags'],
    ['Do not text', '/contacts/suppressions'],
    ['Import', '/contacts/import'],
    ['Imports', '/imports'],
    ['Settings', '/settings'],
    ['Backups', '/settings/backups'],
  ] as const;
  for (const [screen, address] of places) await visit(`${screen}, empty`, address);

  const imported = await importFile(ovo, customersFile, 'Customers');
  await practise(ovo, { segmentsPerSecond: 0, rejectedShare: 0.1, undeliveredShare: 0.1 });
  const finished = await writeDraft(ovo, autumn);
  await sendToEnd(ovo, finished);
  const draft = await writeDraft(ovo, { ...autumn, name: 'Friday soup' });
  const { rows } = await ovo.request('contacts.page', {
    filter: {},
    sort: 'name',
    descending: false,
    offset: 0,
    limit: 1,
  });
  for (const [screen, address] of places) await visit(screen, address);
  await visit('a draft', `/campaigns/${draft}`);
  await visit('a finished campaign', `/campaigns/${finished}`);
  await visit('a contact', `/contacts/${rows[0]?.id}`);
  await visit('rows to fix', `/imports/${imported}/rejected-rows`);
});

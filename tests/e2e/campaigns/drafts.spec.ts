import type { Page } from '@playwright/test';
import { expect, test, type Ovo } from '../../support/app.ts';
import { commandLine } from '../../support/command-line.ts';
import { messageText } from '../../support/message-text.ts';

const field = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });

async function expectText(page: Page, text: string): Promise<void> {
  await expect.poll(() => messageText(field(page))).toBe(text);
}

/** Opens a draft that said `First` before and says `Second` now; returns its id. */
async function openDraft(ovo: Ovo): Promise<number> {
  const draft = { name: 'News', body: 'First', sender: '', audience: { listIds: [] } };
  const { snapshot, revision } = await ovo.request('campaigns.create', draft);
  const next = { ...draft, body: 'Second' };
  const { id } = snapshot;
  await ovo.request('campaigns.save', { id, revision, draft: next, isOwnVersion: true });
  await ovo.page.evaluate((to) => void (location.hash = `#/campaigns/${to}`), id);
  await expectText(ovo.page, 'Second');
  return id;
}

/** What every version of a draft says, the newest first. */
async function versions(ovo: Ovo, id: number): Promise<readonly string[]> {
  const all = await ovo.request('campaigns.versions', { id });
  return all.map(({ beginning }) => beginning);
}

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

for (const { press, says, drafts } of [
  { press: 'Keep my version', says: 'Second mine', drafts: ['News'] },
  { press: 'Use the other version', says: 'First', drafts: ['News'] },
  { press: 'Keep both as drafts', says: 'First', drafts: ['News', 'News (your version)'] },
]) {
  test(`a draft that the command line changed meanwhile is not overwritten: ${press}`, async ({
    launchOvo,
  }) => {
    const ovo = await launchOvo();
    const { page } = ovo;
    const id = await openDraft(ovo);
    await commandLine(ovo.dataFolder).json('campaigns', 'restore', String(id), '1');
    await field(page).press('ControlOrMeta+End');
    await page.keyboard.type(' mine');
    const notice = page.getByRole('alert').filter({ hasText: 'was changed elsewhere' });
    await expect(notice.getByRole('region', { name: 'Your version' })).toContainText('Second mine');
    await expect(notice.getByRole('region', { name: /^Other version/ })).toContainText('First');
    await expect(page.getByText(/^Not saved/)).toBeVisible();
    expect((await ovo.request('campaigns.get', { id })).draft.body).toBe('First');

    await notice.getByRole('button', { name: press }).click();
    await expect(notice).toHaveCount(0);
    await expectText(page, says);
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    const all = await ovo.request('campaigns.list', undefined);
    expect(all.map(({ name }) => name).toSorted()).toEqual(drafts);
    // Nothing is lost: what was not kept is a version, or a draft of its own.
    const kept = await Promise.all(all.map((one) => versions(ovo, one.id)));
    expect(kept.flat()).toEqual(expect.arrayContaining(['First', 'Second', 'Second mine']));
    expect((await ovo.request('campaigns.get', { id })).draft.body).toBe(says);
  });
}

test('a draft that was deleted elsewhere is kept as a new one', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  const id = await openDraft(ovo);
  await ovo.request('campaigns.remove', { id });
  await field(page).press('ControlOrMeta+End');
  await page.keyboard.type(' mine');
  await page.getByRole('button', { name: 'Save as a new draft' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible();
  const [kept] = await ovo.request('campaigns.list', undefined);
  expect(kept?.name).toBe('News (your version)');
  expect((await ovo.request('campaigns.get', { id: kept?.id ?? 0 })).draft.body).toBe(
    'Second mine',
  );
});

test('a draft is archived and comes back, from its own screen and from the list', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openDraft(ovo);
  const head = page.getByRole('banner').or(page.locator('.ui-page-head'));
  await choose(page, 'Archive');
  await expect(head.getByText('Archived', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(head.getByText('Archived', { exact: true })).toHaveCount(0);
  await choose(page, 'Archive');
  await expect(head.getByText('Archived', { exact: true })).toBeVisible();

  await page.getByRole('link', { name: 'Campaigns' }).first().click();
  const row = page.getByRole('table', { name: 'Campaigns' }).getByRole('link', { name: 'News' });
  await expect(page.getByRole('button', { name: /^Archived/ })).toBeVisible();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: /^Archived/ }).click();
  await expect(row).toBeVisible();
  await page.getByRole('button', { name: 'Actions for News' }).click();
  await page.getByRole('menuitem', { name: 'Move out of the archive' }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: /^All/ }).click();
  await expect(row).toBeVisible();
});

test('a deleted draft comes back with Undo, with its text and its versions', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  const id = await openDraft(ovo);
  await field(page).press('ControlOrMeta+End');
  await page.keyboard.type(' and last');
  await choose(page, 'Delete draft');
  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible();
  expect(await ovo.request('campaigns.list', undefined)).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name: 'News' }).click();
  await expectText(page, 'Second and last');
  expect(await versions(ovo, id)).toContain('First');
});

test('an earlier version is read and restored, and what was there before stays', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  const id = await openDraft(ovo);
  await choose(page, 'Versions');
  const panel = page.getByRole('main').getByRole('complementary', { name: 'Versions' });
  await expect(panel.getByRole('listitem')).toHaveCount(2);
  await panel.getByRole('button', { name: /First version/ }).click();
  await expect(panel.locator('.ui-bubble')).toHaveText('First');
  // What is typed meanwhile is saved first, in the version of this minute.
  await field(page).press('ControlOrMeta+End');
  await page.keyboard.type('!');
  await panel.getByRole('button', { name: 'Restore this version' }).click();
  await expectText(page, 'First');
  await expect(page.getByText('Earlier version restored.', { exact: false })).toBeVisible();
  expect(await versions(ovo, id)).toEqual(['First', 'Second!', 'First']);
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(panel).toHaveCount(0);
});

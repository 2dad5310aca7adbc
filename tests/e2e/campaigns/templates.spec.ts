import type { Page } from '@playwright/test';
import { expect, test, type Ovo } from '../../support/app.ts';
import { commandLine } from '../../support/command-line.ts';
import { messageText } from '../../support/message-text.ts';

const field = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });
const nameField = (page: Page) => page.getByRole('textbox', { name: 'Template name' });
const saved = (page: Page) => page.getByText('Saved', { exact: true });

async function expectText(page: Page, text: string): Promise<void> {
  await expect.poll(() => messageText(field(page))).toBe(text);
}

const goTo = (ovo: Ovo, address: string) =>
  ovo.page.evaluate((hash) => void (location.hash = hash), `#${address}`);

const list = (ovo: Ovo) => ovo.request('templates.list', undefined);

/** Opens a draft of that text. */
async function openDraft(ovo: Ovo, body: string): Promise<number> {
  const draft = { name: 'News', body, sender: '', audience: { listIds: [] } };
  const { snapshot } = await ovo.request('campaigns.create', draft);
  await goTo(ovo, `/campaigns/${snapshot.id}`);
  await expectText(ovo.page, body);
  return snapshot.id;
}

async function pick(page: Page, name: RegExp) {
  await page.getByRole('main').getByRole('button', { name: 'Templates' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose a template' });
  await dialog.getByRole('button', { name }).click();
  return dialog;
}

test('a template is written, found, renamed, deleted and restored', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Campaigns' })
    .click();
  await page.getByRole('link', { name: 'Templates' }).click();
  await expect(page.getByRole('heading', { name: 'No templates yet' })).toBeVisible();
  await page.getByRole('link', { name: 'New template' }).click();
  await nameField(page).fill('Rolls');
  await field(page).fill('Warm rolls, {{ first_name }}');
  await expect(saved(page)).toBeVisible();
  await expect(page).toHaveURL(/templates\/\d+$/);
  expect(await list(ovo)).toMatchObject([{ name: 'Rolls', body: 'Warm rolls, {{ first_name }}' }]);
  await ovo.request('templates.create', { name: 'Cake', body: 'Your cake is ready' });

  // A name that another template has is not taken; the text is saved all the same.
  await nameField(page).fill('CAKE');
  await field(page).fill('Warm rolls');
  await expect(page.getByText('There is already a template named “Cake”.')).toBeVisible();
  await expect
    .poll(async () => (await list(ovo)).find(({ name }) => name === 'Rolls')?.body)
    .toBe('Warm rolls');
  await page.getByRole('link', { name: 'Templates' }).click();

  const rows = page.getByRole('table', { name: 'Templates' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await page.getByRole('searchbox', { name: 'Search templates' }).fill('ready cake');
  await expect(rows).toHaveCount(2);
  await page.getByRole('searchbox', { name: 'Search templates' }).fill('');
  await page.getByRole('button', { name: 'More for Cake' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rename template' });
  await dialog.getByRole('textbox', { name: 'Template name' }).fill('rolls');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(dialog).toContainText('There is already a template named “Rolls”.');
  await dialog.getByRole('textbox', { name: 'Template name' }).fill('Cakes');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('button', { name: 'Cakes', exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'More for Cakes' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(3);
});

test('a starter is a template once something is changed; a draft is written with it', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await ovo.request('settings.save', { businessName: 'Corner Shop' });
  await page.keyboard.press('ControlOrMeta+K');
  await page.getByRole('combobox', { name: 'Search or run' }).fill('templ');
  await page.getByRole('option', { name: 'Templates' }).click();
  await page.getByRole('button', { name: /^Thank you/ }).click();
  await expect.poll(() => messageText(field(page))).toContain('Corner Shop: Thank you');
  await expect(page.getByText('Fill in what stands in [brackets]')).toHaveCount(0);
  expect(await list(ovo)).toEqual([]);
  await field(page).press('ControlOrMeta+End');
  await page.keyboard.type(' Bye!');
  await expect(saved(page)).toBeVisible();
  expect(await list(ovo)).toMatchObject([{ name: 'Thank you', usedAt: null }]);

  // The palette finds a template by its name.
  await page.getByRole('link', { name: 'Templates' }).click();
  await page.keyboard.press('ControlOrMeta+K');
  await page.getByRole('combobox', { name: 'Search or run' }).fill('thank');
  await page.getByRole('option', { name: 'Thank you' }).click();
  await expect.poll(() => messageText(field(page))).toMatch(/Bye!$/);
  await field(page).press('ControlOrMeta+End');
  await page.keyboard.type(' Bye!');
  await expect(saved(page)).toBeVisible();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Undo all changes' }).click();
  await expect.poll(async () => (await list(ovo))[0]?.body).toMatch(/out\. Bye!$/);
  await page.getByRole('button', { name: 'Write a campaign' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Thank you' })).toBeVisible();
  await expect(page).toHaveURL(/campaigns\/\d+$/);
  expect((await list(ovo))[0]?.usedAt).not.toBeNull();
});

test('a template is put into a draft; a text that is there is kept, or comes back', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await ovo.request('templates.create', { name: 'Rolls', body: 'Warm rolls' });
  await ovo.request('templates.create', { name: 'Cake', body: 'Your cake' });
  const id = await openDraft(ovo, '');
  const bodyOf = async () => (await ovo.request('campaigns.get', { id })).draft.body;

  let dialog = await pick(page, /^Rolls/);
  await expect(dialog.getByRole('region', { name: 'Text of the template' })).toContainText(
    'Warm rolls',
  );
  await dialog.getByRole('button', { name: 'Use this text' }).click();
  await expectText(page, 'Warm rolls');
  await expect.poll(bodyOf).toBe('Warm rolls');
  expect((await list(ovo)).map(({ name }) => name)).toEqual(['Rolls', 'Cake']);

  dialog = await pick(page, /^Cake/);
  await expect(dialog.getByRole('button', { name: 'Use this text' })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Add to the end' }).click();
  await expectText(page, 'Warm rolls\nYour cake');
  dialog = await pick(page, /^Rolls/);
  await dialog.getByRole('button', { name: 'Replace text' }).click();
  await expectText(page, 'Warm rolls');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expectText(page, 'Warm rolls\nYour cake');
  await expect.poll(bodyOf).toBe('Warm rolls\nYour cake');

  // What was typed since is not undone.
  dialog = await pick(page, /^Cake/);
  await dialog.getByRole('button', { name: 'Replace text' }).click();
  await expectText(page, 'Your cake');
  await field(page).press('ControlOrMeta+End');
  await page.keyboard.type('!');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByText('The text has changed since.', { exact: false })).toBeVisible();
  await expectText(page, 'Your cake!');
});

test('the picker is used by the keyboard alone', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await ovo.request('templates.create', { name: 'Rolls', body: 'Warm rolls' });
  await ovo.request('templates.create', { name: 'Cake', body: 'Your cake' });
  await openDraft(ovo, '');
  await page.getByRole('main').getByRole('button', { name: 'Templates' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Choose a template' });
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('button', { pressed: true })).toHaveText(/^Rolls/);
  await page.keyboard.press('Enter');
  await expectText(page, 'Warm rolls');
});

test('the text of a draft, of a row and of a sent campaign is kept as a template', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  const id = await openDraft(ovo, 'Before');
  const save = async (name: string) => {
    await page.getByRole('menuitem', { name: 'Save as template…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save as template' });
    await expect(dialog.getByRole('textbox', { name: 'Template name' })).toHaveValue(name);
    await dialog.getByRole('button', { name: 'Save template' }).click();
    await expect(page.getByText(`Saved as template “${name}”.`)).toBeVisible();
  };
  await field(page).fill('As it is typed');
  await page.getByRole('button', { name: 'More actions' }).click();
  await save('News');
  expect(await list(ovo)).toMatchObject([{ name: 'News', body: 'As it is typed' }]);

  await page.getByRole('link', { name: 'Campaigns' }).first().click();
  await page.getByRole('button', { name: 'Actions for News' }).click();
  await save('News (2)');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(async () => (await list(ovo)).length).toBe(1);

  const { id: contactId } = await ovo.request('contacts.create', {
    phone: '(212) 555-0123',
    listId: null,
  });
  const sent = await ovo.request('campaigns.create', {
    name: 'Sent',
    body: 'Sent text',
    sender: '',
    audience: { listIds: [], contactIds: [contactId] },
  });
  await ovo.request('campaigns.start', { id: sent.snapshot.id });
  await goTo(ovo, `/campaigns/${sent.snapshot.id}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await save('Sent');
  expect((await list(ovo)).map(({ body }) => body)).toContain('Sent text');

  // There is nothing to keep of a campaign without a text.
  await ovo.request('campaigns.create', {
    name: 'Empty',
    body: '',
    sender: '',
    audience: { listIds: [] },
  });
  await page.getByRole('link', { name: 'Campaigns' }).first().click();
  await page.getByRole('button', { name: 'Actions for Empty' }).click();
  await page.getByRole('menuitem', { name: 'Save as template…' }).click();
  await expect(page.getByText('Write a text first.', { exact: false })).toBeVisible();
  expect(id).toBeGreaterThan(0);
});

for (const { choose, left, says } of [
  { choose: 'Keep my version', left: ['Old mine'], says: 'Old mine' },
  { choose: 'Use the other version', left: ['Theirs'], says: 'Theirs' },
  { choose: 'Keep both as templates', left: ['Theirs', 'Old mine'], says: 'Theirs' },
]) {
  test(`a template that was changed elsewhere meanwhile is not overwritten: ${choose}`, async ({
    launchOvo,
  }) => {
    const ovo = await launchOvo();
    const { page } = ovo;
    const { id } = await ovo.request('templates.create', { name: 'Rolls', body: 'Old' });
    await goTo(ovo, `/templates/${id}`);
    await expectText(page, 'Old');
    await commandLine(ovo.dataFolder).json('templates', 'change', 'Rolls', '--body', 'Theirs');
    await field(page).press('ControlOrMeta+End');
    await page.keyboard.type(' mine');
    const notice = page.getByRole('alert').filter({ hasText: 'was changed elsewhere' });
    await expect(notice.getByRole('region', { name: 'Your version' })).toContainText('Old mine');
    await expect(notice.getByRole('region', { name: /^Other version/ })).toContainText('Theirs');
    expect((await ovo.request('templates.get', { id })).body).toBe('Theirs');
    await notice.getByRole('button', { name: choose }).click();
    await expect(notice).toHaveCount(0);
    await expectText(page, says);
    await expect
      .poll(async () => (await list(ovo)).map(({ body }) => body).toSorted())
      .toEqual([...left].toSorted());
  });
}

test('a template that was deleted elsewhere is kept as a new one', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  const { id } = await ovo.request('templates.create', { name: 'Rolls', body: 'Old' });
  await goTo(ovo, `/templates/${id}`);
  await expectText(page, 'Old');
  await commandLine(ovo.dataFolder).json('templates', 'remove', 'Rolls');
  await field(page).press('ControlOrMeta+End');
  await page.keyboard.type(' mine');
  await page.getByRole('button', { name: 'Save as a new template' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Templates' })).toBeVisible();
  expect(await list(ovo)).toMatchObject([{ name: 'Rolls (your version)', body: 'Old mine' }]);
});

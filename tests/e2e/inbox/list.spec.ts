import { expect, type Ovo } from '../../support/app.ts';
import { people } from '../../support/inbox-shop.ts';
import { isForEverybody, openConversation, test } from '../../support/inbox-window.ts';

/** So narrow that one pane has room. */
async function makeNarrow({ electron }: Ovo): Promise<void> {
  await electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.setContentSize(900, 700);
    window?.webContents.setZoomFactor(1.5);
  });
}

test('a new message goes to whom the field finds, never to a hit of an earlier text', async ({
  shop,
}) => {
  const { ovo, page } = shop;
  await ovo.chooseFromMenu('new-message');
  const field = page.getByRole('combobox', { name: 'To' });
  const option = (name: string | RegExp) => page.getByRole('option', { name });
  await field.fill('ben');
  await expect(option(/Ben Whitaker/)).toHaveAttribute('aria-selected', 'true');
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  await isForEverybody(ovo, 'whom to write to');
  await field.fill('grace');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: /^Conversation with/ })).toHaveAccessibleName(
    'Conversation with Grace Lindqvist',
  );

  await ovo.chooseFromMenu('new-message');
  await field.fill('nobody at all');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No contact found.', { exact: false }).first()).toBeVisible();
  // A part of a number: the number itself comes first, and a row that somebody goes to is taken.
  await field.fill('646555');
  await expect(option('Text 646555')).toHaveAttribute('aria-selected', 'true');
  await expect(option(/Ben Whitaker/)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(option(/Ben Whitaker/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: /^Conversation with/ })).toHaveAccessibleName(
    'Conversation with Ben Whitaker',
  );
});

test('keys are about what is shown: all that are selected, the open conversation, or a hit', async ({
  shop,
}) => {
  const { ovo, page, inbox, hear } = shop;
  for (const phone of [people.camila, people.frank, people.grace, people.ben]) {
    await hear(phone, 'Is my bread ready?');
  }
  await ovo.chooseFromMenu('inbox');
  await expect(inbox.list.getByRole('row')).toHaveCount(4);

  await test.step('several are marked and opted out at once, after a question', async () => {
    await inbox.list.focus();
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await expect(page.getByRole('toolbar')).toContainText('2 selected');
    await page.keyboard.press('u');
    await expect(page.getByText('2 conversations marked as read.')).toBeVisible();
    await inbox.list.focus();
    await page.keyboard.press('x');
    await page.keyboard.press('k');
    await page.keyboard.press('x');
    await page.keyboard.press('#');
    await expect(page.getByRole('dialog')).toContainText('Opt out 2 numbers');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('toolbar')).toBeHidden();
  });

  await test.step('hits of a search are gone through and done', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('bread');
    await expect(
      page.getByRole('list', { name: 'Search results' }).getByRole('button'),
    ).toHaveCount(4);
    await page.keyboard.press('ArrowDown');
    const hits = page.getByRole('list', { name: 'Search results' }).getByRole('button');
    await expect(hits.first()).toBeFocused();
    await page.keyboard.press('j');
    await expect(hits.nth(1)).toBeFocused();
    await page.keyboard.press('Enter');
    const second = await inbox.thread.getAttribute('aria-label');
    await page.keyboard.press('j');
    await expect(inbox.thread).not.toHaveAccessibleName(second ?? '');
    const third = await inbox.thread.getAttribute('aria-label');
    await page.keyboard.press('e');
    await expect(inbox.thread).not.toHaveAccessibleName(third ?? '');
    await expect(hits).toHaveCount(4);
    await expect(hits.nth(2)).toContainText('Done');
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await expect(inbox.list.getByRole('row')).toHaveCount(3);
  });

  await test.step('in one pane the keys go from conversation to conversation', async () => {
    await makeNarrow(ovo);
    await expect(inbox.list).toBeHidden();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(inbox.list).toBeVisible();
    await inbox.list.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect(inbox.thread).toBeVisible();
    const first = await inbox.thread.getAttribute('aria-label');
    await page.keyboard.press('j');
    await expect(inbox.thread).not.toHaveAccessibleName(first ?? '');
    await page.keyboard.press('k');
    await expect(inbox.thread).toHaveAccessibleName(first ?? '');
  });
});

test('a key for unread keeps one reply unread, not the next; what was never written to is not done', async ({
  shop,
}) => {
  const { ovo, page, inbox, hear } = shop;
  await hear(people.camila, 'Is my bread ready?');
  await hear(people.ben, 'Yes please');
  await ovo.chooseFromMenu('inbox');
  const unread = inbox.row(/Camila Reyes/).getByText(/unread repl/);
  await inbox.row(/Camila Reyes/).click();
  await expect(unread).toBeHidden();
  await page.keyboard.press('u');
  await expect(unread).toBeAttached();
  await page.keyboard.press('u');
  await expect(unread).not.toBeAttached();
  await hear(people.camila, 'Hello?');
  await expect(inbox.row(/Camila Reyes/)).toContainText('Hello?');
  await expect(unread).not.toBeAttached();

  await test.step('the focus goes back to the list from a search, with its hit', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('bread');
    await expect(
      page.getByRole('list', { name: 'Search results' }).getByRole('button'),
    ).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(inbox.list).toBeFocused();
  });

  await test.step('a menu is closed by its Esc, and the selection stays', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.keyboard.press('x');
    const bar = page.getByRole('toolbar');
    await expect(bar).toContainText('1 selected');
    await page.keyboard.press('s');
    await expect(page.getByRole('menuitem', { name: /^Until they reply/ })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
    await expect(bar).toContainText('1 selected');
    await bar.getByRole('button', { name: 'Done' }).click();
    await expect(bar).toBeHidden();
    await expect(page.locator('body')).not.toBeFocused();
  });

  await openConversation(ovo, '+16175550188');
  await page.keyboard.press('e');
  await expect(page.getByText('There is nothing to mark as done yet.')).toBeVisible();
});

test('what sleeps wakes by hand, filters look everywhere, and a reply is announced', async ({
  shop,
}) => {
  const { ovo, page, inbox, hear } = shop;
  await hear(people.camila, 'What time do you close today');
  await hear(people.grace, 'STOP');
  await ovo.chooseFromMenu('inbox');
  await inbox.row(/Camila Reyes/).click();
  await page.keyboard.press('s');
  await page.getByRole('menuitem', { name: 'Tomorrow at 9 AM' }).click();
  await page.getByRole('button', { name: /^Snoozed/ }).click();
  await expect(inbox.row(/Camila Reyes/)).toContainText(/Until \w{3} 9:00 AM/);
  await inbox.row(/Camila Reyes/).click();
  await inbox.thread.getByRole('button', { name: 'Snooze' }).click();
  await page.getByRole('menuitem', { name: 'Unsnooze' }).click();
  await expect(page.getByText('Unsnoozed. The conversation is in Open.')).toBeVisible();
  // Keys belong to a menu as long as it is there.
  await expect(page.getByRole('menu')).toBeHidden();
  await page.keyboard.press('z');
  await expect(inbox.row(/Camila Reyes/)).toBeVisible();
  await isForEverybody(ovo, 'what is snoozed');

  await page.getByRole('button', { name: /^Filter/ }).click();
  await page.getByRole('menuitemradio', { name: /^Opted out/ }).click();
  await expect(page.getByRole('heading', { name: /^Opted out/ })).toBeVisible();
  await expect(page.getByText('In Open, Snoozed and Done')).toBeVisible();
  await expect(inbox.row(/Grace Lindqvist/)).toContainText('Done');
  await isForEverybody(ovo, 'who opted out');
  await page.getByRole('button', { name: 'Show all' }).click();

  await hear(people.ben, 'Yes please');
  await expect(page.getByRole('status').getByText('New reply from Ben Whitaker')).toBeAttached();
});

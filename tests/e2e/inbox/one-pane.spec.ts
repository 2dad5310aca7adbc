import { expect } from '../../support/app.ts';
import { people } from '../../support/inbox-shop.ts';
import { isForEverybody, isWriting, test } from '../../support/inbox-window.ts';
import { goTo } from '../../support/keyboard.ts';

test('in a narrow window list and conversation take turns, and everything is done without a mouse', async ({
  shop,
}) => {
  const { ovo, page, inbox, hear, textsTo } = shop;
  await ovo.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(740, 600),
  );
  await hear(people.camila, 'What time do you close today');
  await hear(people.ben, 'Yes please');
  await page.keyboard.press('ControlOrMeta+4');
  await expect(inbox.row(/Ben Whitaker/)).toBeVisible();
  await isForEverybody(ovo, 'the list alone');
  await goTo(page, 'Tab', inbox.list);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(inbox.texts).toContainText('What time do you close today');
  await expect(inbox.list).toBeHidden();
  await isForEverybody(ovo, 'a conversation alone');

  await test.step('an answer and a note', async () => {
    await page.keyboard.press('r');
    await expect.poll(() => isWriting(inbox.field)).toBe(true);
    await page.keyboard.type('At six');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect.poll(() => textsTo(people.camila)).toEqual(['At six']);
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    const note = page.getByRole('textbox', { name: 'Note about Camila Reyes' });
    await expect(note).toBeFocused();
    await page.keyboard.type('Comes late');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(inbox.texts).toContainText('Comes late');
    await page.keyboard.press('Escape');
  });

  await test.step('a note is deleted, and comes back', async () => {
    await goTo(page, 'Tab', inbox.texts.getByRole('button', { name: 'Delete note' }));
    await page.keyboard.press('Enter');
    await expect(inbox.texts).not.toContainText('Comes late');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(inbox.texts).toContainText('Comes late');
  });

  await test.step('the way back to the list', async () => {
    await goTo(page, 'Shift+Tab', page.getByRole('main').getByRole('link', { name: 'Inbox' }));
    await page.keyboard.press('Enter');
    await expect(inbox.row(/Ben Whitaker/)).toBeVisible();
    await expect(inbox.texts).toBeHidden();
  });

  await test.step('a search from within a conversation', async () => {
    await inbox.row(/Ben Whitaker/).click();
    await expect(inbox.texts).toContainText('Yes please');
    await inbox.texts.focus();
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox', { name: 'Search conversations' })).toBeFocused();
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.type('camila');
    await expect(page.getByRole('main')).toContainText('Camila Reyes');
    await page.keyboard.press('Escape');
  });

  await test.step('a new message to a contact', async () => {
    await page.keyboard.press('ControlOrMeta+Shift+N');
    await page.getByLabel('To', { exact: true }).waitFor();
    await page.keyboard.type('grace');
    await expect(page.getByRole('dialog')).toContainText('Grace Lindqvist');
    await isForEverybody(ovo, 'whom to write to');
    await page.keyboard.press('Enter');
    await expect.poll(() => isWriting(inbox.field)).toBe(true);
    await page.keyboard.type('Your cake is ready');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect.poll(() => textsTo(people.grace)).toEqual(['Your cake is ready']);
  });
});

import { expect } from '../../support/app.ts';
import { people } from '../../support/inbox-shop.ts';
import { isForEverybody, isWriting, openConversation, test } from '../../support/inbox-window.ts';
import { goTo } from '../../support/keyboard.ts';
import { messageText } from '../../support/message-text.ts';
import { png } from '../../support/pictures.ts';

test('conversations are read, answered, snoozed and decided without a mouse', async ({ shop }) => {
  const { ovo, page, inbox, hear, textsTo } = shop;
  await ovo.request('templates.create', { name: 'Kept', body: 'Hi {{ first_name }}, kept.' });
  await hear(people.camila, 'What time do you close today');
  await hear(people.frank, 'too many texts');
  await hear(people.grace, 'STOP');
  await hear(people.ben, 'Yes please', [{ type: 'image/png', bytes: png(40, 30) }]);
  await page.keyboard.press('ControlOrMeta+4');
  await expect(inbox.row(/Ben Whitaker/)).toBeVisible();
  await goTo(page, 'Tab', inbox.list);
  await page.keyboard.press('Enter');
  await expect(inbox.texts).toContainText('Yes please');

  await test.step('an answer with a template is undone, and sent', async () => {
    await page.keyboard.press('r');
    await expect.poll(() => isWriting(inbox.field)).toBe(true);
    await goTo(page, 'Tab', page.getByRole('button', { name: 'Insert a template' }));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('searchbox').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => messageText(inbox.field)).toBe('Hi Ben, kept.');
    await expect.poll(() => isWriting(inbox.field)).toBe(true);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect.poll(() => messageText(inbox.field)).toBe('');
    await expect(page.getByText(/^Sending to Ben Whitaker in \d seconds?/)).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('z');
    await expect.poll(() => messageText(inbox.field)).toBe('Hi Ben, kept.');
    expect(textsTo(people.ben)).toEqual([]);
    await page.keyboard.press('r');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect.poll(() => textsTo(people.ben)).toEqual(['Hi Ben, kept.']);
    await page.keyboard.press('Escape');
  });

  await test.step('a picture is there, as Ovo has texted this person', async () => {
    const show = page.getByRole('button', { name: 'Show picture' });
    const picture = page.getByRole('img', { name: 'Picture 1' });
    await expect(show.or(picture)).toBeVisible();
    if (await show.isVisible()) {
      await goTo(page, 'Tab', show);
      await page.keyboard.press('Enter');
    }
    await expect(picture).toBeVisible();
  });

  await test.step('a note', async () => {
    await page.keyboard.press('n');
    await page.keyboard.type('Takes two, always');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(inbox.texts).toContainText('Takes two, always');
    await page.keyboard.press('Escape');
  });

  await test.step('done goes to the next one, and is undone', async () => {
    await page.keyboard.press('e');
    await expect(inbox.row(/Ben Whitaker/)).toBeHidden();
    await page.keyboard.press('z');
    await expect(inbox.row(/Ben Whitaker/)).toBeVisible();
  });

  await test.step('what may be an opt-out is decided', async () => {
    await openConversation(ovo, people.frank);
    await expect(inbox.decision).toBeVisible();
    await isForEverybody(ovo, 'a decision');
    await goTo(page, 'Tab', inbox.decision.getByRole('button', { name: 'Opt out' }));
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^This number must not be texted/)).toBeVisible();
  });

  await test.step('s s snoozes until they reply, and a reply opens again', async () => {
    await openConversation(ovo, people.camila);
    await expect(inbox.texts).toContainText('What time do you close today');
    await page.keyboard.press('s');
    await expect(page.getByRole('menuitem', { name: /^Until they reply/ })).toBeVisible();
    await page.keyboard.press('s');
    await expect(inbox.row(/Camila Reyes/)).toBeHidden();
    await hear(people.camila, 'Hello?');
    await expect(inbox.row(/Camila Reyes/)).toContainText('Hello?');
  });

  await test.step('the evidence of STOP', async () => {
    await openConversation(ovo, people.grace);
    await goTo(page, 'Tab', page.locator('summary', { hasText: 'Opted out by this reply' }));
    await page.keyboard.press('Enter');
    await expect(inbox.texts).toContainText(/Twilio’s ID: SM/);
  });

  await test.step('the list of keys', async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toContainText('Snooze');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('a new conversation with any number', async () => {
    await page.keyboard.press('ControlOrMeta+Shift+N');
    await page.getByRole('combobox', { name: 'To' }).waitFor();
    await page.keyboard.type('(617) 555-0188');
    await page.keyboard.press('Enter');
    await expect.poll(() => isWriting(inbox.field)).toBe(true);
    await page.keyboard.type('Your cake is ready');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect.poll(() => textsTo('+16175550188')).toEqual(['Your cake is ready']);
  });
});

import { writeFile } from 'node:fs/promises';
import { expect } from '../../support/app.ts';
import { fakeSender } from '../../support/fake-twilio/account.ts';
import { people } from '../../support/inbox-shop.ts';
import { openConversation, test } from '../../support/inbox-window.ts';
import { goTo } from '../../support/keyboard.ts';
import { messageText } from '../../support/message-text.ts';
import { png } from '../../support/pictures.ts';

test('an answer that is undone comes back with its picture, before what was begun since', async ({
  shop,
}, info) => {
  const { ovo, page, inbox, hear, textsTo } = shop;
  const file = info.outputPath('rolls.png');
  await writeFile(file, png(60, 40));
  await hear(people.ben, 'What do they look like?');
  await openConversation(ovo, people.ben);
  await page.getByRole('button', { name: 'Add a picture' }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByLabel('What the picture shows')).toBeVisible();
  // The text waits until the picture is there.
  await page.getByRole('button', { name: 'Put on Twilio' }).click();
  await inbox.field.fill('Like this');
  await page.keyboard.press('ControlOrMeta+Enter');
  // At once, and whoever goes on typing loses nothing.
  await page.keyboard.type('See you');
  await expect.poll(() => messageText(inbox.field)).toBe('See you');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => messageText(inbox.field)).toBe('Like this\nSee you');
  await expect(page.getByRole('button', { name: 'Hide the picture' })).toBeVisible();
  await expect(page.getByLabel('What the picture shows')).toBeVisible();
  expect(textsTo(people.ben)).toEqual([]);
});

test('a decision is undone, and a text for later to somebody on hold waits for the decision', async ({
  shop,
}) => {
  const { ovo, page, inbox, hear, textsTo } = shop;
  await hear(people.frank, 'too many texts');
  await openConversation(ovo, people.frank);
  await expect(page.getByText('On hold: may be an opt-out')).toBeVisible();
  await inbox.field.fill('Once a month at most?');
  await page.getByRole('button', { name: 'Send later' }).click();
  await page.getByRole('menuitem', { name: 'In 1 hour' }).click();
  await expect(page.getByText('The text to Frank O’Brien waits for your decision.')).toBeVisible();
  await expect(inbox.texts).toContainText('Waits for your decision');

  await inbox.decision.getByRole('button', { name: 'Opt out' }).click();
  await expect(inbox.decision).toBeHidden();
  await expect(page.getByText('Opted out. This number won’t be texted.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByText(/^Undone\. Texts to this person wait/)).toBeVisible();
  await expect(inbox.decision).toBeVisible();
  expect(textsTo(people.frank)).toEqual([]);
});

test('a text for later is moved, sent and canceled by keys alone', async ({ shop }) => {
  const { ovo, page, inbox, hear, textsTo } = shop;
  await hear(people.camila, 'When?');
  const order = { phone: people.camila, picture: null, goesAt: Date.now() + 86_400_000 };
  for (const text of ['Tomorrow', 'Or later']) {
    await ovo.request('singleMessages.send', { ...order, text, requestId: crypto.randomUUID() });
  }
  await openConversation(ovo, people.camila);
  await inbox.texts.focus();
  await goTo(page, 'Tab', inbox.texts.getByRole('button', { name: 'Change time…' }).first());
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Send later' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await goTo(page, 'Shift+Tab', inbox.texts.getByRole('button', { name: 'Send now' }).first());
  await page.keyboard.press('Enter');
  await expect.poll(() => textsTo(people.camila)).toEqual(['Tomorrow']);
  await goTo(page, 'Tab', inbox.texts.getByRole('button', { name: 'Cancel' }).first());
  await page.keyboard.press('Enter');
  await expect.poll(() => messageText(inbox.field)).toBe('Or later');
});

test('a reply is offered while older texts are read, and announced', async ({ shop }) => {
  const { ovo, page, fake, inbox, hear } = shop;
  for (let text = 1; text <= 30; text += 1) {
    fake.receive({ from: people.ben, to: fakeSender, body: `Roll ${text}`, media: [] });
  }
  await hear(people.ben, 'That is all');
  await openConversation(ovo, people.ben);
  await expect(inbox.texts).toHaveAttribute('aria-live', 'polite');
  await expect(inbox.texts.getByText(/^Ben Whitaker, .*:$/).first()).toBeAttached();
  const top = await inbox.texts.evaluate((log) => {
    log.scrollTop = log.scrollHeight / 3;
    return log.scrollTop;
  });
  await hear(people.ben, 'And one more');
  await page.getByRole('button', { name: 'New reply' }).waitFor();
  expect(await inbox.texts.evaluate((log) => log.scrollTop)).toBe(top);
  await page.getByRole('button', { name: 'New reply' }).click();
  await expect(inbox.texts.getByText('And one more')).toBeInViewport();
  await expect(page.getByRole('button', { name: 'New reply' })).toBeHidden();
});

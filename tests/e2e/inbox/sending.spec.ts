import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '../../support/app.ts';
import { people } from '../../support/inbox-shop.ts';
import { isForEverybody, test } from '../../support/inbox-window.ts';
import { messageText } from '../../support/message-text.ts';
import { png } from '../../support/pictures.ts';

test('an answer for later goes at once after all, and one goes with a picture', async ({
  shop,
}) => {
  const { ovo, page, fake, inbox, hear, textsTo } = shop;
  await hear(people.camila, 'What time do you close today');
  await ovo.chooseFromMenu('inbox');
  await inbox.row(/Camila Reyes/).click();

  await test.step('later, and then at once', async () => {
    await inbox.field.fill('At six');
    await page.getByRole('button', { name: 'Send later' }).click();
    await page.getByRole('menuitem', { name: 'In 1 hour' }).click();
    await expect(inbox.texts).toContainText(/Goes .*\d/);
    await expect.poll(() => messageText(inbox.field)).toBe('');
    await isForEverybody(ovo, 'an answer for later');
    expect(textsTo(people.camila)).toEqual([]);
    await inbox.texts.getByRole('button', { name: 'Send now' }).click();
    await expect.poll(() => textsTo(people.camila)).toEqual(['At six']);
  });

  await test.step('at a time of one’s own, which is still to come', async () => {
    await inbox.field.fill('Come by on Sunday');
    await page.getByRole('button', { name: 'Send later' }).click();
    await page.getByRole('menuitem', { name: 'Pick a time…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send later' });
    await dialog.getByLabel('Date and time').fill('2020-02-02T10:00');
    await dialog.getByRole('button', { name: 'Send then' }).click();
    await expect(dialog).toContainText('Choose a time in the future.');
    await dialog.getByLabel('Date and time').press('Escape');
    await expect(dialog).toBeHidden();
    await expect.poll(() => messageText(inbox.field)).toBe('Come by on Sunday');
  });

  await test.step('with a picture', async () => {
    const file = path.join(ovo.dataFolder, 'bread.png');
    writeFileSync(file, png(80, 40));
    await inbox.field.fill('This one?');
    await page.getByRole('button', { name: 'Add a picture' }).click();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByLabel('What the picture shows').fill('Fresh bread');
    await isForEverybody(ovo, 'an answer with a picture');
    // Twilio could not fetch the picture: nothing is sent, and nothing lost.
    await inbox.send.click();
    await expect(page.getByText(/^Put the picture on Twilio first/)).toBeVisible();
    await expect.poll(() => messageText(inbox.field)).toBe('This one?');
    await page.getByRole('button', { name: 'Put on Twilio' }).click();
    await expect(page.getByText('The picture is on Twilio, ready to be fetched')).toBeVisible();
    // The cursor is behind the text that came back.
    await inbox.field.focus();
    await page.keyboard.type('!');
    await expect.poll(() => messageText(inbox.field)).toBe('This one?!');
    await page.keyboard.press('Backspace');
    await inbox.send.click();
    await expect(inbox.texts.getByRole('img', { name: 'Fresh bread' })).toBeVisible();
    await expect.poll(() => textsTo(people.camila)).toEqual(['At six', 'This one?']);
    expect(fake.accepted().map(({ media }) => media.length)).toEqual([0, 1]);
  });
});

test('an answer that failed is tried again, and nobody gets a text twice of which Ovo did not know', async ({
  shop,
}) => {
  const { ovo, page, fake, inbox, hear, textsTo } = shop;
  await hear(people.frank, 'Can I order for Friday?');
  await ovo.chooseFromMenu('inbox');
  await inbox.row(/Frank O’Brien/).click();

  await test.step('what Twilio refused goes again', async () => {
    const body = { code: 21_408, message: 'Permission to send an SMS has not been enabled' };
    fake.fail({ kind: 'answer', accepted: false, status: 400, body });
    await inbox.field.fill('Of course');
    await inbox.send.click();
    await expect(inbox.row(/Frank O’Brien/)).toContainText('Failed');
    await isForEverybody(ovo, 'an answer that failed');
    expect(textsTo(people.frank)).toEqual([]);
    await inbox.texts.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => textsTo(people.frank)).toEqual(['Of course']);
    await expect(inbox.row(/Frank O’Brien/)).not.toContainText('Failed');
  });

  await test.step('what Twilio took without a word is found there', async () => {
    fake.fail({ kind: 'drop', accepted: true, how: 'reset' });
    await inbox.field.fill('How many?');
    await inbox.send.click();
    const found = inbox.texts.getByRole('listitem').filter({ hasText: 'How many?' });
    await expect(found).toContainText('Delivered');
    expect(textsTo(people.frank)).toEqual(['Of course', 'How many?']);
  });

  await test.step('what Twilio never got is sent again once somebody says so', async () => {
    fake.fail({ kind: 'drop', accepted: false, how: 'reset' });
    await inbox.field.fill('With butter?');
    await inbox.send.click();
    await expect(page.getByText(/^Ovo doesn’t know yet whether this text went/)).toBeVisible();
    await isForEverybody(ovo, 'an answer of which nobody knows');
    await inbox.texts.getByRole('button', { name: 'Send again' }).click();
    await expect
      .poll(() => textsTo(people.frank))
      .toEqual(['Of course', 'How many?', 'With butter?']);
  });
});

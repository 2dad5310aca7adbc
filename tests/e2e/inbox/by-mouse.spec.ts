import { expect } from '../../support/app.ts';
import { people } from '../../support/inbox-shop.ts';
import { isForEverybody, openConversation, test } from '../../support/inbox-window.ts';
import { messageText } from '../../support/message-text.ts';
import { png } from '../../support/pictures.ts';

test('a reply arrives while a campaign is being sent, and is answered with a template', async ({
  shop,
}) => {
  const { ovo, page, fake, inbox, hear, textsTo } = shop;
  await ovo.request('templates.create', {
    name: 'Kept for you',
    body: 'Hi {{ first_name }}, two rolls are kept for you until noon.',
  });
  await ovo.request('settings.save', { segmentsPerSecond: 1 });
  const { snapshot } = await ovo.request('campaigns.create', {
    name: 'Weekend rolls',
    body: 'Rolls this weekend! Reply STOP to opt out.',
    sender: '',
    audience: { listIds: [], contactIds: [1, 2, 3, 4, 5, 6, 7, 8] },
  });
  await ovo.request('campaigns.start', { id: snapshot.id });
  await expect.poll(() => fake.accepted().length).toBeGreaterThan(0);

  await hear(people.ben, 'Yes please, keep two for me!');
  await expect(inbox.badge).toHaveText('1 unread conversation');
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Inbox/ })
    .click();
  await expect(inbox.row(/Ben Whitaker/)).toContainText('Yes please, keep two for me!');
  await isForEverybody(ovo, 'the list');
  await inbox.row(/Ben Whitaker/).click();
  await expect(inbox.texts).toContainText('Yes please, keep two for me!');
  await expect(inbox.badge).toBeHidden();
  await isForEverybody(ovo, 'a conversation');

  await page.getByRole('button', { name: 'Insert a template' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Kept for you/ })
    .click();
  await page.getByRole('button', { name: 'Use this text' }).click();
  const said = 'Hi Ben, two rolls are kept for you until noon.';
  await expect.poll(() => messageText(inbox.field)).toBe(said);
  await inbox.send.click();
  await expect(page.getByText(/^Sending to Ben Whitaker in \d seconds?/)).toBeVisible();
  await expect.poll(() => messageText(inbox.field)).toBe('');
  await expect(inbox.texts).toContainText(said);
  await expect.poll(() => textsTo(people.ben)).toContain(said);
  expect(textsTo(people.ben).filter((body) => body === said)).toHaveLength(1);
});

test('a sent reply is undone, a conversation is snoozed, and a reply opens it again', async ({
  shop,
}) => {
  const { ovo, page, inbox, hear, textsTo } = shop;
  await hear(people.camila, 'What time do you close today');
  await ovo.chooseFromMenu('inbox');
  await inbox.row(/Camila Reyes/).click();
  await inbox.field.fill('Until six');
  await inbox.send.click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => messageText(inbox.field)).toBe('Until six');
  await expect(page.getByText('Not sent. Your text is back in the field.')).toBeVisible();
  expect(textsTo(people.camila)).toEqual([]);

  await page.getByRole('button', { name: 'Snooze', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Until they reply/ }).click();
  await expect(page.getByText('No open conversations')).toBeVisible();
  await hear(people.camila, 'Hello?');
  await expect(inbox.row(/Camila Reyes/)).toContainText('Hello?');
  await inbox.row(/Camila Reyes/).click();
  // The draft was kept all the time.
  await expect.poll(() => messageText(inbox.field)).toBe('Until six');
  await inbox.thread.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByText('Marked as done.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(inbox.row(/Camila Reyes/)).toBeVisible();
});

test('STOP opts out with its evidence, and what may be an opt-out is decided', async ({ shop }) => {
  const { ovo, page, inbox, hear } = shop;
  await hear(people.grace, 'STOP');
  await hear(people.frank, 'too many texts');
  await ovo.chooseFromMenu('inbox');
  await expect(inbox.row(/Frank O’Brien/)).toContainText('To decide');
  await inbox.row(/Frank O’Brien/).click();
  await expect(inbox.decision).toContainText('This may be an opt-out.');
  await isForEverybody(ovo, 'a decision');
  await inbox.decision.getByRole('button', { name: 'Keep texting' }).click();
  await expect(inbox.decision).toBeHidden();
  await expect(inbox.field).toBeVisible();

  await openConversation(ovo, people.grace);
  await page.getByText('Opted out by this reply').click();
  await expect(inbox.texts).toContainText(/The word STOP.*Twilio’s ID: SM[0-9a-f]+/);
  await expect(page.getByText(/^This number must not be texted/)).toBeVisible();
  await expect(inbox.field).toBeHidden();
  await isForEverybody(ovo, 'a number that opted out');
});

test('a picture of a stranger is shown after a click, a known person’s at once', async ({
  shop,
}) => {
  const { ovo, page, inbox, hear } = shop;
  const media = [{ type: 'image/png', bytes: png(60, 40) }];
  await hear(people.stranger, 'Do you bake these?', media);
  await ovo.chooseFromMenu('inbox');
  await inbox.row(/555-0117/).click();
  await expect(inbox.texts).toContainText('Do you bake these?');
  await expect(page.getByRole('img', { name: 'Picture 1' })).toBeHidden();
  await page.getByRole('button', { name: 'Show picture' }).click();
  await expect(page.getByRole('img', { name: 'Picture 1' })).toBeVisible();
  // Drawn anew: none of the bytes that came.
  const source = await page.getByRole('img', { name: 'Picture 1' }).getAttribute('src');
  expect(source).toMatch(/^data:image\/jpeg/);
});

test('nobody who writes is disturbed: neither by a reply nor by keys that are commands elsewhere', async ({
  shop,
}) => {
  const { ovo, page, inbox, hear } = shop;
  await hear(people.ben, 'Hello');
  await ovo.chooseFromMenu('inbox');
  await inbox.row(/Ben Whitaker/).click();
  await inbox.field.click();
  await page.keyboard.type('jkeusrn');
  await hear(people.ben, 'Are you there?');
  await hear(people.camila, 'Hello');
  await expect(inbox.texts).toContainText('Are you there?');
  await page.keyboard.type('#z/?');
  await expect.poll(() => messageText(inbox.field)).toBe('jkeusrn#z/?');
  await expect(inbox.row(/Ben Whitaker/)).toBeVisible();
});

import type { Page } from '@playwright/test';
import { expect, test, type Ovo } from '../../support/app.ts';
import { changeSettings } from '../../support/journey.ts';
import { messageText } from '../../support/message-text.ts';

/** Opens a draft of that text. */
async function openDraft(ovo: Ovo, body: string, listIds: readonly number[] = []): Promise<void> {
  const draft = { name: 'News', body, sender: '', audience: { listIds } };
  const { snapshot } = await ovo.request('campaigns.create', draft);
  await ovo.page.evaluate((id) => void (location.hash = `#/campaigns/${id}`), snapshot.id);
  await expect(field(ovo.page)).toBeVisible();
}

function field(page: Page) {
  return page.getByRole('textbox', { name: 'Text', exact: true });
}

async function expectText(page: Page, text: string): Promise<void> {
  await expect.poll(() => messageText(field(page))).toBe(text);
}

async function addContact(
  ovo: Ovo,
  customFields: Record<string, string>,
  listId: number | null = null,
): Promise<void> {
  const contact = { phone: '212 555 0123', firstName: 'Amara', customFields, listId };
  await ovo.request('contacts.create', contact);
}

const end = async (page: Page) => {
  await field(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
};

test('a field is a pill: one step of the cursor, deleted and copied as a whole', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openDraft(ovo, 'Hi {{ first_name | default: "there" }}!');
  const pill = page.getByRole('img', { name: 'Field First name, or “there” if empty' });
  await expect(pill).toHaveText('First name or “there”');

  await end(page);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('dear ');
  await expectText(page, 'Hi dear {{ first_name | default: "there" }}!');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Backspace');
  await expectText(page, 'Hi dear !');
  await page.keyboard.press('ControlOrMeta+z');
  await expectText(page, 'Hi dear {{ first_name | default: "there" }}!');

  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ControlOrMeta+v');
  const whole = 'Hi dear {{ first_name | default: "there" }}!';
  await expectText(page, whole + whole);
});

test('typing a brace offers the fields with a value of a real contact, by keyboard alone', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await addContact(ovo, { last_visit: '2026-05-14' });
  await openDraft(ovo, '');
  await field(page).focus();
  await page.keyboard.type('Last seen {');
  const list = page.getByRole('listbox', { name: 'Fields' });
  await expect(list.getByRole('option')).toHaveCount(6);
  await expect(list.getByRole('option', { name: 'First name' })).toContainText('Amara');
  await page.keyboard.type('las');
  await expect(list.getByRole('option')).toHaveCount(2);
  const wanted = list.getByRole('option', { name: 'Last visit' });
  await expect(wanted).toContainText('2026-05-14');
  for (let step = 0; (await wanted.getAttribute('aria-selected')) === null && step < 3; step += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(field(page)).toHaveAttribute('aria-activedescendant', /.+/);
  await page.keyboard.press('Enter');
  await page.keyboard.type('.');
  await expectText(page, 'Last seen {{ last_visit }}.');
  await page.keyboard.type(' {');
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await page.keyboard.press('Tab');
  await expect(field(page)).not.toBeFocused();
});

test('a field gets a fallback and a format where it stands', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await addContact(ovo, { last_visit: '2026-05-14' });
  await openDraft(ovo, 'Seen {{ last_visit }}!');
  await page.getByRole('img', { name: 'Field Last visit' }).click();
  const popover = page.getByRole('dialog', { name: 'Field Last visit' });
  await expect(popover.getByRole('textbox', { name: 'If empty' })).toBeFocused();
  await page.keyboard.type('a "while" ago');
  await expectText(page, String.raw`Seen {{ last_visit | default: "a \"while\" ago" }}!`);
  await popover.getByRole('combobox', { name: 'Format' }).selectOption('Date: May 14');
  await expect(popover).toContainText('2026-05-14 becomes May 14');
  await expectText(
    page,
    String.raw`Seen {{ last_visit | date: "month day" | default: "a \"while\" ago" }}!`,
  );
  await page.keyboard.press('Escape');
  await expect(popover).toBeHidden();
  await expect(field(page)).toBeFocused();
  // By the keyboard too: the cursor stands behind the field.
  await page.keyboard.press('Alt+Enter');
  await popover.getByRole('button', { name: 'Remove field' }).click();
  await expectText(page, 'Seen !');
  await expect(field(page)).toBeFocused();
});

test('a field that is empty for somebody offers a fallback', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  const { id } = await ovo.request('lists.create', { name: 'All', filter: null });
  await addContact(ovo, {}, id);
  await openDraft(ovo, 'Hi {{ last_name }}, {{ first_name }}', [id]);
  const hints = page.getByRole('list', { name: 'Hints on the text' });
  await expect(hints).toContainText('Last name is empty for 1 person');
  await expect(hints.getByRole('listitem')).toHaveCount(1);
  await hints.getByRole('button', { name: 'Add fallback' }).click();
  await page.keyboard.type('friend');
  await page.keyboard.press('Enter');
  await expectText(page, 'Hi {{ last_name | default: "friend" }}, {{ first_name }}');
  await expect(hints).toHaveCount(0);
});

test('what is no field is marked where it stands, with the reason and what to put there', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openDraft(ovo, 'Hi {{ frist_name }} and {{ la');
  const marks = page.locator('.message-wrong');
  await expect(marks).toHaveText(['{{ frist_name }}', '{{ la']);
  await marks.first().hover();
  const tooltip = page.getByRole('tooltip').or(page.locator('.message-reason'));
  await expect(tooltip).toContainText('Did you mean first_name?');
  await tooltip.getByRole('button', { name: 'Use {{ first_name }}' }).click();
  await expectText(page, 'Hi {{ first_name }} and {{ la');
  const hints = page.getByRole('list', { name: 'Hints on the text' });
  await expect(hints).toContainText('A field starts here and never ends.');
});

test('a field is dragged to a place in the text', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openDraft(ovo, 'Hi, welcome back to our shop');
  const box = await page.locator('.cm-line').boundingBox();
  const comma = await page.evaluate(() => {
    const line = document.querySelector('.cm-line')?.firstChild;
    const range = document.createRange();
    if (line) range.setStart(line, 2);
    return range.getBoundingClientRect().left;
  });
  await page.getByRole('button', { name: 'Insert First name' }).dragTo(page.locator('.cm-line'), {
    targetPosition: { x: comma - (box?.x ?? 0), y: (box?.height ?? 0) / 2 },
  });
  await expectText(page, 'Hi{{ first_name }}, welcome back to our shop');
});

test('a paste is plain text, and one that is too long is refused with the reason', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openDraft(ovo, '');
  const paste = async (text: string) => {
    await ovo.request('app.copyText', { text });
    await field(page).focus();
    await page.keyboard.press('ControlOrMeta+v');
  };
  await paste('One\r\ntwo\u200b\u00a0three\rfour “$&” {{ first_name }}');
  const pasted = 'One\ntwo three\nfour “$&” {{ first_name }}';
  await expectText(page, pasted);
  await expect(page.getByRole('img', { name: 'Field First name' })).toBeVisible();
  await paste('x'.repeat(10_000));
  const refused = page.getByRole('alert').filter({ hasText: '10,000 is the most' });
  await expect(refused).toContainText('Not inserted: the text would have 10,040 characters.');
  await expectText(page, pasted);
  await page.keyboard.type('!');
  await expect(refused).toBeHidden();
  await field(page).fill('y'.repeat(10_000));
  await expect.poll(async () => (await messageText(field(page))).length).toBe(10_000);
});

test('lines run in the direction of their script', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openDraft(ovo, 'שלום {{ first_name }}\nHello 👋🏽\n‏مرحبا');
  await expect(page.locator('.cm-line[dir=rtl]')).toHaveCount(2);
  await expectText(page, 'שלום {{ first_name }}\nHello 👋🏽\nمرحبا');
});

test('the opt-out sentence and the name of the business are added in one click', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await changeSettings(ovo, { businessName: 'Maple Street Bakery' });
  await openDraft(ovo, 'Rolls today!');
  await page.getByRole('button', { name: 'Add opt-out sentence' }).click();
  await page.getByRole('button', { name: 'Add business name' }).click();
  await expectText(page, 'Maple Street Bakery: Rolls today! Reply STOP to opt out.');
  await expect(page.getByRole('button', { name: /^Add / })).toHaveCount(0);
});

test('costly characters are marked where they stand', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openDraft(ovo, `It’s “roll” day ${'x'.repeat(60)} bit.ly/rolls`);
  await expect(page.locator('.message-costly')).toHaveText(['’', '“', '”']);
  await expect(page.locator('.message-blocked')).toHaveText('bit.ly/rolls');
});

test('the most that Twilio takes is said where the text stands', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openDraft(ovo, `${'Fresh bread. '.repeat(100)}Hi {{ first_name }}`);
  const counter = page.locator('.message-counter');
  await expect(counter).toContainText('1,302 of the 1,600 characters that Twilio takes');
  const hints = page.getByRole('list', { name: 'Hints on the text' });
  await expect(page.getByText('too many for Twilio')).toHaveCount(0);
  await field(page).fill('x'.repeat(1601));
  await expect(hints).toContainText('1 character too many for Twilio');
});

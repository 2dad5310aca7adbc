import path from 'node:path';
import { projectRoot } from '../../../tools/project.ts';
import { expect, test, type Ovo } from '../../support/app.ts';
import {
  changeSettings,
  isCompleted,
  openReview,
  sendButton,
  sendEverything,
  taken,
  openWeekendRolls,
} from '../../support/journey.ts';
import { goTo } from '../../support/keyboard.ts';
import { importFile } from '../../gallery/shops.ts';

const sample = path.join(projectRoot, 'resources', 'sample-contacts.csv');

/** Longer than any of these tests takes. */
const longUndo = { OVO_UNDO_MS: '600000' };

const body = 'Hi {{ first_name }}, today’s rolls are warm – see http://maple.example/rolls';

/** A draft to the people of a file, open in the editor; answers with its id. */
async function openDraft(ovo: Ovo, text = body): Promise<number> {
  await sendEverything(ovo, 0);
  await importFile(ovo, sample, 'Bakery');
  const [list] = await ovo.request('lists.all', undefined);
  return await openWeekendRolls(ovo, list?.id ?? 0, text);
}

async function statusOf(ovo: Ovo): Promise<string | undefined> {
  const [campaign] = await ovo.request('campaigns.list', undefined);
  return campaign?.status;
}

test('what the review finds is fixed from the review with one click, and checked again', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  const id = await openDraft(ovo);
  await openReview(page);
  const sheet = page.getByRole('dialog', { name: 'Review Weekend rolls' });
  const toDecide = sheet.getByRole('region', { name: /to decide$/ });
  await expect(toDecide).toContainText('The text doesn’t say how to opt out');
  const people = sheet.getByRole('button', { name: /^Show \d+ (person|people)$/ }).first();
  await people.click();
  await expect(
    sheet
      .getByRole('region', { name: /^People: / })
      .getByRole('listitem')
      .first(),
  ).toBeVisible();
  await sheet.getByRole('button', { name: 'Back to the preview' }).click();
  await expect(sheet.getByRole('region', { name: 'How people read it' })).toBeVisible();

  await toDecide.getByRole('button', { name: 'Add sentence' }).click();
  await expect(toDecide).not.toContainText('The text doesn’t say how to opt out');
  await sheet.getByRole('button', { name: 'Use https' }).click();
  await expect(sheet.getByRole('button', { name: 'Use https' })).toBeHidden();
  await expect(sheet.getByRole('button', { name: sendButton })).toBeEnabled();
  const { draft } = await ovo.request('campaigns.get', { id });
  expect(draft.body).toContain('https://maple.example/rolls');
  expect(draft.body).toContain('STOP');
  // The preview shows the draft as it is now.
  await expect(sheet.getByRole('region', { name: 'How people read it' })).toContainText('STOP');
});

test('a send is undone within the time to undo, by button or by keys: nothing is sent', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo({ env: longUndo });
  const { page } = ovo;
  const id = await openDraft(ovo);
  const before = await ovo.request('campaigns.get', { id });
  await (await openReview(page)).click();
  await expect(page.getByRole('timer')).toContainText(/^Sending in \d+ s$/);
  await expect(page.getByText('Nobody has been texted yet.')).toBeVisible();
  expect(await ovo.request('campaigns.countdown', { id })).toMatchObject({ kind: 'running' });
  await page.getByRole('button', { name: 'Undo', exact: false }).click();
  await expect(page.getByText('Undone. Nothing was sent.')).toBeVisible();
  expect(await ovo.request('campaigns.get', { id })).toEqual(before);
  expect(await ovo.request('campaigns.countdown', { id })).toEqual({ kind: 'none' });

  // Whoever closes the sheet can still undo.
  await page.getByRole('dialog').getByRole('button', { name: sendButton }).click();
  await expect(page.getByRole('timer')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('timer')).toBeVisible();
  expect(await ovo.request('campaigns.countdown', { id })).toMatchObject({ kind: 'running' });
  const inSidebar = page.getByRole('link', { name: /^About to send: Weekend rolls/ });
  await expect(inSidebar).toContainText('Open to undo');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(page.getByRole('timer')).toBeHidden();
  await expect(inSidebar).toBeHidden();
  expect(await ovo.request('campaigns.get', { id })).toEqual(before);
});

test('Ovo that ends in the time to undo sends nothing, and says so', async ({ launchOvo }) => {
  const first = await launchOvo({ env: longUndo });
  const id = await openDraft(first);
  await (await openReview(first.page)).click();
  await expect(first.page.getByRole('timer')).toBeVisible();
  await expect
    .poll(async () => (await first.request('campaigns.countdown', { id })).kind)
    .toBe('running');
  await first.signal('SIGKILL');

  const second = await launchOvo({ dataFolder: first.dataFolder });
  expect(await statusOf(second)).toBe('draft');
  await second.page.evaluate((address) => {
    window.location.hash = address;
  }, `/campaigns/${id}`);
  await expect(second.page.getByText('This campaign was not sent')).toBeVisible();
  await (await openReview(second.page)).click();
  await isCompleted(second);
  expect(taken(second.dataFolder).messages).toBeGreaterThan(0);
});

test('a campaign is reviewed, sent, undone and sent again by the keyboard alone', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo({ env: { OVO_UNDO_MS: '600000' } });
  const { page } = ovo;
  await openDraft(ovo);
  const opener = page.getByRole('button', { name: 'Review and send…' });
  await goTo(page, 'Tab', opener);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').locator(':focus')).toBeVisible();
  const send = page.getByRole('dialog').getByRole('button', { name: sendButton });
  await expect(send).toBeEnabled();
  await goTo(page, 'Tab', send);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('timer')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(page.getByRole('timer')).toBeHidden();
  expect(await statusOf(ovo)).toBe('draft');
  await goTo(page, 'Tab', send);
  await expect(send).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(opener).toBeFocused();
});

test('a review with something to fix first says why it does not send', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openDraft(ovo, 'Hi {{ nobody_knows }}');
  await page.getByRole('button', { name: 'Review and send…' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText('Fix what is marked red before sending.')).toBeVisible();
  await expect(sheet.getByRole('button', { name: sendButton })).toBeDisabled();
  await sheet
    .getByRole('region', { name: '1 to fix before sending' })
    .getByRole('button', { name: 'Edit text' })
    .click();
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toBeFocused();
});

test('fixes lead to the field: the sender of the draft, and the name of the business', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await openDraft(ovo);
  await changeSettings(ovo, { gateway: 'twilio', defaultSender: '', businessName: '' });
  const review = page.getByRole('button', { name: 'Review and send…' });
  const sheet = page.getByRole('dialog');
  await review.click();
  await sheet.getByRole('button', { name: 'Choose sender' }).click();
  await expect(page.getByRole('combobox', { name: 'Sender' })).toBeFocused();

  await review.click();
  const row = sheet.getByRole('listitem').filter({ hasText: 'business' });
  await row.getByRole('button', { name: 'Open Settings' }).first().click();
  const business = page.getByRole('region', { name: 'Your business' });
  await business.getByRole('textbox', { name: 'Business name' }).fill('Corner Shop');
  const sentence = business.getByRole('textbox', { name: 'Opt-out sentence' });
  await sentence.fill('Tell us to end');
  await expect(business).toContainText('Include the word STOP');
  await sentence.fill('Reply STOP to end');
  await sentence.blur();
  await expect
    .poll(async () => await ovo.request('settings.get', undefined))
    .toMatchObject({ businessName: 'Corner Shop', optOutText: 'Reply STOP to end' });
});

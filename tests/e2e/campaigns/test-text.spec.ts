import { expect, test, type Ovo } from '../../support/app.ts';
import { fakeSender } from '../../support/fake-twilio/account.ts';
import { startFakeTwilio } from '../../support/fake-twilio/fake-twilio.ts';
import { openReview, openWeekendRolls } from '../../support/journey.ts';

/** A draft to two people, open in the editor; somebody else is a contact, too. */
async function openDraft(ovo: Ovo): Promise<number> {
  const { id: listId } = await ovo.request('lists.create', { name: 'Regulars', filter: null });
  await ovo.request('contacts.create', { phone: '+12125550101', firstName: 'Bo', listId });
  await ovo.request('contacts.create', { phone: '+12125550102', firstName: 'Maximiliana', listId });
  await ovo.request('contacts.create', { phone: '+12125550103', firstName: 'Zoë', listId: null });
  return await openWeekendRolls(ovo, listId, 'Hi {{ first_name }}, warm rolls from 8.');
}

test('a test goes to one’s own phone as somebody reads the text, and is not counted', async ({
  launchOvo,
}) => {
  const twilio = await startFakeTwilio({ timeline: { sending: 0, sent: 0, final: 0 } });
  const { accountSid, authToken } = twilio.account;
  const ovo = await launchOvo({
    env: {
      OVO_TWILIO_URL: twilio.url,
      TWILIO_ACCOUNT_SID: accountSid,
      TWILIO_AUTH_TOKEN: authToken,
    },
  });
  const { page } = ovo;
  await ovo.request('settings.save', { defaultSender: fakeSender });
  const id = await openDraft(ovo);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Send yourself a test…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send yourself a test' });
  await expect(dialog).toContainText('You are in practice mode, but a test is a real text');
  await dialog.getByLabel('Order of people').selectOption('longest');
  await expect(dialog).toContainText('Hi Maximiliana, warm rolls');
  await dialog.getByLabel('Your mobile number').fill('(212) 555-0142');
  await dialog.getByRole('button', { name: 'Send test' }).click();
  await expect(dialog).toContainText('Delivered');
  expect(twilio.accepted()).toMatchObject([
    { to: '+12125550142', body: 'Test: Hi Maximiliana, warm rolls from 8.' },
  ]);
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(dialog).toBeHidden();

  // From the review, for anybody: the number is known.
  await openReview(page);
  await page.getByRole('button', { name: 'Send yourself a test…' }).click();
  await dialog.getByText('Any contact').click();
  await dialog.getByRole('searchbox').fill('Zo');
  await expect(dialog).toContainText('Hi Zoë, warm rolls');
  await expect(dialog.getByLabel('Your mobile number')).toHaveValue('(212) 555-0142');
  await dialog.getByRole('button', { name: 'Send test' }).click();
  await expect(dialog).toContainText('Delivered');
  expect(twilio.accepted().at(-1)).toMatchObject({ body: 'Test: Hi Zoë, warm rolls from 8.' });
  const { snapshot } = await ovo.request('campaigns.get', { id });
  expect(snapshot).toMatchObject({ status: 'draft', sentCount: 0 });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Review Weekend rolls' })).toBeVisible();
  await twilio.close();
});

test('without an account the test says what is missing', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await ovo.request('settings.save', { defaultSender: fakeSender });
  await openDraft(ovo);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Send yourself a test…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send yourself a test' });
  await dialog.getByLabel('Your mobile number').fill('(212) 555-0142');
  await dialog.getByRole('button', { name: 'Send test' }).click();
  await expect(dialog).toContainText('Connect your Twilio account first.');
});

test('the previews of a draft name its own sender, in the editor and beside a test', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await ovo.request('settings.save', { defaultSender: fakeSender });
  await openDraft(ovo);
  await page.getByRole('button', { name: 'Advanced' }).click();
  await page.getByRole('combobox', { name: 'Sender' }).fill('+12125550177');
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview).toContainText('(212) 555-0177');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Send yourself a test…' }).click();
  await expect(page.getByRole('dialog')).toContainText('(212) 555-0177');
});

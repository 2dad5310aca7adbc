import { expect, type Ovo } from './app.ts';
import { fakeAccount } from './fake-twilio/account.ts';
import { openSettings } from './settings-window.ts';

export const secret = fakeAccount.authToken;

/** Types the account into Settings, with this token, and saves it. */
export async function typeAccount(ovo: Ovo, token: string): Promise<void> {
  const { page } = ovo;
  await openSettings(ovo, 'Twilio account');
  await page.getByLabel('Account SID').fill(fakeAccount.accountSid);
  await page.getByText('Auth token', { exact: true }).first().click();
  await page.getByRole('textbox', { name: 'Auth token' }).fill(token);
  await page.getByRole('button', { name: 'Check and save' }).click();
}

export async function enterAccount(ovo: Ovo): Promise<void> {
  await typeAccount(ovo, secret);
  await expect(ovo.page.getByText(/^Account AC…0f0f/)).toBeVisible();
}

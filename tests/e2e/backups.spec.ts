import Database from 'better-sqlite3';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Ovo } from '../support/app.ts';
import {
  countContacts,
  draftToPeople,
  importThroughWizard,
  isCompleted,
  openNews,
  reaches,
  sendEverything,
  sendFromEditor,
  writeCampaign,
  writeContacts,
} from '../support/journey.ts';
import { startFakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { environmentFor, sendThroughTwilio, takenBy } from '../support/real-sending.ts';
import { goTo } from '../support/keyboard.ts';
import { openSettings } from '../support/settings-window.ts';

async function openBackups(ovo: Ovo): Promise<void> {
  await ovo.chooseFromMenu('backups');
  await expect(ovo.page.getByRole('heading', { level: 1, name: 'Backups' })).toBeVisible();
}

async function backUpNow({ page }: Ovo): Promise<void> {
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText(/^Backed up and verified/)).toBeVisible();
}

/** Waits until the window has opened on the other data, and reads what was done. */
async function readOutcome({ page }: Ovo): Promise<void> {
  const outcome = page.getByRole('dialog', { name: 'Your data is restored' });
  await expect(outcome).toContainText('Nothing is sent on its own.');
  await outcome.getByRole('button', { name: 'Done' }).click();
  await expect(outcome).toBeHidden();
}

async function addContact(ovo: Ovo, phone: string): Promise<void> {
  await ovo.request('contacts.create', { phone, firstName: 'Later', listId: null });
}

test('a backup is restored from the list, nobody is texted twice, and the restore is undone', async ({
  launchOvo,
}) => {
  const fake = await startFakeTwilio();
  const ovo = await launchOvo({ env: environmentFor(fake) });
  const { page, dataFolder } = ovo;
  await sendThroughTwilio(ovo, 0);
  await openBackups(ovo);
  await expect(page.getByText('None yet')).toBeVisible();
  await importThroughWizard(ovo, writeContacts(dataFolder, 5));
  await writeCampaign(ovo, { name: 'News', list: 'people', text: 'Hi {{ first_name }}' });
  await openBackups(ovo);
  await backUpNow(ovo);
  await addContact(ovo, '+12125550123');
  await page.getByRole('link', { name: 'Campaigns' }).first().click();
  await page.getByRole('main').getByRole('link', { name: 'News', exact: true }).click();
  await sendFromEditor(ovo);
  await isCompleted(ovo);
  await ovo.request('suppressions.add', {
    number: '+12135550100',
    reason: 'Asked at the till',
    evidence: '',
  });

  await openBackups(ovo);
  const byHand = page.getByRole('row').filter({ hasText: 'Manual' });
  await expect(byHand).toContainText('Verified');
  await byHand.getByRole('button', { name: /^Restore the backup of/ }).click();
  const question = page.getByRole('dialog', { name: /^Restore the backup of/ });
  await expect(question).toContainText('Nobody is texted twice');
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await question.getByRole('button', { name: 'Restore', exact: true }).click();
  await readOutcome(ovo);

  await expect(page.getByRole('heading', { level: 1, name: 'Backups' })).toBeVisible();
  expect(await countContacts(ovo)).toBe(5);
  const suppressed = await ovo.request('suppressions.page', {
    offset: 0,
    limit: 10,
    search: '',
    show: 'active',
  });
  expect(suppressed.rows.map(({ phone }) => phone)).toEqual(['+12135550100']);
  await page.getByRole('link', { name: 'Campaigns' }).first().click();
  await page.getByRole('main').getByRole('link', { name: 'News', exact: true }).click();
  await sendFromEditor(ovo);
  await isCompleted(ovo);
  expect(takenBy(fake)).toEqual({ messages: 5, people: 5 });

  await openBackups(ovo);
  await page.getByRole('button', { name: 'Undo the last restore…' }).click();
  await page.getByRole('button', { name: 'Undo the restore' }).click();
  await readOutcome(ovo);
  expect(await countContacts(ovo)).toBe(6);
  expect(await ovo.request('maintenance.check', undefined)).toMatchObject({ ok: true });
  await fake.close();
});

test('a sealed copy opens with its passphrase and with nothing else, by the keyboard alone', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page, dataFolder } = ovo;
  await addContact(ovo, '+12125550123');
  await openBackups(ovo);
  const copy = path.join(dataFolder, 'copy.age');
  await ovo.chooseFile(copy);
  const dialog = page.getByRole('dialog');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const press = async (name: string) => {
    await goTo(page, 'Tab', button(name));
    await page.keyboard.press('Enter');
  };
  await press('Save a copy…');
  await goTo(page, 'Tab', dialog.getByRole('checkbox', { name: 'Protect with a passphrase' }));
  await page.keyboard.press('Space');
  await expect(dialog).toContainText('nobody can open this copy');
  await goTo(page, 'Tab', dialog.getByLabel('Passphrase', { exact: true }));
  await page.keyboard.type('correct horse battery');
  await goTo(page, 'Tab', dialog.getByLabel('Repeat the passphrase'));
  await page.keyboard.type('correct horse buttery');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('The passphrases don’t match');
  expect(existsSync(copy)).toBe(false);
  await dialog.getByLabel('Repeat the passphrase').fill('correct horse battery');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^copy\.age saved and verified .* protected/)).toBeVisible();
  expect(readFileSync(copy).includes('12125550123')).toBe(false);

  await expect(dialog).toBeHidden();

  await addContact(ovo, '+12125550124');
  await press('Restore from a file…');
  await expect(dialog).toContainText('Everything goes back to what is in copy.age');
  await expect(dialog.getByLabel('Passphrase of the copy')).toBeFocused();
  await page.keyboard.type('wrong horse battery');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('Couldn’t restore the backup');
  expect(await countContacts(ovo)).toBe(2);
  await dialog.getByLabel('Passphrase of the copy').fill('correct horse battery');
  await page.keyboard.press('Enter');
  await readOutcome(ovo);
  expect(await countContacts(ovo)).toBe(1);
});

test('a file that is no backup changes nothing', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await addContact(ovo, '+12125550123');
  const file = path.join(ovo.dataFolder, 'diary.db');
  writeFileSync(file, 'Dear diary, '.repeat(1000));
  await openBackups(ovo);
  await ovo.chooseFile(file);
  await page.getByRole('button', { name: 'Restore from a file…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restore diary.db?' });
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('Couldn’t restore the backup');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await countContacts(ovo)).toBe(1);
});

test('a restore waits until nothing is sent any more, and says so calmly', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page } = ovo;
  await sendEverything(ovo, 10);
  const id = await draftToPeople(ovo, 600);
  await openBackups(ovo);
  await backUpNow(ovo);
  await ovo.request('campaigns.start', { id });
  await openNews(ovo);
  await reaches(ovo, 1);
  await openBackups(ovo);
  await page
    .getByRole('button', { name: /^Restore the backup of/ })
    .last()
    .click();
  const dialog = page.getByRole('dialog', { name: /^Restore the backup of/ });
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('Not now');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
});

test('backups that cannot be made are said with what to do, on Home and in Settings', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { page, dataFolder } = ovo;
  await addContact(ovo, '+12125550123');
  // A file where the folder should be: nothing can be put into it.
  const folder = path.join(dataFolder, 'backups');
  rmSync(folder, { recursive: true, force: true });
  writeFileSync(folder, '');
  await openBackups(ovo);
  await page.getByRole('button', { name: 'Back up now' }).click();
  const failure = page.getByRole('main').getByRole('alert');
  await expect(failure).toContainText('The last backup failed');
  await expect(failure).toContainText('Your data is unchanged');
  await openSettings(ovo, 'Backups and data');
  await expect(page.getByRole('region', { name: 'Backups' })).toContainText(
    'The last backup failed',
  );
  rmSync(folder);
  await openBackups(ovo);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(failure).toBeHidden();
  const [made] = (await ovo.request('backups.state', undefined)).backups;
  const backup = new Database(path.join(folder, made?.name ?? ''), { readonly: true });
  expect(backup.prepare('SELECT count(*) FROM contacts').pluck().get()).toBe(1);
  backup.close();
});

import { holdRequests, refuseRequests } from '../../gallery/requests.ts';
import { expect, test, type Ovo } from '../../support/app.ts';
import { openWithPeople, table } from '../../support/contacts-window.ts';
import { addToAudience } from '../../support/journey.ts';
import { goToAddress } from '../../support/longer-language.ts';
import type { Audience } from '../../../src-shared/campaign/audience.ts';

const toLeaveOut = 'Add to who is left out';

function sideOf({ page }: Ovo, name: string) {
  return page.getByRole('list', { name });
}

async function openDraft(ovo: Ovo, audience: Audience = { listIds: [] }): Promise<number> {
  const draft = { name: 'Rolls', body: 'Hello', sender: '', audience };
  const { snapshot } = await ovo.request('campaigns.create', draft);
  await goToAddress(ovo, `/campaigns/${snapshot.id}`);
  return snapshot.id;
}

const savedAudience = async (ovo: Ovo, id: number) =>
  (await ovo.request('campaigns.get', { id })).draft.audience;

test('people are chosen and left out in every way, and the counts follow', async ({
  launchOvo,
}) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  const id = await openDraft(ovo);
  const to = sideOf(ovo, 'Who gets this text');
  const butNot = sideOf(ovo, 'Who is left out');
  await expect(page.getByText('No one is chosen yet')).toBeVisible();

  await addToAudience(ovo, 'vip');
  await expect(page.getByText('2 people will get this text')).toBeVisible();
  await expect(to.getByRole('listitem')).toHaveText(['Tag: vip3']);
  await expect(page.getByText('1 person left out: Their number is on Do not text')).toBeVisible();

  await addToAudience(ovo, 'Kofi Addo');
  await expect(page.getByText('3 people will get this text')).toBeVisible();
  await addToAudience(ovo, 'Bakery');
  await expect(page.getByText('11 people will get this text')).toBeVisible();
  await expect(to.getByRole('listitem')).toHaveText(['Bakery12', 'Tag: vip3', 'Kofi Addo']);

  await addToAudience(ovo, 'early', toLeaveOut);
  await addToAudience(ovo, 'Texted in the last 14 days', toLeaveOut);
  await expect(page.getByText('8 people will get this text')).toBeVisible();
  await expect(butNot.getByRole('listitem')).toHaveText([
    'Tag: early3',
    'Texted in the last 14 days0',
  ]);
  await expect(page.getByText('3 people left out: Tag: early')).toBeVisible();

  await page.getByRole('button', { name: 'Show who' }).click();
  const panel = page.getByRole('complementary', { name: 'Left out' });
  await expect(panel.getByRole('list', { name: 'People left out' }).getByRole('link')).toHaveText([
    'Chloé Dubois',
    'Dmitri Petrov',
    'Kofi Addo',
  ]);
  await panel.getByRole('button', { name: /Do not text 1$/ }).click();
  await expect(panel.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();

  await to.getByRole('button', { name: 'Remove Bakery' }).click();
  await expect(page.getByText('1 person will get this text')).toBeVisible();
  await expect
    .poll(() => savedAudience(ovo, id))
    .toMatchObject({
      listIds: [],
      tags: ['vip'],
      exclude: { tags: ['early'], textedWithinDays: 14 },
    });
});

test('a filter is made and changed in a dialog', async ({ launchOvo }) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  const id = await openDraft(ovo);
  await addToAudience(ovo, 'Choose people by filter');
  const dialog = page.getByRole('dialog', { name: 'Choose people by filter' });
  await expect(dialog.getByRole('button', { name: 'Add these people' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Consent' }).click();
  await expect(dialog.getByText('3 contacts match')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await dialog.getByRole('button', { name: 'Add these people' }).click();
  await expect(page.getByText('3 people will get this text')).toBeVisible();

  await page.getByRole('button', { name: /^Change filter/ }).click();
  const change = page.getByRole('dialog', { name: 'Change the filter' });
  await change
    .getByRole('button', { name: /Consent/i })
    .first()
    .click();
  await page.getByRole('radio', { name: 'Not on record' }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  await change.getByRole('button', { name: 'Use this filter' }).click();
  await expect(page.getByText('8 people will get this text')).toBeVisible();
  await expect
    .poll(() => savedAudience(ovo, id))
    .toMatchObject({ filters: [{ hasConsent: false }] });
});

test('the keyboard alone chooses, moves and removes', async ({ launchOvo }) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  await openDraft(ovo, { listIds: [], tags: ['vip', 'early'] });
  const field = page.getByRole('combobox', { name: 'Add to who gets this text' });
  const chips = sideOf(ovo, 'Who gets this text').getByRole('listitem');
  await expect(chips).toHaveCount(2);
  await field.focus();
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Escape');
  await expect(field).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.type('bak');
  await expect(page.getByRole('option', { name: /^Bakery/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(chips).toHaveCount(3);
  await expect(field).toBeFocused();
  await expect(page.getByText('11 people will get this text')).toBeVisible();

  // Backspace goes to the last chip first, and removes only there.
  await page.keyboard.press('Backspace');
  await expect(page.getByRole('button', { name: 'Remove Tag: early' })).toBeFocused();
  await expect(chips).toHaveCount(3);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('button', { name: 'Remove Bakery' })).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(chips).toHaveText([/vip/, /early/]);
  await expect(page.getByRole('button', { name: 'Remove Tag: vip' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(field).toBeFocused();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await expect(chips).toHaveCount(0);
  await expect(field).toBeFocused();
  await expect(page.getByText('No one is chosen yet')).toBeVisible();
});

test('what is gone is named, with what to do', async ({ launchOvo }) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  await openDraft(ovo, { listIds: [1, 999], tags: ['vip', 'nobody'], contactIds: [1, 999] });
  const problems = page.getByRole('list', { name: 'Problems with who gets this text' });
  await expect(problems.getByRole('listitem')).toHaveCount(3);
  await expect(problems).toContainText('No contact has the tag “nobody” any more');
  await expect(problems).toContainText('1 chosen person was deleted');
  await expect(problems).toContainText('A list was deleted');
  const row = problems.getByRole('listitem').filter({ hasText: 'A list was deleted' });
  await row.getByRole('button', { name: 'Remove' }).click();
  await expect(problems).not.toContainText('A list was deleted');
});

test('everybody left out, and nobody found, say what to do next', async ({ launchOvo }) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  await openDraft(ovo, { listIds: [], tags: ['early'] });
  await addToAudience(ovo, 'Bakery', toLeaveOut);
  await expect(page.getByText('No one will get this text')).toBeVisible();
  await expect(page.getByText('Everyone chosen is left out. Remove something')).toBeVisible();
});

test('“Text” on people, a tag, a list and a campaign says who gets the text', async ({
  launchOvo,
}) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  const chips = sideOf(ovo, 'Who gets this text').getByRole('listitem');
  await table(ovo).getByRole('checkbox', { name: 'Select Bo Lindqvist' }).click();
  await table(ovo).getByRole('checkbox', { name: 'Select Ivan Novak' }).click();
  await page.getByRole('button', { name: 'Text these' }).click();
  await expect(chips).toHaveText(['Bo Lindqvist', 'Ivan Novak']);
  await expect(page.getByText('2 people will get this text')).toBeVisible();

  await goToAddress(ovo, '/contacts/tags');
  await page.getByRole('button', { name: /vip/ }).first().hover();
  await page.getByRole('button', { name: 'More for vip' }).click();
  await page.getByRole('menuitem', { name: 'Text these people' }).click();
  await expect(chips).toHaveText(['Tag: vip3']);

  await goToAddress(ovo, '/contacts/1');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Write a campaign' }).click();
  await expect(chips).toHaveText(['Amara Okafor']);
});

test('no number of the audience before is shown while another is counted, and a failure can be tried again', async ({
  launchOvo,
}) => {
  const ovo = await openWithPeople(launchOvo);
  const { page } = ovo;
  await openDraft(ovo, { listIds: [], tags: ['vip'] });
  const total = page.getByText(/will get this text$/);
  await expect(total).toHaveText('2 people will get this text');
  const answer = await holdRequests(ovo);
  await addToAudience(ovo, 'early');
  await expect(page.getByText('Counting…')).toBeVisible();
  await expect(total).toHaveCount(0);
  await answer();
  await expect(total).toHaveText('4 people will get this text');

  const succeed = await refuseRequests(ovo);
  await addToAudience(ovo, 'Bakery');
  const failure = page.getByRole('alert').filter({ hasText: 'Couldn’t count the people' });
  await expect(failure).toContainText('The database could not be read.');
  await expect(total).toHaveCount(0);
  await succeed();
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(total).toHaveText('11 people will get this text');
});

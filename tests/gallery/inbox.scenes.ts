import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startFakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { fillInbox, people } from '../support/inbox-shop.ts';
import { openConversation } from '../support/inbox-window.ts';
import { environmentFor, sendThroughTwilio } from '../support/real-sending.ts';
import { test, waitsAndFails } from './gallery.ts';

test('an inbox with conversations of each kind', async ({ gallery }) => {
  const fake = await startFakeTwilio();
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'ovo-inbox-'));
  fillInbox(dataFolder, Date.now());
  try {
    const ovo = await gallery.open({ dataFolder, env: environmentFor(fake) });
    const { page } = ovo;
    await sendThroughTwilio(ovo, 0);
    await gallery.goTo(ovo, '/inbox');
    await page.getByRole('grid', { name: 'Conversations' }).waitFor();
    await gallery.show(ovo, 'inbox', 'open');
    for (const [state, phone] of [
      ['unread', people.ben],
      ['decision', people.unsure],
      ['draft', people.camila],
      ['given-up', people.elena],
      ['picture', people.stranger],
      ['opted-out', people.grace],
      ['not-delivered', people.frank],
    ] as const) {
      await openConversation(ovo, phone);
      await gallery.show(ovo, 'inbox', state);
    }
    await openConversation(ovo, people.ben);
    await page.getByRole('button', { name: 'Insert a template' }).click();
    await page.getByRole('dialog').waitFor();
    await gallery.show(ovo, 'inbox', 'choosing-a-template');
    await page.keyboard.press('Escape');
    const field = page.getByRole('textbox', { name: /^Message to/ });
    await field.fill('Hi {{ first_name }}, two cinnamon rolls are kept for you until noon.');
    await page.getByText('Ben Whitaker reads:').waitFor();
    await gallery.show(ovo, 'inbox', 'template');
    await field.fill('Hi [First name], see you');
    await gallery.show(ovo, 'inbox', 'placeholder-left');
    await field.fill('');
    await page.getByRole('button', { name: 'Note', exact: true }).click();
    await gallery.show(ovo, 'inbox', 'note');
    await page.getByRole('button', { name: 'Message', exact: true }).click();
    await page.getByRole('button', { name: 'Snooze', exact: true }).click();
    await gallery.show(ovo, 'inbox', 'snooze-menu');
    await page.keyboard.press('Escape');

    await gallery.goTo(ovo, '/inbox');
    await page.getByRole('button', { name: 'Snoozed' }).click();
    await gallery.show(ovo, 'inbox', 'snoozed');
    await page.getByRole('button', { name: 'Open', exact: false }).first().click();
    await page.getByRole('searchbox').fill('bag');
    await page.getByRole('list', { name: 'Search results' }).waitFor();
    await gallery.show(ovo, 'inbox', 'search');
    await page.getByRole('searchbox').fill('nowhere');
    await page.getByText('Nothing found').waitFor();
    await gallery.show(ovo, 'inbox', 'nothing-found');
    await page.getByRole('searchbox').fill('');
    const grid = page.getByRole('grid', { name: 'Conversations' });
    await grid.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await gallery.show(ovo, 'inbox', 'selected');
    await page.getByRole('button', { name: 'Clear selection' }).click();
    await page.getByRole('button', { name: /^Filter/ }).click();
    await page.getByRole('menuitemradio', { name: /^Opted out/ }).waitFor();
    await gallery.show(ovo, 'inbox', 'filters');
    await page.getByRole('menuitemradio', { name: /^Opted out/ }).click();
    await page.getByRole('heading', { name: /^Opted out/ }).waitFor();
    await gallery.show(ovo, 'inbox', 'filtered');
    await page.getByRole('button', { name: 'Show all' }).click();
    await ovo.chooseFromMenu('new-message');
    await page.getByRole('combobox', { name: 'To' }).fill('gra');
    await page.getByRole('option', { name: /Grace/ }).waitFor();
    await gallery.show(ovo, 'inbox', 'new-message');
    await page.keyboard.press('Escape');
    await openConversation(ovo, people.ben);
    await waitsAndFails(gallery, ovo, 'inbox');
  } finally {
    await fake.close();
  }
});

test('an inbox without conversations', async ({ gallery }) => {
  const ovo = await gallery.open();
  await gallery.goTo(ovo, '/inbox');
  await ovo.page.getByText('No open conversations').waitFor();
  await gallery.show(ovo, 'inbox', 'empty');
});

import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startFakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { people } from '../support/inbox-shop.ts';
import { fillStates } from '../support/inbox-states.ts';
import { hear, openConversation } from '../support/inbox-window.ts';
import { environmentFor, sendThroughTwilio } from '../support/real-sending.ts';
import { test } from './gallery.ts';

test('texts and pictures of a conversation in each state', async ({ gallery }) => {
  const fake = await startFakeTwilio();
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'ovo-inbox-states-'));
  fillStates(dataFolder, Date.now());
  try {
    const ovo = await gallery.open({ dataFolder, env: environmentFor(fake) });
    const { page } = ovo;
    await sendThroughTwilio(ovo, 0);
    await gallery.goTo(ovo, '/inbox');
    for (const [state, phone] of [
      ['held-text', people.unsure],
      ['later-text', people.camila],
      ['failed-text', people.frank],
      ['unconfirmed-text', people.hassan],
      ['two-pictures', people.stranger],
      ['other-files', people.ben],
    ] as const) {
      await openConversation(ovo, phone);
      await gallery.show(ovo, 'inbox', state);
    }

    await openConversation(ovo, people.jack);
    await page.getByRole('log', { name: 'Messages' }).evaluate((log) => {
      log.scrollTop = log.scrollHeight / 3;
    });
    await hear(ovo, fake, people.jack, 'And one more for me');
    await page.getByRole('button', { name: 'New reply' }).waitFor();
    await gallery.show(ovo, 'inbox', 'new-reply');

    await hear(ovo, fake, people.grace, 'STPO');
    await openConversation(ovo, people.grace);
    await page.getByText('Opted out by this reply').click();
    await page.getByText('Details', { exact: true }).last().click();
    await gallery.show(ovo, 'inbox', 'evidence');

    await openConversation(ovo, people.unsure);
    await page.getByRole('button', { name: 'Keep texting' }).click();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    await gallery.show(ovo, 'inbox', 'decided');
  } finally {
    await fake.close();
  }
});

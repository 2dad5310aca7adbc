import { AxeBuilder } from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type LaunchOptions, type Ovo } from './app.ts';
import { withDatabase } from './data-folder.ts';
import { fakeSender } from './fake-twilio/account.ts';
import type { FakeTwilio } from './fake-twilio/fake-twilio.ts';
import { addPeople } from './inbox-shop.ts';
import { environmentFor, sendThroughTwilio } from './real-sending.ts';

/** Starts Ovo with the people of the shop, sending through a fake Twilio. */
export async function openInboxShop(
  launchOvo: (options: LaunchOptions) => Promise<Ovo>,
  fake: FakeTwilio,
): Promise<Ovo> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'ovo-inbox-'));
  withDatabase(dataFolder, (db) => addPeople(db, Date.now()));
  const ovo = await launchOvo({ dataFolder, env: environmentFor(fake) });
  await sendThroughTwilio(ovo, 0);
  return ovo;
}

/** Somebody writes to us, and Ovo reads that. */
export async function hear(
  ovo: Ovo,
  fake: FakeTwilio,
  from: string,
  body: string,
  media: readonly { readonly type: string; readonly bytes: Buffer }[] = [],
): Promise<void> {
  fake.receive({ from, to: fakeSender, body, media });
  // A pass of Ovo’s own may have read it already.
  await ovo.request('replies.sync', undefined);
}

/** What is on the screen of the inbox. */
export function inboxOf({ page }: Ovo) {
  return {
    list: page.getByRole('grid', { name: 'Conversations' }),
    row: (name: string | RegExp) =>
      page.getByRole('grid', { name: 'Conversations' }).getByRole('row', { name }),
    field: page.getByRole('textbox', { name: /^Message to/ }),
    texts: page.getByRole('log', { name: 'Messages' }),
    thread: page.getByRole('region', { name: /^Conversation with/ }),
    send: page.getByRole('button', { name: 'Send', exact: true }),
    badge: page.getByRole('navigation', { name: 'Main' }).getByText(/unread conversation/),
    decision: page.getByRole('region', { name: 'Decide' }),
  };
}

/** Shows the conversation with a number, once it is read. */
export async function openConversation({ page }: Ovo, phone: string): Promise<void> {
  const address = `#/inbox/${encodeURIComponent(phone)}`;
  await page.evaluate((hash) => void (location.hash = hash), address);
  await page.getByRole('log', { name: 'Messages' }).waitFor();
  await page.waitForFunction(() => document.querySelector('main [aria-busy=true]') === null);
}

/** The bodies of the texts to a number that the fake took. */
export function textsTo(fake: FakeTwilio, phone: string): readonly string[] {
  return fake
    .accepted()
    .filter(({ to }) => to === phone)
    .map(({ body }) => body);
}

/** Whether the field for an answer has the focus. */
export async function isWriting(field: Locator): Promise<boolean> {
  return await field.evaluate((element) => element.contains(document.activeElement));
}

/** Fails with everything that keeps somebody out of what is shown. */
export async function isForEverybody({ page }: Ovo, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  );
  expect(found, screen).toEqual([]);
}

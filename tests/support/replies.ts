import { createTwilioReplies } from '../../src-main/gateways/twilio/replies.ts';
import type { InboundMessage, InboundQuery, ReplySource } from '../../src-main/gateways/replies.ts';
import type { Clock } from '../../src-main/engine/ports.ts';
import { fakeSender } from './fake-twilio/account.ts';
import type { FakeTwilio } from './fake-twilio/fake-twilio.ts';

/** The replies of the account that a fake plays; no proxy unless one is given. */
export function repliesOf(
  fake: Pick<FakeTwilio, 'url' | 'account'>,
  clock: Clock,
  options: Partial<Parameters<typeof createTwilioReplies>[0]> = {},
): ReplySource {
  const { accountSid, authToken } = fake.account;
  return createTwilioReplies({
    credentials: { accountSid, authToken },
    baseUrl: fake.url,
    clock,
    environment: {},
    ...options,
  });
}

/** All pages of a list, to its end. Throws where the source is unavailable. */
export async function allPages(
  source: Pick<ReplySource, 'page'>,
  query: Omit<InboundQuery, 'cursor'>,
): Promise<readonly (readonly InboundMessage[])[]> {
  const pages: (readonly InboundMessage[])[] = [];
  let cursor: string | null = null;
  do {
    const page = await source.page({ ...query, cursor });
    if (page.kind !== 'page') throw new Error(page.detail);
    pages.push(page.messages);
    cursor = page.next;
  } while (cursor !== null);
  return pages;
}

/** Lets so many texts go out at once, as a campaign sends them; a hundred at a time. */
export async function sendOut(fake: FakeTwilio, to: string, count: number): Promise<void> {
  const { accountSid, authToken } = fake.account;
  const headers = { Authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` };
  const url = `${fake.url}/2010-04-01/Accounts/${accountSid}/Messages.json`;
  const body = new URLSearchParams({ To: to, From: fakeSender, Body: 'Offer' });
  for (let sent = 0; sent < count; sent += 100) {
    await Promise.all(
      Array.from({ length: Math.min(100, count - sent) }, async () => {
        const answer = await fetch(url, { method: 'POST', headers, body });
        await answer.text();
      }),
    );
  }
}

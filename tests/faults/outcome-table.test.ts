import { afterEach, describe, expect, test, vi } from 'vitest';
import { explainError } from '../../src-shared/message/error-codes.ts';
import {
  outcomesOfErrors,
  type OutcomeOfError,
} from '../../src-main/gateways/twilio/outcomes-of-errors.ts';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { journalOf } from './support/journal-of.ts';
import { meetingOf } from './support/meetings.ts';
import {
  everybodyOnce,
  openShop,
  resultOf,
  type MessageInShop,
  type Shop,
  type ShopOptions,
} from './support/shop.ts';

/*
 * Each line of the outcome table, met over real HTTP by the whole of Ovo on a real database: what
 * becomes of the message, of its campaign and of the next tries is what the table says.
 */

afterEach(() => vi.restoreAllMocks());

function nameOf({ when }: OutcomeOfError): string {
  const { httpStatus, ...rest } = when;
  const facts = Object.entries({ ...(httpStatus && { http: httpStatus.join('–') }), ...rest });
  return facts.map(([name, value]) => `${name} ${value}`).join(', ') || 'anything else';
}

const rowsOf = (outcome: OutcomeOfError['outcome']) =>
  outcomesOfErrors
    .filter((row) => row.outcome === outcome)
    .map((row) => ({ row, name: nameOf(row) }));

/** What Ovo and the provider know when a campaign is through, or paused. */
interface Met {
  readonly shop: Shop;
  readonly contacts: number;
  readonly snapshot: CampaignSnapshot;
  /** The message that met the failure. */
  readonly hit: MessageInShop;
  /** Times at which the provider was asked to send it, and to list it. */
  readonly posts: readonly number[];
  readonly reconciliation: readonly number[];
  /** What became of it, as the send journal has it. */
  readonly events: readonly string[];
}

/** Sends a campaign of which the first message to arrive meets the failure of that line. */
async function meet(row: OutcomeOfError, taken = false, over: ShopOptions = {}): Promise<Met> {
  const { options, prepare, meanwhile } = meetingOf(row);
  const contacts = options.contacts ?? 3;
  const shop = await openShop({ ...options, contacts, ...over });
  prepare(shop, taken);
  await shop.begin();
  await meanwhile(shop);
  await shop.app.sending.idle();
  return await lookAt(shop, contacts);
}

async function lookAt(shop: Shop, contacts: number): Promise<Met> {
  const { fake, folder, campaign } = shop;
  const messages = shop.messages();
  const to = fake.requests()[0]?.parameters['To'] ?? messages[0]?.to;
  const hit = messages.find((message) => message.to === to);
  if (hit === undefined) throw new Error('Nobody was texted.');
  const times = (wanted: string) =>
    fake
      .requests()
      .filter(({ method, parameters }) => method === wanted && parameters['To'] === to)
      .map(({ at }) => at);
  return {
    shop,
    contacts,
    snapshot: await shop.snapshot(),
    hit,
    posts: times('POST'),
    reconciliation: times('GET'),
    events: journalOf(folder, campaign, hit.to).map(({ event }) => event),
  };
}

async function expectAllSent({ shop, contacts }: Met): Promise<void> {
  expect(await resultOf(shop)).toEqual(everybodyOnce(contacts));
}

describe('refused for good: the message has failed, the others go on', () => {
  test.each(rowsOf('rejected'))('$name', async ({ row }) => {
    const met = await meet(row);
    const code = row.when.code === 'any' ? 21_999 : row.when.code;
    expect(met.snapshot).toMatchObject({ status: 'completed', sentCount: 2, failedCount: 1 });
    expect(met.hit).toMatchObject({ status: 'failed', errorCode: code, retryCount: 0, sid: null });
    expect(met.posts).toHaveLength(1);
    expect(met.reconciliation).toEqual([]);
    expect(met.events).toEqual(['handed-over', 'not-sent']);
    expect(met.shop.fake.accepted()).toHaveLength(2);
    expect(met.shop.fake.accepted().map(({ to }) => to)).not.toContain(met.hit.to);
  });
});

describe('refused for all of the sender: the campaign is paused with the reason, nothing is used up, and it goes on when the cause is gone', () => {
  test.each(rowsOf('blocked'))('$name', async ({ row }) => {
    const met = await meet(row);
    expect(met.snapshot).toMatchObject({ status: 'paused', failedCount: 0 });
    expect(met.snapshot.pausedReason).toMatch(
      typeof row.when.code === 'number'
        ? explainError(row.when.code, null)
        : /^Twilio refuses to send \(HTTP \d+ .+\)\.$/,
    );
    expect(met.hit).toMatchObject({ status: 'queued', retryCount: 0, sid: null });
    expect(met.posts).toHaveLength(1);
    expect(met.events).toEqual(['handed-over', 'not-sent']);

    await met.shop.send();
    const after = await lookAt(met.shop, met.contacts);
    await expectAllSent(after);
    expect(after.posts).toHaveLength(2);
    expect(after.reconciliation).toEqual([]);
    expect(after.events).toEqual(['handed-over', 'not-sent', 'handed-over', 'accepted']);
  });
});

describe('asked for patience: it goes again after a while, and none of its tries is used up', () => {
  test.each(rowsOf('throttled'))('$name', async ({ row }) => {
    const met = await meet(row);
    await expectAllSent(met);
    expect(met.hit.retryCount).toBe(0);
    expect(met.events).toEqual(['handed-over', 'not-sent', 'handed-over', 'accepted']);
    expect(met.reconciliation).toEqual([]);
    const [first = 0, second = 0] = met.posts;
    expect(met.posts).toHaveLength(2);
    expect(second - first).toBeGreaterThanOrEqual(1000);
  });
});

describe('nothing can have left: it is tried again after a pause of its sender, and no try is used up', () => {
  test.each(rowsOf('unreachable'))('$name', async ({ row }) => {
    const met = await meet(row);
    await expectAllSent(met);
    expect(met.hit.retryCount).toBe(0);
    expect(met.events.slice(0, 3)).toEqual(['handed-over', 'not-sent', 'handed-over']);
    expect(met.events.at(-1)).toBe('accepted');
    expect(met.reconciliation).toEqual([]);
    expect(met.posts).toHaveLength(1);
    const [first, , second] = journalOf(met.shop.folder, met.shop.campaign, met.hit.to);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(500);
  });
});

describe('it may have left, and did: it is found at the provider and never sent again', () => {
  test.each(rowsOf('unknown'))('$name', async ({ row }) => {
    const met = await meet(row, true);
    await expectAllSent(met);
    expect(met.posts).toHaveLength(1);
    expect(met.reconciliation.length).toBeGreaterThanOrEqual(1);
    expect(met.events).toEqual(['handed-over', 'unknown']);
    expect(met.hit.retryCount).toBe(0);
    expect(met.hit.sid).toBe(met.shop.fake.accepted().find(({ to }) => to === met.hit.to)?.sid);
  });
});

describe('it may have left, and did not: two look-ups of a list that is up to date, far enough apart, then it goes again', () => {
  test.each(rowsOf('unknown'))('$name', async ({ row }) => {
    const met = await meet(row, false);
    const { options } = meetingOf(row);
    const apart = options.engine?.recheckAfterMs ?? 10_000;
    await expectAllSent(met);
    expect(met.posts).toHaveLength(2);
    expect(met.events).toEqual(['handed-over', 'unknown', 'handed-over', 'accepted']);
    // The first one may come before the list shows a later message, and says nothing then.
    expect(met.reconciliation.length).toBeGreaterThanOrEqual(2);
    expect(met.reconciliation.length).toBeLessThanOrEqual(3);
    const [first = 0, second = 0] = met.reconciliation.slice(-2);
    expect(second - first).toBeGreaterThanOrEqual(apart);
    expect(met.posts[1]).toBeGreaterThanOrEqual(second);
    expect(met.hit.retryCount).toBe(0);
  });
});

describe('it may have left, the provider does not show it, and a person is to decide', () => {
  test.each(rowsOf('unknown').slice(0, 3))('$name', async ({ row }) => {
    const met = await meet(row, false, {
      engine: { unconfirmedPolicy: 'hold', recheckAfterMs: 10_000 },
    });
    expect(met.snapshot).toMatchObject({ status: 'paused', sentCount: 2, unconfirmedCount: 1 });
    expect(met.snapshot.pausedReason).toMatch(/^One message is unconfirmed.*Decide/);
    expect(met.hit.status).toBe('unconfirmed');
    expect(met.posts).toHaveLength(1);
    await met.shop.app.campaigns.decideUnconfirmed(met.shop.campaign, null, 'send-again');
    await met.shop.app.sending.idle();
    await expectAllSent(await lookAt(met.shop, met.contacts));
  });
});

test('the person who opted out at the provider is suppressed from then on', async () => {
  const row = outcomesOfErrors.find(({ when }) => when.code === 21610);
  if (row === undefined) throw new Error('The table has no such line.');
  const met = await meet(row);
  const copy = await met.shop.app.campaigns.duplicate(met.shop.campaign);
  await met.shop.app.campaigns.start(copy.snapshot.id, 'twilio');
  await met.shop.app.sending.idle();
  expect((await met.shop.app.campaigns.get(copy.snapshot.id)).snapshot).toMatchObject({
    status: 'completed',
    sentCount: 2,
    skippedCount: 1,
  });
  expect(met.shop.fake.accepted().map(({ to }) => to)).not.toContain(met.hit.to);
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
  FoundMessage,
  Gateway,
  ListedReceipt,
  OutgoingMessage,
} from '../../src-main/engine/ports.ts';
import type { ManualClock } from '../support/manual-clock.ts';

/** What the provider is to do with the next message. */
export type Behaviour =
  | 'accept'
  | 'reject'
  | 'throttle'
  | 'be unreachable'
  | 'block'
  | 'take it without an answer'
  | 'lose it without an answer';

/** A provider, and gateways to it. */
export interface Provider {
  readonly clock: ManualClock;
  /** A number or Messaging Service that may send. */
  readonly from: string;
  /** What it says of a text of one segment when it takes it. */
  readonly segmentsAtFirst: 1 | null;
  /** A gateway to this provider, whose next message it treats so. */
  gatewayThatWill(behaviour: Behaviour): Gateway;
  close(): Promise<void> | void;
}

interface ContractOptions {
  /** What this provider never does. */
  readonly without?: readonly Behaviour[];
}

const ann = '+12125550123';
const ben = '+12125550124';

/** What everybody who sends through a gateway relies on, whatever stands behind it. */
export function describeGateway(
  name: string,
  setup: () => Promise<Provider>,
  { without = [] }: ContractOptions = {},
): void {
  describe(`the ${name} gateway`, () => {
    let provider: Provider;
    let count = 0;

    beforeEach(async () => {
      provider = await setup();
    });
    afterEach(async () => {
      await provider.close();
    });

    function message(over: Partial<OutgoingMessage> = {}) {
      count += 1;
      return {
        messageId: count,
        attempt: 1,
        to: ann,
        from: provider.from,
        body: `Your table is ready, number ${count}.`,
        validitySeconds: null,
        ...over,
      };
    }

    async function find(
      { to, body }: Pick<OutgoingMessage, 'to' | 'body'>,
      createdSince = 0,
    ): Promise<readonly FoundMessage[]> {
      const result = await provider
        .gatewayThatWill('accept')
        .findMessages({ to, body, createdSince });
      if (result.kind !== 'answered') throw new Error(result.detail);
      return result.found;
    }

    /** Everything its list of messages shows, and how many pages that took. */
    async function listed(sentSince = 0) {
      const gateway = provider.gatewayThatWill('accept');
      const receipts: ListedReceipt[] = [];
      let cursor: string | null = null;
      for (let pages = 1; ; pages += 1) {
        const page = await gateway.receipts({
          kind: 'page',
          from: provider.from,
          sentSince,
          cursor,
        });
        if (page.kind !== 'answered') throw new Error(page.detail);
        receipts.push(...page.listed);
        cursor = page.next;
        if (cursor === null) return { receipts, pages };
      }
    }

    async function sidOf(sent: OutgoingMessage): Promise<string> {
      const outcome = await provider.gatewayThatWill('accept').send(sent);
      if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
      return outcome.sid;
    }

    test('gives an accepted message a sid, under which a look-up finds it', async () => {
      const sent = message();
      const outcome = await provider.gatewayThatWill('accept').send(sent);
      expect(outcome).toMatchObject({ kind: 'accepted', segments: provider.segmentsAtFirst });
      expect(await find(sent)).toEqual([
        expect.objectContaining({ sid: outcome.kind === 'accepted' && outcome.sid }),
      ]);
    });

    test('sends the same message twice when it is handed over twice', async () => {
      const gateway = provider.gatewayThatWill('accept');
      const sent = message();
      const sids: string[] = [];
      for (const attempt of [1, 2]) {
        const outcome = await gateway.send({ ...sent, attempt });
        if (outcome.kind === 'accepted') sids.push(outcome.sid);
        await provider.clock.advance(5000);
      }
      expect(new Set(sids).size).toBe(2);
      expect((await find(sent)).map(({ sid }) => sid)).toEqual(sids);
    });

    test('takes many at once, each under a sid of its own', async () => {
      const gateway = provider.gatewayThatWill('accept');
      const sent = Array.from({ length: 200 }, (_, index) =>
        message({ to: `+1212555${String(1000 + index)}` }),
      );
      const outcomes = await Promise.all(sent.map((one) => gateway.send(one)));
      const sids = outcomes.map((outcome) => outcome.kind === 'accepted' && outcome.sid);
      expect(new Set(sids).size).toBe(200);
      const found = await Promise.all(sent.map((one) => find(one)));
      expect(found.map((matches) => matches.map(({ sid }) => sid))).toEqual(
        sids.map((sid) => [sid]),
      );
    });

    const rejections = [
      { will: 'reject', kind: 'rejected' },
      { will: 'throttle', kind: 'throttled' },
      { will: 'be unreachable', kind: 'unreachable' },
      { will: 'block', kind: 'blocked' },
      { will: 'lose it without an answer', kind: 'unknown' },
    ] as const;
    test.each(rejections.filter(({ will }) => !without.includes(will)))(
      'that will $will says $kind and why, and there is no message',
      async ({ will, kind }) => {
        const sent = message();
        const outcome = await provider.gatewayThatWill(will).send(sent);
        expect(outcome).toMatchObject({ kind, detail: expect.stringMatching(/\w/) });
        if (outcome.kind === 'rejected') expect(outcome.code).toBeGreaterThan(10_000);
        if (outcome.kind === 'throttled' && outcome.retryAfterMs !== null) {
          expect(outcome.retryAfterMs).toBeGreaterThanOrEqual(0);
        }
        expect(await find(sent)).toEqual([]);
      },
    );

    test('finds a message that was taken although no answer came', async () => {
      const sent = message();
      const before = provider.clock.now();
      const outcome = await provider.gatewayThatWill('take it without an answer').send(sent);
      expect(outcome).toMatchObject({ kind: 'unknown', detail: expect.any(String) });
      const found = await find(sent, before);
      expect(found).toHaveLength(1);
      expect(found[0]?.createdAt).toBeGreaterThanOrEqual(Math.floor(before / 1000) * 1000);
    });

    test('looks up nothing but that text to that number', async () => {
      const gateway = provider.gatewayThatWill('accept');
      const body = 'Open until 8.';
      await gateway.send(message({ body: 'Open until 9.' }));
      await gateway.send(message({ body: 'Open until 8. Come!' }));
      await gateway.send(message({ body, to: ben }));
      expect(await find({ to: ann, body })).toEqual([]);
      expect(await find({ to: ben, body })).toHaveLength(1);
    });

    test('looks up nothing older than asked', async () => {
      const gateway = provider.gatewayThatWill('accept');
      const sent = message();
      await gateway.send(sent);
      await provider.clock.advance(60_000);
      const since = provider.clock.now();
      expect(await find(sent, since)).toEqual([]);
      await gateway.send(sent);
      expect(await find(sent, since)).toHaveLength(1);
      expect(await find(sent, since - 60_000)).toHaveLength(2);
    });

    test.each([
      ['emoji', '🎉 👩‍👩‍👧 👍🏽 🇺🇸'],
      ['line breaks', 'One\nTwo\n\nThree'],
      ['what forms and URLs treat specially', 'a&b=c+d%20e?f#g;h "i" <j> \\k'],
      ['1,600 characters', 'x'.repeat(1599) + '.'],
      ['other scripts', 'Ça va ? ¿Qué tal? Привет 你好 مرحبا e\u0301'],
      ['a merge field that somebody has for a name', '{{ first_name }} $& $1'],
    ])('carries %s as they are', async (_what, body) => {
      const sent = message({ body });
      expect(await provider.gatewayThatWill('accept').send(sent)).toMatchObject({
        kind: 'accepted',
      });
      expect(await find({ to: ann, body })).toHaveLength(1);
      expect(await find({ to: ann, body: `${body}!` })).toEqual([]);
      expect(await find({ to: ann, body: body.slice(1) })).toEqual([]);
    });

    test('carries a picture as one message, however long the text is, and finds it again', async () => {
      const sent = message({
        body: 'Fresh bread. '.repeat(40),
        mediaUrl: 'https://shop.example.com/bread.jpg',
      });
      const outcome = await provider.gatewayThatWill('accept').send(sent);
      expect(outcome).toMatchObject({ kind: 'accepted', segments: provider.segmentsAtFirst });
      await provider.clock.advance(60_000);
      const [found] = await find(sent);
      expect(found?.receipt).toMatchObject({ status: 'delivered', segments: 1 });
    });

    test('takes line ends for the same however they are written', async () => {
      await provider.gatewayThatWill('accept').send(message({ body: 'One\nTwo' }));
      expect(await find({ to: ann, body: 'One\r\nTwo' })).toHaveLength(1);
    });

    test.each([
      ['a number that is none', { to: '12' }, 21211],
      ['an empty text', { body: '' }, 21602],
      ['a text of 1,601 characters', { body: 'x'.repeat(1601) }, 21617],
    ] as const)('refuses %s for good', async (_what, over, code) => {
      const outcome = await provider.gatewayThatWill('accept').send(message(over));
      expect(outcome).toMatchObject({ kind: 'rejected', code });
    });

    test('says at first that a message is on its way, and later that it was delivered', async () => {
      const sent = message();
      await provider.gatewayThatWill('accept').send(sent);
      const [first] = await find(sent);
      expect(first?.receipt).toMatchObject({ status: 'pending', errorCode: null, price: null });
      await provider.clock.advance(60_000);
      const [later] = await find(sent);
      expect(later?.receipt).toEqual({
        status: 'delivered',
        errorCode: null,
        segments: 1,
        price: expect.stringMatching(/^-0\.\d+$/),
        priceUnit: 'USD',
      });
    });

    const delivered = {
      status: 'delivered',
      errorCode: null,
      segments: 1,
      price: expect.stringMatching(/^-0\.\d+$/),
      priceUnit: 'USD',
    };

    test('lists by page how far every message is, the newest first, each once', async () => {
      const gateway = provider.gatewayThatWill('accept');
      const sent = Array.from({ length: 1200 }, (_, index) =>
        message({ to: `+1212555${String(1000 + index)}` }),
      );
      const sids: string[] = [];
      for (const one of sent) {
        const outcome = await gateway.send(one);
        if (outcome.kind === 'accepted') sids.push(outcome.sid);
      }
      await provider.clock.advance(60_000);
      const { receipts, pages } = await listed();
      expect(pages).toBe(2);
      expect(receipts.map(({ sid }) => sid)).toEqual(sids.toReversed());
      expect(receipts[0]?.receipt).toEqual(delivered);
    });

    test('goes on with the list where it was although new messages come', async () => {
      const gateway = provider.gatewayThatWill('accept');
      const sids: string[] = [];
      for (let index = 0; index < 1001; index += 1) {
        sids.push(await sidOf(message({ to: `+1212555${String(1000 + index)}` })));
      }
      await provider.clock.advance(60_000);
      const query = { kind: 'page', from: provider.from, sentSince: 0 } as const;
      const first = await gateway.receipts({ ...query, cursor: null });
      await sidOf(message());
      await provider.clock.advance(60_000);
      const second =
        first.kind === 'answered' && (await gateway.receipts({ ...query, cursor: first.next }));
      expect(second).toMatchObject({ listed: [{ sid: sids[0] }], next: null });
    });

    test('lists at least what was sent since the time that was asked for', async () => {
      await sidOf(message());
      await provider.clock.advance(60_000);
      const since = provider.clock.now();
      const later = await sidOf(message());
      await provider.clock.advance(60_000);
      const { receipts } = await listed(since);
      expect(receipts).toContainEqual({ sid: later, receipt: delivered });
    });

    test('says of one message how far it is: on its way first, delivered later', async () => {
      const gateway = provider.gatewayThatWill('accept');
      const sid = await sidOf(message());
      expect(await gateway.receipts({ kind: 'message', sid })).toMatchObject({
        kind: 'answered',
        listed: [{ sid, receipt: { status: 'pending', errorCode: null, price: null } }],
        next: null,
      });
      await provider.clock.advance(60_000);
      const later = await gateway.receipts({ kind: 'message', sid });
      expect(later.kind === 'answered' && later.listed[0]?.receipt).toEqual(delivered);
    });

    test('answers with nothing for a sid that it never gave', async () => {
      const gateway = provider.gatewayThatWill('accept');
      await sidOf(message());
      const sid = `SM${'0'.repeat(32)}`;
      expect(await gateway.receipts({ kind: 'message', sid })).toEqual({
        kind: 'answered',
        listed: [],
        next: null,
      });
    });
  });
}

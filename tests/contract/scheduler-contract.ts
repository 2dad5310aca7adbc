import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutgoingMessage, Scheduler } from '../../src-main/engine/ports.ts';
import type { Provider } from './gateway-contract.ts';

const minute = 60_000;
const ann = '+12125550123';

/** What everybody relies on who lets a provider keep messages until their time. */
export function describeScheduler(name: string, setup: () => Promise<Provider>): void {
  describe(`the scheduler of the ${name} gateway`, () => {
    let provider: Provider;
    let count = 0;

    beforeEach(async () => {
      provider = await setup();
    });
    afterEach(async () => {
      await provider.close();
    });

    function message(sendAt: number, over: Partial<OutgoingMessage> = {}): OutgoingMessage {
      count += 1;
      return {
        messageId: count,
        attempt: 1,
        to: ann,
        from: provider.from,
        body: `See you soon, number ${count}.`,
        validitySeconds: null,
        sendAt,
        ...over,
      };
    }

    function scheduler(): Scheduler {
      const { scheduler: own } = provider.gatewayThatWill('accept');
      if (own === null) throw new Error('It has no scheduler.');
      return own;
    }

    /** The time so far ahead, in whole seconds. */
    const inMs = (ahead: number) => Math.ceil((provider.clock.now() + ahead) / 1000) * 1000;

    async function schedule(sendAt: number): Promise<string> {
      const outcome = await provider.gatewayThatWill('accept').send(message(sendAt));
      if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
      expect(outcome.isScheduled).toBe(true);
      return outcome.sid;
    }

    async function statusOf(sid: string) {
      const answer = await provider.gatewayThatWill('accept').receipts({ kind: 'message', sid });
      return answer.kind === 'answered' ? answer.listed[0]?.receipt.status : answer.detail;
    }

    test('takes the sender, with bounds that make sense', () => {
      const { takes, leastAheadMs, mostAheadMs, mostKept } = scheduler();
      expect(takes(provider.from)).toBe(true);
      expect(takes('')).toBe(false);
      expect(leastAheadMs).toBeGreaterThanOrEqual(5 * minute);
      expect(mostAheadMs).toBeGreaterThan(leastAheadMs);
      expect(mostKept).toBeGreaterThan(0);
    });

    test('keeps a message until its time, then sends it', async () => {
      const sid = await schedule(inMs(scheduler().leastAheadMs));
      expect(await statusOf(sid)).toBe('scheduled');
      await provider.clock.advance(scheduler().leastAheadMs - minute);
      expect(await statusOf(sid)).toBe('scheduled');
      await provider.clock.advance(2 * minute);
      expect(await statusOf(sid)).toBe('delivered');
    });

    test('shows a scheduled message to a look-up, also where its answer was lost', async () => {
      const sent = message(inMs(60 * minute));
      const outcome = await provider.gatewayThatWill('take it without an answer').send(sent);
      expect(outcome.kind).toBe('unknown');
      const { to, body } = sent;
      const found = await provider
        .gatewayThatWill('accept')
        .findMessages({ to, body, createdSince: 0 });
      expect(found).toMatchObject({ found: [{ receipt: { status: 'scheduled' } }] });
    });

    test('refuses times that are too near or too far, and takes nothing then', async () => {
      for (const ahead of [minute, scheduler().mostAheadMs + 10 * minute]) {
        const sent = message(inMs(ahead));
        const outcome = await provider.gatewayThatWill('accept').send(sent);
        expect(outcome.kind).toBe('blocked');
        const { to, body } = sent;
        expect(
          await provider.gatewayThatWill('accept').findMessages({ to, body, createdSince: 0 }),
        ).toMatchObject({ found: [] });
      }
    });

    test('takes no time from a sender that it does not take, instead of sending at once', async () => {
      const sent = message(inMs(60 * minute), { from: '+12125550100' });
      const outcome = await provider.gatewayThatWill('accept').send(sent);
      expect(outcome.kind).toBe('blocked');
    });

    test('cancels for good, and says the same when it is asked again', async () => {
      const sid = await schedule(inMs(60 * minute));
      expect(await scheduler().cancel(sid)).toEqual({ kind: 'canceled' });
      expect(await scheduler().cancel(sid)).toEqual({ kind: 'canceled' });
      expect(await statusOf(sid)).toBe('canceled');
      await provider.clock.advance(120 * minute);
      expect(await statusOf(sid)).toBe('canceled');
    });

    test('says that it is too late where the message has gone', async () => {
      const sid = await schedule(inMs(scheduler().leastAheadMs));
      await provider.clock.advance(scheduler().leastAheadMs + 10 * minute);
      expect(await scheduler().cancel(sid)).toMatchObject({
        kind: 'too-late',
        receipt: { status: 'delivered' },
      });
    });

    test('does not know what it was never given', async () => {
      expect(await scheduler().cancel(`SM${'0'.repeat(32)}`)).toMatchObject({
        kind: 'unavailable',
      });
    });

    test('what was canceled is nothing that a look-up finds', async () => {
      const sent = message(inMs(60 * minute));
      const outcome = await provider.gatewayThatWill('accept').send(sent);
      if (outcome.kind === 'accepted') await scheduler().cancel(outcome.sid);
      const { to, body } = sent;
      expect(
        await provider.gatewayThatWill('accept').findMessages({ to, body, createdSince: 0 }),
      ).toMatchObject({ found: [], others: [] });
    });
  });
}

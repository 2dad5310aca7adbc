import { describe, expect, test } from 'vitest';
import { customers, jsonLines, openCommandLineShop } from '../support/command-line-shop.ts';
import { fakeMessagingService } from '../support/fake-twilio/account.ts';
import type { Fault } from '../support/fake-twilio/faults.ts';
import { messageResource, type StoredMessage } from '../support/fake-twilio/message-store.ts';

/*
 * Twilio takes every message, and no answer says so as it should. Each message is looked for in its
 * list, and nobody is texted twice, even where messages that are not found are to be sent again.
 */

const requeue = ['--rate', '0', '--unconfirmed', 'requeue', '--recheck-after', '1'];

const taken = (status: number, rest: Partial<Extract<Fault, { kind: 'answer' }>> = {}): Fault => ({
  kind: 'answer',
  accepted: true,
  status,
  ...rest,
});

const json = { 'Content-Type': 'application/json' };

interface Odd {
  readonly what: string;
  /** The answer, where an earlier message was already taken. */
  readonly fault: (earlier: StoredMessage, accountSid: string) => Fault;
}

const oddAnswers: readonly Odd[] = [
  { what: 'a page that says 502', fault: () => taken(502, { body: '<h1>502 Bad Gateway</h1>' }) },
  {
    what: 'half of an answer',
    fault: () => taken(201, { body: '{"sid": "SM0123', headers: json }),
  },
  { what: 'a redirection', fault: () => taken(307, { headers: { Location: '/elsewhere' } }) },
  { what: 'a closed connection', fault: () => ({ kind: 'drop', accepted: true }) },
  { what: 'an answer without a sid', fault: () => taken(201, { body: { ok: true } }) },
  {
    what: 'the sid of another message',
    fault: (earlier, accountSid) =>
      taken(201, {
        body: messageResource(earlier, accountSid, earlier.createdAt, {
          sending: 1,
          sent: 2,
          final: 3,
        }),
      }),
  },
];

describe('a message that Twilio took is sent once, whatever it answers:', () => {
  test.each(oddAnswers)('$what', async ({ fault }) => {
    const { ovo, fake, draft, send, reached } = await openCommandLineShop(customers(2));
    expect(await send(await draft('Good morning'), '--rate', '0')).toMatchObject({ exitCode: 0 });
    const [earlier] = fake.accepted();
    if (earlier === undefined) throw new Error('Nothing was sent.');
    fake.fail(fault(earlier, fake.account.accountSid), { times: 2 });

    const id = await draft('Hi {{ first_name }}');
    expect(await send(id, ...requeue)).toMatchObject({ exitCode: 0 });
    expect(reached().slice(2).toSorted()).toEqual(customers(2).toSorted());
    const messages = jsonLines((await ovo.run('messages', id, '--json')).output);
    expect(messages.map(({ status }) => status)).toEqual(['sent', 'sent']);
    const own = fake.accepted().slice(2);
    expect(new Set(messages.map(({ sid }) => sid))).toEqual(new Set(own.map(({ sid }) => sid)));
    expect(new Set(own.map(({ sid }) => sid)).size).toBe(2);
  });

  test('200 instead of 201', async () => {
    const { fake, draft, send, reached } = await openCommandLineShop(customers(2), {
      fake: { createdStatus: 200 },
    });
    expect(await send(await draft('Hi'), ...requeue)).toMatchObject({ exitCode: 0 });
    expect(reached().toSorted()).toEqual(customers(2).toSorted());
    expect(fake.requests().filter(({ method }) => method === 'GET')).toEqual([]);
  });

  test('nothing, and its list has the text with other quotation marks', async () => {
    const { fake, draft, send, reached } = await openCommandLineShop(customers(3), {
      fake: { storedText: (body) => body.replace(/[‘’]/g, "'").replace(/[“”]/g, '"') },
    });
    fake.fail({ kind: 'drop', accepted: true });
    const id = await draft('Hi {{ first_name }}, it’s “sale” day', fakeMessagingService);
    const { exitCode, log } = await send(id, ...requeue);
    expect(reached().toSorted()).toEqual(customers(3).toSorted());
    // It may be another text of the same moment: a person decides, and nothing is sent again.
    expect(exitCode).toBe(3);
    expect(log).toContain(`campaigns decide ${id}`);
  });
});

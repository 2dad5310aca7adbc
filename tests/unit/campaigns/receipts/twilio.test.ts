import { afterEach, describe, expect, test } from 'vitest';
import { createTwilioGateway } from '../../../../src-main/gateways/twilio/twilio-gateway.ts';
import { fakeMessagingService, fakeSender } from '../../../support/fake-twilio/account.ts';
import { startFakeTwilio } from '../../../support/fake-twilio/fake-twilio.ts';
import type { FakeTwilio } from '../../../support/fake-twilio/fake-twilio.ts';
import { errorFault } from '../../../support/fake-twilio/twilio-error.ts';
import { createManualClock } from '../../../support/manual-clock.ts';

const ann = '+12125550123';
const clock = createManualClock();
const running: FakeTwilio[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((fake) => fake.close()));
});

async function start(): Promise<FakeTwilio> {
  const fake = await startFakeTwilio({ now: clock.now });
  running.push(fake);
  return fake;
}

function connect(fake: FakeTwilio) {
  const { accountSid, authToken } = fake.account;
  return createTwilioGateway({ credentials: { accountSid, authToken }, baseUrl: fake.url, clock });
}

const message = {
  messageId: 1,
  attempt: 1,
  to: ann,
  from: fakeSender,
  body: 'Hello',
  validitySeconds: null,
};

describe('what became of messages is asked of Twilio', () => {
  const page = { kind: 'page', from: fakeSender, sentSince: 0, cursor: null } as const;

  test('by the sender’s number and the time of sending, a thousand a page', async () => {
    const fake = await start();
    await connect(fake).receipts({ ...page, sentSince: Date.UTC(2026, 4, 1, 12, 30, 15, 900) });
    expect(fake.requests()[0]?.parameters).toEqual({
      From: fakeSender,
      'DateSent>': '2026-05-01T12:30:15Z',
      PageSize: '1000',
    });
  });

  test('of all numbers for a Messaging Service, which may send from any', async () => {
    const fake = await start();
    await connect(fake).receipts({ ...page, from: fakeMessagingService });
    expect(fake.requests()[0]?.parameters).not.toHaveProperty('From');
  });

  test('and what came in is left out', async () => {
    const fake = await start();
    const gateway = connect(fake);
    fake.receive({ from: ann, to: fakeSender, body: 'Hi' });
    await gateway.send(message);
    await clock.advance(5000);
    const answer = await gateway.receipts({ ...page, from: fakeMessagingService });
    expect(answer).toMatchObject({ listed: [{ receipt: { status: 'delivered' } }] });
  });

  test.each([
    ['undelivered', 'undelivered'],
    ['failed', 'undelivered'],
    ['canceled', 'canceled'],
    ['scheduled', 'scheduled'],
    ['delivered', 'delivered'],
    ['read', 'delivered'],
    ['sent', 'pending'],
    ['accepted', 'pending'],
    ['a word of next year', 'pending'],
  ])('whose “%s” means %s', async (status, expected) => {
    const fake = await start();
    const sid = `SM${'ab'.repeat(16)}`;
    fake.fail(
      {
        kind: 'answer',
        accepted: false,
        status: 200,
        headers: { 'Content-Type': 'application/json' },
        body: { sid, status, direction: 'outbound-api', num_segments: '2', error_code: 30003 },
      },
      { on: 'fetch' },
    );
    expect(await connect(fake).receipts({ kind: 'message', sid })).toEqual({
      kind: 'answered',
      next: null,
      listed: [
        {
          sid,
          receipt: {
            status: expected,
            errorCode: 30003,
            segments: 2,
            price: null,
            priceUnit: null,
          },
        },
      ],
    });
  });

  test.each([
    ['a 429', errorFault(20429, 429, { 'Retry-After': '7' }), 7000],
    ['a 503', { kind: 'answer', accepted: false, status: 503, body: '<html>' }, null],
    ['a dropped connection', { kind: 'drop', accepted: false }, null],
    ['half an answer', { kind: 'drop', accepted: false, how: 'in-the-answer' }, null],
    ['an answer that is no list', { kind: 'answer', accepted: false, status: 200, body: {} }, null],
  ] as const)('in vain at %s: unavailable, whether for a page or for one', async (...row) => {
    const [, fault, retryAfterMs] = row;
    const fake = await start();
    fake.fail(fault, { on: 'list' });
    fake.fail(fault, { on: 'fetch' });
    const gateway = connect(fake);
    const unavailable = { kind: 'unavailable', retryAfterMs, detail: expect.stringMatching(/\w/) };
    expect(await gateway.receipts(page)).toEqual(unavailable);
    const one = await gateway.receipts({ kind: 'message', sid: `SM${'ab'.repeat(16)}` });
    if (fault.kind === 'answer' && fault.status === 200) expect(one).toMatchObject({ listed: [] });
    else expect(one).toEqual(unavailable);
  });

  test('never at an address that Twilio does not own', async () => {
    const fake = await start();
    const foreign = { ...page, cursor: 'http://127.0.0.1:9/2010-04-01/Messages.json' };
    expect(await connect(fake).receipts(foreign)).toMatchObject({ kind: 'unavailable' });
    expect(fake.requests()).toEqual([]);
  });
});

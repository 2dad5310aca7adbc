import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import net from 'node:net';
import { once } from 'node:events';
import type { Outcome } from '../../../src-shared/message/outcome.ts';
import { explainError, retryAdvice } from '../../../src-shared/message/error-codes.ts';
import {
  outcomeOf,
  outcomesOfErrors,
} from '../../../src-main/gateways/twilio/outcomes-of-errors.ts';
import type { OutcomeOfError } from '../../../src-main/gateways/twilio/outcomes-of-errors.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { startFakeTwilio } from '../../support/fake-twilio/fake-twilio.ts';
import type { FakeTwilio } from '../../support/fake-twilio/fake-twilio.ts';
import type { Fault } from '../../support/fake-twilio/faults.ts';
import { gatewayTo, handedOver } from '../../support/fake-twilio/gateway.ts';
import { errorFault } from '../../support/fake-twilio/twilio-error.ts';

let fake: FakeTwilio;
/** Takes connections, and then neither speaks TLS nor anything else. */
let silent: net.Server;
let silentPort: number;

beforeAll(async () => {
  fake = await startFakeTwilio();
  silent = net.createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  silentPort = typeof address === 'object' && address ? address.port : 0;
});
afterAll(async () => {
  silent.close();
  await fake.close();
});

function send(baseUrl = fake.url, timeoutMs = 10_000): Promise<Outcome> {
  return gatewayTo(baseUrl, { clock: systemClock, timeoutMs }).send(handedOver);
}

async function sendInto(fault: Fault, timeoutMs?: number): Promise<Outcome> {
  fake.fail(fault);
  return send(fake.url, timeoutMs);
}

/** How each line of the table is met for real; undefined where it takes a network that we lack. */
function meet({ when }: OutcomeOfError): Promise<Outcome> | undefined {
  const { httpStatus, code } = when;
  if (httpStatus) {
    const [from, to] = httpStatus;
    // Some status that no line above is for.
    const status = from === to ? from : from + 2;
    return code === 'any'
      ? sendInto(errorFault(21_999, status))
      : sendInto({ kind: 'answer', accepted: true, status, body: '<html>Oh.</html>' });
  }
  if (typeof code === 'number') return sendInto(errorFault(code, 400));
  if (when.connection === 'none') return send(`https://127.0.0.1:${silentPort}`, 100);
  switch (when.network) {
    case 'ENOTFOUND':
      return send('https://no-such-host.invalid');
    case 'ECONNREFUSED':
      return send('http://127.0.0.1:1');
    case 'ECONNRESET':
      return sendInto({ kind: 'drop', accepted: true, how: 'reset' });
    case 'ETIMEDOUT':
      return sendInto({ kind: 'hang', accepted: true }, 100);
    case undefined:
      return sendInto({ kind: 'drop', accepted: true, how: 'in-the-answer' });
    default:
      return undefined;
  }
}

function nameOf({ when, outcome }: OutcomeOfError): string {
  const { httpStatus, ...rest } = when;
  const facts = Object.entries({ ...(httpStatus && { http: httpStatus.join('–') }), ...rest });
  return `${facts.map(([name, value]) => `${name} ${value}`).join(', ') || 'anything else'}: ${outcome}`;
}

describe('what each failure comes to', () => {
  const rows = outcomesOfErrors.map((row) => ({ row, name: nameOf(row) }));

  test.each(rows)('$name', async ({ row }) => {
    const { when, outcome } = row;
    const met = await meet(row);
    if (met) {
      expect(met.kind).toBe(outcome);
      expect('detail' in met && met.detail).toMatch(/\w/);
      if (met.kind === 'rejected' || met.kind === 'blocked') {
        expect(met.code).toBe(when.code === 'any' ? 21_999 : (when.code ?? null));
      }
      return;
    }
    // EPIPE and EAI_AGAIN depend on the network's mood.
    expect(
      outcomeOf({
        httpStatus: null,
        code: null,
        network: when.network ?? null,
        connection: 'possible',
        retryAfterMs: null,
        detail: 'x',
      }).kind,
    ).toBe(outcome);
  });

  test.each(rows)('$name, for a reason and with a source', ({ row }) => {
    expect(row.why).toMatch(/\w.*\.$/);
    expect(row.source).not.toBe('');
  });

  test.each(rows.filter(({ row }) => typeof row.when.code === 'number'))(
    '$name, which is explained in words that agree',
    ({ row: { when, outcome } }) => {
      const code = Number(when.code);
      expect(explainError(code, null)).not.toContain('Twilio refused the text (error');
      if (outcome === 'blocked') expect(retryAdvice(code)).toBe('account');
      if (outcome === 'throttled') expect(retryAdvice(code)).toBe('temporary');
      if (outcome === 'rejected') expect(retryAdvice(code)).not.toBe('temporary');
    },
  );

  test('no line stands behind one that always fits first', () => {
    const seen = new Set<string>();
    for (const { when } of outcomesOfErrors) {
      const key = JSON.stringify(when);
      expect(seen).not.toContain(key);
      expect(seen).not.toContain('{}');
      seen.add(key);
    }
  });
});

describe('a failure that may have sent the message', () => {
  test.each([
    ['a connection that is closed without an answer', { kind: 'drop', accepted: true }],
    ['a 500 with a code of Twilio’s', { ...errorFault(20500, 500), accepted: true }],
    ['a 503 with a code that elsewhere means “refused”', errorFault(21211, 503)],
    ['a 400 from something that is not Twilio', { kind: 'answer', accepted: false, status: 400 }],
    ['a redirect', { kind: 'answer', accepted: false, status: 307, headers: { location: '/' } }],
    ['a 201 that is not JSON', { kind: 'answer', accepted: true, status: 201, body: '{"sid":' }],
    ['a 201 without a sid', { kind: 'answer', accepted: true, status: 201, body: {} }],
    ['a 201 with no real sid', { kind: 'answer', accepted: true, status: 201, body: { sid: 'x' } }],
    ['a 201 whose body has an error code', { ...errorFault(21211, 201), accepted: true }],
    ['a 200 with nothing in it', { kind: 'answer', accepted: true, status: 200, body: 'null' }],
    [
      'a 201 that ends too early',
      { kind: 'answer', accepted: true, status: 201, headers: { 'content-length': '9999' } },
    ],
  ] as const satisfies readonly (readonly [string, Fault])[])(
    '%s: the outcome is unknown, and it is tried no second time',
    async (_what, fault) => {
      const before = fake.requests().length;
      const outcome = await sendInto(fault, 500);
      expect(outcome).toEqual({ kind: 'unknown', detail: expect.stringMatching(/\w/) });
      expect(fake.requests()).toHaveLength(before + 1);
    },
  );
});

describe('a request to wait', () => {
  test.each([
    ['7', 7000],
    ['0', 0],
    ['2.5', 2500],
    ['99999999', 86_400_000],
    ['soon', null],
    ['-5', null],
    ['', null],
  ])('of “%s” is %s milliseconds', async (header, retryAfterMs) => {
    const outcome = await sendInto(errorFault(20429, 429, { 'retry-after': header }));
    expect(outcome).toMatchObject({ kind: 'throttled', retryAfterMs });
  });

  test('until a date is as long as it is until then, and never negative', async () => {
    const inAMinute = new Date(Date.now() + 60_000).toUTCString();
    const later = await sendInto(errorFault(20429, 429, { 'retry-after': inAMinute }));
    const wait = later.kind === 'throttled' ? later.retryAfterMs : null;
    expect(wait).toBeGreaterThan(50_000);
    expect(wait).toBeLessThanOrEqual(60_000);
    const past = new Date(Date.now() - 60_000).toUTCString();
    expect(await sendInto(errorFault(20429, 429, { 'retry-after': past }))).toMatchObject({
      retryAfterMs: 0,
    });
  });

  test('that says nothing has no time, and nothing is tried again by itself', async () => {
    const before = fake.requests().length;
    expect(await sendInto(errorFault(20429, 429))).toMatchObject({ retryAfterMs: null });
    expect(fake.requests()).toHaveLength(before + 1);
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';
import { fakeMessagingService, fakeSender } from '../../support/fake-twilio/account.ts';
import { startFakeTwilio } from '../../support/fake-twilio/fake-twilio.ts';
import type { FakeTwilio, FakeTwilioOptions } from '../../support/fake-twilio/fake-twilio.ts';
import { createFaultSource } from '../../support/fake-twilio/faults.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const clock = createManualClock(Date.UTC(2026, 0, 2, 3, 4, 5));
const running: FakeTwilio[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((fake) => fake.close()));
});

async function start(options: FakeTwilioOptions = {}): Promise<FakeTwilio> {
  const fake = await startFakeTwilio({ now: clock.now, ...options });
  running.push(fake);
  return fake;
}

interface Call {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function call(
  fake: Pick<FakeTwilio, 'url'> & {
    readonly account: Pick<FakeTwilio['account'], 'accountSid' | 'authToken'>;
  },
  method: 'GET' | 'POST',
  resource: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Call> {
  const { accountSid, authToken } = fake.account;
  const form = new URLSearchParams(parameters);
  const query = method === 'GET' && Object.keys(parameters).length > 0 ? `?${form}` : '';
  const response = await fetch(
    `${fake.url}/2010-04-01/Accounts/${accountSid}${resource}.json${query}`,
    {
      method,
      headers: { Authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
      ...(method === 'POST' ? { body: form } : {}),
    },
  );
  return { status: response.status, body: await response.json() };
}

const text = { To: '+12125550123', From: fakeSender, Body: 'Hello' };

describe('the fake Twilio', () => {
  test('answers a create with the whole resource, and lets it develop', async () => {
    const fake = await start();
    const { status, body } = await call(fake, 'POST', '/Messages', text);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
      status: 'queued',
      direction: 'outbound-api',
      num_segments: '1',
      price: null,
      price_unit: 'USD',
      error_code: null,
      date_created: 'Fri, 02 Jan 2026 03:04:05 +0000',
      date_sent: null,
      uri: `/2010-04-01/Accounts/${fake.account.accountSid}/Messages/${String(body['sid'])}.json`,
    });
    const states: unknown[] = [];
    for (const wait of [0, 200, 300, 1500]) {
      await clock.advance(wait);
      const now = await call(fake, 'GET', `/Messages/${String(body['sid'])}`);
      states.push([now.body['status'], now.body['price'], now.body['date_sent'] !== null]);
    }
    expect(states).toEqual([
      ['queued', null, false],
      ['sending', null, false],
      ['sent', '-0.00790', true],
      ['delivered', '-0.00790', true],
    ]);
  });

  test('knows neither segments nor sender of a Messaging Service’s message at first', async () => {
    const fake = await start();
    const { To, Body } = text;
    const sent = await call(fake, 'POST', '/Messages', {
      To,
      Body,
      MessagingServiceSid: fakeMessagingService,
    });
    expect(sent.body).toMatchObject({ status: 'accepted', num_segments: '0', from: null });
    await clock.advance(1000);
    const later = await call(fake, 'GET', `/Messages/${String(sent.body['sid'])}`);
    expect(later.body).toMatchObject({ num_segments: '1', from: fakeSender });
  });

  test.each([
    [{ To: '' }, 21604],
    [{ To: '12125550123' }, 21211],
    [{ To: fakeSender }, 21266],
    [{ From: '' }, 21603],
    [{ From: 'Shop' }, 21212],
    [{ From: '+12125550199' }, 21606],
    [{ Body: '' }, 21602],
    [{ Body: 'x'.repeat(1601) }, 21617],
    [{ ValidityPeriod: '36001' }, 21624],
    [{ ValidityPeriod: '0' }, 21624],
    [{ To: '+12125550181' }, 21610],
    [{ To: '+12125550182' }, 21614],
  ])('refuses %o', async (over, code) => {
    const account = { optedOut: ['+12125550181'], landlines: ['+12125550182'] };
    const fake = await start({ account });
    const { status, body } = await call(fake, 'POST', '/Messages', { ...text, ...over });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code, status: 400, more_info: expect.stringContaining('errors') });
    expect(fake.accepted()).toEqual([]);
  });

  test('lists newest first, by number, sender and date, in pages that stay as they are', async () => {
    const fake = await start();
    for (const Body of ['1', '2', '3', '4', '5']) {
      await call(fake, 'POST', '/Messages', { ...text, Body });
    }
    await clock.advance(1000);
    const bodies = (page: Call) => {
      const messages = page.body['messages'];
      return Array.isArray(messages) ? messages.map((one: { body: string }) => one.body) : [];
    };
    const first = await call(fake, 'GET', '/Messages', { To: text.To, PageSize: '2' });
    expect(bodies(first)).toEqual(['5', '4']);
    await call(fake, 'POST', '/Messages', { ...text, Body: '6' });
    const next = new URLSearchParams(String(first.body['next_page_uri']).split('?')[1]);
    expect(bodies(await call(fake, 'GET', '/Messages', Object.fromEntries(next)))).toEqual([
      '3',
      '2',
    ]);

    const all = (parameters: Readonly<Record<string, string>>) =>
      call(fake, 'GET', '/Messages', parameters).then(bodies);
    expect(await all({ To: '+12125550199' })).toEqual([]);
    expect(await all({ From: fakeSender })).toHaveLength(6);
    // What is still queued has no date of sending.
    expect(await all({ 'DateSent>': '2026-01-01' })).toEqual(['5', '4', '3', '2', '1']);
    expect(await all({ 'DateSent<': '2026-01-01T00:00:00Z' })).toEqual([]);
    expect(await all({ DateSent: '2026-01-02' })).toHaveLength(5);
  });

  test('fails as planned: in turn, then by chance, the same for the same seed', () => {
    const fault = { kind: 'hang', accepted: true } as const;
    const draw = () => {
      const source = createFaultSource({
        queue: [
          { times: 2, fault },
          { on: 'list', fault: { kind: 'slow', delayMs: 1 } },
        ],
        chance: [{ share: 0.25, fault: { kind: 'drop', accepted: false } }],
        seed: 5,
      });
      return Array.from({ length: 1000 }, () => source.next('create')?.kind);
    };
    const drawn = draw();
    expect(drawn.slice(0, 2)).toEqual(['hang', 'hang']);
    expect(drawn).not.toContain('slow');
    expect(drawn.filter((kind) => kind === 'drop').length).toBeGreaterThan(200);
    expect(drawn.filter((kind) => kind === 'drop').length).toBeLessThan(300);
    expect(draw()).toEqual(drawn);
  });

  test('runs as a program of its own, and counts what it took for others', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ovo-fake-'));
    const faults = path.join(folder, 'faults.json');
    writeFileSync(
      faults,
      JSON.stringify({ queue: [{ fault: { kind: 'answer', accepted: true, status: 500 } }] }),
    );
    const program = path.resolve(import.meta.dirname, '../../support/fake-twilio/serve.ts');
    const child = spawn(process.execPath, [program, '--port', '0', '--faults', faults], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [line] = await once(createInterface(child.stdout), 'line');
      const { url, accountSid, authToken, sender } = JSON.parse(String(line));
      const fake = { url, account: { accountSid, authToken } };
      await expect(call(fake, 'POST', '/Messages', { ...text, From: sender })).rejects.toThrow(
        /JSON/,
      );
      await call(fake, 'POST', '/Messages', { ...text, From: sender, Body: 'Again' });
      const counted = await (await fetch(`${url}/_fake/accepted`)).json();
      expect(counted).toMatchObject([
        { to: text.To, body: 'Hello' },
        { to: text.To, body: 'Again' },
      ]);
    } finally {
      child.kill();
      await once(child, 'exit');
      rmSync(folder, { recursive: true });
    }
    expect(child.exitCode).toBe(0);
  });
});

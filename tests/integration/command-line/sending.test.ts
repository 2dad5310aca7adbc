import { describe, expect, it } from 'vitest';
import {
  customer,
  customers as people,
  jsonLines,
  openCommandLineShop as openShop,
} from '../../support/command-line-shop.ts';
import { fakeMessagingService, fakeSender } from '../../support/fake-twilio/account.ts';

const notAllowed = {
  kind: 'answer',
  accepted: false,
  status: 400,
  headers: { 'Content-Type': 'application/json' },
  body: { code: 21408, message: 'Permission has not been enabled for the region', status: 400 },
} as const;

const unavailable = { kind: 'answer', accepted: false, status: 503, body: '<h1>503</h1>' } as const;

describe('a campaign that reaches nobody', () => {
  it('ends with exit code 1, and says why nobody was reached', async () => {
    const { fake, draft, send, ovo } = await openShop(people(3));
    fake.fail(notAllowed, { times: 3 });
    const id = await draft('Hi');
    const { exitCode, output, log } = await send(id, '--rate', '0');
    expect(exitCode).toBe(1);
    expect(output).toContain('3 failed: Texts to this country are switched off');
    expect(log).toContain('Nobody was reached');
    expect((await ovo.run('messages', id)).output).toContain('switched off');
    expect(jsonLines((await ovo.run('messages', id, '--json')).output)[0]).toMatchObject({
      errorCode: 21408,
      reason: expect.stringContaining('switched off'),
    });
  });

  it('because its text is too long for everybody says that', async () => {
    const { draft, send } = await openShop(people(2));
    const { exitCode, output } = await send(await draft('x'.repeat(1700)), '--json');
    expect(exitCode).toBe(1);
    expect(jsonLines(output).at(-1)?.['failures']).toMatchObject([
      { status: 'skipped', count: 2, explanation: expect.stringContaining('characters') },
    ]);
  });
});

describe('a campaign of which nothing arrives', () => {
  it('stops once receipts say so, and keeps everybody else queued', async () => {
    const { draft, send, ovo } = await openShop(people(200), {
      fake: { timeline: { sending: 0, sent: 0, final: 1 }, deliveryError: () => 30034 },
    });
    const id = await draft('Hi');
    const { exitCode, log } = await send(id, '--rate', '1');
    expect(exitCode).toBe(3);
    expect(log).toContain('isn’t registered');
    const { queuedCount } = (await ovo.json('campaigns', 'show', id)) as { queuedCount: number };
    expect(queuedCount).toBeGreaterThan(100);
  });
});

describe('a campaign to thousands of people', () => {
  it('says how many of its messages are prepared, in words and in JSON', async () => {
    const { draft, send } = await openShop(people(2500));
    // Nobody is sent a text that is too long.
    const body = 'x'.repeat(1700);
    expect((await send(await draft(body))).log).toContain('Preparing 2,000 of 2,500…');
    const { output } = await send(await draft(body), '--json');
    expect(jsonLines(output).map(({ prepared }) => prepared)).toContainEqual({
      done: 2000,
      total: 2500,
    });
    expect(jsonLines(output).at(-1)).toMatchObject({ skippedCount: 2500, progress: 100 });
  });
});

describe('a campaign that waits', () => {
  it('says for what, and until when', async () => {
    const places = [
      ['+18085550121', 'Pacific/Honolulu'],
      ['+16715550121', 'Pacific/Guam'],
      ['+447700900121', 'Europe/London'],
      ['+12125550121', 'America/New_York'],
    ] as const;
    const hourIn = (timeZone: string) =>
      Number(
        new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(),
      );
    const night = places.find(([, zone]) => hourIn(zone) < 7 || hourIn(zone) >= 21);
    if (night === undefined) throw new Error('It is night nowhere.');
    const { ovo, draft } = await openShop([night[0]]);
    const running = ovo.start('campaigns', 'send', await draft('Hi'), '--gateway', 'twilio');
    for await (const line of running.lines) {
      if (!/^Waiting for quiet hours to end\. Resumes at .*\d\d:\d\d/.test(line)) continue;
      running.process.kill('SIGINT');
      break;
    }
    const { exitCode, output } = await running.finished;
    expect(exitCode).toBe(3);
    expect(output).toMatch(/Expected to be done at/);
  });
});

describe('a campaign with messages that may have been sent', () => {
  it('names the command that decides on them, and that one does', async () => {
    const { fake, draft, send, ovo } = await openShop(people(3));
    fake.fail(unavailable, { times: 1 });
    const id = await draft('Hi');
    const held = await send(id, '--rate', '0', '--recheck-after', '0');
    expect(held.exitCode).toBe(3);
    expect(held.log).toContain(`campaigns decide ${id}`);
    expect(fake.accepted()).toHaveLength(2);
    const again = await ovo.run('campaigns', 'decide', id, 'send-again', '--to', customer(0));
    expect(again).toMatchObject({ exitCode: 0, log: expect.stringContaining('1 unconfirmed') });
    expect((await send(id, '--rate', '0')).exitCode).toBe(0);
    expect(new Set(fake.accepted().map(({ to }) => to)).size).toBe(3);
    expect(await ovo.run('campaigns', 'decide', id, 'guess')).toMatchObject({ exitCode: 2 });
  });
});

describe('a paused campaign', () => {
  it('goes on from another sender', async () => {
    const { fake, draft, send, ovo } = await openShop(people(3));
    const id = await draft('Hi', '+12125550177');
    expect((await send(id, '--rate', '0')).exitCode).toBe(3);
    const changed = await ovo.run('campaigns', 'change-sender', id, fakeMessagingService);
    expect(changed.exitCode).toBe(0);
    expect((await send(id, '--rate', '0')).exitCode).toBe(0);
    expect(fake.accepted().map(({ messagingServiceSid }) => messagingServiceSid)).toEqual(
      Array.from({ length: 3 }, () => fakeMessagingService),
    );
    expect(await ovo.run('campaigns', 'change-sender', id, fakeSender)).toMatchObject({
      exitCode: 1,
      log: expect.stringContaining('only while a campaign is paused'),
    });
  });

  it('does not text whom the owner removed meanwhile', async () => {
    const { fake, draft, send, ovo } = await openShop(people(3));
    fake.fail({ ...notAllowed, body: { code: 21606, message: 'Not your number', status: 400 } });
    const id = await draft('Hi');
    expect((await send(id, '--rate', '0')).exitCode).toBe(3);
    await ovo.run('contacts', 'remove', customer(1));
    const { exitCode, output } = await send(id, '--rate', '0');
    expect(exitCode).toBe(0);
    expect(output).toContain('1 skipped: Not sent: the contact was deleted');
    expect(
      fake
        .accepted()
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual([0, 2].map(customer));
  });
});

describe('a text with more segments than may go on a day', () => {
  it('is refused before the start', async () => {
    const { draft, send, ovo } = await openShop(people(2));
    await ovo.run('settings', 'set', 'dailySegments', '2');
    const id = await draft('x'.repeat(400));
    const refused = await send(id);
    expect(refused.exitCode).toBe(1);
    expect(refused.log).toContain('3 segments');
    expect(await ovo.json('campaigns', 'show', id)).toMatchObject({ status: 'draft' });
  });
});

describe('campaigns preview', () => {
  it('says what sending would come to', async () => {
    const { draft, ovo } = await openShop(people(2));
    const id = await draft('Hi {{ last_name }}, it’s sale');
    const { output } = await ovo.run('campaigns', 'preview', id);
    expect(output).toContain('2 recipients, 2 segments in all');
    expect(output).toContain('{{ last_name }} is empty for 2 recipients');
    expect(output).toContain('because of ’');
    expect(await ovo.json('campaigns', 'preview', id)).toMatchObject({ recipients: 2 });
  });
});

describe('settings on the command line', () => {
  it('are shown, changed, and refused with the reason', async () => {
    const { ovo } = await openShop(people(1));
    expect((await ovo.run('settings', 'get', 'segmentsPerSecond')).output.trim()).toBe(
      'segmentsPerSecond = 1',
    );
    expect(await ovo.json('settings', 'set', 'quietHours.from', '09:30')).toBe('09:30');
    expect(await ovo.json('settings', 'set', 'quietHours.enabled', 'off')).toBe(false);
    expect(await ovo.json('settings', 'get', 'quietHours')).toEqual({
      enabled: false,
      from: '09:30',
      until: '21:00',
    });
    expect(await ovo.json('settings', 'set', 'defaultSender', '89045')).toBe('89045');
    expect(await ovo.json('settings', 'set', 'defaultSender', '(212) 555-0199')).toBe(
      '+12125550199',
    );
    for (const wrong of [
      ['segmentsPerSecond', 'fast'],
      ['dailySegments', '-1'],
      ['constructor', '1'],
      ['quietHours', 'x'],
    ] as const) {
      expect(await ovo.run('settings', 'set', ...wrong)).toMatchObject({ exitCode: 2 });
    }
  });

  it('are followed at once by what another process sends', async () => {
    const { ovo, draft } = await openShop(people(5));
    const id = await draft('Hi');
    await ovo.run('settings', 'set', 'quietHours.enabled', 'off');
    await ovo.run('settings', 'set', 'segmentsPerSecond', '0.01');
    const running = ovo.start('campaigns', 'send', id, '--gateway', 'twilio', '--json');
    for await (const line of running.lines) {
      const live = JSON.parse(line) as Readonly<Record<string, unknown>>;
      if (live['sentCount'] !== 1 || live['waiting'] === null) continue;
      const time = expect.stringMatching(/^20\d\d-.*Z$/);
      expect(live['waiting']).toEqual({ reason: 'rate', until: time });
      expect(live['finishesAt']).toEqual(time);
      // Four more, at one in 100 s.
      expect(live['secondsLeft']).toBeGreaterThan(200);
      break;
    }
    await ovo.run('settings', 'set', 'segmentsPerSecond', '0');
    // At one in 100 s it would take longer than this test may.
    expect((await running.finished).exitCode).toBe(0);
  });
});

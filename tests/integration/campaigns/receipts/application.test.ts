import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CampaignSnapshot } from '../../../../src-shared/campaign/snapshot.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { commandLine } from '../../../support/command-line.ts';
import { temporaryFolder } from '../../../support/database.ts';
import { fakeSender } from '../../../support/fake-twilio/account.ts';
import type { FakeTwilioOptions } from '../../../support/fake-twilio/fake-twilio.ts';
import { errorFault } from '../../../support/fake-twilio/twilio-error.ts';
import {
  becomes,
  createFastClock,
  draft,
  open,
  startFake,
} from '../../../support/twilio-application.ts';

const isHeardOf = ({ status, awaitingReceiptCount }: CampaignSnapshot) =>
  status === 'completed' && awaitingReceiptCount === 0;

describe('an open window', () => {
  it.each(['twilio', 'simulator'] as const)(
    'hears of every message what became of it, without being asked (%s)',
    async (gateway) => {
      const clock = createFastClock();
      const fake = await startFake({
        now: clock.now,
        timeline: { sending: 1000, sent: 3000, final: 20_000 },
        deliveryError: (to) => (to === fictionalPhone(2) ? 30006 : null),
      });
      const app = open(temporaryFolder(), clock, fake);
      const id = await draft(app, 12);
      await app.receipts.follow();
      const heard = becomes(app, id, isHeardOf);
      await app.campaigns.start(id, gateway);
      const undelivered = gateway === 'twilio' ? 1 : 0;
      expect(await heard).toMatchObject({
        deliveredCount: 12 - undelivered,
        undeliveredCount: undelivered,
        receiptsAsOf: expect.any(Number),
      });
    },
  );

  it('hears also of what another process has sent', async () => {
    const clock = createFastClock();
    const fake = await startFake({ now: clock.now });
    const folder = temporaryFolder();
    const app = open(folder, clock, fake);
    const id = await draft(app, 5);
    await app.receipts.follow();
    const heard = becomes(app, id, isHeardOf);
    const other = open(folder, clock, fake);
    await other.campaigns.start(id, 'twilio');
    expect(await heard).toMatchObject({ deliveredCount: 5 });
  });

  it('asks nothing about receipts while Twilio wants sending to wait', async () => {
    const clock = createFastClock();
    const fake = await startFake({ now: clock.now });
    const app = open(temporaryFolder(), clock, fake);
    const id = await draft(app, 3);
    await app.receipts.follow();
    fake.fail(errorFault(20429, 429, { 'Retry-After': '100' }));
    const heard = becomes(app, id, isHeardOf);
    await app.campaigns.start(id, 'twilio');
    await heard;
    const asked = fake.requests().filter(({ method }) => method === 'GET');
    const [first] = fake.requests();
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every(({ at }) => at >= (first?.at ?? Infinity) + 99_000)).toBe(true);
  });

  it('closes at once though an answer about receipts is still to come', async () => {
    const clock = createFastClock();
    const fake = await startFake({ now: clock.now });
    const app = open(temporaryFolder(), clock, fake);
    const id = await draft(app, 3);
    const sent = becomes(app, id, ({ status }) => status === 'completed');
    await app.campaigns.start(id, 'twilio');
    await sent;
    fake.fail({ kind: 'hang', accepted: true }, { on: 'list' });
    await app.receipts.follow();
    await expect.poll(() => fake.requests().some(({ method }) => method === 'GET')).toBe(true);
    await app.close();
  });
});

describe('receipts that say that nothing arrives', () => {
  it('stop the sender, and everybody else stays queued', async () => {
    const clock = createFastClock();
    const fake = await startFake({
      now: clock.now,
      timeline: { sending: 0, sent: 0, final: 1 },
      deliveryError: () => 30034,
    });
    const app = open(temporaryFolder(), clock, fake);
    const id = await draft(app, 3000);
    await app.settings.save({ segmentsPerSecond: 1 });
    await app.receipts.follow();
    const stopped = becomes(app, id, ({ status }) => status !== 'draft' && status !== 'sending');
    await app.campaigns.start(id, 'twilio');
    const snapshot = await stopped;
    expect(snapshot).toMatchObject({ status: 'paused', pausedReasonCode: 'not-delivered' });
    expect(snapshot.pausedReason).toContain('isn’t registered');
    expect(snapshot.queuedCount).toBeGreaterThan(2000);
  });
});

describe('asking on demand', () => {
  it('goes on while something still moves, and counts what did', async () => {
    const clock = createFastClock();
    const timeline = { sending: 1000, sent: 2000, final: 45_000 };
    const fake = await startFake({ now: clock.now, timeline });
    const app = open(temporaryFolder(), clock, fake);
    const id = await draft(app, 4);
    await app.campaigns.start(id, 'twilio');
    await app.sending.idle();
    expect(await app.receipts.sync()).toEqual({ updated: 4 });
    expect((await app.campaigns.get(id)).snapshot).toMatchObject({ deliveredCount: 4 });
  });

  it('ends when nothing has moved for a minute', async () => {
    const clock = createFastClock();
    const timeline = { sending: 1000, sent: 2000, final: Infinity };
    const fake = await startFake({ now: clock.now, timeline });
    const app = open(temporaryFolder(), clock, fake);
    const id = await draft(app, 2);
    await app.campaigns.start(id, 'twilio');
    await app.sending.idle();
    expect(await app.receipts.sync()).toEqual({ updated: 0 });
    expect((await app.campaigns.get(id)).snapshot).toMatchObject({ awaitingReceiptCount: 2 });
  });

  it('is refused where Twilio cannot be asked, and keeps what it learnt', async () => {
    const clock = createFastClock();
    const fake = await startFake({ now: clock.now });
    const app = open(temporaryFolder(), clock, fake);
    const id = await draft(app, 2);
    await app.campaigns.start(id, 'twilio');
    await app.sending.idle();
    fake.fail({ kind: 'drop', accepted: false }, { on: 'list', times: 99 });
    await expect(app.receipts.sync()).rejects.toThrow(/Couldn’t ask Twilio.*Try again later/);
  });
});

describe('receipts sync on the command line', () => {
  async function setUp(options: FakeTwilioOptions) {
    const fake = await startFake(options);
    const folder = temporaryFolder();
    const dataFolder = path.join(folder, 'data');
    const account = {
      OVO_TWILIO_URL: fake.url,
      TWILIO_ACCOUNT_SID: fake.account.accountSid,
      TWILIO_AUTH_TOKEN: fake.account.authToken,
    };
    const ovo = commandLine(dataFolder, account);
    const file = path.join(folder, 'people.csv');
    const rows = Array.from({ length: 8 }, (_, index) => fictionalPhone(index + 1));
    writeFileSync(file, ['Phone', ...rows].join('\n'));
    await ovo.json('contacts', 'import', file, '--list', 'All');
    const text = ['--list', 'All', '--body', 'Hello', '--sender', fakeSender];
    await ovo.json('campaigns', 'create', '--name', 'Spring', ...text);
    const send = ['--gateway', 'twilio', '--rate', '0', '--ignore-quiet-hours'];
    const sent = await ovo.run('campaigns', 'send', '1', ...send);
    expect(sent).toMatchObject({ exitCode: 0 });
    return { fake, ovo, dataFolder };
  }

  it('asks for what is left after a campaign, which itself does not wait for it', async () => {
    const { fake, ovo } = await setUp({
      timeline: { sending: 0, sent: 0, final: 1 },
      deliveryError: (to) => (to === fictionalPhone(4) ? 30003 : null),
    });
    expect(fake.requests().filter(({ method }) => method === 'GET')).toEqual([]);
    expect(await ovo.json('receipts', 'sync')).toEqual({ updated: 8 });
    expect(await ovo.json('campaigns', 'show', '1')).toMatchObject({
      deliveredCount: 7,
      undeliveredCount: 1,
      awaitingReceiptCount: 0,
      receiptsAsOf: expect.stringMatching(/^20\d\d-.*Z$/),
    });
    expect(await ovo.json('receipts', 'sync')).toEqual({ updated: 0 });

    const again = await ovo.json('campaigns', 'duplicate', '1', '--not-reached');
    expect(again).toMatchObject({ id: 2, name: 'Spring (not reached)', status: 'draft' });
    const send = ['--gateway', 'twilio', '--rate', '0', '--ignore-quiet-hours', '--json'];
    expect((await ovo.run('campaigns', 'send', '2', ...send)).exitCode).toBe(0);
    const last = fake.accepted().slice(8);
    expect(last.map(({ to, body }) => [to, body])).toEqual([[fictionalPhone(4), 'Hello']]);
    const nobody = await ovo.run('campaigns', 'duplicate', '1', '--not-reached');
    expect(nobody).toMatchObject({ exitCode: 1, log: expect.stringContaining('missed nobody') });
  });

  it('says why where there are no credentials, and changes nothing', async () => {
    const { dataFolder } = await setUp({ timeline: { sending: 0, sent: 0, final: 1 } });
    const stranger = commandLine(dataFolder);
    const refused = await stranger.run('receipts', 'sync');
    expect(refused).toMatchObject({
      exitCode: 1,
      output: '',
      log: expect.stringContaining('No Twilio account is connected'),
    });
    expect(await stranger.json('campaigns', 'show', '1')).toMatchObject({
      awaitingReceiptCount: 8,
    });
  });
});

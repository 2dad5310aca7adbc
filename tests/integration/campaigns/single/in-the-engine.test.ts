import { describe, expect, it, test } from 'vitest';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { holdNumber, releaseNumber } from '../../../../src-main/campaigns/sending/holds/holds.ts';
import { decideSingle, singleMessage } from '../../../../src-main/campaigns/single/single-rows.ts';
import { startedCampaign } from '../../../support/campaigns.ts';
import { engineOn, storeOn } from '../../../support/engine.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { accept, createScriptedGateway } from '../../../support/scripted-gateway.ts';
import { phone, sender, setUp } from './engine-set-up.ts';

const hour = 3_600_000;

const lost = { outcome: { kind: 'unknown', detail: 'No answer.' }, took: true } as const;
const neverTaken = { ...lost, took: false } as const;

describe('a single message', () => {
  it('goes before everything else of its sender, at that sender’s pace', async () => {
    const { clock, db, gateway, write } = setUp();
    const id = startedCampaign(db, { contacts: 5, now: clock.now() });
    const { engine } = engineOn(db, clock, gateway, { segmentsPerSecond: 1 });
    const running = engine.run();
    while (gateway.handedOver.length < 2) await clock.advance(100);
    for (const text of ['One', 'Two']) write({ text });
    const startedAt = clock.now();
    engine.wake();
    await clock.runUntil(running);
    const order = gateway.handedOver.map(({ body }) => body);
    expect(order.indexOf('Two')).toBeLessThanOrEqual(4);
    expect(order.indexOf('One')).toBeLessThan(order.indexOf('Two'));
    expect(clock.now() - startedAt).toBeGreaterThanOrEqual(4000);
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', sentCount: 5 });
  });

  it('leaves the engine nothing to do before its time', async () => {
    const { clock, db, write, run, texted } = setUp();
    const id = write({ goesAt: clock.now() + hour, isLater: true });
    await run();
    expect(texted()).toEqual([]);
    expect(storeOn(db).sendingCampaigns(clock.now())).toEqual([]);
    await clock.advance(hour);
    await run();
    expect(singleMessage(db, id).status).toBe('sent');
  });

  it('is never sent hours after its time', async () => {
    const { clock, db, write, run, texted } = setUp();
    const late = write({ goesAt: clock.now() + 1, isLater: true });
    await clock.advance(2 * hour);
    const inTime = write({ goesAt: clock.now() - 2 * hour, text: 'Just in time' });
    await clock.advance(2);
    await run();
    expect(singleMessage(db, late)).toMatchObject({ status: 'canceled', reason: 'time-missed' });
    expect(singleMessage(db, inTime)).toMatchObject({ status: 'canceled' });
    const next = write({ goesAt: clock.now() - 2 * hour + 10 });
    await run();
    expect(singleMessage(db, next).status).toBe('sent');
    expect(texted()).toEqual([`${phone} Ok`]);
  });

  it('that a person wrote goes to a held number; one of a command waits', async () => {
    const { clock, db, write, run, texted } = setUp();
    const hold = (reason: 'given-up' | 'maybe-opt-out') =>
      holdNumber(db, { phone, reason, messageId: null, detail: '', at: clock.now() });
    const before = write({ origin: 'command-line', text: 'Before' });
    hold('given-up');
    const after = write({ origin: 'command-line', text: 'After' });
    write({ text: 'By hand' });
    await run();
    expect(texted()).toEqual([`${phone} By hand`]);
    expect([before, after].map((id) => singleMessage(db, id).isHeld)).toEqual([1, 1]);
    expect(storeOn(db).sendingCampaigns(clock.now())).toEqual([]);
    hold('maybe-opt-out');
    releaseNumber(db, phone, ['given-up', 'maybe-opt-out'], 'kept', clock.now());
    await run();
    expect(texted().toSorted()).toEqual(
      ['After', 'Before', 'By hand'].map((text) => `${phone} ${text}`),
    );
  });

  it('confirms an opt-out while that is new, and is the only one to go there', async () => {
    const { clock, db, write, run, texted, suppress } = setUp();
    suppress(phone);
    expect(() => write()).toThrow(/STOP/);
    write({ origin: 'confirmation', text: 'You’re opted out' });
    await run();
    expect(texted()).toEqual([`${phone} You’re opted out`]);
    const late = write({ origin: 'confirmation' });
    await clock.advance(300_001);
    await run();
    expect(singleMessage(db, late)).toMatchObject({ status: 'canceled', reason: 'time-missed' });
  });

  it('counts towards the day, and waits for the next one', async () => {
    const { clock, db, write, run } = setUp();
    const first = write({ text: 'x'.repeat(200) });
    const second = write();
    const dayEnds = Math.ceil(clock.now() / 86_400_000) * 86_400_000;
    await clock.advance(dayEnds - clock.now() - hour);
    db.sqlite.exec(`UPDATE single_messages SET goes_at = ${clock.now()}`);
    await run({ dailySegments: 2 });
    expect([first, second].map((id) => singleMessage(db, id).status)).toEqual(['sent', 'sent']);
    expect(clock.now()).toBeGreaterThanOrEqual(dayEnds);
  });

  it('has its picture with it', async () => {
    const { write, run, gateway } = setUp();
    const picture = { hash: 'a'.repeat(64), url: 'https://example.com/cake.png' };
    write({ picture: picture as never, text: '' });
    await run();
    expect(gateway.handedOver).toMatchObject([{ body: '', mediaUrl: picture.url }]);
  });
});

describe('an answer that was lost', () => {
  it.each([
    { taken: [true, true], statuses: ['sent', 'sent'] },
    { taken: [true, false], statuses: ['sent', 'unconfirmed'] },
    { taken: [false, true], statuses: ['sent', 'unconfirmed'] },
    { taken: [false, false], statuses: ['unconfirmed', 'unconfirmed'] },
  ])(
    'of the same text twice is looked up, and none takes the other’s: $taken',
    async ({ taken, statuses }) => {
      let count = 0;
      const clock = createManualClock();
      const gateway = createScriptedGateway(
        (message, sid) => {
          if (message.body !== 'Ok') return accept(sid);
          count += 1;
          return taken[count - 1] === true ? lost : neverTaken;
        },
        () => clock.now(),
      );
      const world = setUp(gateway, clock);
      const ids = [world.write(), world.write()];
      const run = () =>
        clock.runUntil(engineOn(world.db, clock, gateway, { recheckAfterMs: 0 }).engine.run());
      await run();
      const rows = ids.map((id) => singleMessage(world.db, id));
      expect(rows.map(({ status }) => status).toSorted()).toEqual(statuses);
      const sids = rows.flatMap(({ sid }) => sid ?? []);
      expect(new Set(sids).size).toBe(sids.length);
      expect(gateway.handedOver).toHaveLength(2);
    },
  );

  it('and was proved not to be there is left to a person, whatever the rule for campaigns is', async () => {
    const clock = createManualClock();
    let count = 0;
    const gateway = createScriptedGateway(
      (_, sid) => (count++ === 0 ? neverTaken : accept(sid)),
      () => clock.now(),
    );
    const { db, write } = setUp(gateway, clock);
    const first = write();
    const run = () =>
      clock.runUntil(
        engineOn(db, clock, gateway, {
          unconfirmedPolicy: 'requeue',
          recheckAfterMs: 0,
        }).engine.run(),
      );
    await run();
    await clock.advance(1000);
    await run();
    expect(singleMessage(db, first)).toMatchObject({ status: 'unconfirmed' });
    expect(storeOn(db).sendingCampaigns(clock.now())).toEqual([]);
    decideSingle(db, first, 'send-again', clock.now());
    await run();
    expect(singleMessage(db, first)).toMatchObject({ status: 'sent' });
    expect(() => decideSingle(db, first, 'sent', clock.now())).toThrow(/known/);
    expect(gateway.handedOver).toHaveLength(2);
  });

  it('because the process was killed is looked up at the next start', async () => {
    const { clock, db, write, run, gateway } = setUp();
    const id = write();
    const store = storeOn(db);
    const { claimed } = store.claim({
      campaignId: null,
      route: { gateway: 'twilio', sender },
      now: clock.now(),
      messages: 10,
      segments: Infinity,
      opening: () => ({ open: true, closesAt: Infinity }),
    });
    expect(claimed).toHaveLength(1);
    for (const message of claimed) await gateway.send(message);
    // Here it is killed.
    expect(store.recoverInterrupted()).toBe(1);
    db.sqlite.exec('UPDATE messages SET claimed_at = 0');
    await run();
    expect(singleMessage(db, id)).toMatchObject({ status: 'sent', sid: gateway.taken[0]?.sid });
    expect(gateway.handedOver).toHaveLength(1);
  });
});

test.each([
  { outcome: { kind: 'blocked', code: 20_003, detail: 'Authenticate' }, attempts: 1 },
  { outcome: { kind: 'unreachable', detail: 'No connection' }, attempts: 5 },
] as const)(
  'a stopped sender lets single messages wait, and says why: $outcome.kind',
  async ({ outcome, attempts }) => {
    let isDown = true;
    const gateway = createScriptedGateway((_, sid) =>
      isDown ? { outcome: { ...outcome }, took: false } : accept(sid),
    );
    const { clock, db, write, run } = setUp(gateway);
    const id = write();
    await run();
    expect(singleMessage(db, id)).toMatchObject({
      status: 'queued',
      errorDetail: expect.stringContaining(outcome.detail),
    });
    expect(gateway.handedOver).toHaveLength(attempts);
    expect(storeOn(db).sendingCampaigns(clock.now())).toEqual([]);
    await clock.advance(300_000);
    await run();
    expect(gateway.handedOver).toHaveLength(attempts + 1);
    isDown = false;
    await clock.advance(300_000);
    await run();
    expect(singleMessage(db, id)).toMatchObject({ status: 'sent', errorDetail: null });
  },
);

import { describe, expect, it } from 'vitest';
import { resumeCampaign } from '../../../../src-main/campaigns/lifecycle.ts';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { engineOn, statusCounts } from '../../../support/engine.ts';
import { accept, createScriptedGateway, type Reaction } from '../../../support/scripted-gateway.ts';
import { lost, setUp } from './faulty-sender.ts';

const unreachable: Reaction = {
  outcome: { kind: 'unreachable', detail: 'The connection was refused.' },
  took: false,
};

describe('a fault that would meet every message of a sender', () => {
  it('stops a campaign after a handful of unknown outcomes, and nearly everybody is still queued', async () => {
    const { clock, db, id } = setUp(150);
    const gateway = createScriptedGateway(() => lost);
    const startedAt = clock.now();
    await clock.runUntil(engineOn(db, clock, gateway).engine.run());
    expect(campaignSnapshot(db, id)).toMatchObject({
      status: 'paused',
      pausedReasonCode: 'outcomes-unknown',
      unconfirmedCount: 5,
      queuedCount: 145,
    });
    expect(clock.now() - startedAt).toBeLessThan(15_000);
  });

  it.each([1, 2, 7])('never fails a message: of %i all are queued still', async (contacts) => {
    const { clock, db, id } = setUp(contacts);
    const gateway = createScriptedGateway(() => unreachable);
    await clock.runUntil(engineOn(db, clock, gateway).engine.run());
    expect(campaignSnapshot(db, id)).toMatchObject({
      status: 'paused',
      pausedReasonCode: 'unreachable',
      failedCount: 0,
      queuedCount: contacts,
    });
    expect(gateway.handedOver).toHaveLength(5);
  });

  it('stops a campaign whose answers are lost, although some of its messages are found', async () => {
    const { clock, db, id } = setUp(150);
    const gateway = createScriptedGateway(
      () => ({ ...lost, took: gateway.handedOver.length % 3 === 0 }),
      clock.now,
    );
    await clock.runUntil(engineOn(db, clock, gateway).engine.run());
    expect(campaignSnapshot(db, id)).toMatchObject({
      status: 'paused',
      pausedReasonCode: 'outcomes-unknown',
    });
    expect(gateway.handedOver).toHaveLength(5);
  });

  it('lets one message go first after it, and the others once that one got through', async () => {
    const { clock, db, id } = setUp(40);
    await clock.runUntil(
      engineOn(
        db,
        clock,
        createScriptedGateway(() => lost),
      ).engine.run(),
    );
    for (const isBack of [false, true]) {
      resumeCampaign(db, id, clock.now());
      const before = statusCounts(db, id);
      const gateway = createScriptedGateway((_, sid) => (isBack ? accept(sid) : lost), clock.now);
      let mostAtOnce = 0;
      let atOnce = 0;
      const counting = {
        ...gateway,
        send: async (message: Parameters<typeof gateway.send>[0]) => {
          atOnce += 1;
          if (gateway.handedOver.length === 0) mostAtOnce = Math.max(mostAtOnce, atOnce);
          await new Promise<void>((resolve) => void clock.after(10, resolve));
          const outcome = await gateway.send(message);
          atOnce -= 1;
          return outcome;
        },
      };
      const run = engineOn(db, clock, counting, { unconfirmedPolicy: 'requeue' }).engine.run();
      await clock.runUntil(run);
      expect(mostAtOnce).toBe(1);
      if (isBack) expect(statusCounts(db, id)).toEqual({ sent: 40 });
      else expect(gateway.handedOver).toHaveLength(1);
      expect(before['queued']).toBeGreaterThan(30);
    }
  });

  it('stops a campaign whose unconfirmed messages cannot be looked up, instead of asking for ever', async () => {
    const { clock, db, id } = setUp(3);
    const gateway = {
      ...createScriptedGateway(({ body }, sid) => (body === 'Hello 1' ? lost : accept(sid))),
      findMessages: () => Promise.resolve({ kind: 'unavailable', detail: 'HTTP 403.' } as const),
    };
    await clock.runUntil(engineOn(db, clock, gateway).engine.run());
    expect(campaignSnapshot(db, id)).toMatchObject({
      status: 'paused',
      pausedReasonCode: 'look-ups-refused',
      sentCount: 2,
      unconfirmedCount: 1,
    });
  });

  it('stops a campaign when receipts say that nothing arrives, and probes until one does', async () => {
    const { clock, db, id } = setUp(100);
    const gateway = createScriptedGateway();
    const news = (errorCode: number | null, dispatchedAt = clock.now()) => ({
      gateway: 'twilio' as const,
      sender: '+12125550199',
      dispatchedAt,
      errorCode,
    });
    const { engine } = engineOn(db, clock, gateway, { segmentsPerSecond: 1 });
    const run = engine.run();
    await clock.advance(10_000);
    engine.noteReceipts(Array.from({ length: 5 }, () => news(30034)));
    await clock.runUntil(run);
    const { status, pausedReason } = campaignSnapshot(db, id);
    expect(status).toBe('paused');
    expect(pausedReason).toContain('isn’t registered');
    expect(gateway.handedOver.length).toBeLessThan(15);

    resumeCampaign(db, id, clock.now());
    const sentBefore = gateway.handedOver.length;
    const resumedAt = clock.now();
    const again = engineOn(db, clock, gateway, { segmentsPerSecond: 10 });
    const secondRun = again.engine.run();
    await clock.advance(20_000);
    expect(gateway.handedOver).toHaveLength(sentBefore + 1);
    // What was sent before the cause was gone says nothing, neither good nor bad.
    again.engine.noteReceipts([news(30034, resumedAt - 1), news(null, resumedAt - 1)]);
    await clock.advance(20_000);
    expect(gateway.handedOver).toHaveLength(sentBefore + 1);
    expect(campaignSnapshot(db, id).status).toBe('sending');
    again.engine.noteReceipts([news(null)]);
    await clock.runUntil(secondRun);
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', sentCount: 100 });
  });
});

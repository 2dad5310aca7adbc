import { describe, expect, it } from 'vitest';
import { pauseCampaign, resumeCampaign } from '../../../../src-main/campaigns/lifecycle.ts';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { startedCampaign } from '../../../support/campaigns.ts';
import { engineOn, statusCounts } from '../../../support/engine.ts';
import { accept, createScriptedGateway, type Reaction } from '../../../support/scripted-gateway.ts';
import { setUp } from './engine-parts.ts';

describe('several campaigns at once', () => {
  it('share a sender fairly: none waits until another is through', async () => {
    const { clock, db } = setUp();
    const one = startedCampaign(db, { contacts: 50, now: clock.now() });
    const other = startedCampaign(db, { contacts: 50, now: clock.now(), firstPhone: 100 });
    const gateway = createScriptedGateway();
    const { engine } = engineOn(db, clock, gateway, { segmentsPerSecond: 10 });
    const run = engine.run();
    await clock.advance(3000);
    const sent = [one, other].map((id) => campaignSnapshot(db, id).sentCount);
    expect(Math.abs((sent[0] ?? 0) - (sent[1] ?? 0))).toBeLessThanOrEqual(1);
    await clock.runUntil(run);
    for (const id of [one, other]) {
      expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', sentCount: 50 });
    }
  });

  it('that have senders of their own do not slow each other down', async () => {
    const { clock, db } = setUp();
    startedCampaign(db, { contacts: 20, now: clock.now(), sender: '+12125550198' });
    startedCampaign(db, {
      contacts: 20,
      now: clock.now(),
      sender: '+12125550197',
      firstPhone: 100,
    });
    const startedAt = clock.now();
    const { engine } = engineOn(db, clock, createScriptedGateway(), { segmentsPerSecond: 1 });
    await clock.runUntil(engine.run());
    expect(clock.now() - startedAt).toBeLessThan(20_500);
  });
});

describe('pausing', () => {
  it('stops claiming at once, lets what is in flight settle, and goes on where it stopped', async () => {
    const { clock, db } = setUp();
    const id = startedCampaign(db, { contacts: 30, now: clock.now() });
    const gateway = createScriptedGateway();
    const first = engineOn(db, clock, gateway, { segmentsPerSecond: 10 }).engine;
    const run = first.run();
    await clock.advance(1000);
    pauseCampaign(db, id, { code: 'user' }, clock.now());
    first.wake();
    await clock.runUntil(run);
    const handedOver = gateway.handedOver.length;
    expect(handedOver).toBeGreaterThan(5);
    expect(handedOver).toBeLessThan(15);
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'paused', sentCount: handedOver });
    resumeCampaign(db, id, clock.now());
    await clock.runUntil(engineOn(db, clock, gateway).engine.run());
    expect(gateway.taken).toHaveLength(30);
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', progress: 100 });
  });

  it('completes the campaign after all when the last message settles meanwhile', async () => {
    const { clock, db } = setUp();
    const id = startedCampaign(db, { contacts: 1, now: clock.now() });
    let letGo: (reaction: Reaction) => void = () => undefined;
    const gateway = createScriptedGateway(() => new Promise((resolve) => (letGo = resolve)));
    const { engine } = engineOn(db, clock, gateway);
    const run = engine.run();
    await clock.advance(10);
    pauseCampaign(db, id, { code: 'user' }, clock.now());
    letGo(accept('SM-1'));
    await clock.runUntil(run);
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', pausedReason: null });
  });

  it('of the whole engine waits for what is in flight and claims nothing more', async () => {
    const { clock, db } = setUp();
    const id = startedCampaign(db, { contacts: 200, now: clock.now() });
    const waiting: ((reaction: Reaction) => void)[] = [];
    const gateway = createScriptedGateway(
      () => new Promise((resolve) => void waiting.push(resolve)),
    );
    const { engine } = engineOn(db, clock, gateway);
    const run = engine.run();
    await clock.advance(10);
    engine.stop();
    const inFlight = waiting.length;
    for (const [index, letGo] of waiting.entries()) letGo(accept(`SM-${index}`));
    await clock.runUntil(run);
    expect(gateway.handedOver).toHaveLength(inFlight);
    expect(statusCounts(db, id)).toEqual({ sent: inFlight, queued: 200 - inFlight });
  });
});

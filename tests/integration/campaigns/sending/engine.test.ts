import { describe, expect, it } from 'vitest';
import { startCampaign } from '../../../../src-main/campaigns/lifecycle.ts';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { addSuppression } from '../../../../src-main/contacts/suppressions/suppression-rows.ts';
import { draftedCampaign, fictionalPhone, startedCampaign } from '../../../support/campaigns.ts';
import { engineOn } from '../../../support/engine.ts';
import { accept, createScriptedGateway, type Reaction } from '../../../support/scripted-gateway.ts';
import { setUp } from './engine-parts.ts';

const refuse: Reaction = {
  outcome: { kind: 'rejected', code: 21211, detail: 'Not a valid number.' },
  took: false,
};

const unreachable: Reaction = {
  outcome: { kind: 'unreachable', detail: 'Twilio cannot be reached.' },
  took: false,
};

describe('a campaign without recipients', () => {
  it('cannot be started, and stays a draft at 0 %', () => {
    const { clock, db } = setUp();
    const { id, revision, sender } = draftedCampaign(db, { contacts: 0, now: clock.now() });
    expect(() =>
      startCampaign(db, id, { revision, sender, gateway: 'simulator', now: clock.now() }),
    ).toThrow('has no recipients');
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'draft', progress: 0 });
  });
});

describe('a campaign that is sent', () => {
  it('reaches everybody exactly once and is completed at exactly 100 %', async () => {
    const { clock, db } = setUp();
    const id = startedCampaign(db, { contacts: 150, now: clock.now() });
    const gateway = createScriptedGateway();
    const { engine, published } = engineOn(db, clock, gateway);
    await clock.runUntil(engine.run());
    expect(new Set(gateway.taken.map(({ to }) => to)).size).toBe(150);
    expect(gateway.handedOver).toHaveLength(150);
    expect(campaignSnapshot(db, id)).toMatchObject({
      status: 'completed',
      progress: 100,
      sentCount: 150,
      failedCount: 0,
      completedAt: clock.now(),
    });
    expect(published.at(-1)?.snapshot).toEqual(campaignSnapshot(db, id));
  });

  it('is completed when every message fails', async () => {
    const { clock, db } = setUp();
    const id = startedCampaign(db, { contacts: 7, now: clock.now() });
    const { engine } = engineOn(
      db,
      clock,
      createScriptedGateway(() => refuse),
    );
    await clock.runUntil(engine.run());
    expect(campaignSnapshot(db, id)).toMatchObject({
      status: 'completed',
      progress: 100,
      sentCount: 0,
      failedCount: 7,
    });
  });

  it('is at 99 while one of 200 is left, and at 100 only after it', async () => {
    const { clock, db } = setUp();
    const id = startedCampaign(db, { contacts: 200, now: clock.now() });
    let letGo: (reaction: Reaction) => void = () => undefined;
    const gateway = createScriptedGateway((message, sid) =>
      message.body === 'Hello 199' ? new Promise((resolve) => (letGo = resolve)) : accept(sid),
    );
    const { engine } = engineOn(db, clock, gateway);
    const run = engine.run();
    await clock.advance(1000);
    expect(campaignSnapshot(db, id)).toMatchObject({
      status: 'sending',
      progress: 99,
      sentCount: 199,
    });
    letGo(accept('SM-last'));
    await clock.runUntil(run);
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', progress: 100 });
  });

  it('publishes progress that never falls, at most four times a second, and the last one always', async () => {
    const { clock, db } = setUp();
    startedCampaign(db, { contacts: 40, now: clock.now() });
    const startedAt = clock.now();
    const { engine, published } = engineOn(db, clock, createScriptedGateway(), {
      segmentsPerSecond: 10,
    });
    await clock.runUntil(engine.run());
    const seconds = (clock.now() - startedAt) / 1000;
    const values = published.map(({ snapshot }) => snapshot.progress);
    expect(values).toEqual(values.toSorted((one, other) => one - other));
    expect(values.at(-1)).toBe(100);
    expect(published.length).toBeGreaterThan(8);
    expect(published.length).toBeLessThanOrEqual(4 * seconds + 2);
  });

  it('skips a number that is suppressed while the campaign runs, without asking the gateway', async () => {
    const { clock, db } = setUp();
    const id = startedCampaign(db, { contacts: 5, now: clock.now() });
    addSuppression(db, {
      origin: 'manual',
      phone: fictionalPhone(3),
      reason: 'STOP',
      evidence: null,
      at: 0,
    });
    const gateway = createScriptedGateway();
    await clock.runUntil(engineOn(db, clock, gateway).engine.run());
    expect(gateway.handedOver.map(({ to }) => to)).not.toContain(fictionalPhone(3));
    expect(campaignSnapshot(db, id)).toMatchObject({
      status: 'completed',
      sentCount: 4,
      skippedCount: 1,
      progress: 100,
    });
  });

  it('is completed though every number is suppressed', async () => {
    const { clock, db } = setUp();
    const id = startedCampaign(db, { contacts: 300, now: clock.now() });
    for (let index = 0; index < 300; index += 1) {
      addSuppression(db, {
        origin: 'manual',
        phone: fictionalPhone(index),
        reason: 'STOP',
        evidence: null,
        at: 0,
      });
    }
    const gateway = createScriptedGateway();
    await clock.runUntil(engineOn(db, clock, gateway).engine.run());
    expect(gateway.handedOver).toEqual([]);
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', skippedCount: 300 });
  });

  it('never texts again whoever opted out at the provider', async () => {
    const { clock, db } = setUp();
    startedCampaign(db, { contacts: 1, now: clock.now() });
    const optedOut: Reaction = {
      outcome: { kind: 'rejected', code: 21610, detail: 'Unsubscribed.' },
      took: false,
    };
    await clock.runUntil(
      engineOn(
        db,
        clock,
        createScriptedGateway(() => optedOut),
      ).engine.run(),
    );
    const second = startedCampaign(db, { contacts: 1, now: clock.now() });
    const gateway = createScriptedGateway();
    await clock.runUntil(engineOn(db, clock, gateway).engine.run());
    expect(gateway.handedOver).toEqual([]);
    expect(campaignSnapshot(db, second)).toMatchObject({ status: 'completed', skippedCount: 1 });
  });
});

describe('attempts that surely sent nothing', () => {
  it('are repeated a handful of times, then the campaign is paused and the message still queued', async () => {
    const { clock, db } = setUp();
    const id = startedCampaign(db, { contacts: 1, now: clock.now() });
    const gateway = createScriptedGateway(() => unreachable);
    await clock.runUntil(engineOn(db, clock, gateway).engine.run());
    expect(gateway.handedOver).toHaveLength(5);
    expect(campaignSnapshot(db, id)).toMatchObject({
      status: 'paused',
      failedCount: 0,
      queuedCount: 1,
    });
  });

  it('pause the campaign instead of using up everybody, where nothing gets through at all', async () => {
    const { clock, db } = setUp();
    const id = startedCampaign(db, { contacts: 100, now: clock.now() });
    await clock.runUntil(
      engineOn(
        db,
        clock,
        createScriptedGateway(() => unreachable),
      ).engine.run(),
    );
    const snapshot = campaignSnapshot(db, id);
    expect(snapshot).toMatchObject({ status: 'paused', failedCount: 0, queuedCount: 100 });
    expect(snapshot.pausedReason).toContain('Twilio cannot be reached.');
  });

  it('do not use up retries when the provider only asks for patience', async () => {
    const { clock, db } = setUp();
    const id = startedCampaign(db, { contacts: 1, now: clock.now() });
    let rejections = 0;
    const gateway = createScriptedGateway((_, sid) => {
      rejections += 1;
      if (rejections > 6) return accept(sid);
      return {
        outcome: { kind: 'throttled', retryAfterMs: 5000, detail: 'Slow down.' },
        took: false,
      };
    });
    const startedAt = clock.now();
    await clock.runUntil(engineOn(db, clock, gateway).engine.run());
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', sentCount: 1 });
    expect(clock.now() - startedAt).toBeGreaterThanOrEqual(30_000);
  });

  it('pause every campaign of the sender when the account is refused, and lose nobody', async () => {
    const { clock, db } = setUp();
    const one = startedCampaign(db, { contacts: 3, now: clock.now() });
    const other = startedCampaign(db, { contacts: 3, now: clock.now(), firstPhone: 10 });
    const blocked: Reaction = {
      outcome: { kind: 'blocked', code: 20003, detail: 'The credentials are wrong.' },
      took: false,
    };
    await clock.runUntil(
      engineOn(
        db,
        clock,
        createScriptedGateway(() => blocked),
      ).engine.run(),
    );
    for (const id of [one, other]) {
      expect(campaignSnapshot(db, id)).toMatchObject({
        status: 'paused',
        queuedCount: 3,
        pausedReason: 'The credentials are wrong.',
      });
    }
  });
});

describe('a list of which most numbers are refused', () => {
  it('pauses its campaign after fifty messages, and no other', async () => {
    const { clock, db } = setUp();
    const bad = startedCampaign(db, { contacts: 300, now: clock.now() });
    const good = startedCampaign(db, { contacts: 300, now: clock.now(), firstPhone: 300 });
    const goodNumbers = new Set(
      Array.from({ length: 300 }, (_, index) => fictionalPhone(300 + index)),
    );
    const gateway = createScriptedGateway((message, sid) =>
      goodNumbers.has(message.to) ? accept(sid) : refuse,
    );
    const { engine } = engineOn(db, clock, gateway, { segmentsPerSecond: 10 });
    await clock.runUntil(engine.run());
    const snapshot = campaignSnapshot(db, bad);
    expect(snapshot.status).toBe('paused');
    expect(snapshot.failedCount).toBeLessThan(75);
    expect(snapshot.pausedReason).toContain('50 of the last 50 messages were refused');
    expect(campaignSnapshot(db, good)).toMatchObject({ status: 'completed', sentCount: 300 });
  });
});

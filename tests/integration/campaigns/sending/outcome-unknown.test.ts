import { describe, expect, it } from 'vitest';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { createMessageStore } from '../../../../src-main/campaigns/sending/message-store.ts';
import { pageOfMessages } from '../../../../src-main/campaigns/messages/message-rows.ts';
import { fictionalPhone, startedCampaign } from '../../../support/campaigns.ts';
import { engineOn, statusCounts } from '../../../support/engine.ts';
import { accept, createScriptedGateway, type Reaction } from '../../../support/scripted-gateway.ts';
import { setUp } from './engine-parts.ts';

describe('messages of which it is not known whether they left', () => {
  const lost = (took: boolean): Reaction => ({
    outcome: { kind: 'unknown', detail: 'No answer.' },
    took,
  });

  it('are found at the provider and counted as sent, not sent again', async () => {
    const { clock, db } = setUp();
    const id = startedCampaign(db, { contacts: 4, now: clock.now() });
    const gateway = createScriptedGateway(() => lost(true), clock.now);
    await clock.runUntil(engineOn(db, clock, gateway).engine.run());
    expect(gateway.handedOver).toHaveLength(4);
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', sentCount: 4 });
  });

  it('that the provider has twice are counted once, and said to be there twice', async () => {
    const { clock, db } = setUp();
    const id = startedCampaign(db, { contacts: 1, now: clock.now() });
    const gateway = createScriptedGateway(() => lost(true), clock.now);
    gateway.taken.push({
      to: fictionalPhone(0),
      body: 'Hello 0',
      sid: 'SM-other',
      at: clock.now(),
    });
    await clock.runUntil(engineOn(db, clock, gateway).engine.run());
    const { rows } = pageOfMessages(db, { id, filter: 'all', offset: 0, limit: 10 });
    expect(rows).toMatchObject([
      { status: 'sent', explanation: expect.stringContaining('2 times') },
    ]);
  });

  it('wait for a decision when two look-ups did not find them', async () => {
    const { clock, db } = setUp();
    const id = startedCampaign(db, { contacts: 3, now: clock.now() });
    const gateway = createScriptedGateway((message, sid) =>
      message.body === 'Hello 1' ? lost(false) : accept(sid),
    );
    const startedAt = clock.now();
    await clock.runUntil(engineOn(db, clock, gateway).engine.run());
    expect(clock.now() - startedAt).toBeGreaterThanOrEqual(120_000);
    expect(gateway.handedOver).toHaveLength(3);
    expect(campaignSnapshot(db, id)).toMatchObject({
      status: 'paused',
      sentCount: 2,
      unconfirmedCount: 1,
    });
  });

  it('are sent again after two look-ups where that was chosen, and only once', async () => {
    const { clock, db } = setUp();
    const id = startedCampaign(db, { contacts: 3, now: clock.now() });
    const gateway = createScriptedGateway((message, sid) =>
      message.body === 'Hello 1' && message.attempt === 1 ? lost(false) : accept(sid),
    );
    const startedAt = clock.now();
    const { engine } = engineOn(db, clock, gateway, {
      unconfirmedPolicy: 'requeue',
      // One a second: a message that was claimed later proves that the list is fresh.
      segmentsPerSecond: 1,
    });
    await clock.runUntil(engine.run());
    expect(clock.now() - startedAt).toBeGreaterThanOrEqual(120_000);
    expect(gateway.taken).toHaveLength(3);
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', sentCount: 3 });
  });

  it('are looked up however many of another campaign wait that is not sent now', async () => {
    const { clock, db } = setUp();
    const other = startedCampaign(db, { contacts: 250, now: clock.now() });
    const id = startedCampaign(db, { contacts: 3, now: clock.now() });
    const store = createMessageStore(db);
    for (const campaignId of [other, id]) {
      store.claim({
        campaignId,
        now: clock.now(),
        messages: 250,
        segments: Infinity,
        opening: () => ({ open: true, closesAt: Infinity }),
      });
    }
    expect(store.recoverInterrupted()).toBe(253);
    const gateway = createScriptedGateway();
    for (const index of [0, 1, 2]) {
      gateway.taken.push({
        to: fictionalPhone(index),
        body: `Hello ${index}`,
        sid: `SM-taken-${index}`,
        at: clock.now(),
      });
    }
    const requeue = { unconfirmedPolicy: 'requeue' } as const;
    await clock.runUntil(engineOn(db, clock, gateway, requeue, id).engine.run());
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', sentCount: 3 });
    expect(statusCounts(db, other)).toEqual({ unconfirmed: 250 });
  });

  it('are what a process that was killed leaves behind', () => {
    const { clock, db } = setUp();
    const id = startedCampaign(db, { contacts: 3, now: clock.now() });
    const store = createMessageStore(db);
    store.claim({
      campaignId: id,
      now: clock.now(),
      messages: 2,
      segments: Infinity,
      opening: () => ({ open: true, closesAt: Infinity }),
    });
    expect(store.recoverInterrupted()).toBe(2);
    expect(statusCounts(db, id)).toEqual({ unconfirmed: 2, queued: 1 });
  });
});

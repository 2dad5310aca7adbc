import { describe, expect, it } from 'vitest';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { resumeCampaign, startCampaign } from '../../../../src-main/campaigns/lifecycle.ts';
import { planState, sendToRest } from '../../../../src-main/campaigns/plan/plan-state.ts';
import { verdictOn } from '../../../../src-main/campaigns/plan/canary.ts';
import { addSuppression } from '../../../../src-main/contacts/suppressions/suppression-rows.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import type { Canary } from '../../../../src-shared/campaign/plan.ts';
import { draftedCampaign, fictionalPhone, startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { engineOn, storeOn } from '../../../support/engine.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { createScriptedGateway, type Reaction } from '../../../support/scripted-gateway.ts';

const canary: Canary = { messages: 20, deliveredShare: 0.9, waitMinutes: 30 };
const minute = 60_000;

function setUp(options: Partial<Parameters<typeof startedCampaign>[1]> = {}) {
  const clock = createManualClock();
  const db = temporaryDatabase();
  const id = startedCampaign(db, {
    contacts: 100,
    now: clock.now(),
    plan: { canary },
    ...options,
  });
  return { clock, db, id };
}

/** What the provider says of that many of the sent messages. */
function settle(db: WritableDatabase, id: number, count: number, status: string, at: number): void {
  const { changes } = db.sqlite
    .prepare(
      `UPDATE messages SET status = ?, receipt_final_at = ? WHERE id IN (
         SELECT id FROM messages WHERE campaign_id = ? AND status = 'sent' LIMIT ?)`,
    )
    .run(status, at, id, count);
  expect(changes).toBe(count);
  const column = status === 'delivered' ? 'delivered_count' : 'undelivered_count';
  db.sqlite
    .prepare(`UPDATE campaigns SET ${column} = ${column} + ?, receipts_asked_at = ? WHERE id = ?`)
    .run(count, at, id);
}

function asked(db: WritableDatabase, id: number, at: number): void {
  db.sqlite.prepare('UPDATE campaigns SET receipts_asked_at = ? WHERE id = ?').run(at, id);
}

describe('the first texts of a campaign', () => {
  it('go to as many as were chosen, and the rest waits for their receipts', async () => {
    const { clock, db, id } = setUp();
    const gateway = createScriptedGateway();
    const { engine, published } = engineOn(db, clock, gateway);
    const run = engine.run();
    await clock.advance(20_000);
    expect(gateway.handedOver).toHaveLength(20);
    expect(campaignSnapshot(db, id).status).toBe('sending');
    expect(published.at(-1)?.waiting?.reason).toBe('canary');
    expect(planState(db, id).canary).toMatchObject({ of: 20, missing: 20, needed: 18 });

    settle(db, id, 17, 'delivered', clock.now());
    await clock.advance(20_000);
    expect(gateway.handedOver).toHaveLength(20);
    settle(db, id, 1, 'delivered', clock.now());
    await clock.runUntil(run);
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', sentCount: 100 });
    expect(planState(db, id)).toMatchObject({ canary: null, released: { by: 'receipts' } });
  });

  it('are a sample over the whole audience, the same one each time', () => {
    const chosen = (db: WritableDatabase, id: number) =>
      db.sqlite
        .prepare<[number], number>(
          'SELECT id FROM messages WHERE campaign_id = ? AND next_attempt_at < 0 ORDER BY id',
        )
        .pluck()
        .all(id);
    const clock = createManualClock();
    const db = temporaryDatabase();
    const sampled = (uid: string, messages: number) => {
      const drafted = draftedCampaign(db, {
        contacts: 1000,
        now: clock.now(),
        plan: { canary: { ...canary, messages } },
      });
      // The sample hangs on the name alone: with a random one the bound below would fail now and then.
      db.sqlite.prepare('UPDATE campaigns SET uid = ? WHERE id = ?').run(uid, drafted.id);
      startCampaign(db, drafted.id, { ...drafted, gateway: 'twilio', now: clock.now() });
      return drafted.id;
    };
    const id = sampled('spring-sale', 100);
    const ids = chosen(db, id);
    expect(ids).toHaveLength(100);
    const tenths = Array.from(
      { length: 10 },
      (_, tenth) => ids.filter((one) => Math.floor((one - 1) / 100) === tenth).length,
    );
    for (const count of tenths) expect(count).toBeGreaterThan(2);
    const other = sampled('other', 20);
    expect(chosen(db, other)).not.toEqual(ids.slice(0, 20).map((one) => one + 1000));
  });

  it('hold the rest where too few arrived, with the figures', async () => {
    const { clock, db, id } = setUp();
    const gateway = createScriptedGateway();
    const run = engineOn(db, clock, gateway).engine.run();
    await clock.advance(10_000);
    settle(db, id, 15, 'delivered', clock.now());
    settle(db, id, 3, 'undelivered', clock.now());
    await clock.runUntil(run);
    const held = campaignSnapshot(db, id);
    expect(held).toMatchObject({ status: 'paused', pausedReasonCode: 'canary', sentCount: 20 });
    expect(held.pausedReason).toMatch(/15 of the first 20 texts arrived. 18 were needed/);

    resumeCampaign(db, id, clock.now());
    await clock.runUntil(engineOn(db, clock, gateway).engine.run());
    expect(campaignSnapshot(db, id).status).toBe('paused');
    expect(gateway.handedOver).toHaveLength(20);

    sendToRest(db, id, clock.now());
    resumeCampaign(db, id, clock.now());
    await clock.runUntil(engineOn(db, clock, gateway).engine.run());
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', sentCount: 100 });
    expect(planState(db, id).released?.by).toBe('person');
    expect(() => sendToRest(db, id, clock.now())).toThrow(/held back/);
  });

  it('hold the rest where receipts did not come in time, but not before they were asked for', async () => {
    const { clock, db, id } = setUp();
    const gateway = createScriptedGateway();
    const run = engineOn(db, clock, gateway).engine.run();
    await clock.advance(10_000);
    settle(db, id, 10, 'delivered', clock.now());
    await clock.advance(31 * minute);
    expect(campaignSnapshot(db, id).status).toBe('sending');
    asked(db, id, clock.now());
    await clock.runUntil(run);
    const held = campaignSnapshot(db, id);
    expect(held.pausedReasonCode).toBe('canary-no-receipts');
    expect(held.pausedReason).toMatch(/10 receipts .* within 30 minutes. 10 of the first 20/);
    expect(gateway.handedOver).toHaveLength(20);
  });

  it('survive a kill: the same people, nobody twice, and no more', async () => {
    const { clock, db, id } = setUp();
    const gateway = createScriptedGateway();
    const first = storeOn(db);
    const { claimed } = first.claim({
      campaignId: id,
      now: clock.now(),
      messages: 8,
      segments: Infinity,
      opening: () => ({ open: true, closesAt: Infinity }),
    });
    expect(claimed).toHaveLength(8);
    storeOn(db).recoverInterrupted();
    const { engine } = engineOn(db, clock, gateway, { recheckAfterMs: 1000 });
    const run = engine.run();
    await clock.advance(60_000);
    expect(gateway.handedOver).toHaveLength(12);
    expect(planState(db, id).canary).toMatchObject({ of: 20, missing: 20 });
    engine.stop();
    await clock.runUntil(run);
  });

  it('stay the first texts when they could not leave at once', async () => {
    const { clock, db, id } = setUp();
    let tries = 0;
    const gateway = createScriptedGateway((_, sid): Reaction => {
      tries += 1;
      return tries <= 3
        ? { outcome: { kind: 'throttled', retryAfterMs: 1000, detail: 'slow' }, took: false }
        : { outcome: { kind: 'accepted', sid, segments: null }, took: true };
    });
    const { engine } = engineOn(db, clock, gateway);
    const run = engine.run();
    await clock.advance(120_000);
    expect(new Set(gateway.handedOver.map(({ to }) => to)).size).toBe(20);
    expect(campaignSnapshot(db, id).sentCount).toBe(20);
    engine.stop();
    await clock.runUntil(run);
  });

  it('are chosen anew where all of them have opted out', async () => {
    const { clock, db, id } = setUp({ plan: { canary: { ...canary, messages: 2 } } });
    const chosen = db.sqlite
      .prepare<[number], string>(
        'SELECT to_address FROM messages WHERE campaign_id = ? AND next_attempt_at < 0',
      )
      .pluck()
      .all(id);
    for (const phone of chosen) {
      addSuppression(db, {
        phone,
        origin: 'manual',
        reason: 'Called',
        evidence: null,
        at: clock.now(),
      });
    }
    const gateway = createScriptedGateway();
    const { engine } = engineOn(db, clock, gateway);
    const run = engine.run();
    await clock.advance(10_000);
    expect(gateway.handedOver).toHaveLength(2);
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'sending', skippedCount: 2 });
    engine.stop();
    await clock.runUntil(run);
  });

  it('are the whole campaign where it is no longer than they are', async () => {
    const { clock, db, id } = setUp({ contacts: 5 });
    const gateway = createScriptedGateway();
    await clock.runUntil(engineOn(db, clock, gateway).engine.run());
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', sentCount: 5 });
    expect(gateway.handedOver.map(({ to }) => to)).toContain(fictionalPhone(4));
  });

  it('need the share of those that were tried', () => {
    const figures = {
      of: 20,
      delivered: 19,
      failed: 1,
      needed: 19,
      missing: 0,
      lastSentAt: 0,
      receiptsAsOf: null,
    };
    expect(verdictOn(figures, { ...canary, deliveredShare: 0.95 }, 0).kind).toBe('go-on');
    expect(verdictOn({ ...figures, delivered: 18, failed: 2 }, canary, 0).kind).toBe('hold');
    expect(verdictOn({ ...figures, of: 0 }, canary, 0).kind).toBe('choose-others');
  });
});

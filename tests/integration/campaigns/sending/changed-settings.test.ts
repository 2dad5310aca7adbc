import { describe, expect, it } from 'vitest';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { engineOn, statusCounts } from '../../../support/engine.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { accept, createScriptedGateway } from '../../../support/scripted-gateway.ts';
import { lost, setUp } from './faulty-sender.ts';

describe('settings that change while a campaign is sent', () => {
  const settings = {
    segmentsPerSecond: 1,
    dailySegments: 0,
    quietHours: { enabled: false, from: '08:00', until: '21:00' },
    pauseAboveFailureShare: 0.5,
    unconfirmedPolicy: 'hold',
    recheckAfterMs: 120_000,
  } as const;

  it('raise a rate that would have made the next text wait for minutes', async () => {
    const { clock, db, id } = setUp(20);
    const gateway = createScriptedGateway();
    const { engine } = engineOn(db, clock, gateway, { ...settings, segmentsPerSecond: 0.01 });
    const run = engine.run();
    await clock.advance(5000);
    expect(gateway.handedOver).toHaveLength(1);
    engine.applySettings({ ...settings, segmentsPerSecond: 50 });
    await clock.advance(3000);
    expect(gateway.handedOver).toHaveLength(20);
    await clock.runUntil(run);
    expect(campaignSnapshot(db, id).status).toBe('completed');
  });

  it('lower a rate at once, so that nothing that waits goes after a pause', async () => {
    const { clock, db, id } = setUp(200);
    const slow = createScriptedGateway();
    const gateway = {
      ...slow,
      send: async (message: Parameters<typeof slow.send>[0]) => {
        // One answer is late: the messages after it wait.
        const delayMs = slow.handedOver.length === 60 ? 4000 : 40;
        const outcome = slow.send(message);
        await new Promise<void>((resolve) => void clock.after(delayMs, resolve));
        return outcome;
      },
    };
    const fast = { ...settings, segmentsPerSecond: 50 };
    const { engine } = engineOn(db, clock, gateway, fast);
    const run = engine.run();
    await clock.advance(2500);
    expect(statusCounts(db, id)['sending'] ?? 0).toBeGreaterThan(2);
    const before = slow.handedOver.length;
    engine.applySettings({ ...fast, segmentsPerSecond: 0.01 });
    await clock.advance(5000);
    expect(slow.handedOver.length - before).toBeLessThanOrEqual(1);
    expect(statusCounts(db, id)['sending'] ?? 0).toBe(0);
    engine.stop();
    await clock.runUntil(run);
    const { sentCount, queuedCount } = campaignSnapshot(db, id);
    expect(sentCount + queuedCount).toBe(200);
    expect(sentCount).toBe(slow.handedOver.length);
    const used = db.sqlite.prepare('SELECT sum(segments) FROM sender_usage').pluck().get();
    expect(used).toBe(sentCount);
  });

  it('change its rate at once', async () => {
    const { clock, db } = setUp(100);
    const gateway = createScriptedGateway();
    const { engine } = engineOn(db, clock, gateway, settings);
    const run = engine.run();
    await clock.advance(5000);
    expect(gateway.handedOver.length).toBeLessThan(8);
    engine.applySettings({ ...settings, segmentsPerSecond: 50 });
    await clock.advance(3000);
    expect(gateway.handedOver.length).toBeGreaterThan(90);
    await clock.runUntil(run);
  });

  it('let quiet hours begin at once', async () => {
    // 22:00 in New York.
    const clock = createManualClock(Date.UTC(2026, 6, 2, 2, 0));
    const db = temporaryDatabase();
    startedCampaign(db, { contacts: 100, now: clock.now(), zoneKey: 'America/New_York' });
    const gateway = createScriptedGateway();
    const { engine } = engineOn(db, clock, gateway, settings);
    void engine.run();
    await clock.advance(5000);
    engine.applySettings({ ...settings, quietHours: { ...settings.quietHours, enabled: true } });
    const sent = gateway.handedOver.length;
    expect(sent).toBeGreaterThan(3);
    await clock.advance(60_000);
    expect(gateway.handedOver.length - sent).toBeLessThanOrEqual(1);
    engine.stop();
    await clock.advance(10_000);
  });

  it('set a daily limit at once, and say where a text can never fit into it', async () => {
    const clock = createManualClock();
    const db = temporaryDatabase();
    const id = startedCampaign(db, { contacts: 50, now: clock.now(), segments: 4 });
    const gateway = createScriptedGateway();
    const { engine } = engineOn(db, clock, gateway, { ...settings, segmentsPerSecond: 4 });
    const run = engine.run();
    await clock.advance(5000);
    engine.applySettings({ ...settings, segmentsPerSecond: 4, dailySegments: 3 });
    const sent = gateway.handedOver.length;
    await clock.advance(5000);
    expect(gateway.handedOver.length - sent).toBeLessThanOrEqual(1);
    expect(campaignSnapshot(db, id).status).toBe('sending');
    await clock.advance(86_400_000);
    await clock.runUntil(run);
    expect(campaignSnapshot(db, id)).toMatchObject({
      status: 'paused',
      pausedReasonCode: 'over-daily-cap',
    });
  });

  it('count the refusals that were allowed by the new share', async () => {
    const { clock, db, id } = setUp(300);
    const gateway = createScriptedGateway((_, sid) =>
      gateway.handedOver.length % 5 === 0
        ? { outcome: { kind: 'rejected', code: 21211, detail: 'No number.' }, took: false }
        : accept(sid),
    );
    const { engine } = engineOn(db, clock, gateway, { ...settings, segmentsPerSecond: 10 });
    const run = engine.run();
    await clock.advance(8000);
    expect(campaignSnapshot(db, id).status).toBe('sending');
    engine.applySettings({ ...settings, segmentsPerSecond: 10, pauseAboveFailureShare: 0.1 });
    await clock.runUntil(run);
    expect(campaignSnapshot(db, id)).toMatchObject({
      status: 'paused',
      pausedReasonCode: 'refusals',
    });
  });

  it('is not held for a text of another campaign of which it is not known whether it was sent', async () => {
    const { clock, db, id } = setUp(3);
    const other = startedCampaign(db, { contacts: 3, now: clock.now(), name: 'Second' });
    db.sqlite.prepare(`UPDATE campaigns SET status = 'paused' WHERE id = ?`).run(other);
    db.sqlite
      .prepare(
        `UPDATE messages SET status = 'unconfirmed', body = 'Bye 1', claimed_at = ?
          WHERE campaign_id = ? AND body = 'Hello 1'`,
      )
      .run(clock.now(), other);
    let attempts = 0;
    const gateway = createScriptedGateway(({ body }, sid) => {
      if (body !== 'Hello 1') return accept(sid);
      attempts += 1;
      return attempts === 1 ? lost : accept(sid);
    }, clock.now);
    const both = {
      ...gateway,
      findMessages: async (query: Parameters<typeof gateway.findMessages>[0]) => {
        const result = await gateway.findMessages(query);
        const bye = { sid: 'SM-bye', createdAt: clock.now(), body: 'Bye 1' };
        return result.kind === 'answered' ? { ...result, others: [bye] } : result;
      },
    };
    const { engine } = engineOn(db, clock, both, {
      unconfirmedPolicy: 'requeue',
      segmentsPerSecond: 1,
    });
    await clock.runUntil(engine.run());
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', sentCount: 3 });
    expect(attempts).toBe(2);
  });
});

import { describe, expect, it } from 'vitest';
import { resumeCampaign } from '../../../../src-main/campaigns/lifecycle.ts';
import { resetReconciliation } from '../../../../src-main/campaigns/unconfirmed.ts';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { engineOn, statusCounts } from '../../../support/engine.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import {
  accept,
  createScriptedGateway,
  type Reaction,
  type ScriptedGateway,
} from '../../../support/scripted-gateway.ts';

const unreachable: Reaction = {
  outcome: { kind: 'unreachable', detail: 'The connection was refused.' },
  took: false,
};
const lost: Reaction = { outcome: { kind: 'unknown', detail: 'HTTP 503.' }, took: false };

/** Who the text went to that got no answer. */
function lostTo({ handedOver }: ScriptedGateway): string {
  return handedOver.find(({ body }) => body === 'Hello 1')?.to ?? '';
}

function setUp(contacts: number) {
  const clock = createManualClock();
  const db = temporaryDatabase();
  return { clock, db, id: startedCampaign(db, { contacts, now: clock.now() }) };
}

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

describe('a look-up that does not show a message', () => {
  /** A provider whose list shows everything that much later. */
  const lagging = (
    lagMs: number,
    clock: { now(): number },
    script: (body: string) => Reaction | null,
  ) => {
    const gateway = createScriptedGateway(
      ({ body }, sid) => script(body) ?? accept(sid),
      clock.now,
    );
    return {
      ...gateway,
      findMessages: async (query: Parameters<typeof gateway.findMessages>[0]) => {
        const result = await gateway.findMessages(query);
        if (result.kind !== 'answered') return result;
        const isShown = (sid: string) =>
          gateway.taken.some((one) => one.sid === sid && one.at <= clock.now() - lagMs);
        return {
          ...result,
          found: result.found.filter(({ sid }) => isShown(sid)),
          newest: result.newest.filter(isShown),
        };
      },
    };
  };
  const takenWithoutAnswer: Reaction = { ...lost, took: true };

  it('says nothing while the list lags: nobody is texted twice, however late it shows', async () => {
    const { clock, db, id } = setUp(6);
    const gateway = lagging(900_000, clock, (body) =>
      body === 'Hello 2' ? takenWithoutAnswer : null,
    );
    const { engine } = engineOn(db, clock, gateway, { unconfirmedPolicy: 'requeue' });
    await clock.runUntil(engine.run());
    expect(gateway.taken).toHaveLength(6);
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', sentCount: 6 });
  });

  it('says nothing while the list shows a neighbor alone that was lost too', async () => {
    const { clock, db, id } = setUp(6);
    const neighbors = ['Hello 2', 'Hello 3'];
    const gateway = createScriptedGateway(
      ({ body }, sid) => (neighbors.includes(body) ? takenWithoutAnswer : accept(sid)),
      clock.now,
    );
    // The list has come as far as the first of them for ten minutes.
    const shownUntil = clock.now() + 600_000;
    const partly = {
      ...gateway,
      findMessages: async (query: Parameters<typeof gateway.findMessages>[0]) => {
        const result = await gateway.findMessages(query);
        if (result.kind !== 'answered' || clock.now() > shownUntil) return result;
        const first = gateway.taken.find(({ body }) => body === neighbors[0])?.sid;
        const isShown = (sid: string) => sid === first;
        return {
          ...result,
          found: result.found.filter(({ sid }) => isShown(sid)),
          newest: result.newest.filter(isShown),
        };
      },
    };
    const { engine } = engineOn(db, clock, partly, { unconfirmedPolicy: 'requeue' });
    await clock.runUntil(engine.run());
    expect(gateway.taken).toHaveLength(6);
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', sentCount: 6 });
  });

  it('is not repeated for ever where the list never gets there: a person decides', async () => {
    const { clock, db, id } = setUp(1);
    const gateway = createScriptedGateway(() => lost);
    const { engine } = engineOn(db, clock, gateway, { unconfirmedPolicy: 'requeue' });
    await clock.runUntil(engine.run());
    expect(gateway.handedOver).toHaveLength(1);
    expect(campaignSnapshot(db, id)).toMatchObject({
      status: 'paused',
      pausedReasonCode: 'unconfirmed',
      unconfirmedCount: 1,
    });
  });

  it('but another text to this number is held, and never sent again', async () => {
    const { clock, db, id } = setUp(3);
    const gateway = createScriptedGateway(
      ({ body }, sid) => (body === 'Hello 1' ? lost : accept(sid)),
      clock.now,
    );
    const changed = {
      ...gateway,
      findMessages: () =>
        Promise.resolve({
          kind: 'answered',
          found: [],
          others: [{ sid: 'SM-changed', createdAt: clock.now(), body: 'Hello "1"' }],
          newest: gateway.taken.map(({ sid }) => sid),
        } as const),
    };
    const { engine } = engineOn(db, clock, changed, { unconfirmedPolicy: 'requeue' });
    await clock.runUntil(engine.run());
    expect(gateway.handedOver).toHaveLength(3);
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'paused', unconfirmedCount: 1 });
    const reason = db.sqlite
      .prepare(`SELECT reason, error_detail AS text FROM messages WHERE status = 'unconfirmed'`)
      .get();
    expect(reason).toEqual({ reason: 'other-text', text: 'Hello "1"' });

    // The list may have the right one by now: to check again looks again.
    gateway.taken.push({ to: lostTo(gateway), body: 'Hello 1', sid: 'SM-late', at: clock.now() });
    resetReconciliation(db, id);
    resumeCampaign(db, id, clock.now());
    await clock.runUntil(engineOn(db, clock, gateway).engine.run());
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', sentCount: 3 });
  });
});

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

import { describe, expect, it } from 'vitest';
import { changeSender, resumeCampaign } from '../../../../src-main/campaigns/lifecycle.ts';
import { resetReconciliation } from '../../../../src-main/campaigns/unconfirmed.ts';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { engineOn } from '../../../support/engine.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { accept, createScriptedGateway, type Reaction } from '../../../support/scripted-gateway.ts';

const lost: Reaction = { outcome: { kind: 'unknown', detail: 'HTTP 503.' }, took: false };
const first = '+12125550101';
const second = '+12125550102';

/** Two campaigns from two senders. */
function setUp(contacts: readonly [number, number]) {
  const clock = createManualClock();
  const db = temporaryDatabase();
  const now = clock.now();
  const a = startedCampaign(db, { contacts: contacts[0], now, sender: first, name: 'A' });
  const b = startedCampaign(db, {
    contacts: contacts[1],
    now,
    sender: second,
    name: 'B',
    firstPhone: 500,
  });
  return { clock, db, a, b };
}

describe('a sender that was stopped while another one keeps the engine going', () => {
  it('is probed by one message when its campaign is resumed, and stops again at one fault', async () => {
    const { clock, db, a, b } = setUp([40, 200]);
    let isBack = false;
    const gateway = createScriptedGateway(
      ({ from }, sid) => (from === first && !isBack ? lost : accept(sid)),
      clock.now,
    );
    const fromFirst = () => gateway.handedOver.filter(({ from }) => from === first).length;
    const { engine } = engineOn(db, clock, gateway, { segmentsPerSecond: 1 });
    const run = engine.run();
    await clock.advance(30_000);
    expect(campaignSnapshot(db, a)).toMatchObject({
      status: 'paused',
      pausedReasonCode: 'outcomes-unknown',
    });
    expect(fromFirst()).toBe(5);
    for (const tries of [6, 7]) {
      resumeCampaign(db, a, clock.now());
      engine.wake();
      await clock.advance(20_000);
      expect(fromFirst()).toBe(tries);
      expect(campaignSnapshot(db, a).status).toBe('paused');
    }
    isBack = true;
    resumeCampaign(db, a, clock.now());
    engine.wake();
    await clock.advance(20_000);
    expect(campaignSnapshot(db, a)).toMatchObject({ status: 'sending' });
    expect(fromFirst()).toBeGreaterThan(15);
    expect(campaignSnapshot(db, b).status).toBe('sending');
    engine.stop();
    await clock.runUntil(run);
  });
});

describe('look-ups that are refused', () => {
  it('for one sender do not hold up those of another', async () => {
    const { clock, db, a, b } = setUp([1, 1]);
    const gateway = createScriptedGateway(() => ({ ...lost, took: true }), clock.now);
    let asked = 0;
    const halfOpen = {
      ...gateway,
      findMessages: (query: Parameters<typeof gateway.findMessages>[0]) => {
        if (query.from === first) {
          return Promise.resolve({ kind: 'unavailable', detail: 'HTTP 403.' } as const);
        }
        asked += 1;
        // The first answer is late, so that the other sender has been refused by the second.
        return asked === 1
          ? Promise.resolve({ kind: 'answered', found: [], others: [], newest: [] } as const)
          : gateway.findMessages(query);
      },
    };
    const { engine } = engineOn(db, clock, halfOpen, { recheckAfterMs: 1000 });
    await clock.runUntil(engine.run());
    expect(campaignSnapshot(db, a)).toMatchObject({
      status: 'paused',
      pausedReasonCode: 'look-ups-refused',
    });
    expect(campaignSnapshot(db, b)).toMatchObject({ status: 'completed', sentCount: 1 });
  });
});

describe('another sender for a campaign with unconfirmed messages', () => {
  it('looks them up where they were sent from, and proves nothing of the new one', async () => {
    const clock = createManualClock();
    const db = temporaryDatabase();
    const id = startedCampaign(db, { contacts: 20, now: clock.now(), sender: first });
    await clock.runUntil(
      engineOn(
        db,
        clock,
        createScriptedGateway(() => lost),
      ).engine.run(),
    );
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'paused', unconfirmedCount: 5 });
    changeSender(db, id, second, clock.now());
    resetReconciliation(db, id);
    resumeCampaign(db, id, clock.now());
    const lookedUpFrom = new Set<string | undefined>();
    const gateway = createScriptedGateway(() => lost, clock.now);
    const watching = {
      ...gateway,
      findMessages: (query: Parameters<typeof gateway.findMessages>[0]) => {
        if (gateway.handedOver.length === 0) lookedUpFrom.add(query.from);
        const answer = { kind: 'answered', found: [], others: [], newest: [] } as const;
        return Promise.resolve(answer);
      },
    };
    await clock.runUntil(engineOn(db, clock, watching).engine.run());
    expect([...lookedUpFrom]).toEqual([first]);
    expect(campaignSnapshot(db, id).pausedReasonCode).toBe('outcomes-unknown');
    expect(gateway.handedOver.map(({ from }) => from)).toEqual(
      Array.from({ length: 5 }, () => second),
    );
  });
});

describe('checking again', () => {
  it('looks up anew what five look-ups have not proved', async () => {
    const { clock, db, a, b } = setUp([1, 100]);
    const gateway = createScriptedGateway(
      ({ from }, sid) => (from === first ? lost : accept(sid)),
      clock.now,
    );
    let lookUps = 0;
    const unproving = {
      ...gateway,
      findMessages: () => {
        lookUps += 1;
        const answer = { kind: 'answered', found: [], others: [], newest: [] } as const;
        return Promise.resolve(answer);
      },
    };
    // The second campaign keeps the same engine going.
    const { engine } = engineOn(db, clock, unproving, { segmentsPerSecond: 0.01 });
    const run = engine.run();
    while (campaignSnapshot(db, a).status === 'sending') await clock.advance(60_000);
    expect(campaignSnapshot(db, a).pausedReasonCode).toBe('unconfirmed');
    expect(campaignSnapshot(db, b).status).toBe('sending');
    expect(lookUps).toBe(5);
    resetReconciliation(db, a);
    resumeCampaign(db, a, clock.now());
    engine.wake();
    await clock.advance(1000);
    expect(lookUps).toBe(6);
    engine.stop();
    await clock.runUntil(run);
  });
});

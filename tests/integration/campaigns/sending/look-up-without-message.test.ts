import { describe, expect, it } from 'vitest';
import { resumeCampaign } from '../../../../src-main/campaigns/lifecycle.ts';
import { resetReconciliation } from '../../../../src-main/campaigns/unconfirmed.ts';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { engineOn } from '../../../support/engine.ts';
import {
  accept,
  createScriptedGateway,
  type Reaction,
  type ScriptedGateway,
} from '../../../support/scripted-gateway.ts';
import { lost, setUp } from './faulty-sender.ts';

/** Who the text went to that got no answer. */
function lostTo({ handedOver }: ScriptedGateway): string {
  return handedOver.find(({ body }) => body === 'Hello 1')?.to ?? '';
}

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

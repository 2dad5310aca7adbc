import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { resumeCampaign } from '../../../../src-main/campaigns/lifecycle.ts';
import { segmentsUsed } from '../../../../src-main/campaigns/plan/budget.ts';
import { changeBudget, planState } from '../../../../src-main/campaigns/plan/plan-state.ts';
import { decideUnconfirmed } from '../../../../src-main/campaigns/unconfirmed.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import { changeAfterAttempt } from '../../../../src-main/engine/decide.ts';
import type { ClaimedMessage } from '../../../../src-main/engine/store-ports.ts';
import type { Outcome } from '../../../../src-shared/message/outcome.ts';
import { startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { engineOn, storeOn } from '../../../support/engine.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { accept, createScriptedGateway } from '../../../support/scripted-gateway.ts';

const outcomes: readonly Outcome['kind'][] = ['accepted', 'rejected', 'unreachable', 'unknown'];

type Step =
  | { readonly kind: 'claim'; readonly messages: number }
  | { readonly kind: 'answer'; readonly outcome: number; readonly which: number }
  | { readonly kind: 'kill' | 'resume' }
  | { readonly kind: 'decide'; readonly decision: number }
  | { readonly kind: 'raise'; readonly by: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('claim'), messages: fc.integer({ min: 1, max: 9 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('answer'), outcome: fc.nat(3), which: fc.nat(20) }),
  },
  fc.record({ kind: fc.constantFrom('kill', 'resume') }),
  fc.record({ kind: fc.constant('decide'), decision: fc.nat(2) }),
  fc.record({ kind: fc.constant('raise'), by: fc.integer({ min: 1, max: 8 }) }),
);

/** Segments that people may have got or may yet get, counted without what Ovo counts. */
function maybeSent(db: WritableDatabase): number {
  return (
    db.sqlite
      .prepare<[], number>(
        `SELECT coalesce(sum(segments), 0) FROM messages
          WHERE attempt_count > 0 AND status NOT IN ('queued', 'failed')`,
      )
      .pluck()
      .get() ?? 0
  );
}

function outcomeOf(kind: Outcome['kind'], sid: string): Outcome {
  switch (kind) {
    case 'accepted':
      return { kind, sid, segments: null };
    case 'rejected':
      return { kind, code: 30_003, detail: 'no' };
    default:
      return { kind: kind === 'unknown' ? 'unknown' : 'unreachable', detail: 'no' };
  }
}

describe('a budget stop', () => {
  it('never has more segments claimed than the budget, at any interleaving and after kills', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 3 }),
        (steps, firstBudget, segments) => {
          const db = temporaryDatabase();
          let now = 1_800_000_000_000;
          let budget = firstBudget;
          const plan = { budgetSegments: budget };
          const id = startedCampaign(db, { contacts: 25, segments, now, plan });
          let store = storeOn(db);
          let inFlight: ClaimedMessage[] = [];
          let sids = 0;
          const perform = (current: Step) => {
            switch (current.kind) {
              case 'claim': {
                const { claimed } = store.claim({
                  campaignId: id,
                  now,
                  messages: current.messages,
                  segments: Infinity,
                  opening: () => ({ open: true, closesAt: Infinity }),
                });
                inFlight = [...inFlight, ...claimed];
                break;
              }
              case 'answer': {
                const message = inFlight[current.which % Math.max(1, inFlight.length)];
                if (message === undefined) break;
                inFlight = inFlight.filter((other) => other !== message);
                sids += 1;
                const outcome = outcomeOf(outcomes[current.outcome] ?? 'unknown', `SM${sids}`);
                store.recordOutcomes([changeAfterAttempt(message, outcome, now, now)], now);
                break;
              }
              case 'kill':
                inFlight = [];
                store = storeOn(db);
                store.recoverInterrupted();
                break;
              case 'resume':
                if (campaignSnapshot(db, id).status === 'paused') resumeCampaign(db, id, now);
                break;
              case 'decide':
                decideUnconfirmed(
                  db,
                  id,
                  null,
                  (['send-again', 'mark-as-sent', 'skip'] as const)[current.decision] ?? 'skip',
                  now,
                );
                break;
              case 'raise':
                if (campaignSnapshot(db, id).status === 'completed') break;
                budget += current.by;
                changeBudget(db, id, budget, now);
                break;
            }
          };
          for (const current of steps) {
            perform(current);
            now += 1000;
            expect(maybeSent(db)).toBeLessThanOrEqual(budget);
            expect(segmentsUsed(db, id)).toBe(maybeSent(db));
          }
          db.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('pauses the campaign with the figures once nothing is in flight, and goes on when it is raised', async () => {
    const clock = createManualClock();
    const db = temporaryDatabase();
    const now = clock.now();
    const id = startedCampaign(db, {
      contacts: 20,
      segments: 2,
      now,
      plan: { budgetSegments: 11 },
    });
    const gateway = createScriptedGateway();
    await clock.runUntil(engineOn(db, clock, gateway).engine.run());
    expect(gateway.handedOver).toHaveLength(5);
    expect(campaignSnapshot(db, id)).toMatchObject({
      status: 'paused',
      pausedReasonCode: 'budget',
      sentCount: 5,
    });
    expect(campaignSnapshot(db, id).pausedReason).toMatch(/10 segments of 11 are used/);
    expect(planState(db, id).usedSegments).toBe(10);
    expect(() => changeBudget(db, id, 9, now)).toThrow(/10 segments are used already/);

    changeBudget(db, id, 40, clock.now());
    resumeCampaign(db, id, clock.now());
    await clock.runUntil(engineOn(db, clock, gateway).engine.run());
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', sentCount: 20 });
  });

  it('uses again what was surely not sent', async () => {
    const clock = createManualClock();
    const db = temporaryDatabase();
    const id = startedCampaign(db, {
      contacts: 20,
      now: clock.now(),
      plan: { budgetSegments: 10 },
    });
    let count = 0;
    const gateway = createScriptedGateway((_, sid) => {
      count += 1;
      if (count % 4 !== 0) return accept(sid);
      return { outcome: { kind: 'rejected', code: 30_003, detail: 'no' }, took: false };
    });
    await clock.runUntil(engineOn(db, clock, gateway).engine.run());
    const { sentCount, failedCount, status } = campaignSnapshot(db, id);
    expect({ sentCount, status }).toEqual({ sentCount: 10, status: 'paused' });
    expect(failedCount).toBe(3);
  });
});

import { describe, expect, it } from 'vitest';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { holdNumber, holdsOf, isHeld } from '../../../../src-main/campaigns/sending/holds/holds.ts';
import {
  addSuppression,
  suppressionsOf,
} from '../../../../src-main/contacts/suppressions/suppression-rows.ts';
import { createSuppressionStaging } from '../../../../src-main/imports/suppressions/suppression-staging.ts';
import { decideHold } from '../../../../src-main/inbox/replies/decide.ts';
import { takeBackDecision } from '../../../../src-main/inbox/replies/take-back.ts';
import { takeBackDecisionMs } from '../../../../src-shared/inbox/hold.ts';
import { UserError } from '../../../../src-shared/lib/result.ts';
import { fictionalPhone, startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { engineOn } from '../../../support/engine.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { inbound, isOptedOut, storeAll } from '../../../support/reply-reading.ts';
import { createScriptedGateway } from '../../../support/scripted-gateway.ts';

const phone = fictionalPhone(1);

/** A campaign to two people, one of whom wrote what may be an opt-out. */
function setUp() {
  const clock = createManualClock();
  const db = temporaryDatabase();
  const id = startedCampaign(db, { contacts: 2, now: clock.now() });
  const gateway = createScriptedGateway();
  const says = (index: number, body: string) =>
    storeAll(db, clock, [
      inbound(1_000_000 + index, { from: phone, body, receivedAt: clock.now() }),
    ]);
  says(1, 'Wrong number');
  const refusal = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      if (error instanceof UserError) return error.code;
    }
    return null;
  };
  return {
    clock,
    db,
    id,
    says,
    decide: (decision: 'opted-out' | 'kept') => decideHold(db, phone, decision, clock.now()),
    takeBack: () => takeBackDecision(db, phone, clock.now()),
    refusal,
    send: () => clock.runUntil(engineOn(db, clock, gateway).engine.run()),
    texted: () => gateway.handedOver.map(({ to }) => to),
    needsDecision: () =>
      db.sqlite.prepare('SELECT needs_decision FROM conversations').pluck().get(),
  };
}

describe('a decision that is taken back', () => {
  it('to opt out: the number may be texted again once it is kept, and is held until then', async () => {
    const { db, id, decide, takeBack, needsDecision, send, texted, clock } = setUp();
    decide('opted-out');
    expect([isOptedOut(db, phone), needsDecision()]).toEqual([true, 0]);
    clock.jump(3000);
    expect(takeBack()).toEqual({ sent: 0, skipped: 0 });
    expect([isOptedOut(db, phone), isHeld(db, phone), needsDecision()]).toEqual([false, true, 1]);
    expect(suppressionsOf(db, phone)).toMatchObject([
      { liftedEvidence: 'The decision to opt out was taken back after 3 seconds' },
    ]);
    await send();
    expect(texted()).toEqual([fictionalPhone(0)]);
    expect(campaignSnapshot(db, id)).toMatchObject({ heldCount: 1, skippedCount: 0 });
    decide('kept');
    await send();
    expect(texted()).toEqual([0, 1].map(fictionalPhone));
  });

  it('to keep: what went meanwhile stays sent, and nothing more goes', async () => {
    const { db, decide, takeBack, send, texted, clock } = setUp();
    decide('kept');
    await send();
    expect(takeBack()).toEqual({ sent: 1, skipped: 0 });
    const later = startedCampaign(db, {
      contacts: 1,
      firstPhone: 1,
      name: 'Later',
      now: clock.now(),
    });
    await send();
    expect(texted()).toHaveLength(2);
    expect(campaignSnapshot(db, later)).toMatchObject({ heldCount: 1 });
  });

  it('says what was left out meanwhile', async () => {
    const { decide, takeBack, send } = setUp();
    decide('opted-out');
    await send();
    expect(takeBack()).toEqual({ sent: 0, skipped: 1 });
  });

  it('is refused once it is taken back, after five minutes, or where nobody decided', () => {
    const { decide, takeBack, refusal, clock } = setUp();
    expect(refusal(takeBack)).toBe('not-found');
    decide('kept');
    takeBack();
    expect(refusal(takeBack)).toBe('not-found');
    decide('kept');
    clock.jump(takeBackDecisionMs + 1);
    expect(refusal(takeBack)).toBe('not-found');
  });

  it.each(['opted-out', 'kept'] as const)(
    'is refused where the number asked for no more texts since: %s',
    (decision) => {
      const { db, decide, says, takeBack, refusal, clock } = setUp();
      decide(decision);
      clock.jump(1000);
      says(2, 'STOP');
      expect(refusal(takeBack)).toBe('conflict');
      expect([isOptedOut(db, phone), isHeld(db, phone)]).toEqual([true, false]);
    },
  );

  it('leaves what had opted the number out before', () => {
    const { db, decide, takeBack, clock } = setUp();
    addSuppression(db, { phone, origin: 'manual', reason: 'Called', evidence: null, at: 1 });
    decide('opted-out');
    clock.jump(1000);
    takeBack();
    expect([isOptedOut(db, phone), isHeld(db, phone)]).toEqual([true, true]);
  });

  it.each(['manual', 'carrier'] as const)(
    'is refused where another reason was reported since: %s',
    (origin) => {
      const { db, decide, takeBack, refusal, clock } = setUp();
      decide('opted-out');
      clock.jump(1000);
      const further = { phone, origin, reason: 'Opted out', evidence: 'shop.csv, line 2' } as const;
      for (const after of [0, 1]) addSuppression(db, { ...further, at: clock.now() + after });
      expect(refusal(takeBack)).toBe('conflict');
      expect([isOptedOut(db, phone), isHeld(db, phone)]).toEqual([true, false]);
      const [inForce] = suppressionsOf(db, phone);
      expect(inForce?.evidence?.match(/Also: Opted out \(shop\.csv, line 2\)/g)).toHaveLength(1);
    },
  );

  it('is refused where contacts were imported since, as their file may have said so', () => {
    const { db, decide, takeBack, refusal, clock } = setUp();
    decide('opted-out');
    clock.jump(1000);
    const now = clock.now();
    db.sqlite
      .prepare(
        `INSERT INTO imports (file_name, country, mapping, on_duplicate, rows, added, updated, skipped,
                              invalid, started_at, completed_at)
         VALUES ('a.csv', 'US', '{}', 'skip', 1, 0, 0, 1, 0, ?, ?)`,
      )
      .run(now, now);
    expect(refusal(takeBack)).toBe('conflict');
    expect(isOptedOut(db, phone)).toBe(true);
  });

  it('is refused where a file of numbers said so since', () => {
    const { db, decide, takeBack, refusal, clock } = setUp();
    decide('opted-out');
    clock.jump(1000);
    const staging = createSuppressionStaging(db);
    staging.add([{ phone, reason: 'In the file', evidence: 'list.csv, line 2', at: 1 }]);
    staging.save(db, 'list.csv', clock.now());
    staging.drop();
    expect(refusal(takeBack)).toBe('conflict');
    expect(isOptedOut(db, phone)).toBe(true);
  });

  it('leaves alone what was held anew meanwhile, and puts back all that was released', () => {
    const { db, decide, says, takeBack, clock } = setUp();
    const at = clock.now();
    holdNumber(db, { phone, reason: 'given-up', messageId: null, detail: '2026-11-27', at });
    decide('kept');
    clock.jump(1000);
    says(2, 'Wrong number');
    takeBack();
    const inForce = holdsOf(db, phone).filter(({ releasedAt }) => releasedAt === null);
    expect(inForce.map(({ reason }) => reason).toSorted()).toEqual(['given-up', 'wrong-number']);
  });
});

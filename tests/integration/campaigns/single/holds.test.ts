import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cancelCampaign, cancelQueuedMessages } from '../../../../src-main/campaigns/lifecycle.ts';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import {
  holdNumber,
  holdsOf,
  isHeld,
  releaseNumber,
} from '../../../../src-main/campaigns/sending/holds/holds.ts';
import { addSuppression } from '../../../../src-main/contacts/suppressions/suppression-rows.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import type { HoldReason } from '../../../../src-shared/inbox/hold.ts';
import { isHeldAt } from '../../../../src-shared/message/held.ts';
import { fictionalPhone, startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { engineOn, statusCounts, storeOn } from '../../../support/engine.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { createScriptedGateway } from '../../../support/scripted-gateway.ts';

function setUp(contacts = 6, options: Partial<Parameters<typeof startedCampaign>[1]> = {}) {
  const clock = createManualClock();
  const db = temporaryDatabase();
  const id = startedCampaign(db, { contacts, now: clock.now(), ...options });
  const gateway = createScriptedGateway();
  const hold = (index: number, reason: HoldReason = 'maybe-opt-out') =>
    holdNumber(db, {
      phone: fictionalPhone(index),
      reason,
      messageId: null,
      detail: '',
      at: clock.now(),
    });
  const release = (index: number, reasons: readonly HoldReason[] = ['maybe-opt-out']) =>
    releaseNumber(db, fictionalPhone(index), reasons, 'kept', clock.now());
  const run = (settings = {}) => {
    const { engine } = engineOn(db, clock, gateway, settings);
    return clock.runUntil(engine.run());
  };
  const texted = () => gateway.handedOver.map(({ to }) => to);
  return { clock, db, id, gateway, hold, release, run, texted };
}

const timesOf = (db: WritableDatabase, id: number) =>
  db.sqlite
    .prepare<[number], number>(
      'SELECT next_attempt_at FROM messages WHERE campaign_id = ? ORDER BY id',
    )
    .pluck()
    .all(id);

function suppress(db: WritableDatabase, index: number, at: number): void {
  addSuppression(db, {
    phone: fictionalPhone(index),
    origin: 'reply',
    reason: 'Replied STOP',
    evidence: null,
    at,
  });
}

describe('a held number', () => {
  it('gets nothing of a campaign until it is released, and the campaign goes on by itself then', async () => {
    const { db, id, hold, release, run, texted } = setUp();
    expect(hold(2)).toBe(true);
    expect(hold(2)).toBe(false);
    await run();
    expect(texted()).toEqual([0, 1, 3, 4, 5].map(fictionalPhone));
    expect(campaignSnapshot(db, id)).toMatchObject({
      status: 'paused',
      pausedReasonCode: 'only-held',
      pausedReason: expect.stringMatching(/^One text is left/),
      queuedCount: 1,
      heldCount: 1,
    });
    expect(release(2)).toEqual({ isReleased: true, isStillHeld: false, resumed: [id] });
    expect(campaignSnapshot(db, id)).not.toHaveProperty('heldCount');
    await run();
    expect(texted()).toHaveLength(6);
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', progress: 100 });
  });

  it('is met by the claim where its message was written later', async () => {
    const { clock, db, hold, texted, gateway } = setUp(1);
    hold(10);
    hold(11);
    const later = startedCampaign(db, { contacts: 4, firstPhone: 9, now: clock.now() });
    const { engine } = engineOn(db, clock, gateway);
    await clock.runUntil(engine.run());
    expect(texted().toSorted()).toEqual([0, 9, 12].map(fictionalPhone).toSorted());
    expect(campaignSnapshot(db, later)).toMatchObject({
      pausedReasonCode: 'only-held',
      heldCount: 2,
    });
  });

  it('is skipped once its owner opted out, and the campaign completes', async () => {
    const { clock, db, id, hold, run } = setUp(2);
    hold(0);
    await run();
    suppress(db, 0, clock.now());
    releaseNumber(db, fictionalPhone(0), ['maybe-opt-out'], 'opted-out', clock.now());
    await run();
    expect(statusCounts(db, id)).toEqual({ sent: 1, skipped: 1 });
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed' });
  });

  it('keeps no campaign waiting that is suppressed for another reason', async () => {
    const { clock, db, id, hold, run } = setUp(2);
    hold(0);
    suppress(db, 0, clock.now());
    await run();
    expect(statusCounts(db, id)).toEqual({ sent: 1, skipped: 1 });
    expect(isHeld(db, fictionalPhone(0))).toBe(true);
  });

  it('stays held until the last reason is gone', async () => {
    const { db, id, hold, release, run, texted } = setUp(1);
    hold(0);
    hold(0, 'given-up');
    expect(release(0)).toEqual({ isReleased: true, isStillHeld: true, resumed: [] });
    await run();
    expect(texted()).toEqual([]);
    expect(campaignSnapshot(db, id)).toMatchObject({ pausedReasonCode: 'only-held' });
    expect(
      holdsOf(db, fictionalPhone(0)).map(({ reason, decision }) => [reason, decision]),
    ).toEqual([
      ['given-up', null],
      ['maybe-opt-out', 'kept'],
    ]);
    expect(release(0, ['given-up', 'wrong-number']).resumed).toEqual([id]);
  });

  it('gets exactly the times back that it had, also those of first texts', () => {
    const { db, id, hold, release } = setUp(4, {
      plan: { canary: { messages: 2, deliveredShare: 0.5, waitMinutes: 60 } },
    });
    const before = timesOf(db, id);
    expect(before.filter((at) => at < 0)).toHaveLength(2);
    for (const index of [0, 1, 2, 3]) hold(index);
    expect(timesOf(db, id).every(isHeldAt)).toBe(true);
    for (const index of [0, 1, 2, 3]) release(index);
    expect(timesOf(db, id)).toEqual(before);
  });

  it('is canceled with its campaign', () => {
    const { clock, db, id, hold, release } = setUp(2);
    hold(1);
    cancelCampaign(db, id, clock.now());
    cancelQueuedMessages(db, id, 10, clock.now());
    release(1);
    expect(statusCounts(db, id)).toEqual({ canceled: 2 });
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'canceled', canceledCount: 2 });
  });

  it('is no reason to resume what a person paused', async () => {
    const { db, id, hold, release } = setUp(2);
    hold(1);
    db.sqlite
      .prepare(`UPDATE campaigns SET status = 'paused', paused_reason = 'user' WHERE id = ?`)
      .run(id);
    expect(release(1).resumed).toEqual([]);
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'paused' });
  });
});

test('first texts that are held are replaced by others', async () => {
  const { db, id, hold, run, texted } = setUp(6, {
    plan: { canary: { messages: 1, deliveredShare: 0.5, waitMinutes: 60 } },
  });
  const first = timesOf(db, id).findIndex((at) => at < 0);
  hold(first);
  const running = run();
  await Promise.race([running, new Promise((resolve) => void setImmediate(resolve))]);
  await expect.poll(() => texted().length).toBe(1);
  expect(texted()).not.toContain(fictionalPhone(first));
});

test('thousands of held people are each passed over once', () => {
  const { db, id, clock } = setUp(1000);
  for (let index = 0; index < 999; index += 1) {
    db.sqlite
      .prepare(`INSERT INTO number_holds (phone, reason, at) VALUES (?, 'given-up', 0)`)
      .run(fictionalPhone(index));
  }
  const store = storeOn(db);
  const claim = () =>
    store.claim({
      campaignId: id,
      now: clock.now(),
      messages: 10,
      segments: Infinity,
      opening: () => ({ open: true, closesAt: Infinity }),
    });
  let claims = 0;
  while (claim().claimed.length === 0) claims += 1;
  expect(claims).toBeLessThan(20);
  expect(claim()).toMatchObject({ claimed: [], hasMore: false, wait: null });
  expect(campaignSnapshot(db, id)).toMatchObject({ heldCount: 999 });
});

/** What anybody can do at any time. */
type Step =
  | { readonly kind: 'hold' | 'release'; readonly person: number; readonly reason: HoldReason }
  | { readonly kind: 'claim'; readonly campaign: number; readonly messages: number }
  | { readonly kind: 'answer'; readonly isTaken: boolean }
  | { readonly kind: 'suppress'; readonly person: number }
  | { readonly kind: 'cancel'; readonly campaign: number };

const people = 5;
const person = fc.integer({ min: 0, max: people - 1 });
const reason = fc.constantFrom<HoldReason>('maybe-opt-out', 'wrong-number', 'given-up');
const campaign = fc.integer({ min: 0, max: 1 });
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('hold' as const, 'release' as const), person, reason }),
  fc.record({
    kind: fc.constant('claim' as const),
    campaign,
    messages: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constant('answer' as const), isTaken: fc.boolean() }),
  fc.record({ kind: fc.constant('suppress' as const), person }),
  fc.record({ kind: fc.constant('cancel' as const), campaign }),
);

test('no order of holds, releases, claims, opt-outs and cancellations loses a message or sends one twice', () => {
  const db = temporaryDatabase();
  let checked = 0;
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 40 }), (history) => {
      db.sqlite.exec('SAVEPOINT history');
      try {
        check(db, history);
        checked += 1;
      } finally {
        db.sqlite.exec('ROLLBACK TO history; RELEASE history');
      }
    }),
    { numRuns: 300 },
  );
  expect(checked).toBeGreaterThanOrEqual(300);
});

function check(db: WritableDatabase, history: readonly Step[]): void {
  const now = 1_800_000_000_000;
  const store = storeOn(db);
  const ids = [0, 1].map(() => startedCampaign(db, { contacts: people, now }));
  const isCanceled = new Set<number>();
  const suppressed = new Set<number>();
  const inFlight: { readonly messageId: number; readonly campaignId: number | null }[] = [];
  const sent = new Set<number>();
  let sids = 0;
  const claim = (index: number, messages: number) => {
    const claimed = store.claim({
      campaignId: ids[index] ?? 0,
      now,
      messages,
      segments: Infinity,
      opening: () => ({ open: true, closesAt: Infinity }),
    });
    for (const message of claimed.claimed) {
      expect(isHeld(db, message.to)).toBe(false);
      expect([...suppressed].map(fictionalPhone)).not.toContain(message.to);
      expect(sent.has(message.messageId)).toBe(false);
      inFlight.push(message);
    }
    if (claimed.hold) store.pauseCampaign(ids[index] ?? 0, claimed.hold, now);
    return claimed;
  };
  const answer = (isTaken: boolean) => {
    const message = inFlight.shift();
    if (message === undefined) return;
    const { messageId, campaignId } = message;
    sids += 1;
    if (isTaken) sent.add(messageId);
    store.recordOutcomes(
      [
        isTaken
          ? { messageId, campaignId, event: 'accepted', sid: `SM${sids}` }
          : { messageId, event: 'postponed', nextAttemptAt: now },
      ],
      now,
    );
  };
  const release = (index: number, reasons: readonly HoldReason[]) =>
    releaseNumber(db, fictionalPhone(index), reasons, 'kept', now);
  for (const step of history) {
    switch (step.kind) {
      case 'hold':
        holdNumber(db, {
          phone: fictionalPhone(step.person),
          reason: step.reason,
          messageId: null,
          detail: '',
          at: now,
        });
        break;
      case 'release':
        release(step.person, [step.reason]);
        break;
      case 'claim':
        claim(step.campaign, step.messages);
        break;
      case 'answer':
        answer(step.isTaken);
        break;
      case 'suppress':
        suppressed.add(step.person);
        suppress(db, step.person, now);
        break;
      case 'cancel': {
        const { status } = campaignSnapshot(db, ids[step.campaign] ?? 0);
        if (status !== 'sending' && status !== 'paused') break;
        isCanceled.add(step.campaign);
        cancelCampaign(db, ids[step.campaign] ?? 0, now);
        cancelQueuedMessages(db, ids[step.campaign] ?? 0, 100, now);
      }
    }
    for (const id of ids) checkCounts(db, id);
  }
  for (let index = 0; index < people; index += 1) {
    release(index, ['maybe-opt-out', 'wrong-number', 'given-up']);
  }
  while (inFlight.length > 0) answer(false);
  for (const index of [0, 1]) {
    while (claim(index, 3).hasMore || inFlight.length > 0) {
      while (inFlight.length > 0) answer(true);
    }
    const id = ids[index] ?? 0;
    expect(campaignSnapshot(db, id).status).toBe(isCanceled.has(index) ? 'canceled' : 'completed');
    checkCounts(db, id);
  }
}

/** Every person has one message, and the counts say what the messages are. */
function checkCounts(db: WritableDatabase, id: number): void {
  const snapshot = campaignSnapshot(db, id);
  const counts = statusCounts(db, id);
  expect(Object.values(counts).reduce((sum, each) => sum + each, 0)).toBe(people);
  expect(snapshot.sentCount).toBe(counts['sent'] ?? 0);
  expect(snapshot.skippedCount).toBe(counts['skipped'] ?? 0);
  const held = db.sqlite
    .prepare<[number], number>(
      `SELECT count(*) FROM messages WHERE campaign_id = ? AND status = 'queued'
          AND next_attempt_at > 4000000000000000`,
    )
    .pluck()
    .get(id);
  expect(snapshot.heldCount ?? 0).toBe(held);
  const strays = db.sqlite
    .prepare<[number], number>(
      `SELECT count(*) FROM messages WHERE campaign_id = ? AND status = 'queued'
          AND next_attempt_at > 4000000000000000 AND NOT EXISTS
            (SELECT 1 FROM number_holds WHERE phone = to_address AND released_at IS NULL)`,
    )
    .pluck()
    .get(id);
  expect(strays).toBe(0);
}

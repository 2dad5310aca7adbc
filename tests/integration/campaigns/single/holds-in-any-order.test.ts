import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cancelCampaign, cancelQueuedMessages } from '../../../../src-main/campaigns/lifecycle.ts';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import {
  holdNumber,
  isHeld,
  releaseNumber,
} from '../../../../src-main/campaigns/sending/holds/holds.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import type { HoldReason } from '../../../../src-shared/inbox/hold.ts';
import { fictionalPhone, startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { statusCounts, storeOn } from '../../../support/engine.ts';
import { suppress } from './hold-set-up.ts';

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

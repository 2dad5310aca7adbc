import { describe, expect, it, test } from 'vitest';
import { cancelCampaign, cancelQueuedMessages } from '../../../../src-main/campaigns/lifecycle.ts';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import {
  holdsOf,
  isHeld,
  releaseNumber,
} from '../../../../src-main/campaigns/sending/holds/holds.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import { isHeldAt } from '../../../../src-shared/message/held.ts';
import { fictionalPhone, startedCampaign } from '../../../support/campaigns.ts';
import { engineOn, statusCounts, storeOn } from '../../../support/engine.ts';
import { setUp, suppress } from './hold-set-up.ts';

const timesOf = (db: WritableDatabase, id: number) =>
  db.sqlite
    .prepare<[number], number>(
      'SELECT next_attempt_at FROM messages WHERE campaign_id = ? ORDER BY id',
    )
    .pluck()
    .all(id);

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

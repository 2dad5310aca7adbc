import { expect, it } from 'vitest';
import { campaignSnapshot } from '../../../src-main/campaigns/campaign-rows.ts';
import { cancelCampaign, resumeCampaign } from '../../../src-main/campaigns/lifecycle.ts';
import { retryableIds, retryMessages } from '../../../src-main/campaigns/running/retry-failed.ts';
import { campaignTimeline } from '../../../src-main/campaigns/history/timeline.ts';
import { addSuppression } from '../../../src-main/contacts/suppressions/suppression-rows.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import { draftedCampaign, fictionalPhone, startedCampaign } from '../../support/campaigns.ts';
import { temporaryDatabase } from '../../support/database.ts';
import { engineOn, statusCounts } from '../../support/engine.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createScriptedGateway, type Reaction } from '../../support/scripted-gateway.ts';

/** The place of whoever a message goes to, from 0. */
const placeOf = (to: string) => Number(to.slice(-2));

const rejected = (code: number): Reaction => ({
  outcome: { kind: 'rejected', code, detail: 'Refused.' },
  took: false,
});

/** A paused campaign to eight people of whom the first six were refused, each with the code of its place. */
function refused(db: WritableDatabase): number {
  const id = startedCampaign(db, { contacts: 8, now: 1 });
  const codes = [21408, 30001, 21211, 21610, 99_999, 21408];
  for (const [place, code] of codes.entries()) {
    db.sqlite
      .prepare(
        `UPDATE messages SET status = 'failed', error_code = ?, attempt_count = 1, settled_at = 2
          WHERE campaign_id = ? AND to_address = ?`,
      )
      .run(code, id, fictionalPhone(place));
  }
  db.sqlite.exec(
    `UPDATE campaigns SET failed_count = 6, status = 'paused', paused_reason = 'user' WHERE id = ${id}`,
  );
  return id;
}

const placesOf = (db: WritableDatabase, ids: readonly number[]) =>
  ids
    .map((id) =>
      db.sqlite
        .prepare<[number], string>('SELECT to_address FROM messages WHERE id = ?')
        .pluck()
        .get(id),
    )
    .map((to) => placeOf(to ?? ''))
    .toSorted((one, other) => one - other);

it('takes whom another try may help, and nobody who may have the text', () => {
  const db = temporaryDatabase();
  const id = refused(db);
  // A number that is wrong and one that opted out stay; a code that nobody knows may pass.
  expect(placesOf(db, retryableIds(db, id))).toEqual([0, 1, 4, 5]);
  const set = (place: number, changes: string) =>
    db.sqlite.exec(`UPDATE messages SET ${changes} WHERE to_address = '${fictionalPhone(place)}'`);
  set(0, `sid = 'SM1'`);
  set(1, `attempt_count = 0`);
  set(4, `reason = 'closed-unconfirmed'`);
  expect(placesOf(db, retryableIds(db, id))).toEqual([5]);
  addSuppression(db, {
    phone: fictionalPhone(5),
    origin: 'manual',
    reason: 'Asked',
    evidence: null,
    at: 3,
  });
  expect(retryableIds(db, id)).toEqual([]);
});

it('leaves alone whoever is gone or has another number', () => {
  const db = temporaryDatabase();
  const id = refused(db);
  db.sqlite.exec(`DELETE FROM contacts WHERE phone = '${fictionalPhone(0)}';
    UPDATE contacts SET phone = '+14155550177' WHERE phone = '${fictionalPhone(1)}'`);
  expect(placesOf(db, retryableIds(db, id))).toEqual([4, 5]);
});

it('queues messages once, keeps the counts true, and says so in the history', () => {
  const db = temporaryDatabase();
  const id = refused(db);
  const ids = retryableIds(db, id);
  expect(retryMessages(db, id, ids, 5)).toBe(4);
  expect(retryMessages(db, id, ids, 6)).toBe(0);
  expect(campaignSnapshot(db, id)).toMatchObject({
    status: 'paused',
    failedCount: 2,
    queuedCount: 6,
    progress: 25,
  });
  const retried = campaignTimeline(db, id).filter(({ what }) => what === 'retried');
  expect(retried).toEqual([{ what: 'retried', at: 5, messages: 4 }]);
});

it('is refused before a campaign has started and once it is over', () => {
  const db = temporaryDatabase();
  const id = refused(db);
  const ids = retryableIds(db, id);
  cancelCampaign(db, id, 4);
  const conflict = expect.objectContaining({ code: 'conflict' });
  expect(retryableIds(db, id)).toEqual([]);
  expect(() => retryMessages(db, id, ids, 5)).toThrow(conflict);
  const draft = draftedCampaign(db, { contacts: 1, now: 1, firstPhone: 50 });
  expect(() => retryMessages(db, draft.id, [], 5)).toThrow(conflict);
  expect(campaignSnapshot(db, id).failedCount).toBe(6);
});

it('sends to each person once, first texts included', async () => {
  const db = temporaryDatabase();
  const clock = createManualClock();
  let isFixed = false;
  let firstTexts = 0;
  let allTried = () => {};
  const gateway = createScriptedGateway((message, sid) => {
    if (isFixed && gateway.handedOver.length === firstTexts) allTried();
    const place = placeOf(message.to);
    if (place === 7) return rejected(21211);
    if (place % 2 === 0 && !isFixed) return rejected(21408);
    return { outcome: { kind: 'accepted', sid, segments: null }, took: true };
  });
  const canary = { messages: 8, deliveredShare: 0.9, waitMinutes: 30 };
  const id = startedCampaign(db, { contacts: 20, now: clock.now(), plan: { canary } });
  const first = engineOn(db, clock, gateway, { pauseAboveFailureShare: 1 });
  const run = first.engine.run();
  await clock.runUntil(run);
  expect(campaignSnapshot(db, id)).toMatchObject({ status: 'paused', pausedReasonCode: 'canary' });
  expect(gateway.handedOver).toHaveLength(8);
  const { failedCount } = campaignSnapshot(db, id);
  const ids = retryableIds(db, id);
  expect(ids.length).toBeGreaterThan(0);
  expect(retryMessages(db, id, ids, clock.now())).toBe(ids.length);

  isFixed = true;
  firstTexts = 8 + ids.length;
  const tried = new Promise<void>((resolve) => {
    allTried = resolve;
  });
  resumeCampaign(db, id, clock.now());
  const second = engineOn(db, clock, gateway, { pauseAboveFailureShare: 1 });
  const again = second.engine.run();
  await clock.runUntil(tried);
  second.engine.stop();
  await clock.runUntil(again);
  // Those of the first texts that were refused go before anybody else.
  expect(gateway.handedOver).toHaveLength(firstTexts);
  expect(new Set(gateway.handedOver.map(({ to }) => to)).size).toBe(8);

  const numbers = gateway.taken.map(({ to }) => to);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(campaignSnapshot(db, id).failedCount).toBe(failedCount - ids.length);
  expect(statusCounts(db, id)).toMatchObject({ queued: 12, sent: numbers.length });
});

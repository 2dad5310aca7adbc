// Raw SQL: it is asked at each claim while the first texts are out, on named indexes.
import type { PauseReason } from '../../../src-shared/campaign/pause-reason.ts';
import {
  openCanary,
  readStoredPlan,
  type Canary,
  type StoredPlan,
} from '../../../src-shared/campaign/plan.ts';
import { appendEvent } from '../../database/events.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import { heldOffset } from '../../../src-shared/message/held.ts';
import { isHeldSql, isNotHeldSql } from '../sending/holds/held-messages.ts';
import { canaryOf, type CanaryFigures } from './canary-figures.ts';

/*
 * The first texts are the queued messages whose `next_attempt_at` is negative: minus the time when they may
 * go. So a claim finds them by the index of the queue, a kill loses nothing, and whoever lets go of the rest
 * only has to turn the few round that are left.
 */
const statements = statementsFor((sqlite) => ({
  queuedIds: sqlite
    .prepare<[number], number>(
      `SELECT id FROM messages INDEXED BY messages_queued WHERE campaign_id = ? AND status = 'queued'
          AND ${isNotHeldSql}`,
    )
    .pluck(),
  mark: sqlite.prepare<[number]>(
    `UPDATE messages SET next_attempt_at = -max(1, next_attempt_at)
      WHERE id = ? AND status = 'queued' AND next_attempt_at >= 0 AND ${isNotHeldSql}`,
  ),
  unmark: sqlite.prepare<[number]>(
    `UPDATE messages SET next_attempt_at = -next_attempt_at
      WHERE id IN (SELECT id FROM messages INDEXED BY messages_queued
                    WHERE campaign_id = ? AND status = 'queued' AND next_attempt_at < 0)`,
  ),
  /** Those that are held: released later, they go at their time. */
  unmarkHeld: sqlite.prepare<[number]>(
    `UPDATE messages SET next_attempt_at = ${2 * heldOffset} - next_attempt_at
      WHERE id IN (SELECT id FROM messages INDEXED BY messages_queued
                    WHERE campaign_id = ? AND status = 'queued' AND ${isHeldSql}
                      AND next_attempt_at < ${heldOffset})`,
  ),
  plan: sqlite.prepare<[number], string>(`SELECT plan FROM campaigns WHERE id = ?`).pluck(),
  savePlan: sqlite.prepare<[string, number]>(`UPDATE campaigns SET plan = ? WHERE id = ?`),
  uid: sqlite.prepare<[number], string>(`SELECT uid FROM campaigns WHERE id = ?`).pluck(),
}));

/**
 * Chooses the first texts of a campaign among those that are queued: at random, and the same ones for the
 * same campaign, so that neither the order of the audience nor a second try decides who is among them. Call
 * it within the transaction that starts the campaign. Returns how many there are.
 */
export function markCanary(db: WritableDatabase, campaignId: number, canary: Canary): number {
  const sql = statements(db);
  const seed = hash(sql.uid.get(campaignId) ?? '');
  const ids = sql.queuedIds.all(campaignId);
  const chosen = firstByHash(ids, seed, canary.messages);
  for (const id of chosen) sql.mark.run(id);
  return chosen.length;
}

/** Those with the lowest hashes. A million numbers take some tenths of a second. */
function firstByHash(ids: readonly number[], seed: number, count: number): readonly number[] {
  const share = (2 * count + 100) / Math.max(1, ids.length);
  const below = share < 1 ? share * 2 ** 32 : Infinity;
  const ranked = (candidates: readonly number[]) =>
    candidates
      .map((id) => ({ id, rank: mixed(id ^ seed) }))
      .toSorted((one, other) => one.rank - other.rank || one.id - other.id)
      .slice(0, count)
      .map(({ id }) => id);
  const few = ranked(ids.filter((id) => mixed(id ^ seed) < below));
  return few.length === Math.min(count, ids.length) ? few : ranked(ids);
}

/** Spreads a 32-bit number evenly over 32 bits (the finisher of MurmurHash3). */
function mixed(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85_eb_ca_6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2_b2_ae_35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

function hash(text: string): number {
  let bits = 0;
  for (const character of text) bits = mixed((bits ^ (character.codePointAt(0) ?? 0)) + 1);
  return bits;
}

/** What the first texts have come to, once all of them are out. */
export type CanaryVerdict =
  | { readonly kind: 'go-on' }
  /** All of them were skipped: nothing can be said from them. */
  | { readonly kind: 'choose-others' }
  /** Until when receipts are waited for, in milliseconds since 1970. */
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'hold'; readonly reason: PauseReason };

/**
 * A receipt that came in time is known this long after it came, at the latest, in milliseconds: so far apart
 * a provider is asked at that age of a message.
 */
const askedEveryMs = (waitMs: number) => (waitMs <= 3_600_000 ? 600_000 : 3_600_000);

/** Judges the first texts of a campaign of which none is queued or in flight. */
export function judgeCanary(
  db: OvoDatabase,
  campaignId: number,
  canary: Canary,
  now: number,
): CanaryVerdict {
  return verdictOn(canaryOf(db, campaignId, canary), canary, now);
}

/** The same, from the figures. */
export function verdictOn(figures: CanaryFigures, canary: Canary, now: number): CanaryVerdict {
  const { of, delivered, needed, missing, lastSentAt, receiptsAsOf } = figures;
  if (of === 0) return { kind: 'choose-others' };
  if (delivered >= needed) return { kind: 'go-on' };
  if (delivered + missing < needed) {
    return { kind: 'hold', reason: { code: 'canary', delivered, of, needed } };
  }
  const waitMs = canary.waitMinutes * 60_000;
  const until = lastSentAt + waitMs;
  // Of a computer that was off nobody has asked yet what came in time.
  const askedSince = Math.max(lastSentAt, until - askedEveryMs(waitMs));
  const wasAsked = receiptsAsOf !== null && receiptsAsOf >= askedSince;
  if (now < until || !wasAsked) return { kind: 'wait', until };
  const minutes = canary.waitMinutes;
  return {
    kind: 'hold',
    reason: { code: 'canary-no-receipts', delivered, of, needed, missing, minutes },
  };
}

/** Lets go of the rest of a campaign. Call it within a transaction. */
export function releaseCanary(
  db: WritableDatabase,
  campaignId: number,
  by: 'receipts' | 'person',
  now: number,
): void {
  const sql = statements(db);
  const plan: StoredPlan = readStoredPlan(sql.plan.get(campaignId) ?? '{}');
  const canary = openCanary(plan);
  if (canary === undefined) return;
  const { of, delivered } = canaryOf(db, campaignId, canary);
  sql.savePlan.run(JSON.stringify({ ...plan, canaryReleased: { at: now, by } }), campaignId);
  sql.unmark.run(campaignId);
  sql.unmarkHeld.run(campaignId);
  appendEvent(db, {
    at: now,
    kind: 'canary-released',
    subject: `campaign:${campaignId}`,
    detail: { by, of, delivered },
  });
}

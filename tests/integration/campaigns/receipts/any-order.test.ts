import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import {
  cancelCampaign,
  cancelQueuedMessages,
  pauseCampaign,
  resumeCampaign,
} from '../../../../src-main/campaigns/lifecycle.ts';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { createMessageStore } from '../../../../src-main/campaigns/sending/message-store.ts';
import { openDatabase, type WritableDatabase } from '../../../../src-main/database/open.ts';
import { createReceiptStore } from '../../../../src-main/campaigns/receipts/receipt-store.ts';
import { decideUnconfirmed } from '../../../../src-main/campaigns/unconfirmed.ts';
import { changeAfterAttempt } from '../../../../src-main/engine/decide.ts';
import type { Receipt } from '../../../../src-main/engine/ports.ts';
import type { ClaimedMessage } from '../../../../src-main/engine/store-ports.ts';
import type { CampaignSnapshot } from '../../../../src-shared/campaign/snapshot.ts';
import { UserError } from '../../../../src-shared/lib/result.ts';
import type { MessageStatus } from '../../../../src-shared/message/status.ts';
import { startedCampaign } from '../../../support/campaigns.ts';
import { migrationsFolder, writeAtOnce } from '../../../support/database.ts';
import { checkDatabase, repairDatabase } from '../../../support/maintenance.ts';

interface World {
  readonly db: WritableDatabase;
  readonly folder: string;
  readonly id: number;
  inFlight: ClaimedMessage[];
  now: number;
}

type Step =
  | { readonly kind: 'claim' | 'cancel' | 'pause' | 'resume' | 'decide' | 'repair' }
  | { readonly kind: 'answer'; readonly outcome: 'accepted' | 'rejected' | 'unknown' }
  | {
      readonly kind: 'receipt';
      readonly which: number;
      readonly status: Receipt['status'] | 'unknown' | 'not-listed';
    }
  | { readonly kind: 'asked' }
  | { readonly kind: 'time'; readonly hours: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('claim') }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('answer'),
      outcome: fc.constantFrom('accepted', 'accepted', 'accepted', 'rejected', 'unknown'),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('receipt'),
      which: fc.integer({ min: 1, max: 11 }),
      status: fc.constantFrom(
        'pending',
        'delivered',
        'undelivered',
        'unknown',
        'unknown',
        'not-listed',
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('asked') }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('time'), hours: fc.integer({ min: -2, max: 16 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('pause', 'resume', 'resume', 'decide', 'repair', 'cancel'),
    }),
  },
);

/** Messages 1 to 10 are given these sids; one more is nobody's. */
const sidOf = (messageId: number) => `SM${messageId}`;

async function take(world: World, current: Step): Promise<void> {
  const { db, id } = world;
  const messages = createMessageStore(db);
  const receipts = createReceiptStore(db, () => 'simulator', writeAtOnce(db));
  const nothing = { shown: [], unknown: [], notListed: [], asked: [] };
  switch (current.kind) {
    case 'claim': {
      const { claimed } = messages.claim({
        campaignId: id,
        now: world.now,
        messages: 4,
        segments: Infinity,
        opening: () => ({ open: true, closesAt: Infinity }),
      });
      world.inFlight.push(...claimed);
      return;
    }
    case 'answer': {
      const message = world.inFlight.shift();
      if (message === undefined) return;
      const outcome = {
        accepted: {
          kind: 'accepted',
          sid: sidOf(message.messageId),
          segments: 1,
        },
        rejected: { kind: 'rejected', code: 21211, detail: 'No number.' },
        unknown: { kind: 'unknown', detail: 'No answer.' },
      } as const;
      messages.recordOutcomes(
        [changeAfterAttempt(message, outcome[current.outcome], world.now, 0)],
        world.now,
      );
      return;
    }
    case 'receipt': {
      const { which, status } = current;
      if (status === 'unknown') await receipts.record({ ...nothing, unknown: [which] }, world.now);
      else if (status === 'not-listed') {
        await receipts.record({ ...nothing, notListed: [which] }, world.now);
      } else {
        const errorCode = status === 'undelivered' ? 30003 : null;
        const receipt = { status, errorCode, segments: 1, price: null, priceUnit: null };
        await receipts.record({ ...nothing, shown: [{ sid: sidOf(which), receipt }] }, world.now);
      }
      return;
    }
    case 'asked':
      await receipts.record({ ...nothing, asked: [id] }, world.now);
      return;
    case 'time':
      world.now += current.hours * 3_600_000;
      return;
    case 'pause':
      return pauseCampaign(db, id, { code: 'user' }, world.now);
    case 'resume':
      return resumeCampaign(db, id, world.now);
    case 'cancel':
      cancelCampaign(db, id, world.now);
      cancelQueuedMessages(db, id, 100, world.now);
      return;
    case 'decide':
      decideUnconfirmed(db, id, null, 'mark-as-sent', world.now);
      return;
    case 'repair':
      if (world.inFlight.length > 0) return;
      repairDatabase(db, {
        dryRun: false,
        backupFolder: path.join(world.folder, 'b'),
        now: world.now,
      });
  }
}

function statuses(db: WritableDatabase): readonly MessageStatus[] {
  return db.sqlite
    .prepare<[], MessageStatus>('SELECT status FROM messages ORDER BY id')
    .pluck()
    .all();
}

function expectSound(world: World, before: CampaignSnapshot, old: readonly MessageStatus[]): void {
  const { db, id } = world;
  const snapshot = campaignSnapshot(db, id);
  const rows = db.sqlite
    .prepare<[number], Record<'sent' | 'delivered' | 'undelivered' | 'silent', number>>(
      `SELECT count(*) FILTER (WHERE status IN ('sent', 'delivered', 'undelivered')) AS sent,
              count(*) FILTER (WHERE status = 'delivered') AS delivered,
              count(*) FILTER (WHERE status = 'undelivered') AS undelivered,
              count(*) FILTER (WHERE status = 'sent' AND receipt_final_at IS NOT NULL) AS silent
         FROM messages WHERE campaign_id = ?`,
    )
    .get(id);
  expect(snapshot).toMatchObject({
    sentCount: rows?.sent,
    deliveredCount: rows?.delivered,
    undeliveredCount: rows?.undelivered,
    noReceiptCount: rows?.silent,
  });
  const { sentCount, deliveredCount, undeliveredCount, noReceiptCount } = snapshot;
  const awaited = sentCount - deliveredCount - undeliveredCount - noReceiptCount;
  expect(snapshot.awaitingReceiptCount).toBe(awaited);
  expect(createReceiptStore(db, () => 'simulator', writeAtOnce(db)).waiting().length).toBe(
    awaited > 0 ? 1 : 0,
  );
  // What was delivered, or surely not, stays so; what was sent is never unsent.
  for (const [index, status] of statuses(db).entries()) {
    const was = old[index];
    if (was === 'delivered' || was === 'undelivered') expect(status).toBe(was);
    if (was === 'sent') expect(['sent', 'delivered', 'undelivered']).toContain(status);
  }
  if (before.status !== 'completed') return;
  const { receiptsAsOf, ...others } = snapshot;
  const receiptsAlone = { deliveredCount, undeliveredCount, noReceiptCount };
  expect({ ...others, receiptsAsOf }).toEqual({
    ...before,
    ...receiptsAlone,
    awaitingReceiptCount: awaited,
    receiptsAsOf,
  });
}

it('whatever is heard in whatever order, counts equal the messages and nothing goes backwards', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 90 }), async (steps) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'ovo-receipts-'));
      const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
      try {
        db.sqlite.pragma('synchronous = OFF');
        const now = 1_800_000_000_000;
        const id = startedCampaign(db, { contacts: 10, now });
        const world: World = { db, folder, id, inFlight: [], now };
        for (const current of steps) {
          const before = campaignSnapshot(db, id);
          const old = statuses(db);
          world.now += 1000;
          try {
            await take(world, current);
          } catch (error) {
            if (!(error instanceof UserError)) throw error;
          }
          expectSound(world, before, old);
        }
        expect(checkDatabase(db)).toMatchObject({ ok: true, violations: [] });
      } finally {
        db.close();
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 60 },
  );
});

import fc from 'fast-check';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  cancelCampaign,
  cancelQueuedMessages,
  pauseCampaign,
  resumeCampaign,
} from '../../../../src-main/campaigns/lifecycle.ts';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { createMessageStore } from '../../../../src-main/campaigns/sending/message-store.ts';
import { openDatabase, type WritableDatabase } from '../../../../src-main/database/open.ts';
import { replayJournal } from '../../../../src-main/campaigns/sending/journal/replay-journal.ts';
import {
  openSendJournal,
  type OpenSendJournal,
} from '../../../../src-main/campaigns/sending/journal/send-journal.ts';
import {
  retryableIds,
  retryMessages,
} from '../../../../src-main/campaigns/running/retry-failed.ts';
import { addSuppression } from '../../../../src-main/contacts/suppressions/suppression-rows.ts';
import { decideUnconfirmed } from '../../../../src-main/campaigns/unconfirmed.ts';
import { changeAfterAttempt, journalEntry } from '../../../../src-main/engine/decide.ts';
import type { ClaimedMessage } from '../../../../src-main/engine/store-ports.ts';
import { canMoveCampaign } from '../../../../src-shared/campaign/status.ts';
import { UserError } from '../../../../src-shared/lib/result.ts';
import type { Outcome } from '../../../../src-shared/message/outcome.ts';
import { fictionalPhone, startedCampaign } from '../../../support/campaigns.ts';
import { migrationsFolder } from '../../../support/database.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { checkDatabase, repairDatabase } from '../../../support/maintenance.ts';

interface World {
  readonly folder: string;
  db: WritableDatabase;
  journal: OpenSendJournal;
  /** The backups that there are: file names. */
  readonly backups: Set<string>;
  /** Who has been reached, as the provider knows it: campaign and number. */
  readonly reached: Set<string>;
  inFlight: ClaimedMessage[];
  readonly ids: number[];
  now: number;
  nextSid: number;
  readonly sids: string[];
}

function open(folder: string): WritableDatabase {
  return openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
}

const storeOf = (world: World) => createMessageStore(world.db);

/** What a person or the world can do at any time. */
type Step =
  | { readonly kind: 'claim'; readonly campaign: number; readonly messages: number }
  | { readonly kind: 'answer'; readonly outcome: Outcome['kind']; readonly which: number }
  | { readonly kind: 'answer-again'; readonly which: number }
  | { readonly kind: 'pause' | 'resume' | 'cancel'; readonly campaign: number }
  | { readonly kind: 'retry'; readonly campaign: number }
  | { readonly kind: 'decide'; readonly campaign: number; readonly decision: 0 | 1 | 2 }
  | { readonly kind: 'suppress'; readonly phone: number }
  | { readonly kind: 'back-up' | 'restore'; readonly backup: string }
  | { readonly kind: 'crash' | 'repair' };

const which = fc.nat(20);
const campaign = fc.nat(1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('claim'),
      campaign,
      messages: fc.integer({ min: 1, max: 5 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('answer'),
      which,
      outcome: fc.constantFrom<Outcome['kind'][]>(
        'accepted',
        'accepted',
        'accepted',
        'rejected',
        'throttled',
        'unreachable',
        'blocked',
        'unknown',
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('answer-again'), which }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('pause', 'resume', 'resume'), campaign }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel'), campaign }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('decide'),
      campaign,
      decision: fc.constantFrom(0, 1, 2),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('retry'), campaign }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('suppress'), phone: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('crash', 'repair') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('back-up', 'restore', 'restore'),
      backup: fc.constantFrom('one.db', 'other.db'),
    }),
  },
);

function outcomeOf(world: World, kind: Outcome['kind']): Outcome {
  switch (kind) {
    case 'accepted': {
      world.nextSid += 1;
      const sid = `SM${world.nextSid}`;
      world.sids.push(sid);
      return { kind, sid, segments: 1 };
    }
    case 'rejected':
      // Each second refusal is one that another try may help.
      return world.now % 2000 === 0
        ? { kind, code: 21408, detail: 'This country is not enabled.' }
        : { kind, code: 30005, detail: 'Unknown number.' };
    case 'throttled':
      return { kind, retryAfterMs: 0, detail: 'Slow down.' };
    case 'blocked':
      return { kind, code: 20003, detail: 'Wrong credentials.' };
    case 'unreachable':
    case 'unknown':
      return { kind, detail: 'Nothing heard.' };
  }
}

async function take(world: World, current: Step): Promise<void> {
  const { db } = world;
  world.now += 1000;
  switch (current.kind) {
    case 'claim': {
      const campaignId = world.ids[current.campaign] ?? 0;
      const { status } = campaignSnapshot(db, campaignId);
      const { claimed } = storeOf(world).claim({
        campaignId,
        now: world.now + 3_600_000,
        messages: current.messages,
        segments: Infinity,
        opening: () => ({ open: true, closesAt: Infinity }),
      });
      if (status !== 'sending') expect(claimed).toEqual([]);
      expect(claimed.filter((message) => world.reached.has(personOf(message)))).toEqual([]);
      world.inFlight.push(...claimed);
      await journal(world, claimed, null);
      return;
    }
    case 'answer': {
      const [message] = world.inFlight.splice(
        current.which % Math.max(1, world.inFlight.length),
        1,
      );
      if (message === undefined) return;
      const outcome = outcomeOf(world, current.outcome);
      if (outcome.kind === 'accepted') world.reached.add(personOf(message));
      storeOf(world).recordOutcomes(
        [changeAfterAttempt(message, outcome, world.now, 0)],
        world.now,
      );
      await journal(world, [message], outcome);
      return;
    }
    case 'answer-again': {
      // A late second answer about any message at all, under a new sid or one that is taken already.
      const messageId = current.which + 1;
      const known = [...world.sids, `SM-late-${world.now}`];
      const sid = known[world.now % known.length] ?? '';
      storeOf(world).recordOutcomes([{ messageId, event: 'accepted', sid }], world.now);
      return;
    }
    case 'pause':
      return pauseCampaign(db, world.ids[current.campaign] ?? 0, { code: 'user' }, world.now);
    case 'resume':
      return resumeCampaign(db, world.ids[current.campaign] ?? 0, world.now);
    case 'cancel': {
      const campaignId = world.ids[current.campaign] ?? 0;
      cancelCampaign(db, campaignId, world.now);
      while (cancelQueuedMessages(db, campaignId, 2, world.now) > 0);
      return;
    }
    case 'decide': {
      const decision = (['send-again', 'mark-as-sent', 'skip'] as const)[current.decision];
      decideUnconfirmed(db, world.ids[current.campaign] ?? 0, null, decision, world.now);
      return;
    }
    case 'retry': {
      const campaignId = world.ids[current.campaign] ?? 0;
      const before = campaignSnapshot(db, campaignId);
      const ids = retryableIds(db, campaignId);
      const retried = retryMessages(db, campaignId, ids, world.now);
      expect(retried).toBe(ids.length);
      // A second press finds nothing more.
      expect(retryMessages(db, campaignId, ids, world.now)).toBe(0);
      expect(campaignSnapshot(db, campaignId)).toMatchObject({
        status: before.status,
        failedCount: before.failedCount - retried,
        queuedCount: before.queuedCount + retried,
      });
      return;
    }
    case 'suppress':
      addSuppression(db, {
        origin: 'manual',
        phone: fictionalPhone(current.phone),
        reason: 'STOP',
        evidence: null,
        at: world.now,
      });
      return;
    case 'crash':
      return startAgain(world);
    case 'back-up': {
      const file = path.join(world.folder, current.backup);
      rmSync(file, { force: true });
      db.sqlite.prepare('VACUUM INTO ?').run(file);
      world.backups.add(file);
      return;
    }
    case 'restore': {
      const file = path.join(world.folder, current.backup);
      if (world.backups.has(file)) await startAgain(world, file);
      return;
    }
    case 'repair':
      // Only the process that has the right to send repairs, and then nothing is in flight.
      if (world.inFlight.length > 0) return;
      repairDatabase(db, {
        dryRun: false,
        backupFolder: path.join(world.folder, 'backups'),
        now: world.now,
      });
  }
}

const personOf = ({ campaignId, to }: ClaimedMessage) => `${campaignId} ${to}`;

async function journal(
  world: World,
  messages: readonly ClaimedMessage[],
  outcome: Outcome | null,
): Promise<void> {
  if (messages.length === 0) return;
  await world.journal.append(messages.map((message) => journalEntry(message, outcome, world.now)));
}

/** What a new process does before anything is sent, perhaps on a backup that was put in place. */
async function startAgain(world: World, backup?: string): Promise<void> {
  await world.journal.close();
  world.db.close();
  if (backup !== undefined) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${world.db.file}${suffix}`, { force: true });
    copyFileSync(backup, world.db.file);
  }
  world.db = open(world.folder);
  world.db.sqlite.pragma('synchronous = OFF');
  replayJournal(world.db, world.folder, world.now);
  storeOf(world).recoverInterrupted();
  world.journal = await openJournal(world);
  world.inFlight = [];
}

const openJournal = (world: Pick<World, 'db' | 'folder' | 'now'>) =>
  openSendJournal(world.db, world.folder, createManualClock(world.now));

function expectSound(
  world: World,
  current: Step,
  before: ReadonlyMap<number, ReturnType<typeof campaignSnapshot>>,
): void {
  for (const id of world.ids) {
    const snapshot = campaignSnapshot(world.db, id);
    const rows = world.db.sqlite
      .prepare<[number], Record<'sent' | 'failed' | 'skipped' | 'all', number>>(
        `SELECT count(*) AS "all",
                count(*) FILTER (WHERE status IN ('sent', 'delivered', 'undelivered')) AS sent,
                count(*) FILTER (WHERE status = 'failed') AS failed,
                count(*) FILTER (WHERE status = 'skipped') AS skipped
           FROM messages WHERE campaign_id = ?`,
      )
      .get(id);
    expect(snapshot).toMatchObject({
      contactCount: rows?.all,
      sentCount: rows?.sent,
      failedCount: rows?.failed,
      skippedCount: rows?.skipped,
    });
    if (current.kind !== 'retry') {
      expect(snapshot.progress).toBeGreaterThanOrEqual(before.get(id)?.progress ?? 0);
    }
    expect(snapshot.progress).toBeLessThanOrEqual(100);
    expect(snapshot.progress === 100).toBe(
      snapshot.status === 'completed' || rows?.all === settled(snapshot),
    );
    const old = before.get(id)?.status ?? 'sending';
    const isReachable =
      old === snapshot.status || canMoveCampaign(old, snapshot.status) || old === 'paused';
    expect(isReachable).toBe(true);
    if (old === 'completed') expect(snapshot).toEqual(before.get(id));
    const completions = world.db.sqlite
      .prepare<[string], number>(
        `SELECT count(*) FROM events WHERE kind = 'campaign-completed' AND subject = ?`,
      )
      .pluck()
      .get(`campaign:${id}`);
    expect(completions).toBe(snapshot.status === 'completed' ? 1 : 0);
  }
}

const settled = (counts: { sentCount: number; failedCount: number; skippedCount: number }) =>
  counts.sentCount + counts.failedCount + counts.skippedCount;

const claim = (ofCampaign: number, messages: number): Step => ({
  kind: 'claim',
  campaign: ofCampaign,
  messages,
});
const answer = (outcome: Outcome['kind']): Step => ({ kind: 'answer', which: 0, outcome });
const retry = (ofCampaign: number): Step => ({ kind: 'retry', campaign: ofCampaign });
const backUp = (backup: string): Step => ({ kind: 'back-up', backup });
const restore = (backup: string): Step => ({ kind: 'restore', backup });

/** Whoever failed before a campaign was over was reached after an older backup had been restored. */
const reachedInAnotherPast: readonly (readonly Step[])[] = [
  [
    claim(0, 1),
    answer('rejected'),
    backUp('one.db'),
    { kind: 'cancel', campaign: 0 },
    backUp('other.db'),
    restore('one.db'),
    retry(0),
    claim(0, 1),
    answer('accepted'),
    restore('other.db'),
  ],
  [
    claim(1, 1),
    answer('rejected'),
    backUp('one.db'),
    claim(1, 2),
    answer('rejected'),
    answer('rejected'),
    backUp('other.db'),
    restore('one.db'),
    retry(1),
    claim(1, 1),
    answer('accepted'),
    restore('other.db'),
  ],
];

describe('whatever happens to two campaigns, in whatever order', () => {
  it('counts equal the messages, progress never falls but for a retry, and never passes 100, completion happens once, nobody is reached twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 30, maxLength: 80, size: 'max' }),
        async (steps) => {
          const folder = mkdtempSync(path.join(tmpdir(), 'ovo-order-'));
          const db = open(folder);
          const now = 1_800_000_000_000;
          const world: World = {
            folder,
            db,
            journal: await openJournal({ db, folder, now }),
            backups: new Set(),
            reached: new Set(),
            inFlight: [],
            ids: [],
            now,
            nextSid: 0,
            sids: [],
          };
          try {
            world.db.sqlite.pragma('synchronous = OFF');
            world.ids.push(startedCampaign(world.db, { contacts: 10, now: world.now }));
            world.ids.push(
              startedCampaign(world.db, { contacts: 3, now: world.now, name: 'Second' }),
            );
            for (const current of steps) {
              const before = new Map(world.ids.map((id) => [id, campaignSnapshot(world.db, id)]));
              try {
                await take(world, current);
              } catch (error) {
                if (!(error instanceof UserError)) throw error;
              }
              // A backup is an earlier state: only that it is sound can be said of it.
              expectSound(world, current, current.kind === 'restore' ? new Map() : before);
            }
            expect(checkDatabase(world.db)).toMatchObject({ ok: true, violations: [] });
          } finally {
            await world.journal.close();
            world.db.close();
            rmSync(folder, { recursive: true, force: true });
          }
        },
      ),
      { numRuns: 60, examples: reachedInAnotherPast.map((steps) => [[...steps]]) },
    );
  });
});

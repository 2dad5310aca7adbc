// Raw SQL: a restored database may have values that the schema’s types exclude.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { MadeSafe } from '../../../src-shared/maintenance/backup.ts';
import { appendEvent } from '../../database/events.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { replayJournal } from '../../campaigns/sending/journal/replay-journal.ts';
import { sqlTexts } from '../rules/rule.ts';
import { mergeHolds, type StoredHold } from './merge-holds.ts';
import { mergeSuppressions, type StoredSuppression } from './merge-suppressions.ts';

export interface MakeSafeOptions {
  readonly dataFolder: string;
  readonly now: number;
  /** Where the database comes from. */
  readonly origin: 'restored' | 'salvaged';
  /** All suppressions of the database that it replaces. */
  readonly suppressions: Iterable<StoredSuppression>;
  /** Its holds and what was decided about them. */
  readonly holds?: Iterable<StoredHold>;
  /** For the history: what was restored or salvaged. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/**
 * Makes a database that comes from the past fit to be used: it takes messages for unsent that people
 * have received, and knows nothing of who has opted out since. Nothing of it goes out by itself any
 * more; who opted out stays so; what the send journal knows is taken over; where the journal cannot know
 * it, every message that was still to be sent is looked up at the provider first. All in one transaction.
 */
export function makeSafe(db: WritableDatabase, options: MakeSafeOptions): MadeSafe {
  const { dataFolder, now, origin } = options;
  return db.sqlite
    .transaction(() => {
      const suppressionsMerged = mergeSuppressions(db, options.suppressions);
      mergeHolds(db, options.holds ?? []);
      const campaignsPaused = pauseAll(db, origin, now);
      const campaignsUnscheduled = unschedule(db);
      const isJournalComplete = knowsJournal(db, dataFolder);
      const replayed = replayJournal(db, dataFolder, now);
      const messagesUnconfirmed =
        doubtSingleMessages(db) + (isJournalComplete ? 0 : doubtCampaigns(db));
      const made: MadeSafe = {
        campaignsPaused,
        campaignsUnscheduled,
        suppressionsMerged,
        messagesCorrected: replayed.corrected,
        messagesUnconfirmed,
        sentByUnknownCampaigns: replayed.ofUnknownCampaigns,
      };
      appendEvent(db, {
        at: now,
        kind: `database-${origin}`,
        detail: { ...options.detail, ...made },
      });
      return made;
    })
    .immediate();
}

/** Also what waits for nothing but decisions about held numbers: a decision would let it go on by itself. */
function pauseAll(db: WritableDatabase, origin: 'restored' | 'salvaged', now: number): number {
  const paused = db.sqlite
    .prepare<[string], number>(
      `UPDATE campaigns SET status = 'paused', paused_reason = ?, paused_detail = NULL
        WHERE status = 'sending' OR status = 'paused' AND paused_reason = 'only-held' RETURNING id`,
    )
    .pluck()
    .all(origin);
  for (const id of paused) {
    appendEvent(db, {
      at: now,
      kind: 'campaign-paused',
      subject: `campaign:${id}`,
      detail: { reason: origin },
    });
  }
  return paused.length;
}

/** Its time may have come and gone: a person is to say when. */
function unschedule(db: WritableDatabase): number {
  return db.sqlite
    .prepare(
      `UPDATE campaigns SET status = 'draft', scheduled_at = NULL WHERE status = 'scheduled'`,
    )
    .run().changes;
}

/**
 * Whether the journal beside the database goes back to where the database knows it from. It does not
 * where it was lost, or where the database comes from another computer.
 */
function knowsJournal(db: OvoDatabase, dataFolder: string): boolean {
  const position = db.sqlite
    .prepare<[], string>(`SELECT value FROM state WHERE key = 'send-journal-position'`)
    .pluck()
    .get();
  // Nothing was ever handed over as far as it knows: whatever journal there is tells the rest.
  if (position === undefined) return true;
  const [, name, offset] = /^(\d{4}-\d{2}\.ndjson):(\d+)$/.exec(position) ?? [];
  if (name === undefined) return false;
  const file = path.join(dataFolder, 'journal', name);
  return existsSync(file) && statSync(file).size >= Number(offset);
}

/** Single messages have no campaign that could be paused, and the journal does not tell them apart. */
function doubtSingleMessages(db: WritableDatabase): number {
  return db.sqlite
    .prepare(`${doubt('queued')} AND campaign_id IS NULL AND direction = 'outbound'`)
    .run().changes;
}

function doubtCampaigns(db: WritableDatabase): number {
  return db.sqlite
    .prepare(
      `${doubt('queued', 'scheduled')}
          AND campaign_id IN (SELECT id FROM campaigns WHERE status = 'paused')`,
    )
    .run().changes;
}

/**
 * `claimed_at` is from when on the provider is asked for it. What the provider kept may have been canceled
 * there since, and have gone once more under another sid.
 */
const doubt = (...statuses: readonly ('queued' | 'scheduled')[]) => `
  UPDATE messages
     SET status = 'unconfirmed', claimed_at = coalesce(claimed_at, created_at), not_found_count = 0,
         reconciled_at = NULL, reason = 'after-backup', error_detail = NULL, sid = NULL
   WHERE status IN (${sqlTexts(statuses)})`;

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { CampaignFigures, RepairReport } from '../../src-shared/maintenance/report.ts';
import { appendEvent } from '../db/events.ts';
import type { OvoDatabase } from '../db/open.ts';
import { mendCampaigns } from './mend-campaigns.ts';
import { mendMessages } from './mend-messages.ts';
import { mendReferences } from './mend-references.ts';
import { findViolations, impossibleCounts } from './rules.ts';

export interface RepairOptions {
  /** Finds out and reports, and changes nothing. */
  readonly dryRun: boolean;
  /** Where the copy goes that is made before anything is touched. */
  readonly backupFolder: string;
  readonly now: number;
}

/**
 * Puts a database right whose figures do not fit: messages first, then each campaign's counts from its
 * messages, then completion; all of it in one transaction, after a copy was made. Call it only with the
 * right to send, so that nothing is in flight. A second run finds nothing to do.
 */
export function repairDatabase(db: OvoDatabase, options: RepairOptions): RepairReport {
  const violations = findViolations(db);
  const rehearsal = mend(db, options.now, false);
  const isNeeded = rehearsal.changes > 0;
  const backup = options.dryRun || !isNeeded ? null : backUp(db, options);
  const { changes: _, ...done } = backup === null ? rehearsal : mend(db, options.now, true);
  return { dryRun: options.dryRun, backup, violations, ...done };
}

function backUp(db: OvoDatabase, options: RepairOptions): string {
  mkdirSync(options.backupFolder, { recursive: true, mode: 0o700 });
  const file = path.join(options.backupFolder, `before-repair-${options.now}.db`);
  db.sqlite.prepare('VACUUM INTO ?').run(file);
  return file;
}

class Rehearsed extends Error {}

function mend(db: OvoDatabase, now: number, isForGood: boolean) {
  let report: ReturnType<typeof mendAll> | undefined;
  try {
    db.sqlite
      .transaction(() => {
        report = mendAll(db, now);
        if (!isForGood) throw new Rehearsed('rolled back on purpose');
      })
      .immediate();
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
  if (report === undefined) throw new Error('The repair came to nothing.');
  return report;
}

function mendAll(db: OvoDatabase, now: number) {
  const before = figures(db);
  const overHundred = db.sqlite
    .prepare<[], number>(`SELECT count(*) FROM campaigns AS c WHERE ${impossibleCounts}`)
    .pluck()
    .get();
  const orphansRemoved = mendReferences(db);
  const messages = mendMessages(db, now);
  const campaigns = mendCampaigns(db, now);
  const after = figures(db);
  const changedIds = new Set(
    before
      .filter((old, index) => JSON.stringify(old) !== JSON.stringify(after[index]))
      .map(({ id }) => id),
  );
  const changes =
    changedIds.size +
    campaigns.fixed +
    messages.requeued +
    messages.unconfirmed +
    messages.settled +
    orphansRemoved;
  if (changes > 0) {
    appendEvent(db, {
      at: now,
      kind: 'database-repaired',
      detail: { orphansRemoved, ...messages, ...campaigns },
    });
  }
  return {
    changes,
    campaignsExamined: before.length,
    overHundred: overHundred ?? 0,
    fixed: campaigns.fixed,
    markedCompleted: campaigns.completed,
    messagesRequeued: messages.requeued,
    messagesUnconfirmed: messages.unconfirmed,
    orphansRemoved,
    before: before.filter(({ id }) => changedIds.has(id)),
    after: after.filter(({ id }) => changedIds.has(id)),
  };
}

function figures(db: OvoDatabase): readonly CampaignFigures[] {
  return db.sqlite
    .prepare<[], CampaignFigures>(
      `SELECT id, name, status, contact_count AS contactCount, sent_count AS sentCount,
              failed_count AS failedCount, skipped_count AS skippedCount, progress
         FROM campaigns ORDER BY id`,
    )
    .all();
}

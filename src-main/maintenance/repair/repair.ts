// Raw SQL: a damaged database has values that the schema’s types exclude.
import path from 'node:path';
import {
  isOverHundred,
  originalFiguresSchema,
} from '../../../src-shared/campaign/original-figures.ts';
import type {
  CampaignFigures,
  RepairReport,
  RepairStep,
  Violation,
} from '../../../src-shared/maintenance/report.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { appendEvent } from '../../database/events.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { rebuildSearchIndex } from '../../contacts/search/search-index.ts';
import { damagedIndexes, isFixable } from '../../database/integrity.ts';
import { takeBackupAtOnce } from '../backup/take-backup.ts';
import { areIndexesSound, checkDatabase, integrityOf } from '../rules/check.ts';
import { repairCampaigns } from './repair-campaigns.ts';
import { repairMessages } from './repair-messages.ts';
import { repairReferences } from './repair-references.ts';
import {
  findViolations,
  mayBeBroken,
  repairRules,
  scan,
  suspectTables,
} from '../rules/all-rules.ts';
import { impossibleCounts } from '../rules/campaign-rules.ts';
import type { FixContext } from '../rules/rule.ts';
import { schemaRule, withoutGuards } from '../rules/schema-rules.ts';
import { words } from '../../../src-shared/words/words.ts';

export interface RepairOptions extends FixContext {
  /** Finds out and reports, and changes nothing. */
  readonly dryRun: boolean;
  /**
   * The folder `backups` of the data folder, for the copy that is made before anything is touched; null
   * where one is kept already.
   */
  readonly backupFolder: string | null;
  /** As `OpenOptions` has it; what was copied is opened to be checked. */
  readonly nativeBinding?: string | undefined;
  /** Told as each step begins. */
  readonly onStep?: (step: RepairStep) => void;
  /** Cancels it between two steps: nothing is changed then. */
  readonly signal?: { readonly aborted: boolean };
}

/**
 * Puts a database right whose figures do not fit: what breaks a rule by itself first, then messages,
 * then each campaign's counts from its messages, then completion; all of it in one transaction, after a
 * copy was made. Call it only with the right to send, so that nothing is in flight. A second run finds
 * nothing to do. A file that is damaged itself is left as it is, and the report says what to do.
 *
 * Refused (`canceled`) when it is canceled; nothing is changed then.
 */
export function repairDatabase(db: WritableDatabase, options: RepairOptions): RepairReport {
  const { dryRun } = options;
  const begin = (step: RepairStep) => {
    if (options.signal?.aborted === true) {
      throw new UserError('canceled', words.findings.repairCanceled);
    }
    options.onStep?.(step);
  };
  begin('checking');
  const integrity = integrityOf(db);
  const damage = integrity.filter((finding) => !isFixable(finding));
  if (damage.length > 0) return leaveDamaged(db, dryRun, damage);
  const context = { ...options, indexesAreSound: areIndexesSound(db, options, integrity) };
  const indexes = damagedIndexes(integrity);
  const hasBrokenSearch = integrity.some((finding) => / FTS5 /.test(finding));
  const rehearsal = repair(db, context, indexes, false);
  const isNeeded = rehearsal.changes > 0 || indexes.length > 0 || hasBrokenSearch;
  const { changes: _, ...planned } = rehearsal;
  if (dryRun || !isNeeded) return { dryRun, backup: null, left: [], ...planned };
  begin('backing-up');
  const backup = options.backupFolder === null ? null : backUp(db, options.backupFolder, options);
  begin('repairing');
  const { changes: __, ...done } = repair(db, context, indexes, true);
  options.onStep?.('compacting');
  if (hasBrokenSearch) {
    rebuildSearchIndex(db);
    db.sqlite.exec(`INSERT INTO messages_search (messages_search) VALUES ('rebuild')`);
  }
  purge(db);
  options.onStep?.('verifying');
  const left = leftOver(db, options);
  return { dryRun, backup, left, ...done, violations: rehearsal.violations };
}

function leaveDamaged(db: OvoDatabase, dryRun: boolean, damage: readonly string[]): RepairReport {
  return {
    dryRun,
    backup: null,
    campaignsExamined: 0,
    overHundred: 0,
    fixed: 0,
    markedCompleted: 0,
    messagesRequeued: 0,
    messagesUnconfirmed: 0,
    orphansRemoved: 0,
    quarantined: 0,
    violations: damage.map((detail) => ({ rule: 'file-damaged', subject: db.file, detail })),
    left: [
      {
        rule: 'file-damaged',
        subject: db.file,
        detail: words.findings.fileDamaged,
      },
    ],
    before: [],
    after: [],
  };
}

/** A repair may be needed for an index: its copy is kept even where it is damaged itself, and says so. */
function backUp(db: WritableDatabase, folder: string, options: RepairOptions): string {
  const { name } = takeBackupAtOnce(db.sqlite, {
    dataFolder: path.dirname(folder),
    nativeBinding: options.nativeBinding,
    now: options.now,
    occasion: 'before-repair',
    acceptsDamage: true,
  });
  return path.join(folder, name);
}

/** Gives back the space that the repair freed; a full disk only leaves the file as large as it is. */
function purge(db: WritableDatabase): void {
  try {
    db.sqlite.exec('VACUUM');
  } catch {
    // It can be done another time.
  }
}

function leftOver(db: OvoDatabase, context: FixContext): readonly Violation[] {
  const after = checkDatabase(db, context);
  const file =
    after.integrity === 'ok'
      ? []
      : [{ rule: 'integrity', subject: db.file, detail: after.integrity }];
  return [...file, ...after.violations];
}

class Rehearsed extends Error {}

function repair(
  db: WritableDatabase,
  context: FixContext,
  indexes: readonly string[],
  isForGood: boolean,
) {
  let report: (ReturnType<typeof fixAll> & Pick<RepairReport, 'violations'>) | undefined;
  // What breaks one rule must not keep another column of the same row from being put right.
  db.sqlite.pragma('ignore_check_constraints = ON');
  try {
    db.sqlite
      .transaction(() => {
        dropIndexes(db, indexes);
        const violations = isForGood ? [] : findViolations(db, context);
        report = { violations, ...fixAll(db, context, indexes) };
        if (!isForGood) throw new Rehearsed();
      })
      .immediate();
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  } finally {
    db.sqlite.pragma('ignore_check_constraints = OFF');
  }
  if (report === undefined) throw new Error('The repair came to nothing.');
  return report;
}

/**
 * Removes the damaged indexes, so that the rules read the rows alone; `safeguard-missing` creates them
 * again once the rows are right.
 */
function dropIndexes(db: WritableDatabase, indexes: readonly string[]): void {
  for (const name of indexes) {
    if (!belongsToTable(name)) db.sqlite.exec(`DROP INDEX ${quoted(name)}`);
  }
}

/** The index of a PRIMARY KEY or UNIQUE column cannot be dropped (https://www.sqlite.org/fileformat2.html#intschema). */
const belongsToTable = (name: string) => name.startsWith('sqlite_autoindex_');

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

interface Total {
  rows: number;
  quarantined: number;
  orphansRemoved: number;
  requeued: number;
  unconfirmed: number;
  fixed: number;
  completed: number;
}

/** Putting one thing right can show another; more rounds than this has none. */
const mostRounds = 5;

function fixAll(db: WritableDatabase, context: FixContext, indexes: readonly string[]) {
  const before = figures(db);
  const overHundred = countOverHundred(db, before);
  const total = {
    rows: 0,
    quarantined: 0,
    orphansRemoved: 0,
    requeued: 0,
    unconfirmed: 0,
    fixed: 0,
    completed: 0,
  };
  for (let round = 0; round < mostRounds; round += 1) {
    const rows = withoutGuards(db, () => fixOnce(db, context, total));
    // The rows are right: what is made again here finds nothing to refuse.
    const changes = rows + schemaRule.repair(db, context).changed;
    for (const name of round === 0 ? indexes.filter(belongsToTable) : []) {
      db.sqlite.exec(`REINDEX ${quoted(name)}`);
    }
    total.rows += changes;
    if (changes === 0) break;
  }
  const after = figures(db);
  const old = new Map(before.map((campaign) => [campaign.id, campaign]));
  const changed = after.filter(
    (campaign) => JSON.stringify(old.get(campaign.id)) !== JSON.stringify(campaign),
  );
  const changedIds = new Set(changed.map(({ id }) => id));
  if (total.rows > 0) {
    appendEvent(db, { at: context.now, kind: 'database-repaired', detail: total });
  }
  return {
    changes: total.rows,
    campaignsExamined: before.length,
    overHundred,
    fixed: total.fixed,
    markedCompleted: total.completed,
    messagesRequeued: total.requeued,
    messagesUnconfirmed: total.unconfirmed,
    orphansRemoved: total.orphansRemoved,
    quarantined: total.quarantined,
    before: before.filter(({ id }) => changedIds.has(id)),
    after: changed,
  };
}

const noMessages = { requeued: 0, unconfirmed: 0, settled: 0 };

/** Applies every rule once; returns how many rows that concerned. */
function fixOnce(db: WritableDatabase, context: FixContext, total: Total): number {
  let changes = 0;
  const looked = { ...context, scan: scan(db, context) };
  const suspects = suspectTables(db, looked);
  for (const rule of repairRules.filter((one) => mayBeBroken(one, suspects))) {
    const { changed, quarantined } = rule.repair(db, looked);
    total.quarantined += quarantined;
    changes += changed + quarantined;
  }
  const orphans = repairReferences(db);
  // Of messages that are all settled none is to be given another status.
  const messages =
    looked.scan.open > 0 || changes > 0 ? repairMessages(db, context.now) : noMessages;
  const campaigns = repairCampaigns(db, context.now);
  total.orphansRemoved += orphans;
  total.requeued += messages.requeued;
  total.unconfirmed += messages.unconfirmed;
  total.fixed = Math.max(total.fixed, campaigns.fixed);
  total.completed += campaigns.completed;
  const rows = orphans + messages.requeued + messages.unconfirmed + messages.settled;
  return changes + rows + campaigns.fixed;
}

interface StoredFigures extends Omit<CampaignFigures, 'isEstimated'> {
  readonly isEstimated: number;
  readonly original: string | null;
}

/** How each campaign stands: one that comes damaged from the old system as that counted it. */
function figures(db: OvoDatabase): readonly CampaignFigures[] {
  return db.sqlite
    .prepare<[], StoredFigures>(
      `SELECT id, name, status, contact_count AS contactCount, sent_count AS sentCount,
              failed_count AS failedCount, skipped_count AS skippedCount, progress,
              is_estimated AS isEstimated,
              iif(original_repaired_at IS NULL, original_figures, NULL) AS original
         FROM campaigns ORDER BY id`,
    )
    .all()
    .map(({ original, ...stored }) => {
      const known = { ...stored, isEstimated: stored.isEstimated === 1 };
      const read =
        original === null ? undefined : originalFiguresSchema.safeParse(parsed(original));
      return read?.success === true ? { ...known, ...read.data, skippedCount: 0 } : known;
    });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function countOverHundred(db: OvoDatabase, before: readonly CampaignFigures[]): number {
  const stored = new Set(
    db.sqlite
      .prepare<[], number>(`SELECT id FROM campaigns AS c WHERE ${impossibleCounts}`)
      .pluck()
      .all(),
  );
  return before.filter((campaign) => stored.has(campaign.id) || isOverHundred(campaign)).length;
}

// Raw SQL: it shares the conditions of the rules of check and repair.
import { scheduledCampaigns } from '../../campaigns/plan/schedule.ts';
import type { Alert } from '../../../src-shared/maintenance/alert.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { isRealSql } from '../../database/practice.ts';
import { countsFromMessages, impossibleCounts } from '../rules/campaign-rules.ts';
import { words } from '../../../src-shared/words/words.ts';

/** What cannot be read from the database. */
export interface AlertsContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Bytes that the disk with the data folder has left; null where that is unknown. */
  readonly freeBytes: number | null;
  /** Why the last automatic backup was not made, in plain words; null where it was. */
  readonly backupProblem: string | null;
  /** What keeps the data folder besides this computer, for instance `Dropbox`; null where nothing does. */
  readonly syncedBy: string | null;
  /** Of a campaign's messages, the share (0 to 1) above which it is told. */
  readonly failureShare: number;
}

interface Subject {
  readonly id: number;
  readonly name: string;
}

const hour = 3_600_000;
const day = 24 * hour;

/** A campaign is late when it takes that much longer than forecast, and at least a quarter of an hour. */
const lateness = 1.25;
const leastLatenessMs = hour / 4;

/** Fewer messages than this say nothing about a share. */
const fewestMessages = 20;

/** Receipts come within minutes; a provider that is asked again and again has them within hours. */
const receiptsPatienceMs = 6 * hour;

/** Less than this and a campaign, a backup or a repair may not find room. */
const leastFreeBytes = 500 * 1024 * 1024;

/**
 * Everything a person should know about, the most pressing first. Reads all campaigns, and the messages
 * of those that are not over: a second or more in a large database, so ask it in a thread.
 */
export function findAlerts(db: OvoDatabase, context: AlertsContext): readonly Alert[] {
  return [
    ...damaged(db),
    ...misfits(db),
    ...missed(db, context),
    ...late(db, context),
    ...failing(db, context),
    ...unheard(db, context),
    ...room(context),
    ...backups(context),
    ...folder(context),
  ];
}

function damaged(db: OvoDatabase): readonly Alert[] {
  const count =
    db.sqlite
      .prepare<[], number>(
        `SELECT count(*) FROM campaigns
          WHERE original_figures IS NOT NULL AND original_repaired_at IS NULL`,
      )
      .pluck()
      .get() ?? 0;
  if (count === 0) return [];
  return [
    {
      kind: 'damaged-campaigns',
      campaignId: null,
      title: words.alerts.invalidFigures(count),
      text: words.alerts.invalidFiguresText,
      remedy: 'repair',
    },
  ];
}

/** Only of campaigns that are not over: those that are keep their counts, which the tables see to. */
function misfits(db: OvoDatabase): readonly Alert[] {
  return db.sqlite
    .prepare<[], Subject>(
      // Counted once for all of them, not once for each.
      `WITH m AS MATERIALIZED (${countsFromMessages(`c.status IN ('sending', 'paused')`)})
       SELECT c.id, c.name FROM campaigns AS c WHERE ${impossibleCounts}
        UNION
       SELECT c.id, c.name FROM campaigns AS c JOIN m USING (id)
        WHERE c.status IN ('sending', 'paused') AND m.contact_count > 0
          AND (c.original_figures IS NULL OR c.original_repaired_at IS NOT NULL)
          AND (c.contact_count, c.sent_count, c.failed_count, c.skipped_count)
              IS NOT (m.contact_count, m.sent_count, m.failed_count, m.skipped_count)`,
    )
    .all()
    .map(({ id, name }) => ({
      kind: 'counts-do-not-fit',
      campaignId: id,
      title: words.alerts.wrongCounts(name),
      text: words.alerts.wrongCountsText,
      remedy: 'repair',
    }));
}

function missed(db: OvoDatabase, { now }: AlertsContext): readonly Alert[] {
  return scheduledCampaigns(db, now)
    .filter(({ isMissed }) => isMissed)
    .map(({ id, name }) => ({
      kind: 'schedule-missed',
      campaignId: id,
      title: words.alerts.missedSchedule(name),
      text: words.alerts.missedScheduleText,
      remedy: 'campaign',
    }));
}

function late(db: OvoDatabase, { now }: AlertsContext): readonly Alert[] {
  return db.sqlite
    .prepare<
      [{ readonly now: number; readonly lateness: number; readonly least: number }],
      Subject
    >(
      `SELECT c.id, c.name FROM campaigns AS c
         JOIN state ON state.key = 'forecast:' || c.uid
        WHERE c.status = 'sending'
          AND :now - c.started_at > max(:lateness * (CAST(state.value AS integer) - c.started_at),
                                        CAST(state.value AS integer) - c.started_at + :least)`,
    )
    .all({ now, lateness, least: leastLatenessMs })
    .map(({ id, name }) => ({
      kind: 'runs-late',
      campaignId: id,
      title: words.alerts.late(name),
      text: words.alerts.lateText,
      remedy: 'campaign',
    }));
}

function failing(db: OvoDatabase, { now, failureShare }: AlertsContext): readonly Alert[] {
  return db.sqlite
    .prepare<[number, number, number, number], Subject & Failures>(
      `SELECT id, name, failed_count AS failed, undelivered_count AS undelivered,
              sent_count + failed_count AS tried
         FROM campaigns
        WHERE started_at > ? AND sent_count + failed_count >= ?
          AND failed_count + undelivered_count > ? * (sent_count + failed_count)
          AND started_at IS NOT NULL AND origin_id IS NULL AND ${isRealSql}
          AND coalesce(completed_at, started_at) > ?`,
    )
    .all(now - 30 * day, fewestMessages, failureShare, now - 7 * day)
    .map(({ id, name, ...failures }) => ({
      kind: 'many-failures',
      campaignId: id,
      title: sayFailures(name, failures),
      text: words.alerts.failuresText,
      remedy: 'campaign',
    }));
}

/** Of the messages of a campaign that were tried. */
interface Failures {
  /** Never sent. */
  readonly failed: number;
  /** Sent, and not delivered. */
  readonly undelivered: number;
  readonly tried: number;
}

function sayFailures(name: string, { failed, undelivered, tried }: Failures): string {
  const percent = Math.floor((100 * (failed + undelivered)) / tried);
  if (undelivered === 0) return words.alerts.notSent(percent, name);
  if (failed === 0) return words.alerts.notDelivered(percent, name);
  return words.alerts.notSentOrDelivered(percent, name);
}

function unheard(db: OvoDatabase, { now }: AlertsContext): readonly Alert[] {
  return db.sqlite
    .prepare<[number, number, number], Subject>(
      `SELECT id, name FROM campaigns
        WHERE ${isRealSql} AND origin_id IS NULL AND status IN ('sending', 'paused', 'completed', 'canceled')
          AND sent_count > delivered_count + undelivered_count + no_receipt_count
          AND started_at < ? AND coalesce(receipts_asked_at, started_at) < ?
          AND EXISTS (SELECT 1 FROM messages INDEXED BY messages_without_receipt
                       WHERE campaign_id = campaigns.id AND status = 'sent' AND receipt_final_at IS NULL
                         AND sent_at < ?)`,
    )
    .all(now - receiptsPatienceMs, now - receiptsPatienceMs, now - receiptsPatienceMs)
    .map(({ id, name }) => ({
      kind: 'receipts-missing',
      campaignId: id,
      title: words.alerts.noReceipts(name),
      text: words.alerts.noReceiptsText,
      remedy: 'account',
    }));
}

function room({ freeBytes }: AlertsContext): readonly Alert[] {
  if (freeBytes === null || freeBytes >= leastFreeBytes) return [];
  return [
    {
      kind: 'disk-nearly-full',
      campaignId: null,
      title: words.alerts.diskNearlyFull,
      text: words.alerts.diskNearlyFullText(Math.floor(freeBytes / 1024 / 1024)),
      remedy: 'data-folder',
    },
  ];
}

function backups({ backupProblem }: AlertsContext): readonly Alert[] {
  if (backupProblem === null) return [];
  return [
    {
      kind: 'backups-failing',
      campaignId: null,
      title: words.alerts.backupFailed,
      text: backupProblem,
      remedy: 'backups',
    },
  ];
}

function folder({ syncedBy }: AlertsContext): readonly Alert[] {
  if (syncedBy === null) return [];
  return [
    {
      kind: 'risky-folder',
      campaignId: null,
      title: words.alerts.riskyFolder(syncedBy),
      text: words.alerts.riskyFolderText,
      remedy: 'data-folder',
    },
  ];
}

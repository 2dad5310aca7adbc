import type { CampaignFigures, RepairReport } from '../../src-shared/maintenance/report.ts';
import { formatCount, formatStoredPercent } from '../ui/text/numbers.ts';

/** One campaign before and after a repair; null where it was not there. */
export interface FiguresRow {
  readonly id: number;
  readonly name: string;
  readonly before: CampaignFigures | null;
  readonly after: CampaignFigures | null;
}

/** The campaigns of a report side by side, in the order of their ids. */
export function figuresRows(report: Pick<RepairReport, 'before' | 'after'>): readonly FiguresRow[] {
  const before = new Map(report.before.map((figures) => [figures.id, figures]));
  const after = new Map(report.after.map((figures) => [figures.id, figures]));
  const ids = [...new Set([...before.keys(), ...after.keys()])].toSorted(
    (one, other) => one - other,
  );
  return ids.map((id) => ({
    id,
    name: after.get(id)?.name ?? before.get(id)?.name ?? '',
    before: before.get(id) ?? null,
    after: after.get(id) ?? null,
  }));
}

/** The stored progress and status, even impossible ones: `292%, sending`. */
export function describeState({ progress, status }: CampaignFigures): string {
  return `${formatStoredPercent(progress)}, ${status}`;
}

/** The stored counts, even impossible ones: `250 sent, 40 failed of 100`. */
export function describeCounts(figures: CampaignFigures): string {
  const { sentCount, failedCount, skippedCount, contactCount, isEstimated } = figures;
  const skipped = skippedCount === 0 ? '' : `, ${formatCount(skippedCount)} skipped`;
  const certainty = isEstimated ? ', as near as can be told' : '';
  return `${formatCount(sentCount)} sent, ${formatCount(failedCount)} failed${skipped} of ${formatCount(contactCount)}${certainty}`;
}

/** What a repair did, or would do, in sentences; empty where there was nothing to repair. */
export function describeWork(report: RepairReport): readonly string[] {
  const would = report.dryRun;
  const work: readonly (readonly [number, string, string])[] = [
    [report.overHundred, 'campaign was above 100%', 'campaigns were above 100%'],
    [
      report.fixed,
      would ? 'campaign’s figures would be put right' : 'campaign’s figures were put right',
      would ? 'campaigns’ figures would be put right' : 'campaigns’ figures were put right',
    ],
    [
      report.markedCompleted,
      would ? 'campaign would be marked completed' : 'campaign was marked completed',
      would ? 'campaigns would be marked completed' : 'campaigns were marked completed',
    ],
    [
      report.messagesRequeued,
      would ? 'message would be queued again' : 'message was queued again',
      would ? 'messages would be queued again' : 'messages were queued again',
    ],
    [
      report.messagesUnconfirmed,
      would ? 'message would become unconfirmed' : 'message became unconfirmed',
      would ? 'messages would become unconfirmed' : 'messages became unconfirmed',
    ],
    [
      report.orphansRemoved,
      would
        ? 'record that belongs to nothing would be removed'
        : 'record that belonged to nothing was removed',
      would
        ? 'records that belong to nothing would be removed'
        : 'records that belonged to nothing were removed',
    ],
  ];
  const quarantined: readonly (readonly [number, string, string])[] = [
    [
      report.quarantined,
      would ? 'row would be put in quarantine' : 'row was put in quarantine',
      would ? 'rows would be put in quarantine' : 'rows were put in quarantine',
    ],
  ];
  return [...work, ...quarantined].flatMap(([count, one, other]) =>
    count > 0 ? [`${formatCount(count)} ${count === 1 ? one : other}`] : [],
  );
}

import type { CampaignFigures, RepairReport } from '../../src-shared/maintenance/report.ts';
import { words } from '../words.ts';

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

/** The status in a word; one that no campaign can have as it is stored. */
export function describeStatus({ status }: CampaignFigures): string {
  return statuses.get(status) ?? status;
}

const statuses: ReadonlyMap<string, string> = new Map(Object.entries(words.repair.table.statuses));

/** What a repair did, or would do, in sentences; empty where there was nothing to repair. */
export function describeWork(report: RepairReport): readonly string[] {
  const tell = report.dryRun ? words.repair.will : words.repair.did;
  const work: readonly (readonly [number, (count: number) => string])[] = [
    [report.overHundred, tell.overHundred],
    [report.fixed, tell.fixed],
    [report.markedCompleted, tell.markedCompleted],
    [report.messagesRequeued, tell.requeued],
    [report.messagesUnconfirmed, tell.unconfirmed],
    [report.orphansRemoved, tell.orphans],
    [report.quarantined, tell.quarantined],
  ];
  return work.flatMap(([count, sentence]) => (count > 0 ? [sentence(count)] : []));
}

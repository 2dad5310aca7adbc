import type { RestoreReport } from '../../../src-shared/maintenance/backup.ts';
import { formatMoment } from '../../ui/text/times.ts';
import { words } from '../../words.ts';

const { outcome } = words.backups;

const ownName = /^ovo-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z-/;

/** The restored data: a backup of Ovo's by its time, another file by its name. */
export function nameRestored(fileName: string): string {
  const [, day, hours, minutes, seconds, milliseconds] = ownName.exec(fileName) ?? [];
  if (day === undefined) return fileName;
  const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`);
  return words.backups.nameFirst(formatMoment(at));
}

/** What a restore did to send nothing by itself and nothing twice, in sentences. */
export function describeRestore(report: RestoreReport): readonly string[] {
  const told: readonly (readonly [number, (count: number) => string])[] = [
    [report.campaignsPaused, outcome.paused],
    [report.campaignsUnscheduled, outcome.unscheduled],
    [report.suppressionsMerged, outcome.optOuts],
    [report.messagesCorrected, outcome.corrected],
    [report.messagesUnconfirmed, outcome.unconfirmed],
    [report.sentByUnknownCampaigns, outcome.unknown],
  ];
  const lines = told.flatMap(([count, tell]) => (count > 0 ? [tell(count)] : []));
  return lines.length === 0 ? [outcome.nothing] : lines;
}

/** Where the replaced data is, and how to restore it. */
export function describeKept({ keptAs, canBeUndone }: RestoreReport): string {
  if (canBeUndone) return outcome.keptUndoable;
  return keptAs === null ? '' : outcome.kept(keptAs);
}

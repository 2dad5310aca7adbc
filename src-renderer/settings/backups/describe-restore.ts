import type { RestoreReport } from '../../../src-shared/maintenance/backup.ts';
import { plural } from '../../ui/text/numbers.ts';
import { formatMoment } from '../../ui/text/times.ts';

const ownName = /^ovo-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z-/;

/** The restored data: a backup of Ovo's by its time, another file by its name. */
export function nameRestored(fileName: string): string {
  const [, day, hours, minutes, seconds, milliseconds] = ownName.exec(fileName) ?? [];
  if (day === undefined) return fileName;
  const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`);
  return `The backup of ${formatMoment(at)}`;
}

/** What a restore did to send nothing by itself and nothing twice, in sentences. */
export function describeRestore(report: RestoreReport): readonly string[] {
  const { campaignsPaused, campaignsUnscheduled, suppressionsMerged } = report;
  const { messagesCorrected, messagesUnconfirmed, sentByUnknownCampaigns } = report;
  const lines = [
    campaignsPaused > 0
      ? `${plural(campaignsPaused, 'campaign')} paused. Look them over, then resume.`
      : '',
    campaignsUnscheduled > 0
      ? `${plural(campaignsUnscheduled, 'scheduled campaign')} made a draft again.`
      : '',
    suppressionsMerged > 0
      ? `${plural(suppressionsMerged, 'number')} opted out since then: still not texted.`
      : '',
    messagesCorrected > 0
      ? `${plural(messagesCorrected, 'message')} sent since then, known from the send journal.`
      : '',
    messagesUnconfirmed > 0
      ? `${plural(messagesUnconfirmed, 'message')} of which it is looked up first whether they were sent.`
      : '',
    sentByUnknownCampaigns > 0
      ? `${plural(sentByUnknownCampaigns, 'message')} sent since then by campaigns that are not in this data.`
      : '',
  ].filter((line) => line !== '');
  return lines.length === 0 ? ['Nothing was sent, and nobody opted out, since then.'] : lines;
}

/** Where the replaced data is, and how to restore it. */
export function describeKept({ keptAs, canBeUndone }: RestoreReport): string {
  if (canBeUndone) {
    return 'The data that it replaced is kept: Settings > Backups goes back to it.';
  }
  return keptAs === null ? '' : `The file that it replaced is kept in ${keptAs}.`;
}

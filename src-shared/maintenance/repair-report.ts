import type { CampaignFigures, RepairReport } from './report.ts';

/** What a repair found, did and left, line by line, for whoever reads it later. */
export function repairReportLines(report: RepairReport): readonly string[] {
  const would = report.dryRun ? 'Would be ' : '';
  const found = report.violations.map(({ subject, detail }) => `  ${subject}: ${detail}`);
  const left = report.left.map(({ subject, detail }) => `  ${subject}: ${detail}`);
  return [
    `${report.campaignsExamined} campaigns examined; ${report.overHundred} above what is possible.`,
    ...section('Found', found, 'nothing'),
    `${would}put right: ${report.fixed} campaigns; completed: ${report.markedCompleted}.`,
    `Messages ${would.toLowerCase()}queued again: ${report.messagesRequeued}; unconfirmed: ${report.messagesUnconfirmed}.`,
    `Records ${would.toLowerCase()}removed, because they belong to nothing: ${report.orphansRemoved}; put in quarantine: ${report.quarantined}.`,
    ...section('Campaigns before and after', beforeAndAfter(report), null),
    ...section('Left', left, 'nothing'),
    ...(report.backup === null ? [] : [`A copy of how it was: ${report.backup}`]),
  ];
}

function section(
  title: string,
  lines: readonly string[],
  otherwise: string | null,
): readonly string[] {
  if (lines.length > 0) return [`${title}:`, ...lines];
  return otherwise === null ? [] : [`${title}: ${otherwise}.`];
}

function beforeAndAfter({ before, after }: RepairReport): readonly string[] {
  return after.map((now) => {
    const then = before.find(({ id }) => id === now.id);
    const was = then === undefined ? 'not there' : figuresOf(then);
    return `  ${now.id} “${now.name}”: ${was} → ${figuresOf(now)}`;
  });
}

function figuresOf(figures: CampaignFigures): string {
  const { sentCount, failedCount, skippedCount, contactCount, progress, status } = figures;
  const certainty = figures.isEstimated ? ', as near as can be told' : '';
  return `${status}, ${progress} %: ${sentCount} sent, ${failedCount} failed, ${skippedCount} skipped of ${contactCount}${certainty}`;
}

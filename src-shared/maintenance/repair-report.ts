import type { CampaignFigures, RepairReport } from './report.ts';
import { words } from '../words/words.ts';

/** What a repair found, did and left, line by line, for whoever reads it later. */
export function repairReportLines(report: RepairReport): readonly string[] {
  const said = words.repairReport;
  const { dryRun, fixed, markedCompleted, messagesRequeued, messagesUnconfirmed } = report;
  const ofCampaigns = dryRun ? said.wouldCampaigns : said.campaigns;
  const ofMessages = dryRun ? said.wouldMessages : said.messages;
  const ofRecords = dryRun ? said.wouldRecords : said.records;
  const found = report.violations.map(({ subject, detail }) => `  ${subject}: ${detail}`);
  const left = report.left.map(({ subject, detail }) => `  ${subject}: ${detail}`);
  const changes = beforeAndAfter(report);
  return [
    said.examined(report.campaignsExamined, report.overHundred),
    ...(found.length === 0 ? [said.foundNothing] : [said.found, ...found]),
    ofCampaigns(fixed, markedCompleted),
    ofMessages(messagesRequeued, messagesUnconfirmed),
    ofRecords(report.orphansRemoved, report.quarantined),
    ...(changes.length === 0 ? [] : [said.beforeAndAfter, ...changes]),
    ...(left.length === 0 ? [said.leftNothing] : [said.left, ...left]),
    ...(report.backup === null ? [] : [said.copy(report.backup)]),
  ];
}

function beforeAndAfter({ before, after }: RepairReport): readonly string[] {
  return after.map((now) => {
    const then = before.find(({ id }) => id === now.id);
    const was = then === undefined ? words.repairReport.notThere : figuresOf(then);
    return `  ${words.repairReport.change(now.id, now.name, was, figuresOf(now))}`;
  });
}

function figuresOf(figures: CampaignFigures): string {
  const said = words.repairReport.figures(figures);
  return figures.isEstimated ? words.repairReport.estimated(said) : said;
}

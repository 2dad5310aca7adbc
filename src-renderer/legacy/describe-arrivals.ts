import type { LegacyReport } from '../../src-shared/maintenance/report.ts';
import { plural } from '../ui/text/numbers.ts';

/** The result of an import of the old system, in sentences; counts of 0 are left out. */
export function describeArrivals(report: LegacyReport): readonly string[] {
  const { damaged, overHundred, duplicates, orphans, queued, alreadyThere } = report;
  const over = overHundred === 0 ? '' : `, ${overHundred} of them above 100%`;
  return [
    damaged > 0
      ? `${plural(damaged, 'campaign')} came damaged${over}: a repair puts them right.`
      : '',
    duplicates > 0
      ? `${plural(duplicates, 'second message')} to the same person of a campaign, kept apart and not counted twice.`
      : '',
    orphans > 0 ? `${plural(orphans, 'message')} of campaigns that the export lacks.` : '',
    queued > 0
      ? `${plural(queued, 'message')} still to be sent: nothing goes out until you resume its campaign.`
      : '',
    alreadyThere > 0 ? `${plural(alreadyThere, 'record')} that an earlier import had brought.` : '',
  ].filter((line) => line !== '');
}

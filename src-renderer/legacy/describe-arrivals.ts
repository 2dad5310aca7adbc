import type { LegacyReport } from '../../src-shared/maintenance/report.ts';
import { words } from '../words.ts';
import { formatCount } from '../ui/text/numbers.ts';

const { legacy } = words;

/** The result of an import of the old system, in sentences; counts of 0 are left out. */
export function describeArrivals(report: LegacyReport): readonly string[] {
  const { damaged, overHundred, duplicates, orphans, queued, alreadyThere } = report;
  return [
    ...(damaged === 0 ? [] : [damagedText(damaged, overHundred)]),
    ...(duplicates === 0 ? [] : [legacy.duplicates(duplicates)]),
    ...(orphans === 0 ? [] : [legacy.orphans(orphans)]),
    ...(queued === 0 ? [] : [legacy.queued(queued)]),
    ...(alreadyThere === 0 ? [] : [legacy.alreadyThere(alreadyThere)]),
  ];
}

function damagedText(damaged: number, overHundred: number): string {
  return overHundred === 0
    ? legacy.damaged(damaged)
    : legacy.damagedAbove(damaged, formatCount(overHundred));
}

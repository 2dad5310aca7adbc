import type { OriginalFigures } from '../../src-shared/campaign/original-figures.ts';
import { formatCount, formatStoredPercent } from '../ui/text/numbers.ts';

/** What the old system said of a campaign, impossible as it is: `292%, 85 sent and 15 failed of 100`. */
export function describeDamage(figures: OriginalFigures): string {
  const { progress, sentCount, failedCount, contactCount } = figures;
  return `${formatStoredPercent(progress)}, ${formatCount(sentCount)} sent and ${formatCount(failedCount)} failed of ${formatCount(contactCount)}`;
}

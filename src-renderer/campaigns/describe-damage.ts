import type { OriginalFigures } from '../../src-shared/campaign/original-figures.ts';
import { formatCount, formatStoredPercent } from '../ui/text/numbers.ts';

/** The impossible figures of the old system: `292%, 85 sent and 15 failed of 100`. */
export function describeDamage(figures: OriginalFigures): string {
  const { progress, sentCount, failedCount, contactCount } = figures;
  return `${formatStoredPercent(progress)}, ${formatCount(sentCount)} sent and ${formatCount(failedCount)} failed of ${formatCount(contactCount)}`;
}

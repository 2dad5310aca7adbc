import type { OriginalFigures } from '../../src-shared/campaign/original-figures.ts';
import { formatStoredPercent } from '../ui/text/numbers.ts';
import { words } from '../words.ts';

/** The impossible figures of the old system: `292%, 85 sent and 15 failed of 100`. */
export function describeDamage(figures: OriginalFigures): string {
  const { progress, sentCount, failedCount, contactCount } = figures;
  return words.campaigns.shared.oldFigures(
    formatStoredPercent(progress),
    sentCount,
    failedCount,
    contactCount,
  );
}

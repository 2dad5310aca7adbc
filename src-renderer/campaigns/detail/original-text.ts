import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import { isOverHundred } from '../../../src-shared/campaign/original-figures.ts';
import { formatDay } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import { describeDamage } from '../describe-damage.ts';

/**
 * What the old system said of a campaign that came from there; null for one of Ovo's own, for one that
 * is still damaged, for a draft of there, and where the figures are the same here.
 */
export function describeOriginal({ original, snapshot }: Campaign): string | null {
  if (original === null || original.repairedAt === null) return null;
  const { figures, repairedAt } = original;
  const isTheSame =
    figures.status === snapshot.status &&
    figures.progress === snapshot.progress &&
    figures.contactCount === snapshot.contactCount &&
    figures.sentCount === snapshot.sentCount &&
    figures.failedCount === snapshot.failedCount;
  // The old system sent nothing of a draft: all its counts are Ovo's own.
  if (isTheSame || figures.status === 'draft') return null;
  // Impossible figures change only by a repair.
  const text = words.campaigns.detail.old;
  const basis = snapshot.isEstimated ? text.missing : text.counted;
  const said = describeDamage(figures);
  return isOverHundred(figures)
    ? text.before(formatDay(repairedAt), said, figures.status, basis)
    : text.said(said, figures.status, basis);
}

import type { Review } from '../../../src-shared/campaign/review.ts';
import type { ReviewState } from '../../api/campaigns/reviews.ts';
import { words } from '../../words.ts';

const text = words.campaigns.review.why;

/** Why a campaign cannot be sent now, in words; null where it can. */
export function whyNotSent(review: Review | null, state: ReviewState['state']): string | null {
  switch (state) {
    case 'checking':
      return text.checking;
    case 'again':
      return text.changed;
    case 'stopped':
      return text.stopped;
    case 'failed':
      return text.failed;
    case 'done':
      break;
  }
  if (review?.isComplete !== true) return text.stopped;
  const stops = review.findings.filter(({ level }) => level === 'stop').length;
  if (stops > 0) return text.stop(stops);
  return review.totals.toText === 0 ? text.nobody : null;
}

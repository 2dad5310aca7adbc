import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import { useReview } from '../../api/campaigns/reviews.ts';
import { ErrorPanel } from '../../ui/states.tsx';
import { words } from '../../words.ts';
import { ReviewFigures } from '../review/review-figures.tsx';

/** What a scheduled campaign comes to as things stand: the figures of its review. */
export function ScheduledFigures({ campaign }: { readonly campaign: Campaign }) {
  const { review, state, error, again } = useReview(campaign.snapshot.id, campaign.revision);
  if (state === 'failed') {
    return (
      <ErrorPanel
        title={words.campaigns.review.notMade}
        message={error?.message ?? ''}
        onRetry={again}
      />
    );
  }
  return <ReviewFigures review={review} />;
}

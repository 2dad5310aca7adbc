import type { Review } from '../../../src-shared/campaign/review.ts';
import type { OvoDatabase } from '../../database/open.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import type { AccountForReview } from '../../gateways/twilio/setup/account-for-review.ts';
import type { CampaignReader } from '../jobs.ts';

/** What reviews need. */
export interface ReviewsContext {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
  readonly threads: CampaignReader;
  readonly account: AccountForReview;
  /** Told of a review so far, not more than four times a second. */
  readonly onReview: (review: Review) => void;
  readonly onChange: () => void;
  readonly onError: (error: unknown) => void;
}

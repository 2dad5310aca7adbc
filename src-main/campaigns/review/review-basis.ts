import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import type { Settings } from '../../../src-shared/settings/settings.ts';
import type { ParsedTemplate } from '../../../src-shared/template/template.ts';
import type { PictureSender } from '../../../src-shared/picture/picture.ts';
import type { ReviewForecast } from '../../../src-shared/campaign/review.ts';
import type { ReviewedAccount } from '../../gateways/twilio/setup/account-for-review.ts';
import type { ReviewTally } from './tally.ts';

/** A text was sent “recently” within so many days. */
export const recentDays = 3;

/** What is known of a draft before anybody is looked at. */
export interface ReviewBasis {
  readonly campaign: Campaign;
  readonly settings: Settings;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly isPractice: boolean;
  /** The one of the campaign, or of the settings; empty for none. */
  readonly sender: string;
  readonly parsed: ParsedTemplate;
  /** Why the audience cannot be used as it is. */
  readonly audienceProblems: readonly string[];
  readonly isArchived: boolean;
  /** Whether the picture is there, and Twilio can fetch it; null without one. */
  readonly picture: 'fetchable' | 'without-address' | 'gone' | null;
  /** People whom several of its sources name. */
  readonly namedTwice: number;
  readonly recipients: number;
}

/** What findings are made of. */
export interface Reviewed {
  readonly basis: ReviewBasis;
  /** What was counted so far. */
  readonly tally: ReviewTally;
  /** Null until Twilio has answered, and in practice. */
  readonly account: ReviewedAccount | null;
  /** Null until Twilio has answered, in practice, and without a picture. */
  readonly pictureSender: PictureSender | null;
  /** Null until everybody is counted. */
  readonly forecast: ReviewForecast | null;
}

import { z } from 'zod';
import { campaignSchema } from '../../campaign/campaign.ts';
import { findingPeopleSchema } from '../../campaign/review-finding.ts';
import { reviewPeoplePageSchema, reviewPersonSchema, reviewSchema } from '../../campaign/review.ts';
import { contactLimits } from '../../contact/field-rules.ts';
import { id, nothing, page } from './common.ts';

/** Requests about the review of a draft. */
export const reviewRequests = {
  /**
   * Looks at a saved draft and its whole audience. What is known so far comes as `campaigns.reviewed`. Another
   * review, and `campaigns.cancelReview`, cancel the one before (`canceled`).
   */
  'campaigns.review': { input: z.object({ id }), output: reviewSchema },
  'campaigns.cancelReview': { input: nothing, output: nothing },
  /**
   * People of a finding of the last review, by id; those of `segments` the longest first. Refused (`conflict`)
   * where the last whole review was of another campaign, or the draft was saved since.
   */
  'campaigns.reviewPeople': {
    input: z.object({ id, people: findingPeopleSchema, ...page }),
    output: reviewPeoplePageSchema,
  },
  /**
   * Leaves the people of a finding out of the draft, one by one: refused (`invalid`) where they are more than
   * `audienceLimits.contacts`, otherwise as `campaigns.reviewPeople`.
   */
  'campaigns.reviewExclude': {
    input: z.object({ id, people: findingPeopleSchema }),
    output: campaignSchema,
  },
  /**
   * The saved draft as people of its audience read it: those whom a search finds. Without one, those of the
   * last review, the longest text first, then what is unusual.
   */
  'campaigns.reviewSamples': {
    input: z.object({ id, search: z.string().max(contactLimits.searchLength), limit: page.limit }),
    output: z.array(reviewPersonSchema).readonly(),
  },
} as const;

/** News of reviews. */
export const reviewEvents = {
  /** A review so far, four times a second at most; the whole of it is the answer to the request. */
  'campaigns.reviewed': reviewSchema,
} as const;

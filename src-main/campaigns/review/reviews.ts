import { audienceLimits } from '../../../src-shared/campaign/audience.ts';
import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import { withoutPeople } from '../../../src-shared/campaign/draft-fixes.ts';
import type { FindingPeople } from '../../../src-shared/campaign/review-finding.ts';
import type {
  Review,
  ReviewPeoplePage,
  ReviewPerson,
} from '../../../src-shared/campaign/review.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import { getCampaign, saveCampaign } from '../campaign-rows.ts';
import { createPrices } from './review-cost.ts';
import type { ReviewIds } from './review-ids.ts';
import { peopleAsTexted } from './review-people.ts';
import type { ReviewsContext } from './review-context.ts';
import { runReview } from './run-review.ts';

/** What a draft comes to before it is sent. Every method that names an id refuses an unknown one. */
export interface Reviews {
  /**
   * Looks at a draft and its whole audience, in pieces: other questions are answered in between. Refused
   * (`canceled`) where another review is asked for meanwhile.
   */
  run(id: number): Promise<Review>;
  cancel(): void;
  /** People of a finding of the last review. Refused (`conflict`) where that is of another draft by now. */
  people(request: {
    readonly id: number;
    readonly people: FindingPeople;
    readonly offset: number;
    readonly limit: number;
  }): ReviewPeoplePage;
  /** Leaves them out of the draft. Refused (`invalid`) where they are too many. */
  exclude(id: number, people: FindingPeople): Promise<Campaign>;
  /**
   * The draft as people of its audience read it: those whom a search finds; without one the longest texts
   * first, then unusual ones, as far as the last review knows.
   */
  samples(request: {
    readonly id: number;
    readonly search: string;
    readonly limit: number;
  }): Promise<readonly ReviewPerson[]>;
}

export function createReviews(context: ReviewsContext): Reviews {
  const { db, clock, writeLock, threads, onChange } = context;
  const prices = createPrices(context);
  let running: AbortController | null = null;
  let last: { readonly id: number; readonly revision: number; readonly ids: ReviewIds } | null =
    null;

  /** The ids of the last review of a draft that nobody has saved since. */
  function lastOf({ snapshot, revision, draft }: Campaign): ReviewIds {
    if (last !== null && last.id === snapshot.id && last.revision === revision) return last.ids;
    throw new UserError('conflict', words.campaigns.reviewOutdated(draft.name));
  }

  return {
    async run(id) {
      running?.abort();
      const own = new AbortController();
      running = own;
      try {
        const { review, ids } = await runReview({ ...context, prices }, id, own.signal);
        last = { id, revision: review.revision, ids };
        return review;
      } finally {
        if (running === own) running = null;
      }
    },
    cancel: () => running?.abort(),
    people({ id, people, offset, limit }) {
      const campaign = getCampaign(db, id);
      const ids = lastOf(campaign).of(people);
      const shown = Array.from(ids.subarray(offset, offset + limit));
      return { total: ids.length, rows: peopleAsTexted(db, campaign.draft.body, shown) };
    },
    async exclude(id, people) {
      const campaign = getCampaign(db, id);
      const ids = Array.from(lastOf(campaign).of(people));
      const { draft, revision } = campaign;
      const changed = withoutPeople(draft, ids);
      if ((changed.audience.exclude?.contactIds ?? []).length > audienceLimits.contacts) {
        const refusal = words.campaigns.tooManyToLeaveOut(audienceLimits.contacts);
        throw new UserError('invalid', refusal);
      }
      const saved = await writeLock.write((writable) =>
        saveCampaign(writable, id, revision, changed, clock.now()),
      );
      onChange();
      return saved;
    },
    async samples({ id, search, limit }) {
      const { draft, revision } = getCampaign(db, id);
      const isKnown = last !== null && last.id === id && last.revision === revision;
      if (search.trim() === '' && isKnown && last !== null && last.ids.samples.length > 0) {
        return peopleAsTexted(db, draft.body, last.ids.samples.slice(0, limit));
      }
      const { audience, body } = draft;
      const found = await threads.read('campaigns.foundRecipients', {
        audience,
        search: search.trim(),
      });
      return peopleAsTexted(db, body, Array.from(found.subarray(0, limit)));
    },
  };
}

import {
  keepPreviousData,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Review } from '../../../src-shared/campaign/review.ts';
import type { FindingPeople } from '../../../src-shared/campaign/review-finding.ts';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { keys } from '../keys.ts';
import { request, RequestError } from '../request.ts';

/** People of a finding that are read at a time. */
export const peopleAtOnce = 20;

/** So many people are shown as they read the text. */
const mostSamples = 20;

/** Stores what an event of the main process says. */
export function rememberReview(client: QueryClient, review: Review): void {
  client.setQueryData<Review | null>(keys.reviewSoFar(review.campaignId), review);
}

/** A review of a draft as far as it is known. */
export interface ReviewState {
  /** The newest findings, of an incomplete review, too; null before the first ones. */
  readonly review: Review | null;
  /** `again`: what is shown is of an earlier review, and may not hold any more. */
  readonly state: 'checking' | 'again' | 'done' | 'stopped' | 'failed';
  /** Why it failed; null where it did not. */
  readonly error: Error | null;
  readonly cancel: () => void;
  readonly again: () => void;
}

/** Reviews a saved draft, and again whenever the draft, the contacts or the settings change. */
export function useReview(id: number, revision: number): ReviewState {
  const client = useQueryClient();
  const whole = useQuery({
    queryKey: keys.review(id, revision),
    queryFn: () => request('campaigns.review', { id }),
    placeholderData: keepPreviousData,
    // What was found an hour ago says nothing of now.
    gcTime: 0,
    staleTime: 0,
  });
  const soFar =
    useQuery<Review | null>({
      queryKey: keys.reviewSoFar(id),
      queryFn: () => null,
      staleTime: Infinity,
    }).data ?? null;
  useEffect(
    () => () => {
      client.removeQueries({ queryKey: keys.reviewSoFar(id) });
      request('campaigns.cancelReview', undefined).catch(() => undefined);
    },
    [client, id],
  );
  const { data = null, error, isFetching } = whole;
  const isNewer = soFar !== null && soFar.revision === revision && soFar.at > (data?.at ?? 0);
  return {
    review: isNewer && !(data?.isComplete === true && isFetching) ? soFar : (data ?? soFar),
    state: isFetching ? (data === null ? 'checking' : 'again') : stateAfter(error),
    error,
    cancel: () => void request('campaigns.cancelReview', undefined).catch(() => undefined),
    again: () => void whole.refetch(),
  };
}

function stateAfter(error: Error | null): ReviewState['state'] {
  if (error === null) return 'done';
  return error instanceof RequestError && error.code === 'canceled' ? 'stopped' : 'failed';
}

/** One page of the people of a finding of the last whole review. */
export function useReviewPeople(review: Review, people: FindingPeople, page: number) {
  const offset = page * peopleAtOnce;
  const input = { id: review.campaignId, people, offset, limit: peopleAtOnce };
  return useQuery({
    queryKey: keys.reviewPeople(input, review.at),
    queryFn: () => request('campaigns.reviewPeople', input),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}

/** People as they read the reviewed text, the longest first, then what is unusual. */
export function useReviewSamples(review: Review | null) {
  const id = review?.campaignId ?? 0;
  return useQuery({
    queryKey: keys.reviewSamples(id, review?.at ?? 0),
    queryFn: () => request('campaigns.reviewSamples', { id, search: '', limit: mostSamples }),
    enabled: review?.isComplete === true,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}

/** Leaves the people of a finding out of the draft. */
export function useExcludePeople() {
  return (input: RequestInput<'campaigns.reviewExclude'>) =>
    request('campaigns.reviewExclude', input);
}

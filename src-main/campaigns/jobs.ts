import type { Audience, LeftOutReason } from '../../src-shared/campaign/audience.ts';
import type { OvoDatabase } from '../database/open.ts';
import { sortedIds, intersection } from '../database/sorted-ids.ts';
import { matchingIds } from '../contacts/list-members.ts';
import { sampleContactIds } from '../contacts/sample-contacts.ts';
import type { Job, JobRegistry, ShapesOf } from '../threads/job.ts';
import type { ReadingThread, WritingThread } from '../threads/threads.ts';
import { messageLines, type MessageExport } from './messages/export-messages.ts';
import { startCampaign, type StartOrder } from './lifecycle.ts';
import { prepareSlice, refuseIfCanceled, type SliceOrder } from './preparing/prepare-slice.ts';
import { clearPreparedMessages } from './preparing/prepared-messages.ts';
import {
  previewIds,
  previewRows,
  rankPreview,
  type PreviewRequest,
} from './review/preview-people.ts';
import {
  audienceCounts,
  leftOutPeople,
  recipientIds,
  recipientsOf,
} from './preparing/recipient-ids.ts';
import { failedBefore } from './review/failed-before.ts';
import { reviewSlice, type ReviewSlice } from './review/review-slice.ts';
import { audienceZones } from './preparing/audience-zones.ts';
import { discardPractice } from './sending/discard-practice.ts';

/** Which of the people who are left out for one reason are asked for. */
export interface LeftOutRequest {
  readonly audience: Audience;
  readonly exclusion: LeftOutReason;
  /** From the how-manyth, from 0, and so many. */
  readonly offset: number;
  readonly limit: number;
}

/** Questions about campaigns, for the reading thread. */
export const campaignReadJobs = {
  'campaigns.recipientIds': (
    db: OvoDatabase,
    { audience }: { readonly audience: Audience },
    job: Job,
  ) => recipientIds(db, { audience, now: job.clock.now() }),
  'campaigns.audience': (
    db: OvoDatabase,
    { audience }: { readonly audience: Audience },
    job: Job,
  ) => audienceCounts(db, { audience, now: job.clock.now(), signal: job.signal }),
  'campaigns.previewIds': (
    db: OvoDatabase,
    asked: Pick<PreviewRequest, 'audience' | 'search'>,
    job: Job,
  ) => previewIds(db, { ...asked, now: job.clock.now() }),
  'campaigns.rankPreview': (
    db: OvoDatabase,
    asked: Pick<PreviewRequest, 'body' | 'order'> & { readonly ids: Int32Array },
  ) => rankPreview(db, asked),
  'campaigns.previewRows': (db: OvoDatabase, asked: { readonly ids: readonly number[] }) =>
    previewRows(db, asked),
  'campaigns.toReview': (
    db: OvoDatabase,
    { audience }: { readonly audience: Audience },
    job: Job,
  ) => ({
    ...recipientsOf(db, { audience, now: job.clock.now() }),
    failedBefore: failedBefore(db),
    samples: sortedIds([...sampleContactIds(db)]),
  }),
  'campaigns.reviewSlice': (db: OvoDatabase, slice: ReviewSlice) => reviewSlice(db, slice),
  'campaigns.foundRecipients': (
    db: OvoDatabase,
    { audience, search }: { readonly audience: Audience; readonly search: string },
    job: Job,
  ) => {
    const now = job.clock.now();
    const ids = recipientIds(db, { audience, now });
    return search === '' ? ids : intersection(ids, matchingIds(db, { search }, now));
  },
  'campaigns.audienceZones': (
    db: OvoDatabase,
    { audience }: { readonly audience: Audience },
    job: Job,
  ) => audienceZones(db, { audience, now: job.clock.now() }),
  'campaigns.leftOut': (db: OvoDatabase, asked: LeftOutRequest, job: Job) =>
    leftOutPeople(db, { ...asked, now: job.clock.now() }),
  'campaigns.messageLines': (
    db: OvoDatabase,
    request: MessageExport & { readonly after: number; readonly limit: number },
  ) => messageLines(db, request),
} as const satisfies JobRegistry;

/** The reading thread, as campaigns need it. */
export type CampaignReader = ReadingThread<ShapesOf<typeof campaignReadJobs>>;

/** What may concern a million messages, for the writing thread. */
export const campaignWriteJobs = {
  'campaigns.prepareSlice': (db: OvoDatabase, order: SliceOrder, job: Job) =>
    prepareSlice(db, order, job),
  'campaigns.clearPrepared': (
    _db: OvoDatabase,
    { campaignId, limit }: { readonly campaignId: number; readonly limit: number },
    job: Job,
  ) =>
    job.exclusively((writable) => clearPreparedMessages(writable, campaignId, limit), 'committed'),
  'campaigns.start': (
    _db: OvoDatabase,
    { campaignId, ...order }: StartOrder & { readonly campaignId: number },
    job: Job,
  ) =>
    job.exclusively((writable) => {
      refuseIfCanceled(job);
      startCampaign(writable, campaignId, { ...order, now: job.clock.now() });
    }),
  'practice.discard': (_db: OvoDatabase, _input: null, job: Job) =>
    job.exclusively((writable) => discardPractice(writable, job.clock.now())),
} as const satisfies JobRegistry;

export type CampaignWriteShapes = ShapesOf<typeof campaignWriteJobs>;

/** The writing thread, as campaigns need it. */
export type CampaignThreads = WritingThread<CampaignWriteShapes>;

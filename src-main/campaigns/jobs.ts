import type { Audience, AudiencePart } from '../../src-shared/campaign/audience.ts';
import type { OvoDatabase } from '../database/open.ts';
import type { Job, JobRegistry, ShapesOf } from '../threads/job.ts';
import type { WritingThread } from '../threads/threads.ts';
import { startCampaign, type StartOrder } from './lifecycle.ts';
import { prepareSlice, refuseIfCanceled, type SliceOrder } from './preparing/prepare-slice.ts';
import { clearPreparedMessages } from './preparing/prepared-messages.ts';
import { audienceZones } from './preparing/audience-zones.ts';
import { audienceCounts, leftOutPeople, recipientIds } from './preparing/recipient-ids.ts';
import { discardPractice } from './sending/discard-practice.ts';

/** Which of the people of an exclusion are asked for. */
export interface LeftOutRequest {
  readonly audience: Audience;
  readonly exclusion: AudiencePart;
  /** The first so many. */
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
  ) => audienceCounts(db, { audience, now: job.clock.now() }),
  'campaigns.audienceZones': (
    db: OvoDatabase,
    { audience }: { readonly audience: Audience },
    job: Job,
  ) => audienceZones(db, { audience, now: job.clock.now() }),
  'campaigns.leftOut': (db: OvoDatabase, asked: LeftOutRequest, job: Job) =>
    leftOutPeople(db, { ...asked, now: job.clock.now() }),
} as const satisfies JobRegistry;

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

import { z } from 'zod';
import {
  audienceCountsSchema,
  audiencePartSchema,
  audienceSchema,
  leftOutSchema,
} from '../../campaign/audience.ts';
import {
  campaignLimits,
  campaignPreviewSchema,
  campaignSchema,
  failureGroupSchema,
  messageFilterSchema,
  messageRowSchema,
  messageSelectionSchema,
  unconfirmedSeenSchema,
  writtenDraftSchema,
} from '../../campaign/campaign.ts';
import { practiceDiscardedSchema } from '../../campaign/practice.ts';
import { campaignRunSchema } from '../../campaign/run.ts';
import { writtenSenderSchema } from '../../campaign/sender.ts';
import { campaignSnapshotSchema, liveProgressSchema } from '../../campaign/snapshot.ts';
import { draftPictureSchema } from '../../picture/picture.ts';
import { id, page, nothing } from './common.ts';

/** Requests about campaigns and their messages. */
export const campaignRequests = {
  'campaigns.list': { input: nothing, output: z.array(campaignSnapshotSchema).readonly() },
  'campaigns.get': { input: z.object({ id }), output: campaignSchema },
  'campaigns.create': { input: writtenDraftSchema, output: campaignSchema },
  /** Refused (`conflict`) when the draft was saved elsewhere since `revision`. */
  'campaigns.save': {
    input: z.object({ id, revision: id, draft: writtenDraftSchema }),
    output: campaignSchema,
  },
  /** Drafts only. */
  'campaigns.remove': { input: z.object({ id }), output: nothing },
  'campaigns.duplicate': { input: z.object({ id }), output: campaignSchema },
  /** How many people a finished campaign did not reach for whom another try makes sense. */
  'campaigns.unreached': {
    input: z.object({ id }),
    output: z.object({ count: z.int().nonnegative() }).readonly(),
  },
  /** A new draft to them. Refused (`conflict`) where there are none. */
  'campaigns.duplicateForUnreached': { input: z.object({ id }), output: campaignSchema },
  'campaigns.preview': {
    input: z.object({
      body: z.string().max(campaignLimits.textLength),
      audience: audienceSchema,
      picture: draftPictureSchema.optional(),
    }),
    output: campaignPreviewSchema,
  },
  /** How many people an audience has; only the newest question is answered. */
  'campaigns.audience': {
    input: z.object({ audience: audienceSchema }),
    output: audienceCountsSchema,
  },
  /** The first of the people whom one exclusion takes away. */
  'campaigns.leftOut': {
    input: z.object({
      audience: audienceSchema,
      exclusion: audiencePartSchema,
      limit: page.limit,
    }),
    output: leftOutSchema,
  },
  'campaigns.start': { input: z.object({ id }), output: campaignSnapshotSchema },
  /** Does not start a campaign that is about to start; one that has started by then is paused. */
  'campaigns.backToDraft': { input: z.object({ id }), output: campaignSnapshotSchema },
  'campaigns.pause': { input: z.object({ id }), output: campaignSnapshotSchema },
  'campaigns.resume': { input: z.object({ id }), output: campaignSnapshotSchema },
  /** Gives a paused campaign, or a draft, another sender. */
  'campaigns.changeSender': {
    input: z.object({ id, sender: writtenSenderSchema }),
    output: campaignSnapshotSchema,
  },
  'campaigns.cancel': { input: z.object({ id }), output: campaignSnapshotSchema },
  /** The latest live progress of a campaign that this process is sending; null for any other. */
  'campaigns.live': { input: z.object({ id }), output: liveProgressSchema.nullable() },
  'campaigns.failures': {
    input: z.object({ id }),
    output: z.array(failureGroupSchema).readonly(),
  },
  'campaigns.messages': {
    input: z.object({
      id,
      ...page,
      filter: messageFilterSchema,
    }),
    output: z.object({ total: z.int(), rows: z.array(messageRowSchema).readonly() }).readonly(),
  },
  /** Asks the provider again now about every unconfirmed message of the campaign. */
  'campaigns.reconcileUnconfirmed': { input: z.object({ id }), output: campaignSnapshotSchema },
  /** The unconfirmed messages as they are now, for a person who is asked about all of them. */
  'campaigns.unconfirmed': { input: z.object({ id }), output: unconfirmedSeenSchema },
  /**
   * The person's own word on unconfirmed messages; named ones that are settled meanwhile are left alone.
   * Where all are selected and others are unconfirmed than the person was asked about, nothing is decided
   * (`conflict`).
   */
  'campaigns.decideUnconfirmed': {
    input: z.object({
      id,
      selection: messageSelectionSchema,
      /** The mark of those that the person was asked about. */
      seen: unconfirmedSeenSchema.unwrap().shape.mark,
      decision: z.enum(['send-again', 'mark-as-sent', 'skip']),
    }),
    output: campaignSnapshotSchema,
  },
  /** How much practice there is. */
  'campaigns.practice': { input: nothing, output: practiceDiscardedSchema },
  /** Discards everything that the simulator carried, for good. Refused (`busy`) while anything is sent. */
  'campaigns.discardPractice': { input: nothing, output: practiceDiscardedSchema },
} as const;

/** News of campaigns and their messages. */
export const campaignEvents = {
  'campaigns.progress': liveProgressSchema,
  /** What Ovo does with a campaign: how far its start is, or that it is being stopped. */
  'campaigns.run': campaignRunSchema,
} as const;

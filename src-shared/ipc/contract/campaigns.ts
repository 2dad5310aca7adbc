import { z } from 'zod';
import {
  audienceCountsSchema,
  audienceSchema,
  leftOutReasonSchema,
  leftOutSchema,
} from '../../campaign/audience.ts';
import {
  campaignDraftSchema,
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
import { previewOrders, previewPeopleSchema } from '../../campaign/preview-people.ts';
import { handOverStateSchema } from '../../campaign/hand-over.ts';
import { planStateSchema } from '../../campaign/plan-state.ts';
import { sendPlanSchema } from '../../campaign/plan.ts';
import { practiceDiscardedSchema } from '../../campaign/practice.ts';
import { campaignRunSchema, sendCountdownSchema } from '../../campaign/run.ts';
import { scheduleSchema } from '../../campaign/schedule.ts';
import { writtenSenderSchema } from '../../campaign/sender.ts';
import { campaignSnapshotSchema, liveProgressSchema } from '../../campaign/snapshot.ts';
import { draftPictureSchema } from '../../picture/picture.ts';
import { campaignEventSchema } from '../../campaign/timeline.ts';
import { contactLimits } from '../../contact/field-rules.ts';
import { draftVersionSchema } from '../../campaign/version.ts';
import { testTextAnswerSchema } from '../../settings/setup/test-text.ts';
import { id, page, nothing } from './common.ts';

/** Requests about campaigns and their messages. */
export const campaignRequests = {
  'campaigns.list': { input: nothing, output: z.array(campaignSnapshotSchema).readonly() },
  'campaigns.get': { input: z.object({ id }), output: campaignSchema },
  'campaigns.create': { input: writtenDraftSchema, output: campaignSchema },
  /** Refused (`conflict`) when the draft was saved elsewhere since `revision`. */
  'campaigns.save': {
    input: z.object({
      id,
      revision: id,
      draft: writtenDraftSchema,
      /** Whether it is no continued typing: the version before stays. */
      isOwnVersion: z.boolean().default(false),
    }),
    output: campaignSchema,
  },
  /** Deletes a draft; it can be restored for 30 days. Drafts only. */
  'campaigns.remove': { input: z.object({ id }), output: nothing },
  'campaigns.undoRemove': { input: z.object({ id }), output: campaignSchema },
  /** Puts a campaign away, or back among the others: drafts, and what is over. */
  'campaigns.archive': {
    input: z.object({ id, isArchived: z.boolean() }),
    output: campaignSnapshotSchema,
  },
  /** The versions of a draft that are kept, the newest first. */
  'campaigns.versions': {
    input: z.object({ id }),
    output: z.array(draftVersionSchema).readonly(),
  },
  'campaigns.version': { input: z.object({ id, version: id }), output: campaignDraftSchema },
  /** Makes an earlier version the newest one. Refused (`conflict`) as `campaigns.save` is. */
  'campaigns.restoreVersion': {
    input: z.object({ id, revision: id, version: id }),
    output: campaignSchema,
  },
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
  /** People of an audience with what their text is filled in with; only the newest question is answered. */
  'campaigns.previewPeople': {
    input: z.object({
      audience: audienceSchema,
      body: z.string().max(campaignLimits.textLength),
      order: z.enum(previewOrders),
      search: z.string().max(contactLimits.searchLength),
      ...page,
    }),
    output: previewPeopleSchema,
  },
  /** How many people an audience has; only the newest question is answered. */
  'campaigns.audience': {
    input: z.object({ audience: audienceSchema }),
    output: audienceCountsSchema,
  },
  /** People who are left out for one reason, a page at a time. */
  'campaigns.leftOut': {
    input: z.object({
      audience: audienceSchema,
      exclusion: leftOutReasonSchema,
      ...page,
    }),
    output: leftOutSchema,
  },
  'campaigns.start': { input: z.object({ id }), output: campaignSnapshotSchema },
  /** As `campaigns.start`, after the time to undo. Refused (`conflict`) where the draft has changed since. */
  'campaigns.send': { input: z.object({ id, revision: id }), output: campaignSnapshotSchema },
  /** Whether the time to undo of a draft runs, or was interrupted by the end of Ovo. */
  'campaigns.countdown': { input: z.object({ id }), output: sendCountdownSchema },
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
  /** Sends the text of a campaign to oneself, as one contact would read it; once for each request. */
  'campaigns.test': {
    input: z.object({
      id,
      requestId: z.uuid(),
      contactId: id,
      /** Null for the number of the last test text. */
      to: z.string().max(40).nullable(),
    }),
    output: testTextAnswerSchema,
  },
  /** Schedules a draft for the time of its plan. */
  'campaigns.schedule': { input: z.object({ id }), output: campaignSnapshotSchema },
  /** Moves a scheduled campaign to another day and time. */
  'campaigns.reschedule': {
    input: z.object({ id, at: scheduleSchema.unwrap().shape.at }),
    output: campaignSnapshotSchema,
  },
  /** Makes a scheduled campaign a draft again. */
  'campaigns.unschedule': { input: z.object({ id }), output: campaignSnapshotSchema },
  /** What has become of the plan of a campaign. */
  'campaigns.planState': { input: z.object({ id }), output: planStateSchema },
  /** Gives a campaign another budget, or none; one that the budget had paused goes on. */
  'campaigns.changeBudget': {
    input: z.object({
      id,
      segments: sendPlanSchema.unwrap().shape.budgetSegments.unwrap().nullable(),
    }),
    output: campaignSnapshotSchema,
  },
  /** Sends to the rest though too few of the first texts were delivered. */
  'campaigns.sendToRest': { input: z.object({ id }), output: campaignSnapshotSchema },
  /** Failed messages of a campaign that is not over that surely did not leave, and another try may help. */
  'campaigns.retryable': {
    input: z.object({ id }),
    output: z.object({ count: z.int().nonnegative() }).readonly(),
  },
  /** Tries them again; a paused campaign goes on. Refused (`conflict`) where the campaign is over. */
  'campaigns.retry': { input: z.object({ id }), output: campaignSnapshotSchema },
  /**
   * Hands a draft, or the rest of a campaign, over to Twilio's scheduler, each message at the time of its plan.
   * Refused (`conflict`) where the draft has changed since `revision`.
   */
  'campaigns.handOver': {
    input: z.object({ id, revision: id.optional() }),
    output: campaignSnapshotSchema,
  },
  /**
   * Takes a campaign back from Twilio's scheduler: pauses it, and has canceled there what is not sent yet.
   * Refused (`conflict`) where it is not handed over, or is over.
   */
  'campaigns.takeBack': { input: z.object({ id }), output: campaignSnapshotSchema },
  'campaigns.handOverState': { input: z.object({ id }), output: handOverStateSchema },
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
  /** What happened to a campaign as a whole, the earliest first. */
  'campaigns.timeline': {
    input: z.object({ id }),
    output: z.array(campaignEventSchema).readonly(),
  },
  /** Writes people of a campaign to a file that the user chooses; null where they choose none. */
  'campaigns.export': {
    input: z.object({ id, filter: messageFilterSchema }),
    output: z.object({ fileName: z.string(), rows: z.int() }).readonly().nullable(),
  },
  /** Cancels the exports of campaigns that are being written. */
  'campaigns.cancelExport': { input: nothing, output: nothing },
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

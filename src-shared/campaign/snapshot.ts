import { z } from 'zod';
import { handOverSchema } from './hand-over.ts';
import { originalFiguresSchema } from './original-figures.ts';
import { pauseCodes } from './pause-reason.ts';
import { campaignStatuses } from './status.ts';

const count = z.int().nonnegative();
const time = z.int().nullable();

/** What carries messages: the built-in simulator, which costs nothing and reaches nobody, or Twilio. */
export const gatewayKinds = ['simulator', 'twilio'] as const;
export const gatewayKindSchema = z.enum(gatewayKinds);
export type GatewayKind = z.infer<typeof gatewayKindSchema>;

/** Whether what it carries is practice. */
export function isPracticeGateway(kind: GatewayKind | null): boolean {
  return kind === 'simulator';
}

/** Why a running campaign is not handing over a message right now. */
export const waitReasonSchema = z.enum([
  'rate', // the sender's own pace
  'quiet-hours', // it is too early or too late where the recipients are
  'daily-cap', // the sender has handed over all it may today
  'throttled', // the provider asked for patience
  'retry', // the next try of messages that could not leave
  'schedule', // the chosen hour of the recipients
  'canary', // the receipts of the first texts
  'confirmation', // the first message after a stop waits for its receipt
]);
export type WaitReason = z.infer<typeof waitReasonSchema>;

/**
 * Everything that is true of a campaign at one moment, whole: a lost one costs nothing, because the
 * next says it all again. Times are milliseconds since 1970.
 */
export const campaignSnapshotSchema = z
  .object({
    id: z.int().positive(),
    name: z.string(),
    status: z.enum(campaignStatuses),
    gateway: gatewayKindSchema.nullable(),
    /** Whether it is practice: nobody is texted. */
    isPractice: z.boolean(),
    contactCount: count,
    /** Accepted by the provider, delivered or not. */
    sentCount: count,
    failedCount: count,
    skippedCount: count,
    /** Of those sent, by what became of them. */
    deliveredCount: count,
    undeliveredCount: count,
    /** Of those sent, messages of which nothing more will be heard. */
    noReceiptCount: count,
    /** Of those sent, messages of which it is still to be heard what became of them. */
    awaitingReceiptCount: count,
    /** When the provider was last asked about them; null where it has not been. */
    receiptsAsOf: time,
    /** It is not known whether these left; being looked up, or waiting for a decision. */
    unconfirmedCount: count,
    /** Still to be sent, those in flight included. */
    queuedCount: count,
    /** Of those queued, messages that wait until somebody decides about their numbers; absent for none. */
    heldCount: count.optional(),
    /** Kept by the provider's scheduler until their time. */
    scheduledCount: count,
    /** Of those unconfirmed, messages that the provider's scheduler may keep: its answer was lost. */
    perhapsScheduledCount: count,
    /** Given up when the campaign was canceled. */
    canceledCount: count,
    /** 0 to 100; 100 only when every message is settled. */
    progress: z.int().min(0).max(100),
    startedAt: time,
    /** When its first text is to go, while it is scheduled. */
    scheduledAt: time.optional(),
    completedAt: time,
    /** In plain words; null unless it is paused. */
    pausedReason: z.string().nullable(),
    pausedReasonCode: z.enum(pauseCodes).nullable(),
    /** What the old system said of it, while a repair has not put that right; null otherwise. */
    damaged: originalFiguresSchema.nullable(),
    /** Whether its messages are missing, so that its counts are as near as can be told. */
    isEstimated: z.boolean(),
    /** How it is handed over to the provider's scheduler; null where this computer sends it. */
    handOver: handOverSchema.nullable(),
    /** Whether somebody put it away: lists leave it out unless asked. */
    isArchived: z.boolean(),
  })
  .readonly();

export type CampaignSnapshot = z.infer<typeof campaignSnapshotSchema>;

/** A snapshot of a campaign that is being sent, with what only the engine knows. */
export const liveProgressSchema = z
  .object({
    snapshot: campaignSnapshotSchema,
    /** Messages settled a second over the last ten seconds; null when nothing is running. */
    messagesPerSecond: z.number().nonnegative().nullable(),
    /** When the last message will have gone if all goes well: pace, daily cap and quiet hours considered. */
    finishesAt: z.int().nullable(),
    /** Until then; null when that cannot be said. */
    secondsLeft: z.number().nonnegative().nullable(),
    /** What it waits for and until when; null while it hands messages over. */
    waiting: z.object({ reason: waitReasonSchema, until: z.int() }).readonly().nullable(),
  })
  .readonly();

export type LiveProgress = z.infer<typeof liveProgressSchema>;

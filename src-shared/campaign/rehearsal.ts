import { z } from 'zod';
import { failureGroupSchema } from './campaign.ts';
import { words } from '../words/words.ts';
import { reviewCostSchema } from './review.ts';

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);

/** What is to go wrong in a rehearsal. Shares are of the texts, 0 to 1. */
export const rehearsalFaultsSchema = z
  .object({
    /** The carrier refuses the text. */
    refused: share.default(0),
    /** Accepted, and not delivered: switched off, unknown, blocked. */
    unreachable: share.default(0),
    /** The provider asks for patience (429). */
    throttled: share.default(0),
    /** The provider does not answer: half of these texts were taken. */
    unanswered: share.default(0),
    /** Receipts come after minutes, not seconds. */
    slowReceipts: z.boolean().default(false),
    /** For ten minutes the network is away, once a third is sent. */
    networkDrop: z.boolean().default(false),
    /** Ovo is closed for half an hour, once half is sent. */
    stop: z.boolean().default(false),
  })
  .refine(
    ({ refused, throttled, unanswered }) => refused + throttled + unanswered <= 1,
    words.fields.sharesAddUp,
  )
  .readonly();
export type RehearsalFaults = z.infer<typeof rehearsalFaultsSchema>;

/** Nothing goes wrong. */
export const noFaults: RehearsalFaults = rehearsalFaultsSchema.parse({});

/** How far a rehearsal is. */
export const rehearsalProgressSchema = z
  .object({
    id: z.int().positive(),
    step: z.enum(['copying', 'checking', 'preparing', 'sending']),
    /** Of what the step counts: pages of the copy, people, texts. */
    done: count,
    total: count,
    /** What time it is in the rehearsal, in milliseconds since 1970; null before its start. */
    at: z.int().nullable(),
  })
  .readonly();
export type RehearsalProgress = z.infer<typeof rehearsalProgressSchema>;

/** Something that happened in a rehearsal; `at` by its own clock, in milliseconds since 1970. */
const rehearsalEventSchema = z
  .object({
    what: z.enum([
      'started',
      'went-on',
      'network-away',
      'network-back',
      'closed',
      'opened',
      'paused',
      'all-sent',
      'last-receipt',
    ]),
    at: z.int(),
  })
  .readonly();
export type RehearsalEvent = z.infer<typeof rehearsalEventSchema>;

/** What a whole campaign came to that was sent to nobody, and what the review had said. */
export const rehearsalSchema = z
  .object({
    campaignId: z.int().positive(),
    /** The revision of the draft that was rehearsed. */
    revision: z.int().positive(),
    /** When it was made, in milliseconds since 1970. */
    at: z.int(),
    faults: rehearsalFaultsSchema,
    /**
     * `done`: everybody is settled. `paused`: it stopped with a reason. `endless`: it would take more than a
     * year.
     */
    ended: z.enum(['done', 'paused', 'endless']),
    /** Why it stopped, in plain words; null where it did not. */
    pausedReason: z.string().nullable(),
    people: z
      .object({
        all: count,
        delivered: count,
        undelivered: count,
        /** Sent, and nothing was heard of the delivery. */
        noReceipt: count,
        failed: count,
        skipped: count,
        unconfirmed: count,
        /** Still to be sent when it ended. */
        held: count,
      })
      .readonly(),
    /** Why texts reached nobody, the most frequent reason first. */
    failures: z.array(failureGroupSchema).readonly(),
    /** Segments that would be billed. */
    segments: count,
    cost: reviewCostSchema,
    startsAt: z.int(),
    /** When the last text was sent; null where not all were. */
    finishesAt: z.int().nullable(),
    /** When the last text within the budget was sent; null where the budget did not stop it. */
    stopsAt: z.int().nullable(),
    events: z.array(rehearsalEventSchema).readonly(),
    /** What a review says of the same draft, by the rules of real sending. */
    foreseen: z
      .object({
        people: count,
        segments: count,
        cost: reviewCostSchema,
        startsAt: z.int(),
        finishesAt: z.int().nullable(),
        stopsAt: z.int().nullable(),
      })
      .readonly(),
  })
  .readonly();
export type Rehearsal = z.infer<typeof rehearsalSchema>;

import { z } from 'zod';
import { pauseReasonSchema } from './pause-reason.ts';

const at = z.int();
const plain = <C extends string>(what: C) => z.object({ what: z.literal(what), at }).readonly();

/** Something that happened to a campaign as a whole. `at` is in milliseconds since 1970. */
export const campaignEventSchema = z.discriminatedUnion('what', [
  plain('created'),
  z.object({ what: z.literal('started'), at, contacts: z.int().nonnegative() }).readonly(),
  z.object({ what: z.literal('paused'), at, reason: pauseReasonSchema }).readonly(),
  plain('resumed'),
  z.object({ what: z.literal('scheduled'), at, scheduledAt: z.int() }).readonly(),
  plain('unscheduled'),
  plain('handed-over'),
  plain('taken-back'),
  z.object({ what: z.literal('sender-changed'), at, to: z.string() }).readonly(),
  z
    .object({
      what: z.literal('decided'),
      at,
      decision: z.enum(['send-again', 'mark-as-sent', 'skip']),
      messages: z.int().nonnegative(),
    })
    .readonly(),
  z.object({ what: z.literal('retried'), at, messages: z.int().nonnegative() }).readonly(),
  plain('completed'),
  plain('canceled'),
]);
export type CampaignEvent = z.infer<typeof campaignEventSchema>;

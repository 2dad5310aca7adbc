import { z } from 'zod';

/** A sender that a Twilio account has. */
const accountSenderSchema = z
  .object({
    /** As it is stored: a number in E.164, a short code, or the SID of a Messaging Service. */
    sender: z.string(),
    /** What the account calls it; empty where it has no name of its own. */
    name: z.string(),
    kind: z.enum(['number', 'short-code', 'service']),
  })
  .readonly();
export type AccountSender = z.infer<typeof accountSenderSchema>;

/** The senders of a Twilio account, as far as Twilio told them. */
export const accountSendersSchema = z
  .object({
    senders: z.array(accountSenderSchema).readonly(),
    /** Why some or all are missing, for the user to read; null where none is. */
    problem: z.string().nullable(),
  })
  .readonly();
export type AccountSenders = z.infer<typeof accountSendersSchema>;

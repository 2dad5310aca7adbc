import { z } from 'zod';
import { repliesStateSchema, unreadPartSchema } from './sender-report.ts';

/** A Messaging Service that drops what comes in: replies to its senders are lost. */
const droppingServiceSchema = z
  .object({
    /** MG… */
    sid: z.string(),
    /** What the account calls it; empty where it has no name. */
    name: z.string(),
    /** Its numbers and short codes; empty where they could not be read. */
    senders: z.array(z.string()).readonly(),
  })
  .readonly();

/** Whether the replies of an account can be read, as far as that could be read itself. */
export const inboundSetupSchema = z
  .object({
    /**
     * `dropped` where a Messaging Service drops what comes in, `forbidden` where the API key may not list
     * messages, `unknown` where a part could not be read.
     */
    replies: repliesStateSchema,
    dropping: z.array(droppingServiceSchema).readonly(),
    unread: z.array(unreadPartSchema).readonly(),
  })
  .readonly();
export type InboundSetup = z.infer<typeof inboundSetupSchema>;

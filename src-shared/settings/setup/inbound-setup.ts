import { z } from 'zod';
import { repliesStateSchema, unreadPartSchema } from './sender-report.ts';

/** What becomes of texts that come in to a Messaging Service of the account. */
const inboundServiceSchema = z
  .object({
    /** MG… */
    sid: z.string(),
    /** What the account calls it; empty where it has no name. */
    name: z.string(),
    replies: repliesStateSchema.extract(['readable', 'dropped']),
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
    /** All Messaging Services that were read, those that drop replies first. */
    services: z.array(inboundServiceSchema).readonly(),
    unread: z.array(unreadPartSchema).readonly(),
  })
  .readonly();
export type InboundSetup = z.infer<typeof inboundSetupSchema>;

import { z } from 'zod';
import { senderSchema } from '../../campaign/sender.ts';
import { cleanText } from '../../lib/clean-text.ts';
import { credentialsInputSchema } from '../../settings/settings.ts';
import { accountCheckSchema, accountSavedSchema } from '../../settings/setup/account-check.ts';
import { inboundSetupSchema } from '../../settings/setup/inbound-setup.ts';
import { senderReportSchema, setupSendersSchema } from '../../settings/setup/sender-report.ts';
import { testTextAnswerSchema, testTextSchema } from '../../settings/setup/test-text.ts';
import { id, nothing } from './common.ts';

/** Requests of the first run: sample contacts, and connecting Twilio. */
export const setupRequests = {
  /**
   * Imports the sample contacts and makes a first draft to them, once: asked again, it answers with what is
   * there. Refused (`conflict`) unless Ovo practices, since nobody has these numbers.
   */
  'setup.trySamples': {
    input: nothing,
    output: z.object({ campaignId: id, contacts: z.int().nonnegative() }).readonly(),
  },
  /** Checks credentials with Twilio and keeps them, unless Twilio says that they are wrong. */
  'setup.saveAccount': { input: credentialsInputSchema, output: accountSavedSchema },
  /** Checks the credentials that are kept. */
  'setup.checkAccount': { input: nothing, output: accountCheckSchema },
  /** What the account could text from. */
  'setup.senders': { input: nothing, output: setupSendersSchema },
  /** Whether the replies of the account can be read, and which Messaging Services drop them. */
  'setup.inbound': { input: nothing, output: inboundSetupSchema },
  /** What Twilio says of one sender: its registration, and whether replies can be read. */
  'setup.senderReport': {
    input: z.object({ sender: senderSchema }),
    output: senderReportSchema,
  },
  /**
   * Sends a text through Twilio, in practice mode too; each request id once, whatever happens. Refused
   * (`conflict`) where the id stands for another number, text or sender.
   */
  'setup.sendTest': {
    input: z.object({
      requestId: z.uuid(),
      /** As a person of the default country writes it. */
      to: z.string().max(40),
      body: z.string().overwrite(cleanText).min(1).max(480),
    }),
    output: testTextAnswerSchema,
  },
  /** The last test text, as it is known here; null where there was none. */
  'setup.lastTest': { input: nothing, output: testTextSchema.nullable() },
  /** Asks Twilio what became of the last test text. */
  'setup.checkTest': { input: nothing, output: testTextSchema.nullable() },
} as const;

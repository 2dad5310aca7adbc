import { z } from 'zod';
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
} as const;

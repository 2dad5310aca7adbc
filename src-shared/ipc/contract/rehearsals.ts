import { z } from 'zod';
import {
  rehearsalFaultsSchema,
  rehearsalProgressSchema,
  rehearsalSchema,
} from '../../campaign/rehearsal.ts';
import { id, nothing } from './common.ts';

/** Requests about the rehearsal of a draft. */
export const rehearsalRequests = {
  /**
   * Sends a saved draft to nobody, in a copy that is thrown away. How far it is comes as
   * `campaigns.rehearsing`. Another rehearsal, and `campaigns.cancelRehearsal`, cancel the one before
   * (`canceled`).
   */
  'campaigns.rehearse': {
    input: z.object({ id, revision: z.int().positive(), faults: rehearsalFaultsSchema }),
    output: rehearsalSchema,
  },
  'campaigns.cancelRehearsal': { input: nothing, output: nothing },
} as const;

/** News of rehearsals. */
export const rehearsalEvents = {
  /** How far a rehearsal is, five times a second at most. */
  'campaigns.rehearsing': rehearsalProgressSchema,
} as const;

import { z } from 'zod';

/**
 * What one process does with a campaign right now. All but `idle` and `sending` claim nothing.
 * - `checking`: credentials, the database file
 * - `backing-up`: the backup before the start
 * - `preparing`: a message is written for each recipient; nobody can be texted yet
 * - `starting`: every message is written; the campaign is about to be `sending` in the database
 * - `withdrawing`: a stop came before the start; the prepared messages are removed
 * - `sending`: its messages may be claimed
 * - `stopping`: nothing more is claimed; the pause or the cancellation is being written
 */
export const runPhases = [
  'idle',
  'checking',
  'backing-up',
  'preparing',
  'starting',
  'withdrawing',
  'sending',
  'stopping',
] as const;

export type RunPhase = (typeof runPhases)[number];

/**
 * How somebody can ask for a stop, from the weakest to the strongest. Before the campaign has started
 * each leaves the draft, or the paused campaign, as it was.
 * - `quit`: the process ends; a campaign that was being sent goes on at the next start
 * - `back-to-draft`: do not start; a campaign that has started by then is paused
 * - `pause`, `cancel`: as they say
 */
export const stopRequests = ['quit', 'back-to-draft', 'pause', 'cancel'] as const;

export type StopRequest = (typeof stopRequests)[number];

/** What this process does with a campaign, told whenever it changes. */
export const campaignRunSchema = z
  .object({
    id: z.int().positive(),
    phase: z.enum(runPhases),
    /** What was asked for; null where nobody asked to stop. */
    stop: z.enum(stopRequests).nullable(),
    /** Whether it has to wait for other work on the database, of this process or another. */
    waitsForDatabase: z.boolean(),
    /** While it is `preparing`: how many of its messages are written. Null where they are few. */
    prepared: z
      .object({ done: z.int().nonnegative(), total: z.int().nonnegative() })
      .readonly()
      .nullable(),
  })
  .readonly();

export type CampaignRun = z.infer<typeof campaignRunSchema>;

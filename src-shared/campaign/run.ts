import { z } from 'zod';

/**
 * What one process does with a campaign right now. All but `idle` and `sending` claim nothing.
 * - `checking`: credentials, the database file
 * - `counting-down`: ready, and still easily undone; skipped at once where no time to undo was asked for
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
  'counting-down',
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
    /** While it is `counting-down`: when the time to undo is over, in milliseconds since 1970. */
    undoUntil: z.int().nullable(),
  })
  .readonly();

export type CampaignRun = z.infer<typeof campaignRunSchema>;

/** How long a campaign that was sent from the window can be undone, in milliseconds. */
export const undoSendMs = 10_000;

/**
 * The time to undo of a draft: it runs, or the process that counted ended in it, and nothing was sent.
 * `none` also where the draft was changed since.
 */
export const sendCountdownSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }).readonly(),
  z
    .object({
      kind: z.enum(['running', 'interrupted']),
      /** When it began, and when it is or was over, in milliseconds since 1970. */
      from: z.int(),
      until: z.int(),
    })
    .readonly(),
]);

export type SendCountdown = z.infer<typeof sendCountdownSchema>;

import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What a request is for. */
const operations = [
  'create',
  'list',
  'fetch',
  'cancel',
  'account',
  'numbers',
  'short-codes',
  'services',
  'service',
  'service-numbers',
  'service-short-codes',
  'campaign',
  'brand',
  'toll-free',
  'permissions',
  'prices',
  'media-list',
  'media',
  'deactivations',
  // A file that Twilio leads to.
  'stored-file',
] as const;
export type Operation = (typeof operations)[number];

/**
 * What happens to a request instead of the plain answer. `accepted` says whether the request has its
 * full effect all the same: a message is taken, although the answer does not say so.
 */
const faultSchema = z.discriminatedUnion('kind', [
  /** This answer in place of the real one. */
  z.object({
    kind: z.literal('answer'),
    accepted: z.boolean(),
    status: z.int(),
    headers: z.record(z.string(), z.string()).optional(),
    /** An object goes out as JSON. */
    body: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  }),
  /** The connection is closed: at once, reset, or in the middle of the real answer. */
  z.object({
    kind: z.literal('drop'),
    accepted: z.boolean(),
    how: z.enum(['close', 'reset', 'in-the-answer']).default('close'),
  }),
  /** No answer ever comes. */
  z.object({ kind: z.literal('hang'), accepted: z.boolean() }),
  /** The real answer, that much later. */
  z.object({ kind: z.literal('slow'), delayMs: z.number().min(0) }),
  /** The real answer, but the list shows the message only that much later. */
  z.object({ kind: z.literal('late'), visibleAfterMs: z.number().min(0) }),
]);

export type Fault = z.input<typeof faultSchema>;
export type ParsedFault = z.output<typeof faultSchema>;

const operationSchema = z.enum(operations).default('create');

/** Faults that happen in turn, then those that happen by chance. */
const faultPlanSchema = z.object({
  /** Each is used up by as many requests as it says (1 where it says nothing); the first that fits. */
  queue: z
    .array(z.object({ on: operationSchema, times: z.int().min(1).default(1), fault: faultSchema }))
    .default([]),
  /** The shares of one operation are tried in turn and add up to 1 at most. */
  chance: z
    .array(z.object({ on: operationSchema, share: z.number().min(0).max(1), fault: faultSchema }))
    .default([]),
  seed: z.int().default(1),
});

export type FaultPlan = z.input<typeof faultPlanSchema>;
type Queued = z.output<typeof faultPlanSchema>['queue'][number];

/** Decides what happens to each request. */
export interface FaultSource {
  /** The fault of the next request of this kind; undefined for the plain answer. */
  next(operation: Operation): ParsedFault | undefined;
  /** Lets the next requests of a kind (creates where it says nothing) fail so. */
  add(fault: Fault, options?: { readonly on?: Operation; readonly times?: number }): void;
  /** Forgets the faults that were added and not met yet. */
  clear(): void;
}

/** Numbers from 0 to 1 that are the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function createFaultSource(plan: FaultPlan = {}): FaultSource {
  const { queue: planned, chance, seed } = faultPlanSchema.parse(plan);
  let queue: readonly Queued[] = planned;
  const random = seededRandom(seed);
  return {
    next(operation) {
      const queued = queue.find((entry) => entry.on === operation);
      if (queued) {
        queue = queue.flatMap((entry) => {
          if (entry !== queued) return [entry];
          return entry.times > 1 ? [{ ...entry, times: entry.times - 1 }] : [];
        });
        return queued.fault;
      }
      const candidates = chance.filter((entry) => entry.on === operation);
      if (candidates.length === 0) return undefined;
      let drawn = random();
      for (const { share, fault } of candidates) {
        if (drawn < share) return fault;
        drawn -= share;
      }
      return undefined;
    },
    clear() {
      queue = [];
    },
    add(fault, { on = 'create', times = 1 } = {}) {
      queue = [...queue, { on, times, fault: faultSchema.parse(fault) }];
    },
  };
}

/** A plan from a JSON file; throws with what is wrong with it. */
export function readFaultPlan(file: string): FaultPlan {
  return faultPlanSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

import { z } from 'zod';
import { seededRandom } from '../faults.ts';
import type { StoredMessage } from '../message-store.ts';

/** What is wrong with the list of messages, as others have met it at Twilio; with nothing unless given. */
export const listTroubleSchema = z.object({
  /** That share of the texts that come in is listed only so much later, in milliseconds. */
  lag: z
    .object({ share: z.number().min(0).max(1), leastMs: z.number().min(0), mostMs: z.number() })
    .optional(),
  /** The share of a page that a request does not show, drawn anew for each request. */
  missing: z.number().min(0).max(1).default(0),
  /** The last messages of a page that stand on the next page, too. */
  repeats: z.int().min(0).default(0),
  /** The order has nothing to do with time. */
  isShuffled: z.boolean().default(false),
  /** Pages are counted in messages, so that what comes in or is deleted moves their borders. */
  bordersMove: z.boolean().default(false),
  /** The outbound messages of a page that are deleted once it was shown. */
  deletes: z.int().min(0).default(0),
  seed: z.int().default(1),
});
export type ListTrouble = z.input<typeof listTroubleSchema>;

/** The trouble with a list while it lasts. */
export interface Troubled extends z.output<typeof listTroubleSchema> {
  /** How long the next text that comes in is not listed, in milliseconds. */
  drawLag(): number;
  /** Whether this request does not show a message. */
  isMissing(): boolean;
  /** Messages as they are listed, of those from the oldest to the newest. */
  inOrder(messages: readonly StoredMessage[]): readonly StoredMessage[];
}

export function createTrouble(given: ListTrouble = {}): Troubled {
  const trouble = listTroubleSchema.parse(given);
  const random = seededRandom(trouble.seed);
  const { lag, missing, isShuffled } = trouble;
  return {
    ...trouble,
    drawLag() {
      if (lag === undefined || random() >= lag.share) return 0;
      return lag.leastMs + random() * (lag.mostMs - lag.leastMs);
    },
    isMissing: () => missing > 0 && random() < missing,
    inOrder(messages) {
      if (!isShuffled) return messages.toReversed();
      // The same for each page of a list.
      const places = new Map(messages.map((one) => [one, placeOf(one.sid, trouble.seed)]));
      return messages.toSorted((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
    },
  };
}

/** A number that says nothing of the age of a message (FNV-1a, then mixed). */
function placeOf(sid: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < sid.length; at += 1) {
    hash = Math.imul(hash ^ sid.charCodeAt(at), 0x01000193);
  }
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
}

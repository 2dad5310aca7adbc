/**
 * Added to `messages.next_attempt_at` of a queued message whose number is held: a claim never meets it, and
 * taking the sum off again gives back the time it had. Larger than every time, smaller than 2^53.
 */
export const heldOffset = 2 ** 52;

/** Smaller than the time of every held message, larger than that of every other. */
export const leastHeld = heldOffset / 2;

/** Whether a queued message with this `next_attempt_at` is held; also one of the first texts, whose time is negative. */
export function isHeldAt(nextAttemptAt: number): boolean {
  return nextAttemptAt >= leastHeld;
}

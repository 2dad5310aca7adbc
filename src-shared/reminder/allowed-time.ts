import type { Span } from './occurrences.ts';

/** Whether somebody may be texted at a time, and when that changes; milliseconds since 1970. */
export type HoursOpening =
  | {
      readonly open: true;
      /** The first millisecond at which texts may not go any more; Infinity for never. */
      readonly closesAt: number;
    }
  | {
      readonly open: false;
      /** No text may go before this time; at it, ask again. */
      readonly opensAt: number;
    };

/**
 * When the recipient may be texted, by the setting and the places where the recipient may be: what the engine’s
 * `QuietHours.allowed` says for the zone key of the contact.
 */
export type AllowedHours = (at: number) => HoursOpening;

/** At any time. */
export const atAnyHour: AllowedHours = () => ({ open: true, closesAt: Infinity });

/** The engine hands over no message that has less than this before the hours end: Twilio could be too late. */
export const leastBeforeClosingMs = 61_000;

/** A text that has to go earlier goes so long before the hours end, so that many at once all go in time. */
export const beforeClosingMs = 15 * 60_000;

/** No text goes earlier than this because of quiet hours: a weekend with holidays around it. */
export const mostEarlierMs = 7 * 86_400_000;

/** The first time of a span, its end included, at which a text may go; null for none. */
export function firstAllowed(hours: AllowedHours, { from, until }: Span): number | null {
  let at = from;
  while (at <= until) {
    const opening = hours(at);
    if (opening.open && opening.closesAt - at >= leastBeforeClosingMs) return at;
    at = opening.open ? opening.closesAt : opening.opensAt;
  }
  return null;
}

/**
 * The last time up to and including `wanted` at which a text may go: that time itself, or shortly before the hours
 * ended last; null where there is none in the week before.
 */
export function lastAllowed(hours: AllowedHours, wanted: number): number | null {
  if (firstAllowed(hours, { from: wanted, until: wanted }) !== null) return wanted;
  let last: number | null = null;
  let at = wanted - mostEarlierMs;
  while (at <= wanted) {
    const opening = hours(at);
    if (!opening.open) {
      at = opening.opensAt;
      continue;
    }
    const { closesAt } = opening;
    if (closesAt - at >= leastBeforeClosingMs) last = Math.max(at, closesAt - beforeClosingMs);
    at = closesAt;
  }
  return last;
}

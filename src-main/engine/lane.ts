import type { WaitReason } from '../../src-shared/campaign/snapshot.ts';
import type { Outcome } from '../../src-shared/message/outcome.ts';
import { createPacer } from './pacer.ts';

/** Messages in flight at once for one sender; bounds what a crash can leave unconfirmed. */
const mostInFlight = 64;

/** Attempts in a row that did not get through, after which nothing of the sender is tried any more. */
const mostUnreachable = 10;

/** The longest wait between tries of our own choosing, and the longest that a provider may ask for. */
const longestPauseMs = 60_000;
const longestAskedPauseMs = 3_600_000;

/** A wait of a sender: why, and until when. */
export interface LaneWait {
  readonly reason: WaitReason;
  readonly until: number;
}

/**
 * One sender of one gateway: what its campaigns share. It knows its pace, slows down when the provider
 * asks for patience, creeps back afterwards, and closes when nothing gets through.
 */
export interface Lane {
  /** Why and until when a message of that many segments has to wait; null when it may go now. */
  waitFor(segments: number, now: number): LaneWait | null;
  /** What may be claimed now: how many messages at once, and of how many segments; 0 for nothing. */
  allowance(now: number): { readonly messages: number; readonly segments: number };
  /** Notes that a message of that many segments is handed over. */
  begin(segments: number, now: number): void;
  /** Learns from the outcome of one that was handed over; returns why every campaign of this sender has to stop, if it has to. */
  learn(outcome: Outcome, now: number): string | null;
  /** When it opens again; `now` or earlier while it is open. */
  readonly opensAt: number;
  /** Segments a second at present; 0 for no limit of ours. */
  readonly rate: number;
}

/** A day of this computer's calendar. */
export interface CalendarDay {
  /** YYYY-MM-DD. */
  readonly name: string;
  /** The first millisecond of the next day. */
  readonly endsAt: number;
}

/** How much a sender may hand over a day. */
export interface DailyCap {
  /** Segments; 0 sets no limit. */
  readonly cap: number;
  readonly dayOf: (time: number) => CalendarDay;
  /** Segments that were handed over already on that day. */
  readonly usedOn: (day: string) => number;
}

/** A lane for that many segments a second; 0 sets no limit. */
export function createLane(segmentsPerSecond: number, daily: DailyCap): Lane {
  const isLimited = segmentsPerSecond > 0;
  const pacer = createPacer(isLimited ? segmentsPerSecond : 1);
  /** Share of its rate that the provider bears at present. */
  let share = 1;
  let opensAt = 0;
  let reason: WaitReason = 'throttled';
  let refusalsInARow = 0;
  let inFlight = 0;

  function inFlightLimit(): number {
    // After a refusal one message tries the way before the others follow.
    if (refusalsInARow > 0) return 1;
    return isLimited
      ? Math.min(mostInFlight, Math.max(2, Math.ceil(2 * segmentsPerSecond)))
      : mostInFlight;
  }

  function leftToday(now: number): number {
    return daily.cap === 0 ? Infinity : daily.cap - daily.usedOn(daily.dayOf(now).name);
  }

  function setShare(next: number): void {
    share = Math.min(1, Math.max(0.1, next));
    if (isLimited) pacer.setRate(segmentsPerSecond * share);
  }

  const backoff = (firstMs: number) => Math.min(firstMs * 2 ** refusalsInARow, longestPauseMs);

  function close(why: WaitReason, pauseMs: number, now: number): void {
    reason = why;
    opensAt = Math.max(opensAt, now + pauseMs);
  }

  return {
    waitFor(segments, now) {
      // A clock that was set back must not keep the lane closed for longer than it can ever be.
      if (opensAt - now > longestAskedPauseMs) opensAt = now;
      if (opensAt > now) return { reason, until: opensAt };
      if (leftToday(now) < segments) {
        return { reason: 'daily-cap', until: daily.dayOf(now).endsAt };
      }
      if (!isLimited) return null;
      const readyAt = pacer.readyAt(segments, now);
      return readyAt > now ? { reason: 'rate', until: readyAt } : null;
    },
    allowance(now) {
      const room = opensAt > now ? 0 : inFlightLimit() - inFlight;
      if (room <= 0) return { messages: 0, segments: 0 };
      const today = leftToday(now);
      if (today <= 0) return { messages: 0, segments: 0 };
      if (!isLimited) return { messages: room, segments: today };
      return { messages: 1, segments: Math.min(today, pacer.allowance(now)) };
    },
    begin(segments, now) {
      inFlight += 1;
      if (isLimited) pacer.spend(segments, now);
    },
    learn(outcome, now) {
      inFlight -= 1;
      switch (outcome.kind) {
        case 'accepted':
        case 'rejected':
          refusalsInARow = 0;
          setShare(share * 1.02);
          return null;
        case 'throttled':
          // Several in flight hear the same refusal: it slows the sender down only once.
          if (now >= opensAt) {
            refusalsInARow += 1;
            setShare(share / 2);
          }
          close(
            'throttled',
            Math.min(outcome.retryAfterMs ?? backoff(1000), longestAskedPauseMs),
            now,
          );
          return null;
        case 'unreachable':
          refusalsInARow += 1;
          close('retry', backoff(250), now);
          if (refusalsInARow < mostUnreachable) return null;
          refusalsInARow = 0;
          return `${outcome.detail} Nothing was lost: everybody who is left is still queued. Resume when the connection works again.`;
        case 'blocked':
          return outcome.detail;
        case 'unknown':
          return null;
      }
    },
    get opensAt() {
      return opensAt;
    },
    get rate() {
      return isLimited ? segmentsPerSecond * share : 0;
    },
  };
}

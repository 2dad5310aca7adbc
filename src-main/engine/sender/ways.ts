/** Times of answers older than this, in milliseconds, say nothing of the way as it is now. */
const keptMs = 120_000;

/**
 * In how many separate seconds an answer has to be about the quickest before the quickest is believed: the
 * first messages wait for connections, and their answers say nothing of the way.
 */
const secondsOfQuickest = 20;

/** An answer is about the quickest where that one took no less than this share of its time, or so little less. */
const quickestShare = 0.9;
const quickestMs = 5;

/** In how many separate seconds an answer has to come before it is known what is usual. */
const secondsOfUsual = 6;

/**
 * An answer is usual up to so many times what most take (nineteen of twenty), and up to so many times what
 * half of them take.
 */
const usualShare = 0.95;
const timesOfMost = 1.25;
const timesOfHalf = 2;

/** What takes longer than this, in milliseconds, is never usual. */
const mostUsualMs = 1000;

/** The answers of one second. */
interface Second {
  readonly second: number;
  readonly first: number;
  least: number;
}

/** What answers took lately: how long the way takes at least, and what is usual. All in milliseconds. */
export interface Ways {
  record(tookMs: number, answeredAt: number): void;
  /** What a way takes at least; 0 where that is not known well enough. */
  leastMs(now: number): number;
  /** The longest answer that is a usual one; below 0 where that is not known well enough. */
  usualMs(now: number): number;
}

export function createWays(): Ways {
  let seconds: Second[] = [];
  /** What `seconds` come to; null after a change. */
  let known: { readonly least: number; readonly usual: number } | null = null;

  function summary(now: number) {
    const last = seconds.at(-1);
    const agoMs = now - 1000 * (last?.second ?? -Infinity);
    // Not heard for so long, or before the clock was set back.
    if (agoMs < 0 || agoMs >= keptMs) return { least: 0, usual: -1 };
    known ??= { least: leastOf(seconds), usual: usualOf(seconds) };
    return known;
  }

  return {
    record(tookMs, answeredAt) {
      const second = Math.floor(answeredAt / 1000);
      const last = seconds.at(-1);
      if (last?.second === second) {
        if (tookMs >= last.least) return;
        last.least = tookMs;
      } else {
        // A second in the future was recorded before the clock was set back.
        seconds = seconds.filter(
          (one) => one.second < second && 1000 * (second - one.second) < keptMs,
        );
        seconds.push({ second, first: tookMs, least: tookMs });
      }
      known = null;
    },
    leastMs: (now) => summary(now).least,
    usualMs: (now) => summary(now).usual,
  };
}

/** A little less than any answer took; 0 where too few took about that. */
function leastOf(seconds: readonly Second[]): number {
  const least = Math.min(...seconds.map((one) => one.least));
  const about = (took: number) => Math.max(took * quickestShare, took - quickestMs);
  const count = seconds.filter((one) => about(one.least) <= least).length;
  return count < secondsOfQuickest ? 0 : about(least);
}

/** -1 where too few answers came. */
function usualOf(seconds: readonly Second[]): number {
  if (seconds.length < secondsOfUsual) return -1;
  const times = seconds.map(({ first }) => first).toSorted((one, other) => one - other);
  const half = times[times.length >> 1] ?? 0;
  const most = times[Math.ceil(usualShare * times.length) - 1] ?? 0;
  return Math.min(mostUsualMs, timesOfHalf * half, timesOfMost * most);
}

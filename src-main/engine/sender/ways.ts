/** Times of answers older than this, in milliseconds, say nothing of the way as it is now. */
const keptMs = 120_000;

/**
 * In how many separate seconds a way has to be about the shortest before the shortest is believed: the first
 * messages wait for connections, and their answers say nothing of the way.
 */
const secondsOfShortest = 20;

/** A way is about the shortest where that one took no less than this share of its time, or so little less. */
const shortestShare = 0.9;
const shortestMs = 5;

/** The answers of one second. */
interface Second {
  readonly second: number;
  least: number;
}

/** How long messages were on their ways lately, there and back, in milliseconds. */
export interface Ways {
  record(wayMs: number, answeredAt: number): void;
  /** What a way takes at least; 0 where that is not known well enough. */
  leastMs(now: number): number;
}

export function createWays(): Ways {
  let seconds: Second[] = [];
  /** What `seconds` come to; null after a change. */
  let least: number | null = null;

  return {
    record(wayMs, answeredAt) {
      const second = Math.floor(answeredAt / 1000);
      const last = seconds.at(-1);
      if (last?.second === second) {
        if (wayMs >= last.least) return;
        last.least = wayMs;
      } else {
        // A second in the future was recorded before the clock was set back.
        seconds = seconds.filter(
          (one) => one.second < second && 1000 * (second - one.second) < keptMs,
        );
        seconds.push({ second, least: wayMs });
      }
      least = null;
    },
    leastMs(now) {
      const agoMs = now - 1000 * (seconds.at(-1)?.second ?? -Infinity);
      // Not heard for so long, or before the clock was set back.
      if (agoMs < 0 || agoMs >= keptMs) return 0;
      return (least ??= leastOf(seconds));
    },
  };
}

/** A little less than any way took; 0 where too few took about that. */
function leastOf(seconds: readonly Second[]): number {
  const shortest = Math.min(...seconds.map((one) => one.least));
  const about = (way: number) => Math.max(way * shortestShare, way - shortestMs);
  const count = seconds.filter((one) => about(one.least) <= shortest).length;
  return count < secondsOfShortest ? 0 : about(shortest);
}

import { IANAZone } from 'luxon';

const minuteMs = 60_000;
const weekMs = 7 * 24 * 60 * minuteMs;

/** Weeks kept of each zone; a forecast looks a year ahead. */
const mostWeeks = 200;

/** A stretch of time in which a zone keeps its distance from UTC; all in milliseconds. */
export interface OffsetSpan {
  readonly from: number;
  /** The first millisecond after it. */
  readonly until: number;
  /** What the zone's clock is ahead of UTC. */
  readonly offset: number;
}

/**
 * What a zone's clock is ahead of UTC, for any time: the span around it, which ends no later than the
 * next change to or from daylight saving time, and at a week's end at the latest. Remembers the weeks
 * it was asked about, so that asking again costs next to nothing.
 *
 * @param name a zone that `IANAZone.isValidZone` knows.
 */
export function createZoneOffsets(name: string): (at: number) => OffsetSpan {
  const zone = IANAZone.create(name);
  const weeks = new Map<number, readonly OffsetSpan[]>();

  const offsetAt = (at: number) => Math.round(zone.offset(at) * minuteMs);

  function readWeek(week: number): readonly OffsetSpan[] {
    const from = week * weekMs;
    const until = from + weekMs;
    const offset = offsetAt(from);
    const lastOffset = offsetAt(until - 1);
    // No zone goes over to daylight saving time and back within a week.
    if (offset === lastOffset) return [{ from, until, offset }];
    const change = findChange(from, until - 1);
    return [
      { from, until: change, offset },
      { from: change, until, offset: lastOffset },
    ];
  }

  /** The first millisecond with another offset than `from` has; `to` has another one. */
  function findChange(from: number, to: number): number {
    const offset = offsetAt(from);
    let same = from;
    let changed = to;
    while (changed - same > 1) {
      const middle = Math.floor((same + changed) / 2);
      if (offsetAt(middle) === offset) same = middle;
      else changed = middle;
    }
    return changed;
  }

  return (at) => {
    const week = Math.floor(at / weekMs);
    let spans = weeks.get(week);
    if (spans === undefined) {
      if (weeks.size >= mostWeeks) weeks.clear();
      spans = readWeek(week);
      weeks.set(week, spans);
    }
    return spans.find((span) => at < span.until) ?? unreachable(name, at);
  };
}

function unreachable(name: string, at: number): never {
  throw new Error(`The time zone ${name} has no time at ${String(at)}.`);
}

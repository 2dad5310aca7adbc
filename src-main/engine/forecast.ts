import { leastTimeLeftMs, type Opening, type QuietHours } from './quiet-hours.ts';

const dayMs = 24 * 60 * 60_000;

/** Further ahead than this a forecast means nothing. */
const horizonMs = 366 * dayMs;

/** Segments that come of calculating with fractions, not of messages. */
const roundingError = 1e-6;

/** What waits for people in the same zones. */
export interface QueuedSegments {
  /** As `zoneKeyOf` makes it. */
  readonly zoneKey: string;
  readonly segments: number;
  /** None of them goes before this, in milliseconds since 1970; at any time unless given. */
  readonly notBefore?: number;
}

/** How many segments a sender may send a day. */
export interface DailyCap {
  readonly limit: number;
  /** Segments sent of today's. */
  readonly used: number;
  /** When the count begins again, in milliseconds since 1970; from then on every 24 hours. */
  readonly resetsAt: number;
}

/** What waits for one sender, and what holds it up. */
export interface Waiting {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly queued: readonly QueuedSegments[];
  /** The pace of the sender; 0 for no limit. */
  readonly segmentsPerSecond: number;
  /** Null for no cap. */
  readonly dailyCap: DailyCap | null;
  readonly quietHours: QuietHours;
  /** No more segments than these go; all of them unless given. */
  readonly most?: number;
}

/**
 * When the last of the queued messages that may go will have gone if all goes well, in milliseconds since 1970,
 * the time that its segments take at the sender's pace included. It is `now` where nothing is queued,
 * and null where it would take more than a year, or for ever.
 *
 * Of the messages that may go at one time, those go first whose day ends first, as they are claimed. Where
 * all have the same length, the forecast is exact.
 */
export function forecastFinish(waiting: Waiting): number | null {
  const { now, segmentsPerSecond: pace, quietHours } = waiting;
  const cap = createCap(waiting.dailyCap, now);
  let groups = waiting.queued
    .filter(({ segments }) => segments > 0)
    .map((one) => createGroup(one, now));
  if (groups.length === 0) return now;
  let left = Math.min(waiting.most ?? Infinity, sumOf(groups));
  if (left <= 0) return now;
  if (isBeyondHorizon(left, pace, cap)) return null;

  const slotMs = pace > 0 ? 1000 / pace : 0;
  let at = now;
  while (at - now <= horizonMs) {
    resetIfDue(cap, at);
    if (cap.left === 0) {
      at = cap.resetsAt;
      continue;
    }
    let changesAt = cap.resetsAt;
    let next: Group | null = null;
    for (const group of groups) {
      if (at >= group.changesAt) lookAt(group, at, quietHours);
      if (group.isOpen && (next === null || group.changesAt < next.changesAt)) next = group;
      changesAt = Math.min(changesAt, group.changesAt);
    }
    const most = Math.min(left, cap.left, startsWithin(changesAt - at, slotMs));
    const sent = next === null ? 0 : Math.min(next.segments, most);
    cap.left -= sent;
    left -= sent;
    if (next !== null) {
      const done = next;
      done.segments -= sent;
      if (done.segments < roundingError) groups = groups.filter((group) => group !== done);
    }
    const goneAt = at + sent * slotMs;
    if (groups.length === 0 || left < roundingError) return Math.round(goneAt);
    at = sent > 0 ? goneAt : changesAt;
  }
  return null;
}

/** How many segments can start within a time, the first one at once. */
function startsWithin(lengthMs: number, slotMs: number): number {
  return slotMs > 0 ? Math.ceil(lengthMs / slotMs - roundingError) : Infinity;
}

/** Messages of one zone key; while the forecast goes through time, what it says changes. */
interface Group {
  readonly zoneKey: string;
  readonly notBefore: number;
  segments: number;
  isOpen: boolean;
  /** When `isOpen` has to be looked at again. */
  changesAt: number;
}

interface Cap {
  readonly limit: number;
  left: number;
  resetsAt: number;
}

function createGroup(queued: QueuedSegments, now: number): Group {
  return { notBefore: now, ...queued, isOpen: false, changesAt: now };
}

function createCap(cap: DailyCap | null, now: number): Cap {
  if (cap === null) return { limit: Infinity, left: Infinity, resetsAt: Infinity };
  const { limit, used, resetsAt } = cap;
  const created: Cap = { limit, left: Math.max(0, limit - used), resetsAt };
  resetIfDue(created, now);
  return created;
}

function resetIfDue(cap: Cap, at: number): void {
  if (at < cap.resetsAt) return;
  cap.left = cap.limit;
  cap.resetsAt += (Math.floor((at - cap.resetsAt) / dayMs) + 1) * dayMs;
}

/** Whether pace or cap alone make it take too long; saves going through a year day by day. */
function isBeyondHorizon(segments: number, pace: number, cap: Cap): boolean {
  if (pace > 0 && (segments / pace) * 1000 > horizonMs) return true;
  return segments > cap.left && segments - cap.left > cap.limit * (horizonMs / dayMs);
}

function lookAt(group: Group, at: number, quietHours: QuietHours): void {
  if (at < group.notBefore) {
    group.changesAt = group.notBefore;
    return;
  }
  const opening = quietHours.allowed(group.zoneKey, at);
  const startsEndAt = opening.open ? opening.closesAt - leastTimeLeftMs + 1 : -Infinity;
  group.isOpen = at < startsEndAt;
  group.changesAt = group.isOpen ? startsEndAt : opensAfter(opening, group.zoneKey, quietHours);
}

function opensAfter(opening: Opening, zoneKey: string, quietHours: QuietHours): number {
  if (!opening.open) return opening.opensAt;
  const next = quietHours.allowed(zoneKey, opening.closesAt);
  return next.open ? opening.closesAt : next.opensAt;
}

function sumOf(groups: readonly Group[]): number {
  return groups.reduce((sum, group) => sum + group.segments, 0);
}

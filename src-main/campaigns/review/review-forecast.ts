import type { Canary } from '../../../src-shared/campaign/plan.ts';
import type { ReviewForecast } from '../../../src-shared/campaign/review.ts';
import type { Schedule } from '../../../src-shared/campaign/schedule.ts';
import { forecastFinish, type DailyCap, type QueuedSegments } from '../../engine/forecast.ts';
import { leastTimeLeftMs, type QuietHours } from '../../engine/quiet-hours.ts';
import { dueAt, scheduledStart } from '../plan/schedule-times.ts';
import type { Counted } from './tally.ts';

/** Hours that do not begin within this time, in milliseconds, are taken never to begin. */
export const neverAfterMs = 13 * 86_400_000;

/**
 * How long after the first texts enough receipts are known where all goes well, in milliseconds: carriers
 * answer within seconds, and a provider is asked every ten.
 */
const receiptsAfterMs = 10_000;

/** What a forecast is made of. */
interface ForecastBasis {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly byZone: ReadonlyMap<string, Counted>;
  /** 0 for no limit. */
  readonly segmentsPerSecond: number;
  /** The cap as it stands for what starts at a time; null for none. */
  readonly dailyCap: (at: number) => DailyCap | null;
  readonly quietHours: QuietHours;
  /** When it is to be sent; now unless given, and where that is past for everybody. */
  readonly schedule?: Schedule | undefined;
  /** The first texts; the rest waits for their receipts. */
  readonly canary?: Canary | undefined;
  /** No more segments than these go. */
  readonly budgetSegments?: number | undefined;
}

/** When a campaign is done that starts now, or at the time of its plan, and who waits at its start. */
export function forecastOf(basis: ForecastBasis): ReviewForecast {
  const { byZone, quietHours, segmentsPerSecond } = basis;
  const begins = beginningOf(basis);
  const { startsAt } = begins;
  const queued = [...byZone].map(([zoneKey, { segments }]) => {
    return { zoneKey, segments, notBefore: begins.goesAt(zoneKey) };
  });
  const waiting = new Map<number, number>();
  for (const [zoneKey, { people }] of byZone) {
    const until = waitsUntil(zoneKey, begins, quietHours);
    if (until !== null) waiting.set(until, (waiting.get(until) ?? 0) + people);
  }
  return {
    startsAt,
    ...endOf(basis, queued, startsAt),
    segmentsPerSecond,
    waiting: [...waiting]
      .toSorted(([one], [other]) => one - other)
      .map(([until, people]) => ({ until, people })),
  };
}

/** When a campaign begins, and from when on people of a zone get it, in milliseconds since 1970. */
interface Beginning {
  readonly startsAt: number;
  readonly goesAt: (zoneKey: string) => number;
}

/** When a campaign begins if it is sent, or scheduled, now. */
export function beginningOf({
  now,
  byZone,
  schedule,
}: Pick<ForecastBasis, 'now' | 'byZone' | 'schedule'>): Beginning {
  if (schedule === undefined) return { startsAt: now, goesAt: () => now };
  const plannedAt = scheduledStart(schedule, [...byZone.keys()], now);
  const startsAt = plannedAt ?? now;
  if (schedule.zone === 'mine' || plannedAt === null) return { startsAt, goesAt: () => startsAt };
  const times = { plannedAt, now: startsAt };
  return { startsAt, goesAt: (zoneKey) => Math.max(startsAt, dueAt(schedule, zoneKey, times)) };
}

/** Until when people of a zone wait once a campaign has begun; null where they can be texted at once. */
export function waitsUntil(
  zoneKey: string,
  { startsAt, goesAt }: Beginning,
  quietHours: QuietHours,
): number | null {
  const from = goesAt(zoneKey);
  return opensAt(zoneKey, from, quietHours) ?? (from > startsAt ? from : null);
}

function endOf(
  basis: ForecastBasis,
  queued: readonly QueuedSegments[],
  startsAt: number,
): Pick<ReviewForecast, 'finishesAt' | 'stopsAt'> {
  const { budgetSegments = Infinity } = basis;
  const endsAt = finishOf(basis, queued, startsAt);
  return budgetSegments < segmentsOf(queued)
    ? { finishesAt: null, stopsAt: endsAt }
    : { finishesAt: endsAt, stopsAt: null };
}

/** When the last one has gone that its budget pays for. */
function finishOf(
  { byZone, canary, segmentsPerSecond, quietHours, budgetSegments, ...basis }: ForecastBasis,
  queued: readonly QueuedSegments[],
  startsAt: number,
): number | null {
  const budget = budgetSegments ?? Infinity;
  const finish = (
    part: readonly QueuedSegments[],
    now: number,
    dailyCap: DailyCap | null,
    most = budget,
  ) => forecastFinish({ now, queued: part, segmentsPerSecond, dailyCap, quietHours, most });
  const cap = basis.dailyCap(startsAt);
  const people = [...byZone.values()].reduce((sum, one) => sum + one.people, 0);
  if (canary === undefined || people === 0) return finish(queued, startsAt, cap);
  // The first texts are chosen at random: each zone has its share of them.
  const share = Math.min(1, canary.messages / people);
  const firstAreOutAt = finish(timesShare(queued, share), startsAt, cap);
  const first = share * segmentsOf(queued);
  if (firstAreOutAt === null || share === 1 || first >= budget) return firstAreOutAt;
  const goesOnAt = firstAreOutAt + receiptsAfterMs;
  return finish(
    timesShare(queued, 1 - share),
    goesOnAt,
    capAfter(cap, first, goesOnAt, basis.dailyCap),
    budget - first,
  );
}

function segmentsOf(queued: readonly QueuedSegments[]): number {
  return queued.reduce((sum, { segments }) => sum + segments, 0);
}

function timesShare(queued: readonly QueuedSegments[], share: number): readonly QueuedSegments[] {
  return queued.map((one) => ({ ...one, segments: one.segments * share }));
}

/** The cap once so many segments were sent under it. */
function capAfter(
  cap: DailyCap | null,
  segments: number,
  at: number,
  capAt: ForecastBasis['dailyCap'],
): DailyCap | null {
  if (cap === null) return null;
  if (at < cap.resetsAt) return { ...cap, used: cap.used + segments };
  const ofLaterDays = Math.max(0, segments - Math.max(0, cap.limit - cap.used));
  const later = capAt(at);
  return later === null ? null : { ...later, used: ofLaterDays % cap.limit };
}

/** When people of a zone can be texted; null where they can be at that time. */
function opensAt(zoneKey: string, now: number, quietHours: QuietHours): number | null {
  const opening = quietHours.allowed(zoneKey, now);
  if (!opening.open) return opening.opensAt;
  if (opening.closesAt - now >= leastTimeLeftMs) return null;
  const next = quietHours.allowed(zoneKey, opening.closesAt);
  return next.open ? opening.closesAt : next.opensAt;
}

import type { ReviewForecast } from '../../../src-shared/campaign/review.ts';
import { forecastFinish, type DailyCap } from '../../engine/forecast.ts';
import { leastTimeLeftMs, type QuietHours } from '../../engine/quiet-hours.ts';
import type { Counted } from './tally.ts';

/** Hours that do not begin within this time, in milliseconds, are taken never to begin. */
export const neverAfterMs = 13 * 86_400_000;

/** When a campaign is done that starts now, and who waits at its start. */
export function forecastOf(given: {
  readonly now: number;
  readonly byZone: ReadonlyMap<string, Counted>;
  readonly segmentsPerSecond: number;
  readonly dailyCap: DailyCap | null;
  readonly quietHours: QuietHours;
}): ReviewForecast {
  const { now, byZone, quietHours, segmentsPerSecond, dailyCap } = given;
  const queued = [...byZone].map(([zoneKey, { segments }]) => ({ zoneKey, segments }));
  const waiting = new Map<number, number>();
  for (const [zoneKey, { people }] of byZone) {
    const until = opensAt(zoneKey, now, quietHours);
    if (until !== null) waiting.set(until, (waiting.get(until) ?? 0) + people);
  }
  return {
    startsAt: now,
    finishesAt: forecastFinish({ now, queued, segmentsPerSecond, dailyCap, quietHours }),
    segmentsPerSecond,
    waiting: [...waiting]
      .toSorted(([one], [other]) => one - other)
      .map(([until, people]) => ({ until, people })),
  };
}

/** When people of a zone can be texted; null where they can be now. */
export function opensAt(zoneKey: string, now: number, quietHours: QuietHours): number | null {
  const opening = quietHours.allowed(zoneKey, now);
  if (!opening.open) return opening.opensAt;
  if (opening.closesAt - now >= leastTimeLeftMs) return null;
  const next = quietHours.allowed(zoneKey, opening.closesAt);
  return next.open ? opening.closesAt : next.opensAt;
}

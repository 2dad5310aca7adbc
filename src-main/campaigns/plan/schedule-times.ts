import { DateTime } from 'luxon';
import type { Schedule } from '../../../src-shared/campaign/schedule.ts';
import { zonesOfKey } from '../../engine/quiet-hours.ts';

/** When it is the chosen time by the clock of one zone, in milliseconds since 1970. */
function timeIn(at: string, zone: string): number {
  return DateTime.fromISO(at, { zone }).toMillis();
}

/**
 * When it is the chosen time for people of a zone key: with several zones in the last of them, so that it is
 * too early for nobody.
 */
function timeFor(schedule: Schedule, zoneKey: string): number {
  const { at, zone, timeZone } = schedule;
  if (zone === 'mine' || zoneKey === '') return timeIn(at, timeZone);
  return Math.max(...zonesOfKey(zoneKey).map((name) => timeIn(at, name)));
}

/**
 * When the first text goes, in milliseconds since 1970; null where the time is past for everybody. Where it
 * is past for some of the recipients alone, that is now.
 */
export function scheduledStart(
  schedule: Schedule,
  zoneKeys: readonly string[],
  now: number,
): number | null {
  const keys = schedule.zone === 'mine' || zoneKeys.length === 0 ? [''] : zoneKeys;
  const times = keys.map((zoneKey) => timeFor(schedule, zoneKey));
  if (Math.max(...times) <= now) return null;
  return Math.max(now + 1, Math.min(...times));
}

const dayMs = 86_400_000;

/**
 * When people of a zone key are texted by a campaign that starts now. Those whose hour was past already when
 * it was scheduled are texted at once or on the next day, as chosen; those for whom Ovo is late, at once.
 *
 * @param plannedAt when the first text was to go.
 */
export function dueAt(
  schedule: Schedule,
  zoneKey: string,
  { plannedAt, now }: { readonly plannedAt: number; readonly now: number },
): number {
  const time = timeFor(schedule, zoneKey);
  if (time >= plannedAt) return time;
  if (schedule.past === 'at-once') return now;
  // Days have 23 to 25 hours, so that their count is tried, not calculated.
  let days = Math.floor((now - time) / dayMs);
  while (daysLater(schedule, zoneKey, days) < now) days += 1;
  return daysLater(schedule, zoneKey, days);
}

/** The chosen time of day for people of a zone key, so many days after the chosen day. */
function daysLater(schedule: Schedule, zoneKey: string, days: number): number {
  const later = DateTime.fromISO(schedule.at, { zone: 'utc' }).plus({ days });
  return timeFor({ ...schedule, at: later.toFormat("yyyy-MM-dd'T'HH:mm") }, zoneKey);
}

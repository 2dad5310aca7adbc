import { IANAZone } from 'luxon';
import { createZoneOffsets, type OffsetSpan } from '../phone/time-zones/zone-offsets.ts';
import { minutesOfDay } from '../settings/quiet-hours.ts';
import { daysSince1970 } from './appointment-time.ts';

const dayMs = 86_400_000;

/** No clock is further ahead of UTC than 14 hours. */
const mostAheadMs = 15 * 3_600_000;

/** Zones kept in memory; the customers of a shop are in fewer. */
const mostRemembered = 500;

const remembered = new Map<string, (at: number) => OffsetSpan>();

function offsetsOf(zone: string): (at: number) => OffsetSpan {
  let offsets = remembered.get(zone);
  if (offsets === undefined) {
    if (!IANAZone.isValidZone(zone)) throw new Error(`No time zone: ${zone}`);
    if (remembered.size >= mostRemembered) remembered.clear();
    offsets = createZoneOffsets(zone);
    remembered.set(zone, offsets);
  }
  return offsets;
}

/**
 * When the clock of a zone first shows a day and time, in milliseconds since 1970. A time that the clock skips
 * (the beginning of daylight saving, or a whole day as in Samoa in 2011) is the first one after it that exists;
 * of a time that the clock shows twice, it is the first.
 *
 * @param date `YYYY-MM-DD`.
 * @param time `HH:MM`.
 * @param zone an IANA name; throws where this computer does not know it.
 */
export function timeInZone(date: string, time: string, zone: string): number {
  const offsets = offsetsOf(zone);
  const onTheWall = daysSince1970(date) * dayMs + minutesOfDay(time) * 60_000;
  if (Number.isNaN(onTheWall)) throw new Error(`No time: ${date} ${time}`);
  let span = offsets(onTheWall - mostAheadMs);
  while (onTheWall - span.offset >= span.until) span = offsets(span.until);
  return Math.max(onTheWall - span.offset, span.from);
}

import { DateTime, IANAZone } from 'luxon';
import {
  createZoneOffsets,
  type OffsetSpan,
} from '../../src-shared/phone/time-zones/zone-offsets.ts';
import {
  zoneKeyOfNoCountry,
  zoneKeyOfPhone,
  zoneSeparator,
} from '../../src-shared/phone/time-zones/zones-of-phone.ts';
import { placesWithHours } from '../../src-shared/phone/places-with-hours.ts';
import type { HoursOfDay } from '../../src-shared/settings/place-hours.ts';
import { minutesOfDay, type QuietHoursSetting } from '../../src-shared/settings/quiet-hours.ts';

const minuteMs = 60_000;
const minutesOfADay = 24 * 60;
const dayMs = minutesOfADay * minuteMs;

/**
 * The hours of the setting and those of a place may have nothing in common: then the answer is “not before
 * this”, and is looked for again.
 */
const horizonMs = 14 * dayMs;

/** The time of a day that zones must have in common, for all of them to be kept to. */
const leastInCommonMs = 60 * minuteMs;

/** Keys and zone names kept in memory; a mailing to the whole world has fewer. */
const mostRemembered = 2000;

/** Whether a message may go now, and when that changes, in milliseconds since 1970. */
export type Opening =
  | {
      readonly open: true;
      /** The first millisecond at which it may not any more; Infinity where there are no quiet hours. */
      readonly closesAt: number;
    }
  | {
      readonly open: false;
      /** The first millisecond at which it may. */
      readonly opensAt: number;
    };

/** The hours in which people may be texted, by the clock where they are. */
export interface QuietHours {
  /**
   * Whether people with these zones may be texted at `now` (milliseconds since 1970): only where it is
   * within the allowed hours in every one of them. What is asked for the same key until the answer
   * changes costs a look-up; `now` may go back and forth.
   *
   * Where the zones are so far apart that this leaves less than an hour a day, the last zones of the
   * key, which have the fewest people, are left out until it does: with hours from 9 to 18 o’clock
   * those who have a Russian number are texted when it is day from Kaliningrad to Vladivostok, and may
   * be in bed in Kamchatka. That is decided once for a calendar year (UTC), by its 15 January and its
   * 15 July. The first zone always counts. Zones that this computer does not know are left out.
   *
   * @param zoneKey as `zoneKeyOf` makes it.
   */
  allowed(zoneKey: string, now: number): Opening;
}

/** Stands in a key between the zones and the places whose law has hours of its own. */
const placeMark = '@';
const placeSeparator = '+';

/** What the law of a place says of its days. */
export interface PlaceHours {
  /**
   * Between which minutes people there may be texted on a day; null where they may not at all, undefined
   * where the place has no hours of its own.
   *
   * @param day days since 1970 by the clock of the contact’s zone.
   */
  hoursOn(place: string, day: number): HoursOfDay | null | undefined;
}

/**
 * The zones that count for a contact, as one text for grouping: that of the contact where it has one,
 * else those that its number can belong to, joined by `|` with the most populous first. A time zone
 * counts only if it is of the form Area/Place and known to this computer: `EST` says what the clock
 * shows in winter, not where it hangs. After `@` stand the places with hours of their own that the contact
 * may be in, joined by `+`: the strictest of them counts, by the clock of the contact’s zones.
 *
 * @param phone E.164.
 * @param state the state of the contact’s address, as the contact or its file has it; empty for none.
 */
export function zoneKeyOf(contactTimeZone: string | null, phone: string, state = ''): string {
  const zones =
    contactTimeZone !== null && isZone(contactTimeZone) ? contactTimeZone : zoneKeyOfPhone(phone);
  const places = placesWithHours(phone, state);
  return places.length === 0 ? zones : `${zones}${placeMark}${places.join(placeSeparator)}`;
}

/** The zones of a key, and its places. */
function partsOfKey(zoneKey: string): readonly [zones: string, places: readonly string[]] {
  const [zones = '', places = ''] = zoneKey.split(placeMark);
  return [zones, places === '' ? [] : places.split(placeSeparator)];
}

/** The places with hours of their own of a key, as `zoneKeyOf` makes it. */
export function placesOfKey(zoneKey: string): readonly string[] {
  return partsOfKey(zoneKey)[1];
}

/** Milliseconds that a message must have before the quiet hours begin; with less it waits for the next day. */
export const leastTimeLeftMs = 61_000;

const safetyMarginSeconds = 60;

/**
 * How many seconds Twilio may go on trying to hand over a message, its ValidityPeriod, so that it
 * gives up a minute before the quiet hours begin: from 1 to `maximum`. Null where less than
 * `leastTimeLeftMs` is left: then the message must not go now but when the hours open again, which is
 * what `allowed` says for the time `closesAt`.
 *
 * @param closesAt as `allowed` says it; Infinity for no end.
 * @param maximum what Twilio takes at most by default: ten hours.
 */
export function validitySeconds(closesAt: number, now: number, maximum = 36_000): number | null {
  if (closesAt - now < leastTimeLeftMs) return null;
  return Math.min(maximum, Math.floor((closesAt - now) / 1000) - safetyMarginSeconds);
}

const always: Opening = { open: true, closesAt: Infinity };

/** No quiet hours at all. */
export const anyHour: QuietHours = { allowed: () => always };

/** No place has hours of its own. */
const noPlaces: PlaceHours = { hoursOn: () => undefined };

/**
 * The rule of a setting that `quietHoursSchema` has accepted.
 *
 * @param places narrows the hours of the setting where the law of a place does; without, no place does.
 */
export function createQuietHours(setting: QuietHoursSetting, places = noPlaces): QuietHours {
  const hours = { from: minutesOfDay(setting.from), until: minutesOfDay(setting.until) };
  if (!setting.enabled) return anyHour;
  if (places === noPlaces && hours.until - hours.from >= minutesOfADay) return anyHour;
  const schedules = new Map<string, (now: number) => Opening>();
  return {
    allowed(zoneKey, now) {
      let schedule = schedules.get(zoneKey);
      if (schedule === undefined) {
        if (schedules.size >= mostRemembered) schedules.clear();
        schedule = createSchedule(zoneKey, hours, places);
        schedules.set(zoneKey, schedule);
      }
      return schedule(now);
    },
  };
}

/** The hours of a day, by its days since 1970; on a closed day both ends are the same. */
type HoursOfDays = (day: number) => HoursOfDay;

const closedDay: HoursOfDay = { from: 0, until: 0 };

/** The hours of the setting, and of every one of these places. */
function narrowed(hours: HoursOfDay, names: readonly string[], places: PlaceHours): HoursOfDays {
  if (names.length === 0) return () => hours;
  return (day) => {
    let { from, until } = hours;
    for (const name of names) {
      const own = places.hoursOn(name, day);
      if (own === null) return closedDay;
      if (own === undefined) continue;
      from = Math.max(from, own.from);
      until = Math.min(until, own.until);
    }
    return until > from ? { from, until } : closedDay;
  };
}

type ZoneOffsets = (at: number) => OffsetSpan;

/** What holds from the time asked about; it may go on as it is after that. */
interface Stretch {
  readonly open: boolean;
  /** The first millisecond after it. */
  readonly until: number;
}

/** The zones of a key that count in one calendar year. */
interface CountedZones {
  readonly from: number;
  readonly until: number;
  readonly zones: readonly ZoneOffsets[];
}

function createSchedule(
  zoneKey: string,
  hours: HoursOfDay,
  places: PlaceHours,
): (now: number) => Opening {
  const [zoneNames, placeNames] = partsOfKey(zoneKey);
  const zones = offsetsOf(zoneNames);
  const hoursOn = narrowed(hours, placeNames, places);
  let counted: CountedZones = { from: 0, until: 0, zones: [] };
  let validFrom = 0;
  let validUntil = 0;
  let answer: Opening = { open: false, opensAt: 0 };

  function stretchAt(at: number): Stretch {
    if (at < counted.from || at >= counted.until) counted = countZones(zones, hours, at);
    const { open, until } = stretchOfAll(counted.zones, hoursOn, at);
    return { open, until: Math.min(until, counted.until) };
  }

  return (now) => {
    if (now >= validFrom && now < validUntil) return answer;
    const { open, until } = stretchAt(now);
    let changesAt = until;
    const horizon = now + horizonMs;
    for (let next = stretchAt(until); next.open === open; next = stretchAt(changesAt)) {
      changesAt = next.until;
      if (changesAt > horizon) break;
    }
    validFrom = now;
    validUntil = changesAt;
    answer = open ? { open, closesAt: changesAt } : { open, opensAt: changesAt };
    return answer;
  };
}

function stretchOfAll(zones: readonly ZoneOffsets[], hours: HoursOfDays, at: number): Stretch {
  let openUntil = Infinity;
  let closedUntil = -Infinity;
  for (const offsets of zones) {
    const stretch = stretchOfOne(offsets(at), hours, at);
    if (stretch.open) openUntil = Math.min(openUntil, stretch.until);
    else closedUntil = Math.max(closedUntil, stretch.until);
  }
  return closedUntil > at ? { open: false, until: closedUntil } : { open: true, until: openUntil };
}

function stretchOfOne(span: OffsetSpan, hours: HoursOfDays, at: number): Stretch {
  const day = Math.floor((at + span.offset) / dayMs);
  const midnight = day * dayMs - span.offset;
  const { from, until } = hours(day);
  const opensAt = midnight + from * minuteMs;
  const closesAt = midnight + until * minuteMs;
  const open = at >= opensAt && at < closesAt;
  const changesAt = open ? closesAt : at < opensAt ? opensAt : midnight + dayMs;
  return { open, until: Math.min(changesAt, span.until) };
}

/** As many zones, from the first, as have enough of the day in common, both in January and in July. */
function countZones(zones: readonly ZoneOffsets[], hours: HoursOfDay, at: number): CountedZones {
  const { year } = DateTime.fromMillis(at, { zone: 'utc' });
  const samples = [1, 7].map((month) => DateTime.utc(year, month, 15).toMillis());
  const isEnough = (some: readonly ZoneOffsets[]) =>
    samples.every((sample) => timeInCommon(some, () => hours, sample) >= leastInCommonMs);
  let count = zones.length;
  while (count > 1 && !isEnough(zones.slice(0, count))) count -= 1;
  return {
    from: DateTime.utc(year).toMillis(),
    until: DateTime.utc(year + 1).toMillis(),
    zones: zones.slice(0, count),
  };
}

/** How much of the day that begins at `midnight` (UTC) is within the hours of all zones. */
function timeInCommon(zones: readonly ZoneOffsets[], hours: HoursOfDays, midnight: number): number {
  const end = midnight + dayMs;
  let common = 0;
  let at = midnight;
  while (at < end) {
    const stretch = stretchOfAll(zones, hours, at);
    const until = Math.min(stretch.until, end);
    if (stretch.open) common += until - at;
    at = until;
  }
  return common;
}

const knownZones = new Map<string, boolean>();

function isZone(name: string): boolean {
  let known = knownZones.get(name);
  if (known === undefined) {
    if (knownZones.size >= mostRemembered) knownZones.clear();
    known = /^[\w+-]+(?:\/[\w+-]+)+$/.test(name) && IANAZone.isValidZone(name);
    knownZones.set(name, known);
  }
  return known;
}

/** The time zones of a key, by their IANA names; those of no country where this computer knows none of them. */
export function zonesOfKey(zoneKey: string): readonly string[] {
  const [zones] = partsOfKey(zoneKey);
  const names = zones.split(zoneSeparator).filter(isZone);
  return names.length > 0 ? names : zoneKeyOfNoCountry.split(zoneSeparator);
}

const allOffsets = new Map<string, ZoneOffsets>();

function offsetsOf(zones: string): readonly ZoneOffsets[] {
  const names = zones.split(zoneSeparator).filter(isZone);
  return (names.length > 0 ? names : zoneKeyOfNoCountry.split(zoneSeparator)).map((name) => {
    let offsets = allOffsets.get(name);
    if (offsets === undefined) {
      if (allOffsets.size >= mostRemembered) allOffsets.clear();
      offsets = createZoneOffsets(name);
      allOffsets.set(name, offsets);
    }
    return offsets;
  });
}

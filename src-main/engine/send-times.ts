import { DateTime } from 'luxon';
import type { HandOver } from '../../src-shared/campaign/hand-over.ts';
import type { Scheduler } from './ports.ts';
import type { GivenTimes } from './store-ports.ts';
import { leastTimeLeftMs, zonesOfKey, type QuietHours } from './quiet-hours.ts';
import type { CalendarDay } from './sender/sender-queue.ts';

const minuteMs = 60_000;

/** Added to what the provider asks for at least: requests wait, and clocks differ. */
const marginMs = 5 * minuteMs;

/** What is kept of the provider's longest time ahead, for the same reasons. */
const marginAtEndMs = 60 * minuteMs;

/** Gives messages of one sender the times at which the provider is to send them. */
export interface SendTimes {
  /**
   * The first time (milliseconds since 1970, whole seconds) that the hand-over, the quiet hours of the
   * recipient, the rate of the sender and its daily cap allow; null where there is none within what the
   * provider keeps.
   */
  take(zoneKey: string, segments: number, handOver: HandOver, now: number): number | null;
  /** Frees a time: its message was not taken. */
  giveBack(sendAt: number, segments: number): void;
}

/**
 * The carriers' limits hold when a message is sent, and so the times are spread by the rate of the sender:
 * within a minute at most so many segments as the sender may send in one.
 */
export function createSendTimes(options: {
  readonly scheduler: Pick<Scheduler, 'leastAheadMs' | 'mostAheadMs' | 'mostKept'>;
  readonly given: GivenTimes;
  /** Segments a second, and a day; 0 sets no limit. */
  readonly limits: () => {
    readonly segmentsPerSecond: number;
    readonly dailySegments: number;
  };
  readonly quietHours: () => QuietHours;
  readonly dayOf: (time: number) => CalendarDay;
  readonly usedOn: (day: string) => number;
}): SendTimes {
  const { scheduler, quietHours, limits, dayOf } = options;
  const segmentsAt = new Map(options.given.segments);
  let kept = options.given.messages;
  /** Up to where no time is free, by zones and hand-over. */
  const cursors = new Map<string, number>();

  /** When a minute has room; otherwise null. */
  function timeIn(minute: number, from: number, segments: number): number | null {
    const rate = limits().segmentsPerSecond;
    if (rate === 0) return Math.ceil(from / 1000) * 1000;
    const used = segmentsAt.get(minute) ?? 0;
    if (used > 0 && used + segments > rate * 60) return null;
    const inTurn = minute * minuteMs + Math.floor(used / rate) * 1000;
    const at = Math.max(inTurn, Math.ceil(from / 1000) * 1000);
    return at < (minute + 1) * minuteMs ? at : null;
  }

  function find(zoneKey: string, segments: number, from: number, latest: number): number | null {
    const { dailySegments } = limits();
    let at = from;
    while (at <= latest) {
      const opening = quietHours().allowed(zoneKey, at);
      if (!opening.open) {
        at = opening.opensAt;
        continue;
      }
      if (opening.closesAt - at < leastTimeLeftMs) {
        at = opening.closesAt;
        continue;
      }
      const day = dayOf(at);
      if (dailySegments > 0 && options.usedOn(day.name) + segments > dailySegments) {
        if (segments > dailySegments) return null;
        at = day.endsAt;
        continue;
      }
      const minute = Math.floor(at / minuteMs);
      const time = timeIn(minute, at, segments);
      if (time === null || opening.closesAt - time < leastTimeLeftMs) {
        at = (minute + 1) * minuteMs;
        continue;
      }
      return time <= latest ? time : null;
    }
    return null;
  }

  return {
    take(zoneKey, segments, handOver, now) {
      if (kept >= scheduler.mostKept) return null;
      const soonest = now + scheduler.leastAheadMs + marginMs;
      const { at = '', localTime = '', localDate = '' } = handOver;
      const key = `${at} ${localTime} ${localDate} ${zoneKey}`;
      const wanted = Math.max(soonest, firstTime(handOver, zoneKey, scheduler.leastAheadMs));
      const from = Math.max(wanted, cursors.get(key) ?? 0);
      const time = find(zoneKey, segments, from, now + scheduler.mostAheadMs - marginAtEndMs);
      if (time === null) return null;
      const minute = Math.floor(time / minuteMs);
      segmentsAt.set(minute, (segmentsAt.get(minute) ?? 0) + segments);
      cursors.set(key, Math.max(from, minute * minuteMs));
      kept += 1;
      return time;
    },
    giveBack(sendAt, segments) {
      const minute = Math.floor(sendAt / minuteMs);
      segmentsAt.set(minute, Math.max(0, (segmentsAt.get(minute) ?? 0) - segments));
      kept -= 1;
      for (const [key, at] of cursors) if (at > sendAt) cursors.set(key, minute * minuteMs);
    },
  };
}

/**
 * Before that time nothing is to be sent, by what was asked for. With several zones the last of them
 * decides, so that it is too early for nobody.
 */
function firstTime(handOver: HandOver, zoneKey: string, leastMs: number): number {
  const { localTime, at, orderedAt } = handOver;
  if (localTime === undefined) return at ?? 0;
  const soonest = orderedAt + leastMs + marginMs;
  const [hour = 0, minute = 0] = localTime.split(':').map(Number);
  const times = zonesOfKey(zoneKey).map((zone) => {
    const zoned = DateTime.fromMillis(soonest, { zone });
    const from = zoned.isValid ? zoned : zoned.setZone('utc');
    const onDay = dayOfHandOver(handOver, from);
    const timeOfDay = { hour, minute, second: 0, millisecond: 0 };
    const wanted = onDay.set(timeOfDay);
    if (wanted >= from) return wanted.toMillis();
    const today = from.set(timeOfDay);
    // Set on the day: where clocks leave out that time today, tomorrow has it.
    const tomorrow = from.plus({ days: 1 }).set(timeOfDay);
    return (today < from ? tomorrow : today).toMillis();
  });
  return Math.max(...times);
}

function dayOfHandOver({ localDate }: HandOver, from: DateTime): DateTime {
  if (localDate === undefined) return from;
  const [year = from.year, month = from.month, day = from.day] = localDate.split('-').map(Number);
  return from.set({ year, month, day });
}

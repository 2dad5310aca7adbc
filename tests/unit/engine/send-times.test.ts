import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { createQuietHours, anyHour } from '../../../src-main/engine/quiet-hours.ts';
import { createSendTimes } from '../../../src-main/engine/send-times.ts';
import type { HandOver } from '../../../src-shared/campaign/hand-over.ts';

const minute = 60_000;
const day = 86_400_000;
const scheduler = { leastAheadMs: 15 * minute, mostAheadMs: 35 * day, mostKept: 500_000 };
const zones = ['America/New_York', 'America/Los_Angeles', 'America/Phoenix', 'Europe/Berlin'];
const setting = { enabled: true, from: '08:00', until: '21:00' };

/** Times of 2026, those around both changes of the clock among them. */
const moments = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) }),
  fc.integer({ min: Date.UTC(2026, 2, 6), max: Date.UTC(2026, 2, 10) }),
  fc.integer({ min: Date.UTC(2026, 9, 30), max: Date.UTC(2026, 10, 3) }),
);

function times(options: {
  readonly rate?: number;
  readonly daily?: number;
  readonly hasQuietHours?: boolean;
}) {
  const { rate = 0, daily = 0, hasQuietHours = true } = options;
  const used = new Map<string, number>();
  const dayOf = (time: number) => {
    const at = DateTime.fromMillis(time, { zone: 'utc' });
    return { name: at.toISODate() ?? '', endsAt: at.plus({ days: 1 }).startOf('day').toMillis() };
  };
  const sendTimes = createSendTimes({
    scheduler,
    given: { segments: new Map(), messages: 0 },
    limits: () => ({ segmentsPerSecond: rate, dailySegments: daily }),
    quietHours: () => (hasQuietHours ? createQuietHours(setting) : anyHour),
    dayOf,
    usedOn: (name) => used.get(name) ?? 0,
  });
  return {
    used,
    take(zone: string, segments: number, handOver: HandOver, now: number) {
      const at = sendTimes.take(zone, segments, handOver, now);
      if (at !== null) used.set(dayOf(at).name, (used.get(dayOf(at).name) ?? 0) + segments);
      return at;
    },
  };
}

describe('times at which a provider is to send', () => {
  it('are far enough ahead, near enough, whole seconds and within the day of the recipient', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (now, zone) => {
        const at = times({}).take(zone, 1, { orderedAt: now }, now);
        expect(at).not.toBe(null);
        const local = DateTime.fromMillis(at ?? 0, { zone });
        expect((at ?? 0) - now).toBeGreaterThanOrEqual(scheduler.leastAheadMs);
        expect((at ?? 0) - now).toBeLessThanOrEqual(scheduler.mostAheadMs);
        expect((at ?? 0) % 1000).toBe(0);
        expect([local.hour >= 8, local.hour < 21]).toEqual([true, true]);
      }),
    );
  });

  it('are at the asked hour by the clock of each place, also where that changes', () => {
    const hours = fc.integer({ min: 8, max: 20 });
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), hours, (now, zone, hour) => {
        const localTime = `${String(hour).padStart(2, '0')}:30`;
        const at = times({}).take(zone, 1, { orderedAt: now, localTime }, now);
        expect(DateTime.fromMillis(at ?? 0, { zone }).toFormat('HH:mm')).toBe(localTime);
        expect((at ?? 0) - now).toBeLessThanOrEqual(day + 2 * 60 * minute);
      }),
    );
  });

  it('are at the asked hour tomorrow where clocks leave that hour out today', () => {
    // 14 March 2027 in New York: 1:59 is followed by 3:00.
    const now = Date.UTC(2027, 2, 14, 8);
    const handOver = { orderedAt: now, localTime: '02:30' };
    const at = times({ hasQuietHours: false }).take('America/New_York', 1, handOver, now);
    const local = DateTime.fromMillis(at ?? 0, { zone: 'America/New_York' });
    expect(local.toFormat('yyyy-MM-dd HH:mm')).toBe('2027-03-15 02:30');
  });

  it('are on the asked day, wherever somebody is', () => {
    const now = Date.UTC(2026, 9, 28, 12);
    for (const zone of zones) {
      const handOver = { orderedAt: now, localTime: '09:00', localDate: '2026-11-01' };
      const at = times({}).take(zone, 1, handOver, now);
      const local = DateTime.fromMillis(at ?? 0, { zone });
      expect([zone, local.toFormat('yyyy-MM-dd HH:mm')]).toEqual([zone, '2026-11-01 09:00']);
    }
  });

  it('give no minute more segments than the rate allows, and no day more than the cap', () => {
    const texts = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 20, maxLength: 200 });
    fc.assert(
      fc.property(moments, texts, fc.constantFrom(0.1, 0.5, 1, 3), (now, segments, rate) => {
        const sender = times({ rate, daily: 150 });
        const byMinute = new Map<number, number>();
        const atOnce = new Map<number, number>();
        for (const [index, count] of segments.entries()) {
          const zone = zones[index % zones.length] ?? '';
          const at = sender.take(zone, count, { orderedAt: now }, now);
          if (at === null) continue;
          const key = Math.floor(at / minute);
          byMinute.set(key, (byMinute.get(key) ?? 0) + count);
          atOnce.set(key, (atOnce.get(key) ?? 0) + 1);
        }
        for (const [key, count] of byMinute) {
          if ((atOnce.get(key) ?? 0) > 1) expect(count).toBeLessThanOrEqual(rate * 60);
        }
        for (const count of sender.used.values()) expect(count).toBeLessThanOrEqual(150);
      }),
      { numRuns: 50 },
    );
  });

  it('end where the provider keeps nothing any longer', () => {
    const now = Date.UTC(2026, 5, 1);
    const handOver = { orderedAt: now, at: now + 36 * day };
    expect(times({}).take('America/New_York', 1, handOver, now)).toBe(null);
  });
});

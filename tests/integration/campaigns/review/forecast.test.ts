import { describe, expect, it } from 'vitest';
import { startCampaign } from '../../../../src-main/campaigns/lifecycle.ts';
import { prepareMessages } from '../../../../src-main/campaigns/preparing/prepare-messages.ts';
import { insertPreparedMessages } from '../../../../src-main/campaigns/preparing/prepared-messages.ts';
import { contactIdsOnLists } from '../../../../src-main/contacts/list-members.ts';
import { countSegments } from '../../../../src-shared/message/segments.ts';
import { defaultQuietHours } from '../../../../src-shared/settings/quiet-hours.ts';
import { calendarDayOf } from '../../../../src-main/campaigns/sending/calendar/calendar-day.ts';
import { engineOn, utcDay } from '../../../support/engine.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { createScriptedGateway } from '../../../support/scripted-gateway.ts';
import { noon, openShop, wholeAccount, type Person } from '../../../support/reviews.ts';

const price = 0.0079;

function peopleOf(areaCode: number, count: number): readonly Person[] {
  return Array.from({ length: count }, (_, index) => ({
    phone: `+1${areaCode}555${String(100 + (index % 100)).padStart(4, '0')}`,
    firstName: index % 3 === 0 ? 'Ann' : `Žofie ${'x'.repeat(index)}`,
  }));
}

/** The engine of the tests counts days in UTC, Ovo by this computer’s clock: they agree in UTC alone. */
const isUtc = calendarDayOf(noon).endsAt === utcDay(noon).endsAt;
const dailySegments = isUtc ? 150 : 0;

describe('the cost and the end that a review foresees', () => {
  it.each([
    { what: 'within the day', now: noon, segmentsPerSecond: 0.5 },
    { what: 'over days, by a daily limit', now: noon, segmentsPerSecond: 0.5, dailySegments },
    {
      what: 'over a night, in three zones',
      now: Date.UTC(2026, 11, 1, 1, 50),
      segmentsPerSecond: 0.02,
    },
    {
      what: 'early in the day, where some wait',
      now: Date.UTC(2026, 10, 30, 14),
      segmentsPerSecond: 0.05,
    },
  ])(
    'are what sending then comes to: $what',
    async ({ now, segmentsPerSecond, dailySegments: daily = 0 }) => {
      const people = [...peopleOf(212, 100), ...peopleOf(702, 90), ...peopleOf(808, 60)];
      const shop = openShop({
        people,
        now,
        settings: {
          placeHours: false,
          segmentsPerSecond,
          quietHours: defaultQuietHours,
          dailySegments: daily,
        },
        account: {
          ...wholeAccount,
          price: () => Promise.resolve({ least: price, most: price, currency: 'USD' }),
        },
      });
      const body = 'Corner Shop: Hi {{ first_name }}, bread is out. Reply STOP to opt out';
      const { campaignId, revision, totals, cost, forecast } = await shop.review({ body });

      const { db } = shop;
      const sender = '+12125550100';
      const ids = contactIdsOnLists(db, { listIds: [shop.listId], now });
      const prepared = prepareMessages(db, body, ids, true);
      insertPreparedMessages(db, campaignId, sender, prepared, now);
      startCampaign(db, campaignId, { revision, gateway: 'twilio', sender, now });
      const clock = createManualClock(now);
      const gateway = createScriptedGateway(undefined, () => clock.now());
      const settings = { segmentsPerSecond, quietHours: defaultQuietHours, dailySegments: daily };
      await clock.runUntil(engineOn(db, clock, gateway, settings).engine.run());

      const sent = gateway.taken.map((message) => countSegments(message.body).segments);
      const segments = sent.reduce((sum, count) => sum + count, 0);
      expect(gateway.taken).toHaveLength(people.length);
      expect(totals).toMatchObject({ toText: people.length, segments });
      expect(cost).toMatchObject({
        from: 'twilio',
        currency: 'USD',
        unpricedSegments: 0,
        pricesAsOf: now,
      });
      expect(cost?.amount?.most).toBeCloseTo(segments * price, 3);
      const endedAt = Math.max(...gateway.taken.map(({ at }) => at));
      const foreseen = (forecast?.finishesAt ?? 0) - now;
      expect(Math.abs(foreseen - (endedAt - now))).toBeLessThanOrEqual(0.02 * (endedAt - now));
    },
  );
});

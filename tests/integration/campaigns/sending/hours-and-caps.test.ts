import { describe, expect, it } from 'vitest';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { defaultQuietHours } from '../../../../src-shared/settings/quiet-hours.ts';
import { startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { engineOn } from '../../../support/engine.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { accept, createScriptedGateway } from '../../../support/scripted-gateway.ts';

/** New York, where one zone has daylight saving and a change each way, and five others of every kind. */
const zones = [
  'America/New_York',
  'America/Phoenix',
  'Pacific/Honolulu',
  'Asia/Kolkata',
  'Europe/London',
  'Australia/Sydney',
] as const;

/** What the clock on the wall shows there, computed by the platform and not by Ovo. */
const wallClocks = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    }),
  ]),
);

function wallClock(zone: (typeof zones)[number], time: number): string {
  return wallClocks.get(zone)?.format(time) ?? '';
}

describe('quiet hours', () => {
  it('are kept for a whole year, in six zones, across both changes of daylight saving', async () => {
    const clock = createManualClock(Date.UTC(2026, 0, 1));
    const db = temporaryDatabase();
    const zoneOf = new Map<string, (typeof zones)[number]>();
    const claims: { readonly zone: (typeof zones)[number]; readonly at: number }[] = [];
    const gateway = createScriptedGateway((message, sid) => {
      const zone = zoneOf.get(message.from);
      if (zone !== undefined) claims.push({ zone, at: clock.now() });
      return accept(sid);
    });
    for (const [index, zone] of zones.entries()) {
      // One message every 22 hours, at any time of day or night if the hours did not hold them.
      const sender = `+1212555019${index}`;
      zoneOf.set(sender, zone);
      startedCampaign(db, {
        contacts: 400,
        now: clock.now(),
        firstPhone: 0,
        zoneKey: zone,
        sender,
        name: zone,
      });
    }
    const { engine } = engineOn(db, clock, gateway, {
      quietHours: defaultQuietHours,
      segmentsPerSecond: 1 / 79_200,
    });
    await clock.runUntil(engine.run());
    expect(claims).toHaveLength(400 * zones.length);
    expect(clock.now() - Date.UTC(2026, 0, 1)).toBeGreaterThan(365 * 86_400_000);
    const outside = claims.filter(({ zone, at }) => {
      const time = wallClock(zone, at);
      return time < '08:00' || time >= '21:00';
    });
    expect(outside).toEqual([]);
  });

  it('let people whose day ends first go first', async () => {
    // 20:30 in New York, 17:30 in Los Angeles.
    const clock = createManualClock(Date.UTC(2026, 6, 2, 0, 30));
    const db = temporaryDatabase();
    const gateway = createScriptedGateway();
    startedCampaign(db, { contacts: 5, now: clock.now(), zoneKey: 'America/Los_Angeles' });
    const id = startedCampaign(db, {
      contacts: 5,
      now: clock.now(),
      firstPhone: 100,
      zoneKey: 'America/New_York',
      name: 'East',
    });
    db.sqlite.prepare('UPDATE messages SET campaign_id = ? WHERE true').run(id);
    db.sqlite.exec(
      `UPDATE campaigns SET contact_count = 10 WHERE id = ${id}; UPDATE campaigns SET status = 'canceled' WHERE id <> ${id}`,
    );
    const { engine } = engineOn(db, clock, gateway, {
      quietHours: defaultQuietHours,
      segmentsPerSecond: 1,
    });
    await clock.runUntil(engine.run());
    const zoneOfMessage = db.sqlite
      .prepare<[number], string>('SELECT zone_key FROM messages WHERE id = ?')
      .pluck();
    expect(gateway.handedOver.map(({ messageId }) => zoneOfMessage.get(messageId))).toEqual([
      ...Array.from({ length: 5 }, () => 'America/New_York'),
      ...Array.from({ length: 5 }, () => 'America/Los_Angeles'),
    ]);
  });

  it('are what the screen says a campaign waits for, and until when', async () => {
    const opensAt = Date.UTC(2026, 6, 2, 12, 0); // 8:00 in New York
    const clock = createManualClock(opensAt - 3_600_000);
    const db = temporaryDatabase();
    const id = startedCampaign(db, { contacts: 1, now: clock.now(), zoneKey: 'America/New_York' });
    const gateway = createScriptedGateway();
    const { engine, published } = engineOn(db, clock, gateway, { quietHours: defaultQuietHours });
    const run = engine.run();
    await clock.advance(1000);
    expect(published.at(-1)?.waiting).toEqual({ reason: 'quiet-hours', until: opensAt });
    expect(gateway.handedOver).toEqual([]);
    await clock.runUntil(run);
    expect(clock.now()).toBe(opensAt);
    expect(campaignSnapshot(db, id).status).toBe('completed');
  });

  it('end what Twilio tries before they begin', async () => {
    const clock = createManualClock(Date.UTC(2026, 6, 2, 0, 50)); // 20:50 in New York
    const db = temporaryDatabase();
    startedCampaign(db, { contacts: 1, now: clock.now(), zoneKey: 'America/New_York' });
    const gateway = createScriptedGateway();
    const { engine } = engineOn(db, clock, gateway, { quietHours: defaultQuietHours });
    await clock.runUntil(engine.run());
    expect(gateway.handedOver.map(({ validitySeconds }) => validitySeconds)).toEqual([9 * 60]);
  });

  it('do not hold up a gateway that reaches nobody', async () => {
    const clock = createManualClock(Date.UTC(2026, 6, 2, 7, 0));
    const db = temporaryDatabase();
    startedCampaign(db, { contacts: 3, now: clock.now(), zoneKey: 'America/New_York' });
    const gateway = { ...createScriptedGateway(), reachesPeople: false };
    const { engine } = engineOn(db, clock, gateway, { quietHours: defaultQuietHours });
    const startedAt = clock.now();
    await clock.runUntil(engine.run());
    expect(clock.now()).toBe(startedAt);
  });
});

describe('a daily cap', () => {
  it('lets no more segments go on a day than it says, and goes on the day after', async () => {
    const clock = createManualClock(Date.UTC(2026, 2, 1, 20));
    const db = temporaryDatabase();
    const id = startedCampaign(db, { contacts: 25, now: clock.now(), segments: 2 });
    const days = new Map<string, number>();
    const gateway = createScriptedGateway((_, sid) => {
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      days.set(day, (days.get(day) ?? 0) + 2);
      return accept(sid);
    });
    const { engine, published } = engineOn(db, clock, gateway, { dailySegments: 21 });
    const run = engine.run();
    await clock.advance(5000);
    expect(published.at(-1)?.waiting).toEqual({ reason: 'daily-cap', until: Date.UTC(2026, 2, 2) });
    await clock.runUntil(run);
    expect([...days.values()]).toEqual([20, 20, 10]);
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', sentCount: 25 });
  });

  it('counts what was sent before a restart on the same day', async () => {
    const clock = createManualClock(Date.UTC(2026, 2, 1, 8));
    const db = temporaryDatabase();
    for (const firstPhone of [0, 100]) {
      startedCampaign(db, { contacts: 5, now: clock.now(), firstPhone, name: String(firstPhone) });
      const { engine } = engineOn(
        db,
        clock,
        createScriptedGateway((_, sid) => accept(`${sid}-${firstPhone}`)),
        { dailySegments: 8 },
      );
      await clock.runUntil(engine.run());
    }
    expect(clock.now()).toBe(Date.UTC(2026, 2, 2));
  });
});

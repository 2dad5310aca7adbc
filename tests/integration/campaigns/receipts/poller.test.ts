import { describe, expect, it } from 'vitest';
import { cancelCampaign } from '../../../../src-main/campaigns/lifecycle.ts';
import { suppressionInForce } from '../../../../src-main/contacts/suppressions/suppression-rows.ts';
import { decideUnconfirmed } from '../../../../src-main/campaigns/unconfirmed.ts';
import { breakDatabase } from '../../../support/broken-database.ts';
import { fictionalPhone, startedCampaign } from '../../../support/campaigns.ts';
import { fakeMessagingService } from '../../../support/fake-twilio/account.ts';
import { statusCounts } from '../../../support/engine.ts';
import { createWorld, hour, minute, receiptRows, second } from './set-up.ts';
import { checkDatabase } from '../../../support/maintenance.ts';

/** A delivery that never comes to an end: the carrier gives no receipt. */
const silence = { timeline: { sending: 200, sent: 500, final: Infinity } };

describe('what became of the messages of a campaign', () => {
  it('is heard of all of them from one list, with the code, the segments and the price as billed', async () => {
    const world = await createWorld({
      deliveryError: (to) => (to === fictionalPhone(4) ? 30005 : null),
    });
    const id = await world.send(40);
    const before = world.snapshot(id);
    expect(before).toMatchObject({ awaitingReceiptCount: 40, receiptsAsOf: null });
    await world.pass(30 * second);
    const repairReport = { billedSegments: 1, price: '-0.00790', priceUnit: 'USD' };
    const rows = receiptRows(world.db, id);
    expect(rows[0]).toMatchObject({ status: 'delivered', errorCode: null, ...repairReport });
    expect(rows[3]).toMatchObject({ status: 'undelivered', errorCode: 30005, ...repairReport });
    expect(rows.every(({ finalAt }) => finalAt !== null)).toBe(true);
    expect(world.requests()).toEqual(['list']);
    expect(world.poller.nextAt()).toBeNull();
    // A completed campaign changes in nothing else.
    expect(world.snapshot(id)).toEqual({
      ...before,
      deliveredCount: 39,
      undeliveredCount: 1,
      awaitingReceiptCount: 0,
      receiptsAsOf: world.clock.time - 20 * second,
    });
    expect(checkDatabase(world.db).ok).toBe(true);
  });

  it('is asked by pages of a thousand: 1,500 messages take two requests', async () => {
    const world = await createWorld();
    const ids = [await world.send(900), await world.send(600, { name: 'Second' })];
    await world.pass(15 * second);
    expect(ids.map((id) => world.snapshot(id).deliveredCount)).toEqual([900, 600]);
    expect(world.requests()).toEqual(['list', 'list']);
  });

  it('is asked of a Messaging Service without naming a number', async () => {
    const world = await createWorld();
    const id = await world.send(30, { sender: fakeMessagingService });
    await world.pass(15 * second);
    expect(world.snapshot(id).deliveredCount).toBe(30);
    expect(world.requests()).toEqual(['list']);
  });

  it('is asked for one message alone without a list', async () => {
    const world = await createWorld();
    const id = await world.send(1);
    await world.pass(15 * second);
    expect(world.snapshot(id).deliveredCount).toBe(1);
    expect(world.requests()).toEqual(['fetch']);
  });

  it('is asked one by one for the few old ones that many new ones stand before in the list', async () => {
    const world = await createWorld({ timeline: { sending: 200, sent: 500, final: hour } });
    const old = await world.send(3);
    world.clock.time += hour;
    for (const name of ['Second', 'Third']) {
      const id = await world.send(600, { name });
      breakDatabase(world.db, `UPDATE messages SET receipt_final_at = 1 WHERE campaign_id = ${id}`);
    }
    world.clock.time += second;
    await world.pass(15 * second);
    expect(world.snapshot(old).deliveredCount).toBe(3);
    expect(world.requests()).toEqual(['list', 'fetch', 'fetch', 'fetch']);
  });

  it('is asked for ever less often while nothing is heard, 30 times at most', async () => {
    const world = await createWorld(silence);
    const id = await world.send(25);
    const hourly: number[] = [];
    for (let passed = 0; passed < 12; passed += 1) {
      await world.pass(hour);
      hourly.push(world.requests().length);
    }
    expect(hourly[0]).toBeLessThanOrEqual(21);
    expect(hourly.slice(1, 11).every((count) => count <= 1)).toBe(true);
    expect(hourly.at(-1)).toBe(0);
    expect(world.snapshot(id)).toMatchObject({ noReceiptCount: 25, awaitingReceiptCount: 0 });
  });

  it('stays sent with no receipt when nothing comes within its validity, and a late word counts', async () => {
    let isSilent = true;
    const world = await createWorld({
      timeline: {
        sending: 200,
        sent: 500,
        get final() {
          return isSilent ? Infinity : 600;
        },
      },
    });
    const id = await world.send(2);
    breakDatabase(world.db, `UPDATE messages SET valid_until = ${world.clock.time + 30 * minute}`);
    await world.pass(1.4 * hour);
    expect(world.snapshot(id)).toMatchObject({ noReceiptCount: 0, awaitingReceiptCount: 2 });
    await world.pass(2 * hour);
    expect(world.snapshot(id)).toMatchObject({
      status: 'completed',
      sentCount: 2,
      noReceiptCount: 2,
      awaitingReceiptCount: 0,
    });
    expect(statusCounts(world.db, id)).toEqual({ sent: 2 });
    expect(world.poller.nextAt()).toBeNull();
    expect(checkDatabase(world.db).ok).toBe(true);

    // A later list that shows them, asked for the sake of another message, settles them after all.
    isSilent = false;
    await world.send(2, { firstPhone: 10, name: 'Next' });
    breakDatabase(world.db, `UPDATE messages SET claimed_at = 0 WHERE campaign_id <> ${id}`);
    await world.pass(minute);
    expect(world.snapshot(id)).toMatchObject({ noReceiptCount: 0, deliveredCount: 2 });
    expect(checkDatabase(world.db).ok).toBe(true);
  });

  it('is asked for by itself where the list leaves a message out, before it is given up', async () => {
    // What is queued at Twilio has no date of sending yet, by which the list goes.
    const world = await createWorld({
      timeline: { sending: 200, sent: Infinity, final: Infinity },
    });
    const id = await world.send(30);
    await world.pass(10 * hour);
    world.requests();
    expect(world.snapshot(id).noReceiptCount).toBe(0);
    await world.pass(2 * hour);
    expect(world.snapshot(id)).toMatchObject({ noReceiptCount: 30 });
    expect(world.requests().filter((kind) => kind === 'fetch').length).toBeGreaterThanOrEqual(30);
  });

  it('ends with no receipt for messages that the account does not know', async () => {
    const world = await createWorld();
    const id = await world.send(4);
    breakDatabase(world.db, `UPDATE messages SET sid = 'SM' || printf('%032x', id)`);
    await world.pass(10 * hour);
    expect(world.snapshot(id).awaitingReceiptCount).toBe(4);
    await world.pass(3 * hour);
    expect(world.snapshot(id)).toMatchObject({ noReceiptCount: 4, awaitingReceiptCount: 0 });
  });

  it('cannot be asked where a person marked a message as sent: there is no sid', async () => {
    const world = await createWorld();
    const id = startedCampaign(world.db, { contacts: 2, now: world.clock.time });
    breakDatabase(world.db, `UPDATE messages SET status = 'unconfirmed', claimed_at = 1`);
    decideUnconfirmed(world.db, id, null, 'mark-as-sent', world.clock.time);
    await world.pass(15 * second);
    expect(world.snapshot(id)).toMatchObject({ sentCount: 2, noReceiptCount: 2 });
    expect(world.requests()).toEqual([]);
  });

  it('is asked of a canceled campaign too', async () => {
    const world = await createWorld();
    const id = await world.send(5, { sent: 2 });
    cancelCampaign(world.db, id, world.clock.time);
    await world.pass(15 * second);
    expect(world.snapshot(id)).toMatchObject({
      status: 'canceled',
      sentCount: 2,
      deliveredCount: 2,
      canceledCount: 3,
    });
  });

  it('is an opt-out where Twilio says so only afterwards: the number is suppressed', async () => {
    const world = await createWorld({ deliveryError: () => 21610 });
    await world.send(1);
    await world.pass(15 * second);
    expect(suppressionInForce(world.db, fictionalPhone(1))).toContain('Opted out');
  });
});

describe('a provider that cannot be asked', () => {
  it('is left alone as long as it says at a 429, and ever longer where it says nothing', async () => {
    const world = await createWorld(silence);
    await world.send(30);
    const answer = { kind: 'answer', accepted: false, status: 429 } as const;
    world.fake.fail({ ...answer, headers: { 'Retry-After': '100' } }, { on: 'list' });
    world.clock.time += 15 * second;
    expect(await world.poller.poll()).toEqual({
      final: 0,
      failure: expect.stringMatching(/\w/),
    });
    expect(world.poller.nextAt()).toBe(world.clock.time + 100 * second);
    // Nothing is asked before then.
    expect(await world.poller.poll()).toEqual({ final: 0, failure: null });
    expect(world.requests()).toEqual(['list']);

    world.fake.fail({ kind: 'drop', accepted: false }, { on: 'list', times: 8 });
    const rests: number[] = [];
    for (let failures = 0; failures < 8; failures += 1) {
      world.clock.time = world.poller.nextAt() ?? 0;
      await world.poller.poll();
      rests.push(((world.poller.nextAt() ?? 0) - world.clock.time) / second);
    }
    expect(rests).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
    world.clock.time = world.poller.nextAt() ?? 0;
    expect((await world.poller.poll()).failure).toBeNull();
    expect((world.poller.nextAt() ?? 0) - world.clock.time).toBeLessThan(2 * hour);
  });

  it('loses nothing of what it said before it failed', async () => {
    const world = await createWorld();
    const first = await world.send(960);
    const last = await world.send(120, { name: 'Second' });
    world.fake.fail({ kind: 'slow', delayMs: 0 }, { on: 'list' });
    world.fake.fail({ kind: 'drop', accepted: false }, { on: 'list' });
    world.clock.time += 15 * second;
    expect((await world.poller.poll()).failure).not.toBeNull();
    const { deliveredCount, receiptsAsOf } = world.snapshot(last);
    expect({ deliveredCount, receiptsAsOf }).toEqual({ deliveredCount: 120, receiptsAsOf: null });
    await world.pass(minute);
    expect(world.snapshot(first)).toMatchObject({ deliveredCount: 960 });
  });

  it('is left alone while sending needs its patience, and no longer', async () => {
    const world = await createWorld();
    const id = await world.send(3);
    const until = world.clock.time + 5 * minute;
    world.poller.pauseUntil('twilio', until);
    await world.pass(5 * minute - 1);
    expect(world.requests()).toEqual([]);
    await world.pass(1);
    expect(world.snapshot(id).deliveredCount).toBe(3);
  });
});

describe('receipts', () => {
  it('do no harm when two processes ask for them at once', async () => {
    const world = await createWorld({
      deliveryError: (to) => (to.endsWith('5') ? 30003 : null),
    });
    const id = await world.send(60);
    world.clock.time += 15 * second;
    const both = [world.poller, world.newPoller(), world.newPoller()];
    const polls = await Promise.all(both.map((poller) => poller.poll()));
    expect(polls.reduce((sum, { final }) => sum + final, 0)).toBe(60);
    expect(world.snapshot(id)).toMatchObject({ deliveredCount: 54, undeliveredCount: 6 });
    expect(checkDatabase(world.db).ok).toBe(true);
  });

  it('are written no more once the poller is stopped, though an answer comes', async () => {
    const world = await createWorld();
    const id = await world.send(30);
    world.clock.time += 15 * second;
    world.fake.fail({ kind: 'slow', delayMs: 50 }, { on: 'list' });
    const polled = world.poller.poll();
    world.poller.stop();
    expect(await polled).toEqual({ final: 0, failure: null });
    expect(world.snapshot(id)).toMatchObject({ deliveredCount: 0, receiptsAsOf: null });
    expect(world.news.count).toBe(0);
  });

  it('come also after the clock was set back by a day', async () => {
    const world = await createWorld();
    const id = await world.send(5);
    world.clock.time -= 24 * hour;
    await world.pass(second);
    expect(world.requests().length).toBeGreaterThan(0);
    await world.pass(25 * hour);
    expect(world.snapshot(id).deliveredCount).toBe(5);
  });

  it('of a campaign whose figures are damaged keep no other waiting', async () => {
    const world = await createWorld();
    const damaged = await world.send(4);
    const sound = await world.send(4, { firstPhone: 10, name: 'Sound' });
    breakDatabase(world.db, `UPDATE campaigns SET delivered_count = 4 WHERE id = ${damaged}`);
    await world.pass(15 * second);
    expect(world.snapshot(sound)).toMatchObject({ deliveredCount: 4 });
    expect(statusCounts(world.db, damaged)).toEqual({ delivered: 4 });
    expect(world.poller.nextAt()).toBeNull();
  });

  it('of a campaign of which nobody knows what carried it end by themselves', async () => {
    const world = await createWorld();
    const id = await world.send(4);
    breakDatabase(world.db, `UPDATE campaigns SET gateway = NULL WHERE id = ${id}`);
    await world.pass(13 * hour);
    expect(world.requests()).toEqual([]);
    expect(world.snapshot(id)).toMatchObject({ noReceiptCount: 4 });
  });
});

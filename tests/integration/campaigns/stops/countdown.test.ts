import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { undoSendMs } from '../../../../src-shared/campaign/run.ts';
import { createManualClock, type ManualClock } from '../../../support/manual-clock.ts';
import {
  createBarrier,
  openProcess,
  people,
  settle,
  shopFolder,
} from '../../../support/stoppable.ts';
import { isSound, nextStart, userErrorOf, ways, type Way, allWays } from './stop-states.ts';

/*
 * The time to undo after “Send”: nothing is written or claimed before it is over, whoever ends it leaves a
 * draft, and no order of events both undoes and sends a campaign.
 */

/** A draft that was just sent from the window, by a clock that a test moves. */
async function sentShop() {
  const folder = shopFolder();
  const clock = createManualClock(1_700_000_000_000);
  const shop = openProcess(folder, {}, clock);
  const counting = new Promise<void>((resolve) => shop.onPhase('counting-down', resolve));
  const sent = userErrorOf(shop.campaigns.startWithUndo(1, 1));
  await counting;
  await settle();
  return { folder, clock, shop, sent };
}

/** Lets time pass, a little and the threads their turn, until the work is done. */
async function finish<T>(clock: ManualClock, work: Promise<T>): Promise<T> {
  const state = { isOver: false };
  const over = work.finally(() => (state.isOver = true));
  while (!state.isOver) {
    await clock.advance(100);
    await settle();
  }
  return await over;
}

function expectNothingSent({ shop }: Pick<Awaited<ReturnType<typeof sentShop>>, 'shop'>): void {
  expect(shop.gateway.handedOver).toEqual([]);
  expect(shop.messages()).toEqual({ all: 0, claimed: 0 });
  expect(shop.snapshot()).toMatchObject({ status: 'draft', startedAt: null });
}

describe('the time to undo', () => {
  it('is ten seconds, in which nothing is written and everybody can see it run', async () => {
    const { folder, clock, shop, sent } = await sentShop();
    const from = clock.now();
    const running = { kind: 'running', from, until: from + 10_000 };
    expect(undoSendMs).toBe(10_000);
    expect(shop.runs.at(-1)).toMatchObject({ phase: 'counting-down', undoUntil: from + 10_000 });
    expect(shop.campaigns.countdown(1)).toEqual(running);
    await clock.advance(9_999);
    expectNothingSent({ shop });
    expect(shop.campaigns.countdown(1)).toEqual(running);
    expect(await finish(clock, sent)).toBeNull();
    expect(shop.campaigns.countdown(1)).toEqual({ kind: 'none' });
    await shop.sending.idle();
    expect(shop.snapshot()).toMatchObject({ status: 'completed', sentCount: people });
    expect(shop.errors).toEqual([]);
    await shop.close();
    expect(isSound(folder)).toBe(true);
  });

  it('is none for whoever starts without it, as the command line does', async () => {
    const shop = openProcess(shopFolder());
    await shop.campaigns.start(1, 'simulator');
    expect(shop.runs.every(({ undoUntil }) => undoUntil === null)).toBe(true);
    await shop.close();
  });

  it('does not begin where the draft was changed since it was reviewed', async () => {
    const shop = openProcess(shopFolder());
    const { draft } = shop.campaigns.get(1);
    await shop.campaigns.save(1, 1, { ...draft, body: 'Other' });
    expect(await userErrorOf(shop.campaigns.startWithUndo(1, 1))).toBe('conflict');
    expect(shop.campaigns.countdown(1)).toEqual({ kind: 'none' });
    await shop.close();
  });

  it('ends with a refusal where the draft is changed in it', async () => {
    const { clock, shop, sent } = await sentShop();
    const { draft } = shop.campaigns.get(1);
    await shop.campaigns.save(1, 1, { ...draft, body: 'Other' });
    expect(await finish(clock, sent)).toBe('conflict');
    expectNothingSent({ shop });
    expect(shop.campaigns.get(1).draft.body).toBe('Other');
    await shop.close();
  });

  it.each(allWays)('is undone at once by %s; the draft is as it was', async (way: Way) => {
    const { folder, clock, shop, sent } = await sentShop();
    const before = shop.campaigns.get(1);
    await clock.advance(9_999);
    await ways[way](shop);
    expect(await sent).toBe('canceled');
    if (way !== 'cancel') expect(shop.campaigns.get(1)).toEqual(before);
    if (way !== 'quit') expect(shop.campaigns.countdown(1)).toEqual({ kind: 'none' });
    await clock.advance(60_000);
    expectNothingSent({ shop });
    await shop.close();
    const next = await nextStart(folder);
    expect(next.gateway.handedOver).toEqual([]);
    expect(next.snapshot().status).toBe('draft');
    await next.close();
  });

  it('sends nothing where the process is killed in it, and says so until the draft changes', async () => {
    const { folder, shop } = await sentShop();
    await shop.end();
    const next = await nextStart(folder);
    expect(next.gateway.handedOver).toEqual([]);
    expect(next.snapshot().status).toBe('draft');
    expect(next.campaigns.countdown(1)).toMatchObject({ kind: 'interrupted' });
    const { draft } = next.campaigns.get(1);
    await next.campaigns.save(1, 1, { ...draft, body: 'Hello again' });
    expect(next.campaigns.countdown(1)).toEqual({ kind: 'none' });
    await next.close();
  });

  it('says so too where Ovo was closed in it', async () => {
    const { folder, shop, sent } = await sentShop();
    await shop.close();
    expect(await sent).toBe('canceled');
    const next = await nextStart(folder);
    expect(next.campaigns.countdown(1)).toMatchObject({ kind: 'interrupted' });
    await next.close();
  });

  it('never both undoes and sends, whenever the undo comes', async () => {
    const moments = fc.oneof(
      fc.integer({ min: 0, max: 10_000 }),
      fc.constantFrom(9_999, 10_000, 10_001),
    );
    await fc.assert(
      fc.asyncProperty(moments, fc.nat({ max: 6 }), async (undoAt, turns) => {
        const { folder, clock, shop, sent } = await sentShop();
        await clock.advance(Math.min(undoAt, 9_999));
        const rest = clock.advance(Math.max(0, undoAt - 9_999));
        for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
        const undone = await userErrorOf(shop.campaigns.backToDraft(1));
        await rest;
        const refused = await finish(clock, sent);
        expect(undone === null || undone === 'conflict').toBe(true);
        const { status } = shop.snapshot();
        if (refused === 'canceled') {
          expectNothingSent({ shop });
          await clock.advance(60_000);
          expectNothingSent({ shop });
        } else {
          // Too late: it had started, and is paused.
          expect(refused).toBeNull();
          expect(['paused', 'completed']).toContain(status);
        }
        await shop.close();
        expect(isSound(folder)).toBe(true);
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});

it('a countdown waits for nobody: it can be undone while another process has the database', async () => {
  const barrier = createBarrier();
  const shop = openProcess(shopFolder(), { checking: barrier });
  const sent = userErrorOf(shop.campaigns.startWithUndo(1, 1));
  await barrier.reached;
  await shop.campaigns.backToDraft(1);
  barrier.open();
  expect(await sent).toBe('canceled');
  expectNothingSent({ shop });
  await shop.close();
});

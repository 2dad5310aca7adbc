import { describe, expect, it } from 'vitest';
import { noon } from '../../../support/reviews.ts';
import { startedCampaign } from '../../../support/campaigns.ts';
import { peopleOf, rehearseIn } from './rehearsals.ts';

const people = peopleOf(212, 100);
const steady = { quietHours: { enabled: false, from: '08:00', until: '21:00' } } as const;

/** What happened, in order. */
const whatOf = ({ events }: { readonly events: readonly { readonly what: string }[] }) =>
  events.map(({ what }) => what);

describe('a rehearsal with faults', () => {
  it('says whom the carrier refuses and whom it does not reach, and why', async () => {
    const { rehearsal } = await rehearseIn({
      people,
      settings: steady,
      faults: { refused: 0.1, unreachable: 0.2 },
    });
    const { delivered, undelivered, failed, skipped, all } = rehearsal.people;
    expect(rehearsal.ended).toBe('done');
    expect(failed).toBeGreaterThan(0);
    expect(undelivered).toBeGreaterThan(0);
    expect(delivered + undelivered + failed + skipped).toBe(all);
    const explained = rehearsal.failures.reduce((sum, { count }) => sum + count, 0);
    expect(explained).toBe(failed + undelivered + skipped);
    expect(rehearsal.failures.every(({ explanation }) => explanation !== '')).toBe(true);
    // Nobody pays for what was refused.
    expect(rehearsal.segments).toBeLessThan(rehearsal.foreseen.segments);
  });

  it('comes to the same with the same faults', async () => {
    const faults = { refused: 0.1, unreachable: 0.1, throttled: 0.1, unanswered: 0.05 };
    const [one, other] = await Promise.all([
      rehearseIn({ people, settings: steady, faults }),
      rehearseIn({ people, settings: steady, faults }),
    ]);
    expect(one.rehearsal.people).toEqual(other.rehearsal.people);
    expect(one.rehearsal.events).toEqual(other.rehearsal.events);
  });

  it('takes longer where Twilio asks for patience', async () => {
    const { rehearsal } = await rehearseIn({
      people,
      settings: steady,
      faults: { throttled: 0.2 },
    });
    expect(rehearsal).toMatchObject({ ended: 'done', people: { delivered: people.length } });
    expect(rehearsal.finishesAt).toBeGreaterThan((rehearsal.foreseen.finishesAt ?? 0) + 10_000);
  });

  it('hears of slow receipts in the end', async () => {
    const { rehearsal } = await rehearseIn({
      people,
      settings: steady,
      faults: { slowReceipts: true },
    });
    expect(rehearsal.people).toMatchObject({ delivered: people.length, noReceipt: 0 });
    const last = rehearsal.events.find(({ what }) => what === 'last-receipt');
    expect(last?.at).toBeGreaterThan((rehearsal.finishesAt ?? 0) + 10 * 60_000);
  });

  it('pauses without a network, and goes on once somebody resumes it', async () => {
    const { rehearsal } = await rehearseIn({
      people,
      settings: steady,
      faults: { networkDrop: true },
    });
    expect(whatOf(rehearsal)).toEqual([
      'started',
      'network-away',
      'paused',
      'network-back',
      'all-sent',
      'last-receipt',
    ]);
    expect(rehearsal.people.delivered).toBe(people.length);
    const [away, , back] = rehearsal.events.slice(1);
    expect((back?.at ?? 0) - (away?.at ?? 0)).toBe(600_000);
    expect(rehearsal.finishesAt).toBeGreaterThan(back?.at ?? Infinity);
  });

  it('goes on after Ovo was closed in the middle, and sends nobody the text twice', async () => {
    const { rehearsal } = await rehearseIn({ people, settings: steady, faults: { stop: true } });
    expect(whatOf(rehearsal)).toEqual(['started', 'closed', 'opened', 'all-sent', 'last-receipt']);
    expect(rehearsal).toMatchObject({ ended: 'done', people: { delivered: people.length } });
    expect(rehearsal.segments).toBe(rehearsal.foreseen.segments);
  });

  it('says that it pauses where too much is refused, and how many then wait', async () => {
    const { rehearsal } = await rehearseIn({
      people,
      settings: { ...steady, pauseAboveFailureShare: 0.3 },
      faults: { refused: 0.9 },
    });
    expect(rehearsal.ended).toBe('paused');
    expect(rehearsal.finishesAt).toBeNull();
    expect(rehearsal.pausedReason).not.toBeNull();
    expect(rehearsal.people.held).toBeGreaterThan(0);
  });

  it('holds the rest where too few of the first texts are delivered', async () => {
    const { rehearsal } = await rehearseIn({
      people,
      settings: steady,
      draft: { plan: { canary: { messages: 30, deliveredShare: 0.9, waitMinutes: 10 } } },
      faults: { unreachable: 0.5 },
    });
    expect(rehearsal.ended).toBe('paused');
    expect(rehearsal.people.held).toBe(70);
    expect(whatOf(rehearsal)).not.toContain('went-on');
  });

  it('stops at the budget', async () => {
    const { rehearsal } = await rehearseIn({
      people,
      settings: steady,
      draft: { plan: { budgetSegments: 60 } },
    });
    expect(rehearsal.ended).toBe('paused');
    expect(rehearsal.segments).toBeLessThanOrEqual(60);
    expect(rehearsal.people.held).toBeGreaterThan(0);
  });

  it('waits for no receipts of other campaigns', async () => {
    const { rehearsal } = await rehearseIn({
      people,
      settings: steady,
      before(db) {
        const id = startedCampaign(db, { contacts: 3, now: noon - 60_000, firstPhone: 200 });
        db.sqlite
          .prepare(
            `UPDATE messages SET status = 'sent', sid = 'SM' || id, sent_at = ?, settled_at = ?,
                    receipt_due_at = ? WHERE campaign_id = ?`,
          )
          .run(noon - 50_000, noon - 50_000, noon, id);
        db.sqlite
          .prepare(
            `UPDATE campaigns SET sent_count = 3, status = 'completed', completed_at = ? WHERE id = ?`,
          )
          .run(noon - 50_000, id);
      },
    });
    const last = rehearsal.events.find(({ what }) => what === 'last-receipt');
    expect((last?.at ?? Infinity) - (rehearsal.finishesAt ?? 0)).toBeLessThan(60_000);
  });

  it('says of how many nobody knows where answers are lost', async () => {
    const { rehearsal } = await rehearseIn({
      people,
      settings: { ...steady, unconfirmedPolicy: 'hold', recheckAfterSeconds: 60 },
      faults: { unanswered: 0.1 },
    });
    expect(rehearsal.ended).toBe('paused');
    expect(rehearsal.pausedReason).toContain('unconfirmed');
    expect(rehearsal.people.unconfirmed).toBeGreaterThan(0);
    expect(rehearsal.people.held).toBe(0);
  });

  it('leaves out who must not be texted, and says so where nobody can be texted', async () => {
    await expect(rehearseIn({ people, draft: { body: '' } })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(
      rehearseIn({ people, now: noon, draft: { audience: { listIds: [] } } }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });
});

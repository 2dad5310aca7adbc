import { describe, expect, it } from 'vitest';
import { getCampaign, saveCampaign } from '../../../../src-main/campaigns/campaign-rows.ts';
import { findingOf, noon, openShop, type Person, type Shop } from '../../../support/reviews.ts';

const ann: Person = { phone: '+12125550101', firstName: 'Ann' };
const long: Person = { phone: '+12125550102', firstName: 'Žofie '.repeat(12) };
const longer: Person = { phone: '+12125550103', firstName: 'Žofie '.repeat(30) };
const nobody: Person = { phone: '+12125550104', firstName: '', hasNoConsent: true };
const people = [ann, long, longer, nobody, { ...ann, phone: '+12125550105' }];
const body = 'Hi {{ first_name }}';

const phones = (shop: Shop, id: number, of: Parameters<Shop['reviews']['people']>[0]['people']) =>
  shop.reviews.people({ id, people: of, offset: 0, limit: 50 }).rows.map(({ phone }) => phone);

describe('the people of a finding', () => {
  it('are shown with the text as they read it, those with the longest first', async () => {
    const shop = openShop({ people });
    const { campaignId } = await shop.review({ body });
    expect(phones(shop, campaignId, { check: 'segments' })).toEqual([longer.phone, long.phone]);
    expect(
      shop.reviews.people({ id: campaignId, people: { check: 'consent' }, offset: 0, limit: 5 }),
    ).toEqual({
      total: 1,
      rows: [{ id: 4, name: '', phone: nobody.phone, body: 'Hi', segments: 1 }],
    });
    expect(phones(shop, campaignId, { check: 'empty-field', of: 'first_name' })).toEqual([
      nobody.phone,
    ]);
  });

  it('are those who wait for their hours', async () => {
    const early = Date.UTC(2026, 10, 30, 14);
    const shop = openShop({ people: [ann, { phone: '+16025550101' }], now: early });
    const { campaignId } = await shop.review();
    expect(phones(shop, campaignId, { check: 'hours' })).toEqual(['+16025550101']);
  });

  it('are left out with one click, and the draft has to be reviewed again', async () => {
    const shop = openShop({ people });
    const { campaignId } = await shop.review({ body });
    const saved = await shop.reviews.exclude(campaignId, { check: 'consent' });
    expect(saved.draft.audience.exclude).toEqual({ contactIds: [4] });
    expect(() => phones(shop, campaignId, { check: 'consent' })).toThrow('has changed');
    const again = await shop.reviews.run(campaignId);
    expect(again.totals.recipients).toBe(4);
    expect(findingOf(again, 'consent').people).toBe(0);
  });

  it('are refused where the draft was saved since', async () => {
    const shop = openShop({ people });
    const { campaignId } = await shop.review({ body });
    const { draft, revision } = getCampaign(shop.db, campaignId);
    saveCampaign(shop.db, campaignId, revision, { ...draft, body: 'Hi' }, noon);
    expect(() => phones(shop, campaignId, { check: 'segments' })).toThrow('has changed');
    await expect(shop.reviews.exclude(campaignId, { check: 'consent' })).rejects.toThrow(
      'has changed',
    );
  });
});

it('people whom several sources name are counted once, and said', async () => {
  const shop = openShop({ people });
  const audience = { listIds: [shop.listId], contactIds: [1, 2], exclude: { contactIds: [2] } };
  const review = await shop.review({ body, audience });
  expect(review.totals.recipients).toBe(4);
  expect(findingOf(review, 'duplicates').facts.namedTwice).toBe(1);
});

describe('samples', () => {
  it('are the longest texts first', async () => {
    const shop = openShop({ people });
    const { campaignId } = await shop.review({ body });
    const found = await shop.reviews.samples({ id: campaignId, search: '', limit: 2 });
    expect(found.map(({ phone }) => phone)).toEqual([longer.phone, long.phone]);
  });

  it('are those of the audience whom a search finds, without a review too', async () => {
    const shop = openShop({ people });
    const { campaignId } = await shop.review({ body });
    const found = await shop.reviews.samples({ id: campaignId, search: 'ann', limit: 5 });
    expect(found.map(({ body: text }) => text)).toEqual(['Hi Ann', 'Hi Ann']);
  });
});

describe('a review that goes on', () => {
  it('tells at once what is known, and ends when another begins', async () => {
    const shop = openShop({ people });
    const { campaignId } = await shop.review({ body });
    expect(shop.told[0]).toMatchObject({ isComplete: false, checkedCount: 0, cost: null });
    expect(shop.told[0]?.findings.map(({ check }) => check)).toContain('opt-out');
    const first = shop.reviews.run(campaignId);
    const second = shop.reviews.run(campaignId);
    await expect(first).rejects.toMatchObject({ code: 'canceled' });
    expect((await second).isComplete).toBe(true);
  });

  it('ends between two parts when it is canceled', async () => {
    const names: string[] = [];
    const shop: Shop = openShop({
      people,
      beforeRead(name) {
        names.push(name);
        if (name === 'campaigns.toReview') shop.reviews.cancel();
      },
    });
    await expect(shop.review({ body })).rejects.toMatchObject({ code: 'canceled' });
    expect(names).toEqual(['campaigns.toReview']);
  });
});

import { describe, expect, it, onTestFinished } from 'vitest';
import { addPicture } from '../../../../src-main/campaigns/pictures/picture-rows.ts';
import { fixedDraft } from '../../../../src-shared/campaign/draft-fixes.ts';
import type { PictureSender } from '../../../../src-shared/picture/picture.ts';
import { fakeSender, type FakeAccount } from '../../../support/fake-twilio/account.ts';
import { startFakeTwilio } from '../../../support/fake-twilio/fake-twilio.ts';
import { png } from '../../../support/pictures.ts';
import {
  accountAt,
  findingOf,
  goodText,
  openShop,
  wholeAccount,
  type Shop,
  type ShopOptions,
} from '../../../support/reviews.ts';

const url = 'https://shop.example.com/bread.png';

/** The picture of a draft, stored. */
function pictureOf({ db }: Shop, address?: string) {
  const facts = { type: 'image/png', width: 20, height: 10, isAnimated: false } as const;
  const { hash } = addPicture(db, facts, png(20, 10), 1);
  return { hash, alt: 'Bread', ...(address === undefined ? {} : { url: address }) };
}

/** An account that says that of every sender. */
function saying(state: PictureSender['state']): ShopOptions {
  const pictureSender = (sender: string) => Promise.resolve({ state, sender });
  return { account: { ...wholeAccount, pictureSender } };
}

describe('the picture of a draft', () => {
  it('is fine where Twilio can fetch the picture and the sender can send it', async () => {
    const shop = openShop();
    const review = await shop.review({ picture: pictureOf(shop, url) });
    expect(findingOf(review, 'picture')).toMatchObject({
      level: 'fine',
      fixes: [],
      people: 0,
      facts: { state: 'fetchable', sender: { state: 'can', sender: fakeSender }, asLink: [] },
    });
  });

  it('says nothing where there is none', async () => {
    const { findings } = await openShop().review();
    expect(findings.map(({ check }) => check)).not.toContain('picture');
  });

  it('stops where Twilio has no address for it: put there, or sent without, in one click', async () => {
    const shop = openShop();
    const finding = findingOf(await shop.review({ picture: pictureOf(shop) }), 'picture');
    expect(finding).toMatchObject({ level: 'stop', facts: { state: 'without-address' } });
    expect(finding.fixes).toEqual([{ kind: 'host-picture' }, { kind: 'remove-picture' }]);
  });

  it('stops where the sender cannot send it, and goes without it in one click', async () => {
    const shop = openShop(saying('number-without-mms'));
    const picture = pictureOf(shop, url);
    const review = await shop.review({ picture });
    const { level, fixes } = findingOf(review, 'picture');
    expect([level, fixes[0]]).toEqual(['stop', { kind: 'remove-picture' }]);
    const draft = {
      name: 'Bread',
      body: goodText,
      sender: '',
      audience: { listIds: [1] },
      picture,
    };
    const fixed = fixedDraft(
      draft,
      { kind: 'remove-picture' },
      { optOutText: '', businessName: '' },
    );
    expect({ ...draft, ...fixed }.picture).toBeUndefined();
    expect((await shop.review(fixed)).findings.map(({ check }) => check)).not.toContain('picture');
  });

  it('is good to know where Twilio does not say', async () => {
    const shop = openShop(saying('unknown'));
    const review = await shop.review({ picture: pictureOf(shop, url) });
    expect(findingOf(review, 'picture').level).toBe('notice');
  });

  it('is to be decided where people get a link instead, and names them', async () => {
    const people = [{ phone: '+12125550101' }, { phone: '+447700900123', firstName: 'Ben' }];
    const shop = openShop({ people });
    const review = await shop.review({ picture: pictureOf(shop, url) });
    expect(findingOf(review, 'picture')).toMatchObject({
      level: 'decide',
      people: 1,
      facts: { asLink: ['GB'] },
    });
    const asked = { id: review.campaignId, offset: 0, limit: 5 };
    const { rows } = shop.reviews.people({ ...asked, people: { check: 'picture' } });
    expect(rows.map(({ name }) => name)).toEqual(['Ben']);
  });

  it('does not matter in practice', async () => {
    const shop = openShop({ settings: { gateway: 'simulator' }, ...saying('name') });
    const finding = findingOf(await shop.review({ picture: pictureOf(shop) }), 'picture');
    expect(finding).toMatchObject({ level: 'fine', facts: { isPractice: true } });
  });

  it.each<[string, Partial<FakeAccount>, string]>([
    ['can', {}, 'fine'],
    ['cannot', { withoutMms: [fakeSender] }, 'stop'],
  ])('is asked of Twilio: the number %s', async (_what, account, level) => {
    const fake = await startFakeTwilio({ account });
    onTestFinished(() => fake.close());
    const shop = openShop({ account: accountAt(fake.url) });
    const review = await shop.review({ picture: pictureOf(shop, url) });
    expect(findingOf(review, 'picture').level).toBe(level);
  });
});

describe('the cost of MMS', () => {
  const longAndUnusual = `${goodText} 🍞${' rolls'.repeat(60)}`;

  it('is one price a person, as Twilio publishes it, whatever the text has', async () => {
    const shop = openShop({ people: [{ phone: '+12125550101' }, { phone: '+13105550102' }] });
    const picture = pictureOf(shop, url);
    const review = await shop.review({ picture, body: longAndUnusual });
    expect(review.totals).toMatchObject({
      isMms: true,
      segments: 2,
      bySegments: [{ segments: 1, people: 2 }],
    });
    expect(review.cost).toMatchObject({
      from: 'list',
      currency: 'USD',
      amount: { least: 0.044, most: 0.044 },
      unpricedSegments: 0,
      pricesAsOf: Date.UTC(2026, 9, 1),
    });
    expect(findingOf(review, 'characters').level).toBe('fine');
    expect(findingOf(review, 'segments').level).toBe('fine');
    // The same text alone.
    const alone = await shop.review({ body: longAndUnusual });
    expect(alone.totals.isMms).toBe(false);
    expect(alone.totals.segments).toBeGreaterThan(2);
    expect(findingOf(alone, 'characters').level).not.toBe('fine');
  });

  it('is not guessed elsewhere, nor taken from the price of a segment', async () => {
    const settings = { segmentPrice: 0.05, priceCurrency: 'EUR' };
    const shop = openShop({ people: [{ phone: '+14165550101' }], settings });
    const review = await shop.review({ picture: pictureOf(shop, url) });
    expect(review.cost).toMatchObject({ from: 'unknown', amount: null, unpricedSegments: 1 });
  });

  it('leaves out whoever has no known price, and says how many they are', async () => {
    const shop = openShop({ people: [{ phone: '+12125550101' }, { phone: '+14165550101' }] });
    const review = await shop.review({ picture: pictureOf(shop, url) });
    expect(review.cost).toMatchObject({ from: 'list', unpricedSegments: 1 });
  });
});

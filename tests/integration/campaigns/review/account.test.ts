import { describe, expect, it, onTestFinished } from 'vitest';
import type { FindingLevel } from '../../../../src-shared/campaign/review-finding.ts';
import {
  fakeBrand,
  fakeMessagingService,
  fakeSender,
  type FakeAccount,
} from '../../../support/fake-twilio/account.ts';
import { startFakeTwilio } from '../../../support/fake-twilio/fake-twilio.ts';
import { errorFault } from '../../../support/fake-twilio/twilio-error.ts';
import {
  accountAt,
  findingOf,
  goodText,
  openShop,
  type ShopOptions,
} from '../../../support/reviews.ts';

async function open(account: Partial<FakeAccount> = {}, options: ShopOptions = {}) {
  const fake = await startFakeTwilio({ account });
  onTestFinished(() => fake.close());
  return { fake, shop: openShop({ account: accountAt(fake.url), ...options }) };
}

const campaign = { status: 'VERIFIED', brand: fakeBrand };
const british = { people: [{ phone: '+447700900123' }] };

describe('what Twilio says of a sender', () => {
  it('is fine where the account has it, registered and with replies', async () => {
    const { shop } = await open();
    const review = await shop.review();
    expect(findingOf(review, 'sender')).toMatchObject({
      level: 'fine',
      facts: {
        sender: fakeSender,
        from: 'settings',
        isInAccount: true,
        isTrial: false,
        unread: null,
      },
    });
    expect(findingOf(review, 'registration')).toMatchObject({
      level: 'fine',
      facts: { registration: { scheme: 'a2p', state: 'registered' } },
    });
  });

  it.each<[string, Partial<FakeAccount>, FindingLevel]>([
    ['the account does not have', { numbers: [] }, 'stop'],
    ['a trial account has', { isTrial: true }, 'decide'],
    ['a suspended account has', { status: 'suspended' }, 'stop'],
    [
      'drops replies',
      { inbound: { [fakeMessagingService]: { url: null, usesNumbers: false } } },
      'decide',
    ],
  ])('stops or asks where it is one that %s', async (_what, account, level) => {
    const { shop } = await open(account);
    expect(findingOf(await shop.review(), 'sender').level).toBe(level);
  });

  it('is not known where Twilio does not answer', async () => {
    const { fake, shop } = await open();
    fake.fail(errorFault(20_500, 500), { on: 'account', times: 5 });
    expect(findingOf(await shop.review(), 'sender')).toMatchObject({
      level: 'notice',
      facts: { unread: 'provider-fault' },
    });
  });

  it('stops where its registration was refused, in Twilio’s words', async () => {
    const errors = [{ error_code: 30_897, description: 'The website is empty.' }];
    const { shop } = await open({
      campaigns: { [fakeMessagingService]: { ...campaign, status: 'FAILED', errors } },
    });
    expect(findingOf(await shop.review(), 'registration')).toMatchObject({
      level: 'stop',
      facts: { registration: { state: 'refused', reason: 'The website is empty.' } },
    });
  });

  it('does not matter for people elsewhere', async () => {
    const { shop } = await open(
      { campaigns: { [fakeMessagingService]: { ...campaign, status: 'FAILED' } } },
      british,
    );
    expect(findingOf(await shop.review(), 'registration').level).toBe('fine');
  });

  it.each([
    [true, 'fine'],
    [false, 'decide'],
  ] as const)('allows links: %s', async (hasLinks, level) => {
    const { shop } = await open({
      campaigns: { [fakeMessagingService]: { ...campaign, hasLinks } },
    });
    const review = await shop.review({ body: `${goodText} https://shop.example.com` });
    expect(findingOf(review, 'links')).toMatchObject({ level, facts: { areAllowed: hasLinks } });
  });
});

describe('countries', () => {
  it('that the account may not send to stop where everybody is there', async () => {
    const { shop } = await open({}, british);
    expect(findingOf(await shop.review(), 'countries')).toMatchObject({
      level: 'stop',
      people: 1,
      facts: { by: 'account', countries: [{ country: 'GB', isPermitted: false }] },
    });
  });

  it('are to be decided where some are there', async () => {
    const { shop } = await open({}, { people: [...british.people, { phone: '+12125550101' }] });
    const review = await shop.review();
    expect(findingOf(review, 'countries')).toMatchObject({ level: 'decide', people: 1 });
    const { rows } = shop.reviews.people({
      id: review.campaignId,
      people: { check: 'countries' },
      offset: 0,
      limit: 5,
    });
    expect(rows.map(({ phone }) => phone)).toEqual(['+447700900123']);
  });

  it('other than the sender’s are noted where the permissions cannot be read', async () => {
    const { fake, shop } = await open({}, british);
    fake.fail(errorFault(70_051, 403), { on: 'permissions', times: 5 });
    expect(findingOf(await shop.review(), 'countries')).toMatchObject({
      level: 'notice',
      facts: { by: 'sender' },
    });
  });
});

describe('prices', () => {
  it('are Twilio’s for the kind of the sender, and are kept with their date', async () => {
    const { fake, shop } = await open();
    const first = await shop.review();
    expect(first.cost).toMatchObject({
      from: 'twilio',
      currency: 'USD',
      amount: { least: 0.0079, most: 0.0079 },
    });
    fake.fail(errorFault(20_500, 500), { on: 'prices', times: 5 });
    expect((await shop.review()).cost).toEqual(first.cost);
    expect(fake.requests().filter(({ path }) => path.includes('/Countries/'))).toHaveLength(1);
  });

  it('of the user count where Twilio has none', async () => {
    const { shop } = await open(
      { prices: {} },
      { settings: { segmentPrice: 0.05, priceCurrency: 'EUR' } },
    );
    expect((await shop.review()).cost).toMatchObject({
      from: 'settings',
      currency: 'EUR',
      amount: { least: 0.05, most: 0.05 },
    });
  });

  it('are never invented', async () => {
    const { shop } = await open({ prices: {} });
    expect((await shop.review()).cost).toEqual({
      from: 'unknown',
      currency: null,
      amount: null,
      unpricedSegments: 1,
      pricesAsOf: null,
    });
  });
});

it('in practice Twilio is not asked', async () => {
  const { fake, shop } = await open({}, { settings: { gateway: 'simulator' } });
  const review = await shop.review();
  expect(findingOf(review, 'sender').facts.isPractice).toBe(true);
  expect(review.cost?.from).toBe('practice');
  expect(fake.requests()).toEqual([]);
});

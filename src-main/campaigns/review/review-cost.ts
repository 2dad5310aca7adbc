import { z } from 'zod';
import type { ReviewCost, ReviewTotals } from '../../../src-shared/campaign/review.ts';
import type { Settings } from '../../../src-shared/settings/settings.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { readState, writeState } from '../../database/state.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { AccountForReview } from '../../gateways/twilio/setup/account-for-review.ts';
import { senderKindOf } from '../../gateways/twilio/setup/sender-kind.ts';
import type { ReviewBasis } from './review-basis.ts';
import { newTally, type ReviewTally } from './tally.ts';

/** What a cost goes by besides what was counted. */
interface CostBasis extends Pick<ReviewBasis, 'picture'> {
  readonly settings: Pick<Settings, 'segmentPrice' | 'priceCurrency'>;
}

/** Prices are asked for again after this, in milliseconds. */
const freshForMs = 86_400_000;

/** Countries whose prices are asked for, those with the most segments first. */
const mostCountries = 30;

const key = 'segment-prices';

const knownPriceSchema = z
  .object({
    least: z.number().nonnegative(),
    most: z.number().nonnegative(),
    currency: z.string().length(3),
    /** When it was read. */
    at: z.int(),
  })
  .readonly();
export type KnownPrice = z.infer<typeof knownPriceSchema>;

/** Prices by country and kind of sender. */
const pricesSchema = z.record(z.string(), knownPriceSchema).readonly();

/** Prices of the segments to countries; those that were read are kept. */
export interface Prices {
  /** By country; a country without a known price is missing. */
  of(
    sender: string,
    byCountry: ReviewTally['byCountry'],
    now: number,
  ): Promise<ReadonlyMap<string, KnownPrice>>;
}

export function createPrices(context: {
  readonly db: OvoDatabase;
  readonly writeLock: WriteLock;
  readonly account: Pick<AccountForReview, 'price'>;
  readonly onError: (error: unknown) => void;
}): Prices {
  const { db, writeLock, account, onError } = context;

  return {
    async of(sender, byCountry, now) {
      const kept = keptPrices(db);
      const kind = senderKindOf(sender);
      const countries = [...byCountry]
        .toSorted(([, one], [, other]) => other.segments - one.segments)
        .map(([country]) => country)
        .filter((country) => country !== '');
      const found = await Promise.all(
        countries.slice(0, mostCountries).map(async (country) => {
          const name = `${country} ${kind}`;
          const old = kept[name];
          if (old !== undefined && now - old.at < freshForMs && now >= old.at)
            return { country, name, price: old };
          const read = await account.price(country, sender);
          // Without an answer the price of another day, with its date, says more than none.
          return { country, name, price: read === null ? old : { ...read, at: now } };
        }),
      );
      const prices = found.flatMap(({ price, ...one }) =>
        price === undefined ? [] : [{ ...one, price }],
      );
      const isNews = prices.some(({ name, price }) => kept[name]?.at !== price.at);
      if (isNews) {
        const all = {
          ...kept,
          ...Object.fromEntries(prices.map(({ name, price }) => [name, price])),
        };
        // Nobody waits for what only saves asking again.
        writeLock
          .write((writable) => writeState(writable, key, JSON.stringify(all)))
          .catch(onError);
      }
      return new Map(prices.map(({ country, price }) => [country, price]));
    },
  };
}

function keptPrices(db: OvoDatabase): z.infer<typeof pricesSchema> {
  try {
    return pricesSchema.safeParse(JSON.parse(readState(db, key) ?? '{}')).data ?? {};
  } catch {
    return {};
  }
}

/** What has been counted so far, as a person reads it. */
export function totalsOf(
  { recipients, picture }: Pick<ReviewBasis, 'recipients' | 'picture'>,
  tally: ReviewTally,
  prices: ReadonlyMap<string, KnownPrice> = new Map(),
): ReviewTotals {
  return {
    recipients,
    toText: tally.toText,
    leftOut: tally.checked - tally.toText,
    segments: tally.segments,
    isMms: picture !== null,
    bySegments: [...tally.bySegments]
      .toSorted(([one], [other]) => one - other)
      .map(([segments, people]) => ({ segments, people })),
    byCountry: [...tally.byCountry]
      .toSorted(([, one], [, other]) => other.segments - one.segments)
      .map(([country, counted]) => {
        const { least, most } = prices.get(country) ?? { least: null, most: null };
        return { country, ...counted, price: least === null ? null : { least, most } };
      }),
  };
}

/** What the segments, or the MMS, cost. Prices in another currency than most are not added up. */
export function costOf(
  tally: ReviewTally,
  prices: ReadonlyMap<string, KnownPrice>,
  { settings: own, picture }: CostBasis,
): ReviewCost {
  const isMms = picture !== null;
  const currency = prices.values().next().value?.currency ?? null;
  const read = [...tally.byCountry].flatMap(([country, { segments }]) => {
    const price = prices.get(country);
    return price === undefined || price.currency !== currency ? [] : [{ price, segments }];
  });
  if (read.length > 0) {
    const priced = read.reduce((sum, { segments }) => sum + segments, 0);
    return {
      from: isMms ? 'list' : 'twilio',
      currency,
      amount: {
        least: rounded(read.reduce((sum, { price, segments }) => sum + price.least * segments, 0)),
        most: rounded(read.reduce((sum, { price, segments }) => sum + price.most * segments, 0)),
      },
      unpricedSegments: tally.segments - priced,
      pricesAsOf: Math.min(...read.map(({ price }) => price.at)),
    };
  }
  // What a person pays for a segment says nothing of an MMS.
  if (own.segmentPrice > 0 && !isMms) {
    const amount = rounded(own.segmentPrice * tally.segments);
    return {
      from: 'settings',
      currency: own.priceCurrency,
      amount: { least: amount, most: amount },
      unpricedSegments: 0,
      pricesAsOf: null,
    };
  }
  return {
    from: 'unknown',
    currency: null,
    amount: null,
    unpricedSegments: tally.segments,
    pricesAsOf: null,
  };
}

/** In practice nothing is charged. */
export const costOfPractice: ReviewCost = {
  ...costOf(newTally(), new Map(), {
    settings: { segmentPrice: 0, priceCurrency: 'USD' },
    picture: null,
  }),
  from: 'practice',
};

/** To a hundredth of a cent: what comes after it comes of adding fractions. */
function rounded(amount: number): number {
  return Math.round(amount * 10_000) / 10_000;
}

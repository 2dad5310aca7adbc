import type { Review, SegmentPrice } from '../../../src-shared/campaign/review.ts';
import { formatMoney } from '../../ui/text/money.ts';
import { formatMonth } from '../../ui/text/times.ts';
import { words } from '../../words.ts';

const text = words.campaigns.review;

/** A price, or from the least to the most. */
export function priceText(price: SegmentPrice, currency: string, mostPlaces = 2): string {
  const least = formatMoney(price.least, currency, mostPlaces);
  const most = formatMoney(price.most, currency, mostPlaces);
  return least === most ? least : text.costFromTo(least, most);
}

/** What the campaign costs, and what that is without. */
export function describeCost({ cost, totals }: Pick<Review, 'cost' | 'totals'>): {
  readonly value: string;
  readonly hint: string;
} {
  if (cost === null) return { value: text.pending, hint: text.costAlone };
  if (cost.from === 'practice') return { value: text.free, hint: text.practiceCost };
  if (cost.amount === null || cost.currency === null) {
    const hint = totals.isMms ? text.costUnknownMms : text.costUnknownText;
    return { value: text.costUnknown, hint };
  }
  const value = priceText(cost.amount, cost.currency);
  const { unpricedSegments: unpriced } = cost;
  if (cost.from === 'list' && cost.pricesAsOf !== null) {
    const month = formatMonth(cost.pricesAsOf);
    const hint = unpriced > 0 ? text.costPartlyMms(month, unpriced) : text.costList(month);
    return { value, hint };
  }
  if (unpriced > 0) return { value, hint: text.costPartly(unpriced) };
  return { value, hint: cost.from === 'settings' ? text.costSettings : text.costAlone };
}

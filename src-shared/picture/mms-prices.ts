/** What one MMS to a country costs, without what carriers add. */
export interface MmsPrice {
  readonly least: number;
  readonly most: number;
  /** ISO 4217 */
  readonly currency: string;
  /** The day the price was published for, in milliseconds since 1970. */
  readonly at: number;
}

/** Midnight in UTC of 2026-10-01, in milliseconds since 1970. */
const october2026 = 1_790_812_800_000;

/**
 * What Twilio publishes for one MMS, by ISO 3166; its Pricing API has prices of SMS only. The US: 0.022 from
 * long codes, toll-free numbers and short codes alike (twilio.com/en-us/sms/pricing/us for October 2026, as an
 * article of 2026-11-12 quotes that page). Of other countries no price is known, and none is guessed.
 */
export const mmsPrices: ReadonlyMap<string, MmsPrice> = new Map([
  ['US', { least: 0.022, most: 0.022, currency: 'USD', at: october2026 }],
]);

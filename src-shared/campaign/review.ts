import { z } from 'zod';
import { findingSchema } from './review-finding.ts';

const count = z.int().nonnegative();

/** The price of one segment in the currency of the review: one where both are equal. */
const priceSchema = z
  .object({ least: z.number().nonnegative(), most: z.number().nonnegative() })
  .readonly();
export type SegmentPrice = z.infer<typeof priceSchema>;

const countryTotalSchema = z
  .object({
    /** ISO 3166; empty for numbers of no country. */
    country: z.string(),
    people: count,
    segments: count,
    /** Null where it is not known. */
    price: priceSchema.nullable(),
  })
  .readonly();

/** What sending comes to, by all who were counted so far. */
export const reviewTotalsSchema = z
  .object({
    /** Everybody in the audience. */
    recipients: count,
    /** Of those, people who get a message. */
    toText: count,
    /** The others: do not text, an empty text, a text that is too long. */
    leftOut: count,
    /** Of MMS, how many there are. */
    segments: count,
    /** Whether a picture goes with each text: then what is counted as a segment is one MMS. */
    isMms: z.boolean(),
    /** How many people need how many segments, from the fewest. */
    bySegments: z.array(z.object({ segments: count, people: count }).readonly()).readonly(),
    /** The most segments first. */
    byCountry: z.array(countryTotalSchema).readonly(),
  })
  .readonly();
export type ReviewTotals = z.infer<typeof reviewTotalsSchema>;

/** What the provider will charge, without what carriers add. Never a guess. */
export const reviewCostSchema = z
  .object({
    /**
     * `practice`: nothing is charged. `twilio`: its prices for this account. `list`: what Twilio publishes.
     * `settings`: the user’s. `unknown`: none.
     */
    from: z.enum(['practice', 'twilio', 'list', 'settings', 'unknown']),
    /** ISO 4217; null where no price is known. */
    currency: z.string().nullable(),
    /** Of all segments that have a price; null where none has. */
    amount: priceSchema.nullable(),
    /** Segments whose price is not known. */
    unpricedSegments: count,
    /** When the prices were read, in milliseconds since 1970; null where they were not. */
    pricesAsOf: z.int().nullable(),
  })
  .readonly();
export type ReviewCost = z.infer<typeof reviewCostSchema>;

/** When it is done if it were started now and all goes well. Times are milliseconds since 1970. */
export const reviewForecastSchema = z
  .object({
    startsAt: z.int(),
    /** Null where it would take more than a year, or for ever, and where its budget ends before. */
    finishesAt: z.int().nullable(),
    /** When its budget ends, and it pauses; null where the budget is enough, and without one. */
    stopsAt: z.int().nullable(),
    /** 0 for no limit. */
    segmentsPerSecond: z.number().nonnegative(),
    /** People who cannot be texted at the start, by the time at which their hours begin, the first first. */
    waiting: z.array(z.object({ until: z.int(), people: count }).readonly()).readonly(),
  })
  .readonly();
export type ReviewForecast = z.infer<typeof reviewForecastSchema>;

/** What speaks for and against sending a draft as it is now. */
export const reviewSchema = z
  .object({
    campaignId: z.int().positive(),
    /** The revision of the draft that was looked at. */
    revision: z.int().positive(),
    /** When it was begun, in milliseconds since 1970. */
    at: z.int(),
    /** What matters most first. Of an incomplete review those that are known so far. */
    findings: z.array(findingSchema).readonly(),
    totals: reviewTotalsSchema,
    /** Null until everybody is counted. */
    cost: reviewCostSchema.nullable(),
    forecast: reviewForecastSchema.nullable(),
    /** People looked at, of so many. */
    checkedCount: count,
    of: count,
    isComplete: z.boolean(),
  })
  .readonly();
export type Review = z.infer<typeof reviewSchema>;

/** One of the people of a finding, with the text as they will read it. */
export const reviewPersonSchema = z
  .object({
    id: z.int().positive(),
    name: z.string(),
    phone: z.string(),
    body: z.string(),
    segments: count,
  })
  .readonly();
export type ReviewPerson = z.infer<typeof reviewPersonSchema>;

/** Some of the people of a finding, or of the audience, and how many they are. */
export const reviewPeoplePageSchema = z
  .object({ total: count, rows: z.array(reviewPersonSchema).readonly() })
  .readonly();
export type ReviewPeoplePage = z.infer<typeof reviewPeoplePageSchema>;

import { z } from 'zod';
import { words } from '../words/words.ts';
import { daysInMonth, localDateSchema } from './appointment-time.ts';

/** The most that a repeat can ask for. */
export const repeatLimits = { interval: 99, times: 999, dates: 100 } as const;

/** Days of the week as RFC 5545 writes them. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const weekdaySchema = z.enum(weekdays);

/** Any: one in which February has all its days. */
const leapYear = 2028;

const interval = z.int().min(1).max(repeatLimits.interval);

const everySchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('weekly'),
      /** Each, each second, … week; weeks begin with Monday. */
      interval,
      days: z
        .array(weekdaySchema)
        .min(1)
        .max(weekdays.length)
        .refine((days) => new Set(days).size === days.length)
        .readonly(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('monthly-day'),
      interval,
      /** Months without it are left out, as RFC 5545 has them. */
      day: z.int().min(1).max(31),
    })
    .readonly(),
  z.object({ kind: z.literal('monthly-last-day'), interval }).readonly(),
  z
    .object({
      kind: z.literal('monthly-weekday'),
      interval,
      /** The how-manyth in its month; -1 for the last. */
      nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]),
      day: weekdaySchema,
    })
    .readonly(),
  z
    .object({
      kind: z.literal('yearly'),
      interval,
      /** 1 to 12. */
      month: z.int().min(1).max(12),
      /** 29 February is the last day of February in each year. */
      day: z.int().min(1).max(31),
    })
    .refine(({ month, day }) => day <= daysInMonth(leapYear, month), {
      message: words.fields.repeatDay,
      path: ['day'],
    })
    .readonly(),
]);

/** On which days a campaign is sent again. The time of day, and whose, stand with the campaign. */
export const repeatSchema = z
  .object({
    /** The first day on which it can be sent. */
    start: localDateSchema,
    every: everySchema,
    ends: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('never') }).readonly(),
      /** Once it was sent so many times: a date that is skipped does not count. */
      z
        .object({ kind: z.literal('after'), times: z.int().min(1).max(repeatLimits.times) })
        .readonly(),
      /** With the last day on which it can be sent. */
      z.object({ kind: z.literal('on'), date: localDateSchema }).readonly(),
    ]),
    /** What becomes of a date that is a public holiday. */
    holidays: z.enum(['send', 'skip', 'day-before', 'day-after']),
  })
  .refine(({ start, ends }) => ends.kind !== 'on' || ends.date >= start, {
    message: words.fields.repeatEnd,
    path: ['ends', 'date'],
  })
  .readonly();
export type Repeat = z.infer<typeof repeatSchema>;

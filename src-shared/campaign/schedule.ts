import { z } from 'zod';

/** How late a campaign may start by itself, in minutes. */
export const lateLimits = { least: 0, most: 7 * 1440 } as const;

/** When a campaign is to be sent. */
export const scheduleSchema = z
  .object({
    /** Day and time on the clock, without a zone: `2026-12-01T09:00`. */
    at: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/),
    /** Whose clock: that of `timeZone`, or each recipient’s own. */
    zone: z.enum(['mine', 'recipient']),
    /** The zone of whoever scheduled it, an IANA name. */
    timeZone: z.string().min(1).max(64),
    /** For recipients whose hour is past when it starts: at once, or at that hour of the next day. */
    past: z.enum(['at-once', 'next-day']),
    /** Where Ovo did not run at the time, it still starts by itself when so many minutes late; else it asks. */
    lateMinutes: z.int().min(lateLimits.least).max(lateLimits.most),
  })
  .readonly();
export type Schedule = z.infer<typeof scheduleSchema>;

/** Whether a scheduled campaign has missed its time, so that a person has to decide. */
export function hasMissed(scheduledAt: number, schedule: Schedule, now: number): boolean {
  return now > scheduledAt + Math.max(1, schedule.lateMinutes) * 60_000;
}

import { z } from 'zod';

/** The longest values of a contact, in characters (UTF-16 units), and the most tags that it can have. */
export const contactLimits = {
  nameLength: 200,
  emailLength: 320,
  customFieldLength: 10_000,
  tagLength: 60,
  tags: 100,
} as const;

/** What a custom field can be called. */
export const customFieldNameSchema = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/);

/** A tag: one line, no comma, as files join tags with commas. Capitals make no difference. */
export const tagSchema = z
  .string()
  .trim()
  .min(1)
  .max(contactLimits.tagLength)
  .regex(/^[^,;\p{Cc}]+$/u, 'A tag has no comma, semicolon or line break.');

/** An IANA time zone that this computer knows, such as `America/New_York`. */
export const timeZoneSchema = z.string().max(64).refine(isTimeZone, 'No such time zone.');

/** Whether a text names an IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

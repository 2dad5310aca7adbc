import { z } from 'zod';
import { cleanLine } from '../lib/clean-text.ts';
import { words } from '../words/words.ts';

/**
 * The longest texts about contacts, in characters (UTF-16 units), and the most things of a kind. A phone
 * number is longest as a person types it, with spaces and words.
 */
export const contactLimits = {
  phoneLength: 64,
  nameLength: 200,
  emailLength: 320,
  customFieldLength: 10_000,
  tagLength: 60,
  tags: 100,
  /** Tags that can be added or removed at once, and that an import can give everybody. */
  tagsAtOnce: 20,
  /** Contacts that can be named one by one in a selection, or excepted from it. */
  selectedIds: 10_000,
  listNameLength: 200,
  searchLength: 200,
  consentMethodLength: 100,
  consentSourceLength: 500,
  suppressionReasonLength: 200,
  suppressionEvidenceLength: 2000,
} as const;

/** What a custom field can be called. */
export const customFieldNameSchema = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/);

/** A tag: one line, no comma, as files join tags with commas. Capitals make no difference. */
export const tagSchema = z
  .string()
  .overwrite(cleanLine)
  .min(1)
  .max(contactLimits.tagLength)
  .regex(/^[^,;\p{Cc}]+$/u, words.fields.tag);

/** An IANA time zone that this computer knows, such as `America/New_York`. */
export const timeZoneSchema = z.string().max(64).refine(isTimeZone, words.fields.timeZone);

/** Whether a text names an IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

import { UserError } from '../lib/result.ts';
import { normalisePhone } from '../phone/phone-number.ts';
import { asSender, senderAdvice } from './sender.ts';
import { words } from '../words/words.ts';

/** In many countries a whole number at home; short codes that long are rare. */
const longShortCode = /^\d{7,8}$/;

/**
 * A sender in any usual way of writing it, a number also as at home; null for anything else. Seven or
 * eight digits are a number where the country has such numbers, and a short code elsewhere.
 *
 * @param country ISO 3166 code of the country that a number without a country code belongs to.
 */
export function readSender(text: string, country: string): string | null {
  const sender = asSender(text);
  if (sender !== null && !longShortCode.test(sender)) return sender;
  const reading = normalisePhone(text, country);
  return reading.ok ? reading.phone : sender;
}

/** The same. Throws UserError(`invalid`) for anything else. */
export function requireSender(text: string, country: string): string {
  const sender = readSender(text, country);
  if (sender !== null) return sender;
  throw new UserError('invalid', words.fields.unreadableSender(senderAdvice));
}

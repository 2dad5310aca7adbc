import { normalisePhone } from '../phone/phone-number.ts';
import { asSender } from './sender.ts';

/**
 * A sender in any usual way of writing it, a number also as at home; null for anything else.
 *
 * @param country ISO 3166 code of the country that a number without a country code belongs to.
 */
export function readSender(text: string, country: string): string | null {
  const sender = asSender(text);
  if (sender !== null) return sender;
  const reading = normalisePhone(text, country);
  return reading.ok ? reading.phone : null;
}

/**
 * Where a picture arrives as a picture: in the US and Canada, and in Australia from a number of Australia.
 * Elsewhere Twilio makes an SMS with a link of an MMS, unless the account has that switched off
 * (support.twilio.com 223179808 and 223181248, in copies without a date, read 2026-11-28).
 */
const northAmerica: ReadonlySet<string> = new Set(['US', 'PR', 'CA']);

/** Whether people of a country, by ISO 3166, get the picture itself from a sender. */
export function isMmsCountry(country: string, sender: string): boolean {
  return sender.startsWith('+61') ? country === 'AU' : northAmerica.has(country);
}

/**
 * Where a picture arrives as a picture: in the US and Canada, and in Australia from a number of Australia.
 * Elsewhere Twilio usually makes an SMS with a link of an MMS (docs/messaging/guides/how-mms-works,
 * help.twilio.com “MMS support”; read 2026-11-28).
 */
const northAmerica: ReadonlySet<string> = new Set(['US', 'PR', 'CA']);

/** Whether people of a country, by ISO 3166, get the picture itself from a sender. */
export function isMmsCountry(country: string, sender: string): boolean {
  return sender.startsWith('+61') ? country === 'AU' : northAmerica.has(country);
}

import { isE164 } from '../../../src-shared/phone/e164.ts';
import { zonesOfPhone } from '../../../src-shared/phone/time-zones/zones-of-phone.ts';
import { formatTime } from '../../ui/text/times.ts';
import { words } from '../../words.ts';

/**
 * The place and the time where a contact is, such as `New York, 9:41 AM`: by the time zone of the contact,
 * else by the number. Null where the number leaves a choice of zones.
 *
 * @param now in milliseconds since 1970.
 */
export function localTimeOf(phone: string, timeZone: string | null, now: number): string | null {
  const zones = timeZone === null ? zonesOf(phone) : [timeZone];
  const [zone] = zones;
  if (zone === undefined || zones.length > 1) return null;
  try {
    const place = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
    return words.contacts.table.panel.timeThere(place, formatTime(now, zone));
  } catch {
    // A zone that this system does not know.
    return null;
  }
}

function zonesOf(phone: string): readonly string[] {
  return isE164(phone) ? zonesOfPhone(`+${phone.slice(1)}`) : [];
}

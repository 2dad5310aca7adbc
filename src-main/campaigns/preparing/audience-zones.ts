import type { Audience } from '../../../src-shared/campaign/audience.ts';
import { stateOf } from '../../../src-shared/phone/places-with-hours.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { zoneKeyOf } from '../../engine/quiet-hours.ts';
import { contactsWithIds } from '../audience.ts';
import { recipientIds } from './recipient-ids.ts';

/** The time zones of everybody in an audience now, as `zoneKeyOf` has them, each once. */
export function audienceZones(
  db: OvoDatabase,
  asked: { readonly audience: Audience; readonly now: number },
): readonly string[] {
  const zones = new Set<string>();
  for (const contacts of contactsWithIds(db, recipientIds(db, asked))) {
    for (const { timeZone, phone, customFields } of contacts) {
      zones.add(zoneKeyOf(timeZone, phone, stateOf(customFields)));
    }
  }
  return [...zones];
}

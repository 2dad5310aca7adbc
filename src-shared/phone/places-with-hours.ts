import { placeRules } from '../settings/place-hours.ts';
import { areaCodePlaces } from './time-zones/area-codes.ts';

/**
 * The places with hours of their own that the owner of a number may be in: that of the area code, and that
 * of the address, in this order and each once.
 *
 * @param phone E.164.
 * @param state of the address: its name or its two letters; anything else says nothing.
 */
export function placesWithHours(phone: string, state: string): readonly string[] {
  const ofPhone = phone.startsWith('+1') ? byAreaCode.get(phone.slice(2, 5)) : ofCountry(phone);
  const ofAddress = phone.startsWith('+1') ? byState.get(state.trim().toLowerCase()) : undefined;
  return [...new Set([ofPhone, ofAddress])].filter((place) => place !== undefined);
}

/** Countries that have a calling code to themselves. */
const callingCodes: readonly (readonly [string, string])[] = [['+33', 'FR']];

function ofCountry(phone: string): string | undefined {
  return callingCodes.find(([code]) => phone.startsWith(code))?.[1];
}

const byName: ReadonlyMap<string, string> = new Map(
  placeRules.map(({ name, place }) => [name, place]),
);

/** “Florida, panhandle” is in Florida. */
const byAreaCode: ReadonlyMap<string, string> = new Map(
  areaCodePlaces.flatMap(({ place, codes }) => {
    const rule = byName.get(place.split(',')[0] ?? '');
    return rule === undefined ? [] : codes.split(' ').map((code) => [code, rule] as const);
  }),
);

const byState: ReadonlyMap<string, string> = new Map(
  placeRules
    .filter(({ place }) => place.startsWith('US-'))
    .flatMap(({ place, name }) => [
      [place.slice(3).toLowerCase(), place],
      [name.toLowerCase(), place],
    ]),
);

/** Custom fields that programs write the state of an address into. */
const stateFields = [
  'state',
  'state_province',
  'province_state',
  'us_state',
  'home_state',
  'mailing_state',
  'billing_state',
  'shipping_state',
  'address_state',
  'region',
] as const;

/** The state of a contact’s address; empty where none of the contact’s custom fields has one. */
export function stateOf(customFields: Readonly<Record<string, string>>): string {
  const field = stateFields.find((name) => (customFields[name] ?? '').trim() !== '');
  return field === undefined ? '' : (customFields[field] ?? '');
}

import type { E164 } from '../phone-number.ts';
import { areaCodePlaces, unitedStates } from './area-codes.ts';
import { zonesByBeginning } from './calling-codes.ts';

/** Stands between the zones of a key; no name of a zone has it. */
export const zoneSeparator = '|';

/**
 * For numbers that belong to no country, such as those of satellite phones: nobody knows what time it
 * is there, so that only those hours are left in which it is day on both sides of the Atlantic.
 */
export const zoneKeyOfNoCountry = 'America/Los_Angeles|Europe/Berlin';

/**
 * The time zones (IANA names) that the owner of a number can be in, as far as the number tells: those
 * of its area code in North America, Brazil and Mexico, all zones of the country elsewhere. The most
 * populous zone comes first. At least one zone, for any text.
 */
export function zonesOfPhone(phone: E164): readonly string[] {
  return zoneKeyOfPhone(phone).split(zoneSeparator);
}

/** The zones of `zonesOfPhone`, joined by `|`: the same text for all numbers of the same zones. */
export function zoneKeyOfPhone(phone: string): string {
  if (phone.startsWith('+1')) return byAreaCode.get(phone.slice(2, 5)) ?? unitedStates;
  for (let end = longestBeginning + 1; end > 1; end -= 1) {
    const zones = byBeginning.get(phone.slice(1, end));
    if (zones !== undefined) return zones;
  }
  return zoneKeyOfNoCountry;
}

const byAreaCode: ReadonlyMap<string, string> = new Map(
  areaCodePlaces.flatMap(({ zones, codes }) =>
    codes.split(' ').map((code) => [code, zones] as const),
  ),
);

const byBeginning: ReadonlyMap<string, string> = new Map(zonesByBeginning);

const longestBeginning = Math.max(...zonesByBeginning.map(([digits]) => digits.length));

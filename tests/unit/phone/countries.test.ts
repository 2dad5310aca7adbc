import metadata from 'libphonenumber-js/metadata.max.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { areaCodePlaces } from '../../../src-shared/phone/time-zones/area-codes.ts';
import { zonesByBeginning } from '../../../src-shared/phone/time-zones/calling-codes.ts';
import {
  zoneKeyOfNoCountry,
  zoneKeyOfPhone,
  zonesOfPhone,
} from '../../../src-shared/phone/time-zones/zones-of-phone.ts';

/** What a zone’s clock is ahead of UTC, in minutes, as Intl says. */
function offsetOf(zone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const found = /([+-])(\d\d):(\d\d)/.exec(name);
  if (found === null) return 0;
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]));
}

/** The zones of a country by the Unicode locale data, which come with Node. */
function zonesOfCountry(country: string): readonly string[] {
  const locale: Intl.Locale & { getTimeZones?: () => string[] | undefined } = new Intl.Locale(
    `und-${country}`,
  );
  return locale.getTimeZones?.() ?? [];
}

function isKnown(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Why a zone of a country is not among those of its numbers. */
const leftOut: ReadonlySet<string> = new Set([
  'Asia/Urumqi', // Not official: all of China goes by the time of Beijing.
  'Europe/Simferopol', // Crimea; the rest of +380 keeps the time of Kyiv.
  'Indian/Christmas', // Shares +61 with Australia.
  'Indian/Cocos',
]);

const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 15));

const callingCodes = Object.entries(metadata.country_calling_codes).filter(
  ([code]) => code !== '1',
);

describe('the zones of a number outside North America', () => {
  it.each(callingCodes)('+%s reach from the first to the last clock of %s', (code, countries) => {
    const key = zonesByBeginning.find(([digits]) => digits === code)?.[1];
    const zones = key?.split('|') ?? [];
    expect(zones).not.toEqual([]);
    const expected = countries
      .flatMap((country) => zonesOfCountry(country))
      .filter((zone) => !leftOut.has(zone));
    const kazakh = code === '7' ? [zoneKeyOfPhone('+77012345678')] : [];
    for (const at of months) {
      const offsets = [...zones, ...kazakh].map((zone) => offsetOf(zone, at));
      const wanted = expected.map((zone) => offsetOf(zone, at));
      if (wanted.length === 0) continue;
      expect(Math.min(...offsets)).toBe(Math.min(...wanted));
      expect(Math.max(...offsets)).toBe(Math.max(...wanted));
    }
  });

  it.each([
    ['Great Britain', '+447700900123', ['Europe/London']],
    ['India', '+919876543210', ['Asia/Kolkata']],
    ['Kazakhstan, next to Russia', '+77012345678', ['Asia/Almaty']],
    ['Spain, with the Canary Islands', '+34612345678', ['Europe/Madrid', 'Atlantic/Canary']],
    ['Portugal, with the Azores', '+351912345678', ['Europe/Lisbon', 'Atlantic/Azores']],
    ['Congo (Kinshasa)', '+243812345678', ['Africa/Kinshasa', 'Africa/Lubumbashi']],
    ['Mongolia', '+97688123456', ['Asia/Ulaanbaatar', 'Asia/Hovd']],
    ['Indonesia', '+628123456789', ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']],
    // Anatel’s area codes: 11 São Paulo, 92 Manaus, 68 Acre; IANA’s notes on the zones of Brazil.
    ['Brazil: São Paulo', '+5511961234567', ['America/Sao_Paulo']],
    ['Brazil: Manaus', '+5592961234567', ['America/Manaus']],
    ['Brazil: Acre', '+5568961234567', ['America/Rio_Branco']],
    [
      'Brazil: Recife, Fernando de Noronha',
      '+5581961234567',
      ['America/Recife', 'America/Noronha'],
    ],
    // IFT’s numbering plan: 55 Mexico City, 33 Guadalajara, 6xx north-west, 9xx south-east.
    ['Mexico City', '+525512345678', ['America/Mexico_City']],
    ['Mexico: Guadalajara', '+523312345678', ['America/Mexico_City']],
    ['Mexico: Cancún or Mérida', '+529981234567', ['America/Merida', 'America/Cancun']],
  ] as const)('are right for %s (%s)', (_place, phone, zones) => {
    expect(zonesOfPhone(phone)).toEqual(zones);
  });

  it('are all of Mexico’s in the old form of mobile numbers, +52 1', () => {
    expect(zonesOfPhone('+5215512345678')).toContain('America/Tijuana');
    expect(zonesOfPhone('+526641234567')).toContain('America/Tijuana');
  });

  it('begin with where most people live', () => {
    expect(zonesOfPhone('+79161234567')[0]).toBe('Europe/Moscow');
    expect(zonesOfPhone('+61412345678')[0]).toBe('Australia/Sydney');
  });
});

describe('any text', () => {
  it.each([
    '+870773111632',
    '+881612345678',
    '+88313300655',
    '+979123456789',
    '+',
    '',
    'abc',
    '+0',
  ])(
    'that is no number of a country gets the hours in which it is day on both sides: %j',
    (text) => {
      expect(zoneKeyOfPhone(text)).toBe(zoneKeyOfNoCountry);
    },
  );

  it('gets zones that this computer knows', () => {
    const keys = [
      ...areaCodePlaces.map(({ zones }) => zones),
      ...zonesByBeginning.map(([, zones]) => zones),
      zoneKeyOfNoCountry,
      zoneKeyOfPhone('+18005550123'),
    ];
    const unknown = [...new Set(keys.flatMap((key) => key.split('|')))].filter(
      (zone) => !isKnown(zone),
    );
    expect(unknown).toEqual([]);
  });
});

import metadata from 'libphonenumber-js/metadata.max.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { areaCodePlaces, unitedStates } from '../../../src-shared/phone/time-zones/area-codes.ts';
import { zonesOfPhone } from '../../../src-shared/phone/time-zones/zones-of-phone.ts';
import { normalisePhone } from '../../../src-shared/phone/phone-number.ts';

const eastern = 'America/New_York';
const central = 'America/Chicago';
const mountain = 'America/Denver';
const pacific = 'America/Los_Angeles';

function zonesOfAreaCode(code: string): readonly string[] {
  return zonesOfPhone(`+1${code}5550123`);
}

/** Area codes of which libphonenumber takes some number for valid. */
function areaCodesInUse(): readonly string[] {
  const lines = ['2345678', '3312345', '4567890', '5551234', '7890123', '9876543'];
  return Array.from({ length: 800 }, (_, index) => String(200 + index)).filter((code) =>
    lines.some((line) => normalisePhone(`+1${code}${line}`, 'US').ok),
  );
}

/** 500 and 52x are personal numbers, 8xx toll-free, 900 premium (NANPA, “Area codes that do not serve a place”). */
const withoutPlace = /^(?:5(?:00|2\d|3[23]|44|66|77|88)|8(?:00|33|44|55|66|77|88)|900)$/;

describe('the zones of a North American number', () => {
  it.each([
    // The boundaries: 49 CFR 71.5 (Eastern and Central), 71.7 (Central and Mountain), 71.9 (Mountain
    // and Pacific). Which area code a town has: the rate centres of each code at nanpa.com.
    ['Idaho: Boise and Coeur d’Alene', '208', [mountain, pacific]],
    ['Idaho, overlay', '986', [mountain, pacific]],
    ['Florida: Pensacola and Tallahassee', '850', [central, eastern]],
    ['Florida, overlay', '448', [central, eastern]],
    ['South Dakota: Sioux Falls and Rapid City', '605', [central, mountain]],
    ['North Dakota: Fargo and Dickinson', '701', [central, mountain]],
    ['Nebraska: Kearney and Scottsbluff', '308', [central, mountain]],
    ['Nebraska: Omaha and Cody in Cherry county', '402', [central, mountain]],
    ['Kansas: Topeka and Goodland', '785', [central, mountain]],
    ['Kansas: Dodge City and Syracuse', '620', [central, mountain]],
    ['Indiana: Bloomington and Evansville', '812', [eastern, central]],
    ['Indiana: South Bend and Knox', '574', [eastern, central]],
    ['Indiana: Gary and Medaryville', '219', [central, eastern]],
    ['Kentucky: Bowling Green and Elizabethtown', '270', [central, eastern]],
    ['Kentucky: Ashland and Albany', '606', [eastern, central]],
    ['Michigan: Marquette and Iron Mountain', '906', [eastern, central]],
    ['Tennessee: Chattanooga and Jasper', '423', [eastern, central]],
    ['Oregon: Eugene and Ontario', '541', [pacific, mountain]],
    ['Nevada: Reno and West Wendover', '775', [pacific, mountain]],
    ['Arizona: Flagstaff and Kayenta of the Navajo Nation', '928', ['America/Phoenix', mountain]],
    ['Arizona: Phoenix, without daylight saving', '602', ['America/Phoenix']],
    ['Arizona: west of Phoenix', '623', ['America/Phoenix']],
    ['Texas: El Paso', '915', [mountain]],
    ['Texas: Midland, next to it', '432', [central]],
    ['Hawaii', '808', ['Pacific/Honolulu']],
    [
      'Alaska, with the Aleutian Islands (71.11, 71.12)',
      '907',
      ['America/Anchorage', 'America/Adak'],
    ],
    ['Guam (71.14)', '671', ['Pacific/Guam']],
    ['American Samoa (71.13)', '684', ['Pacific/Pago_Pago']],
    ['Puerto Rico (71.3)', '787', ['America/Puerto_Rico']],
    // Orlando, Lexington, Detroit: often wrong in lists, because their neighbours differ.
    ['Florida: Orlando, overlay', '689', [eastern]],
    ['Kentucky: Lexington', '859', [eastern]],
    ['Michigan: Detroit, overlay of 2025', '679', [eastern]],
    // Overlays that older lists do not have.
    ['New Jersey: Jersey City, overlay', '551', [eastern]],
    ['Wisconsin: Eau Claire, overlay', '534', [central]],
    ['California: Anaheim, overlay', '657', [pacific]],
    ['California: Palm Springs, overlay', '442', [pacific]],
    // Canada: the law of each province; the zone database’s notes on America/Creston, Blanc-Sablon,
    // Atikokan and Goose_Bay; area codes by cnac.ca.
    [
      'British Columbia: Victoria, Cranbrook, Dawson Creek',
      '250',
      ['America/Vancouver', 'America/Edmonton', 'America/Dawson_Creek'],
    ],
    ['British Columbia: Vancouver', '604', ['America/Vancouver']],
    ['Saskatchewan, with Lloydminster', '306', ['America/Regina', 'America/Edmonton']],
    [
      'Ontario: Thunder Bay, Kenora, Atikokan',
      '807',
      ['America/Toronto', 'America/Winnipeg', 'America/Atikokan'],
    ],
    [
      'Quebec, Magdalen Islands, Blanc-Sablon',
      '418',
      ['America/Toronto', 'America/Halifax', 'America/Blanc-Sablon'],
    ],
    ['Newfoundland, and Labrador', '709', ['America/St_Johns', 'America/Halifax']],
    ['Nova Scotia', '902', ['America/Halifax']],
    ['Bahamas', '242', ['America/Nassau']],
    ['Jamaica, overlay', '658', ['America/Jamaica']],
    ['Bermuda', '441', ['Atlantic/Bermuda']],
  ])('are those of its area code: %s (%s)', (_place, code, zones) => {
    expect(zonesOfAreaCode(code)).toEqual(zones);
  });

  it('span the north in 867, from Whitehorse to Iqaluit', () => {
    expect(zonesOfAreaCode('867')).toEqual(
      expect.arrayContaining(['America/Whitehorse', 'America/Edmonton', 'America/Toronto']),
    );
  });

  it.each(['800', '833', '888', '900', '500', '521', '710', '299'])(
    'are all those of the United States where the code has no place: %s',
    (code) => {
      expect(zonesOfAreaCode(code)).toEqual(unitedStates.split('|'));
    },
  );
});

describe('the table of area codes', () => {
  const listed = areaCodePlaces.flatMap(({ codes }) => codes.split(' '));

  it('has every code once', () => {
    expect(listed.filter((code, index) => listed.indexOf(code) !== index)).toEqual([]);
    expect(listed.filter((code) => !/^[2-9]\d\d$/.test(code))).toEqual([]);
  });

  it('has every area code that libphonenumber knows a place for: add new ones when this fails', () => {
    const inUse = areaCodesInUse();
    expect(inUse.length).toBeGreaterThan(440);
    expect(inUse.filter((code) => !listed.includes(code) && !withoutPlace.test(code))).toEqual([]);
  });

  it('agrees with libphonenumber on which codes are another country’s', () => {
    const countries: Readonly<Record<string, readonly unknown[]>> = metadata.countries;
    const leadingDigits = 10;
    const wrong = (metadata.country_calling_codes['1'] ?? []).flatMap((country) => {
      const digits = countries[country]?.[leadingDigits];
      if (typeof digits !== 'string' || country === 'CA') return [];
      const ofCountry = listed.filter((code) => new RegExp(`^(?:${digits})`).test(code));
      const places = areaCodePlaces.filter(({ codes }) =>
        ofCountry.some((code) => codes.includes(code)),
      );
      return places.length === 1 ? [] : [{ country, places }];
    });
    expect(wrong).toEqual([]);
  });
});

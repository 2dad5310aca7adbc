/** Minutes from midnight between which people may be texted, by the clock where they are. */
export interface HoursOfDay {
  readonly from: number;
  readonly until: number;
}

/** When the law of a place lets businesses text people there. */
export interface PlaceRule {
  /** ISO 3166: a country, or a state with its country (`US-FL`). */
  readonly place: string;
  readonly name: string;
  /** From Sunday to Saturday; null for a day on which nobody may be texted. */
  readonly week: readonly (HoursOfDay | null)[];
  /** Whether public holidays of the place are days on which nobody may be texted. */
  readonly isClosedOnHolidays: boolean;
  readonly source: string;
  /** When the source was read: YYYY-MM-DD. */
  readonly checkedOn: string;
}

/** Hours such as `8-20`, the same every day but for a Saturday or Sunday that differs; null for a closed day. */
function week(
  days: string,
  { saturday = days, sunday = days }: WeekendHours = {},
): PlaceRule['week'] {
  return [sunday, days, days, days, days, days, saturday].map(hoursOfText);
}

interface WeekendHours {
  readonly saturday?: string | null;
  readonly sunday?: string | null;
}

function hoursOfText(text: string | null): HoursOfDay | null {
  if (text === null) return null;
  const [from = 0, until = 0] = text.split('-').map((hour) => Number(hour) * 60);
  return { from, until };
}

/** Tables of the law of the states, most of them written for calls; the first two restate them for texts. */
const tables =
  'usestello.com/compliance (2026-04-08); referrizer; dropcowboy.com/state-compliance (2025-11-01)';
const checkedOn = '2026-11-26';
const open = { isClosedOnHolidays: false, source: tables, checkedOn };
const closed = { ...open, isClosedOnHolidays: true };

/**
 * Places with narrower hours than the federal ones (8 to 21 o’clock, 47 CFR 64.1200(c)(1)). Where two sources
 * disagree, the narrower hours stand here. Places whose hours no source confirmed are not listed: there the
 * hours of the settings hold alone. No legal advice.
 */
export const placeRules: readonly PlaceRule[] = [
  { place: 'US-AL', name: 'Alabama', week: week('8-20', { sunday: null }), ...closed },
  { place: 'US-CA', name: 'California', week: week('9-21'), ...open },
  { place: 'US-CT', name: 'Connecticut', week: week('9-20'), ...open },
  {
    place: 'US-FL',
    name: 'Florida',
    week: week('8-20'),
    ...open,
    source: `Florida Statutes 501.616(6); ${tables}`,
  },
  { place: 'US-IL', name: 'Illinois', week: week('9-21'), ...open },
  {
    place: 'US-KY',
    name: 'Kentucky',
    week: week('10-21'),
    ...open,
    source: `KRS 367.46955(3); ${tables}`,
  },
  { place: 'US-LA', name: 'Louisiana', week: week('8-20', { sunday: null }), ...closed },
  { place: 'US-MD', name: 'Maryland', week: week('8-20'), ...open },
  { place: 'US-MA', name: 'Massachusetts', week: week('8-20'), ...open },
  { place: 'US-MI', name: 'Michigan', week: week('9-21'), ...open },
  { place: 'US-MN', name: 'Minnesota', week: week('9-21'), ...open },
  { place: 'US-MS', name: 'Mississippi', week: week('8-20', { sunday: null }), ...open },
  { place: 'US-NM', name: 'New Mexico', week: week('9-21'), ...open },
  { place: 'US-NV', name: 'Nevada', week: week('9-20'), ...open },
  { place: 'US-NJ', name: 'New Jersey', week: week('8-20'), ...open },
  {
    place: 'US-OK',
    name: 'Oklahoma',
    week: week('8-20'),
    ...open,
    source: `Oklahoma Statutes 15-775C.4; ${tables}`,
  },
  { place: 'US-PA', name: 'Pennsylvania', week: week('8-21', { saturday: '8-12' }), ...closed },
  {
    place: 'US-RI',
    name: 'Rhode Island',
    week: week('9-18', { saturday: '10-17', sunday: '10-17' }),
    ...open,
  },
  {
    place: 'US-SD',
    name: 'South Dakota',
    week: week('9-21', { saturday: null, sunday: null }),
    ...open,
    source: 'SDCL 37-30-28',
  },
  {
    place: 'US-TX',
    name: 'Texas',
    week: week('9-21', { sunday: '12-21' }),
    ...open,
    source: 'Texas SB 140, from 2025-09-01, which covers texts; foster.com',
  },
  {
    place: 'FR',
    name: 'France',
    week: week('8-20', { sunday: null }),
    ...closed,
    source: 'Brevo developer documentation; CALLR; sendtargetsms (20 o’clock)',
  },
];

const rules: ReadonlyMap<string, PlaceRule> = new Map(placeRules.map((rule) => [rule.place, rule]));

/** The rule of a place; undefined where the hours of the settings hold alone. */
export function ruleOfPlace(place: string): PlaceRule | undefined {
  return rules.get(place);
}

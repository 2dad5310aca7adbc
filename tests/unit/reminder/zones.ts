import fc from 'fast-check';

/** Both changes of the clock, half an hour of it, a midnight that does not exist, none, a skipped day, Ramadan. */
const zonesOfTests = [
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Asia/Kolkata',
  'Pacific/Apia',
  'Africa/Casablanca',
] as const;

export const anyZone = fc.constantFrom(...zonesOfTests);

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day and time that a clock in a zone shows, `YYYY-MM-DD HH:MM`, as Intl says and not as Ovo does. */
export function onTheWall(zone: string, at: number): string {
  let format = formats.get(zone);
  if (format === undefined) {
    // Swedish dates are those of ISO.
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  return format.format(at);
}

/** A day of some years, `YYYY-MM-DD`. */
export function anyDate(from: number, until: number): fc.Arbitrary<string> {
  return fc
    .date({
      min: new Date(Date.UTC(from, 0, 1)),
      max: new Date(Date.UTC(until, 11, 31)),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10));
}

/** A time of day at a quarter of an hour, as all changes of clocks are. */
export const anyQuarter: fc.Arbitrary<string> = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const hour = String(Math.floor(quarter / 4)).padStart(2, '0');
  return `${hour}:${String((quarter % 4) * 15).padStart(2, '0')}`;
});

const dayMs = 86_400_000;
const changes = new Map<string, readonly string[]>();

/** The days, and those before them, on which the clock of a zone is changed in the years that tests look at. */
function changesIn(zone: string): readonly string[] {
  const known = changes.get(zone);
  if (known !== undefined) return known;
  const found: string[] = [];
  const asUtc = (at: number) => Date.parse(`${onTheWall(zone, at).replace(' ', 'T')}Z`) - at;
  for (let at = Date.UTC(2010, 0, 1); at < Date.UTC(2032, 0, 1); at += dayMs) {
    if (asUtc(at) === asUtc(at + dayMs)) continue;
    const days = [at - dayMs, at, at + dayMs];
    found.push(...days.map((day) => new Date(day).toISOString().slice(0, 10)));
  }
  changes.set(zone, found);
  return found;
}

/** A zone and a day there: half of them around a change of its clock. */
export const anyZoneAndDate: fc.Arbitrary<readonly [zone: string, date: string]> = anyZone.chain(
  (zone) => {
    const found = changesIn(zone);
    const date = found.length === 0 ? anyDate(2010, 2031) : fc.constantFrom(...found);
    return fc.tuple(fc.constant(zone), fc.oneof(anyDate(2010, 2031), date));
  },
);

import { isTimeZone } from '../../../src-shared/contact/field-rules.ts';

const readings = new Map<string, string | null>();

/** The IANA time zone that a cell names (`America/New_York`, or as HubSpot writes it); else null. */
export function readTimeZone(cell: string): string | null {
  const known = readings.get(cell);
  if (known !== undefined) return known;
  const name = cell.trim().replaceAll('_slash_', '/').replaceAll(' ', '_');
  const zone = name.length <= 64 && /^[A-Za-z]+\/[\w/+-]+$/.test(name) ? spelled(name) : null;
  if (readings.size >= 10_000) readings.clear();
  readings.set(cell, zone);
  return zone;
}

/** The name with its proper capitals; null where there is no such zone. */
function spelled(name: string): string | null {
  if (!isTimeZone(name)) return null;
  const right = Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  return right.toLowerCase() === name.toLowerCase() ? right : name;
}

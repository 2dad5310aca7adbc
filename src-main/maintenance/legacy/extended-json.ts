import { DateTime } from 'luxon';

/*
 * MongoDB's extended JSON, both versions, relaxed and canonical
 * (https://www.mongodb.com/docs/manual/reference/mongodb-extended-json/).
 */

/** What stands in a field as text: a string, or an object id; null for anything else. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  const id = memberOf(value, '$oid') ?? memberOf(value, '$uuid') ?? memberOf(value, '$symbol');
  if (typeof id === 'string') return id;
  const number = numberOf(value);
  return number === null ? null : String(number);
}

/** What stands in a field as a number; null for anything else, infinity included. */
export function numberOf(value: unknown): number | null {
  const plain =
    memberOf(value, '$numberInt') ??
    memberOf(value, '$numberLong') ??
    memberOf(value, '$numberDouble') ??
    memberOf(value, '$numberDecimal') ??
    value;
  if (typeof plain !== 'number' && typeof plain !== 'string') return null;
  if (typeof plain === 'string' && plain.trim() === '') return null;
  const number = Number(plain);
  return Number.isFinite(number) ? number : null;
}

/** What stands in a field as a time, in milliseconds since 1970; null where there is none. */
export function timeOf(value: unknown): number | null {
  const date = memberOf(value, '$date') ?? value;
  if (typeof date === 'string') {
    const parsed = DateTime.fromISO(date, { zone: 'utc' });
    return parsed.isValid ? parsed.toMillis() : null;
  }
  const time = numberOf(date);
  return time === null ? null : Math.trunc(time);
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}

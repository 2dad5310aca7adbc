import { formatDay } from '../../ui/text/times.ts';

const dayAlone = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;

/** More than the different days of a table; beyond it the memory begins anew. */
const mostRemembered = 5000;
const remembered = new Map<string, string>();

/** A custom field as people write it: a date as elsewhere in the window, anything else as it is stored. */
export function fieldText(value: string | undefined): string {
  if (value === undefined || value.length < 10 || value.length > 24) return value ?? '';
  const known = remembered.get(value);
  if (known !== undefined) return known;
  const parts = dayAlone.exec(value);
  if (parts === null) return value;
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  const date = new Date(year, month - 1, day);
  const isDay = date.getMonth() === month - 1 && date.getDate() === day;
  const text = isDay ? formatDay(date.getTime()) : value;
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(value, text);
  return text;
}

/** The name of a custom field as people write it: `last_visit` is `Last visit`. */
export function fieldName(field: string): string {
  const spaced = field.replaceAll('_', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

import { DateTime } from 'luxon';

/**
 * How a sheet shows a number: as it is, as a date or time, or with so many digits at least and something
 * before them (`"+1"0`), as people make phone numbers whole.
 */
export type CellFormat =
  'plain' | 'date' | 'date-time' | 'time' | { readonly digits: number; readonly prefix: string };

/** The format with this built-in number (ECMA-376 part 1, 18.8.30). */
export function builtInFormat(id: number): CellFormat {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36) return 'date';
  if ((id >= 50 && id <= 54) || id === 57 || id === 58) return 'date';
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return 'time';
  return id === 22 ? 'date-time' : 'plain';
}

/** The format that a custom format code means. */
export function customFormat(code: string): CellFormat {
  const [first = ''] = code.split(';');
  const bare = first
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/am\/pm|a\/p/gi, 'h');
  if (/^general$/i.test(bare)) return 'plain';
  if (/[#0?]/.test(bare) && !/[ymdhs]/i.test(bare)) return numberFormat(first, bare);
  const isTime = /[hs]/i.test(bare);
  const isDate = /[yd]/i.test(bare) || (!isTime && /m/i.test(bare));
  if (isDate) return isTime ? 'date-time' : 'date';
  return isTime ? 'time' : 'plain';
}

/** A format of digits. One with decimals, powers or shares of a hundred is no phone number. */
function numberFormat(code: string, bare: string): CellFormat {
  if (/[.%eE/]/.test(bare)) return 'plain';
  // Behind the first zero every digit is shown.
  const digits = bare.slice(bare.indexOf('0')).replace(/[^0#?]/g, '').length;
  // What is in brackets is a language, a color or a condition.
  const literals = code.replace(
    /"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]/g,
    (_all, text?: string, one?: string) => (text ?? one ?? '').replaceAll('0', literalZero),
  );
  const prefix = literals.slice(0, literals.search(/[0#?]/)).replaceAll(literalZero, '0');
  return {
    digits: bare.includes('0') ? Math.min(digits, 30) : 1,
    prefix: /[\d+]/.test(prefix) ? prefix : '',
  };
}

/** Stands for a zero that is text and no place for a digit. */
const literalZero = '\uE000';

/**
 * A number as text: with all its digits, never as 1.5E+10, and with fifteen significant ones, as in
 * spreadsheets. Dates and times as `2024-03-01`, `2024-03-01 10:30:00` or `10:30:00`. Other text stays.
 */
export function numberAsText(text: string, format: CellFormat, is1904: boolean): string {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number) || Math.abs(number) >= 1e21) return text;
  if (typeof format === 'object') {
    const plain = plainNumber(number);
    if (!/^\d+$/.test(plain)) return plain;
    return (format.prefix + plain.padStart(format.digits, '0')).trim();
  }
  if (format === 'plain') return plainNumber(number);
  return momentAsText(number, format, is1904) ?? plainNumber(number);
}

/** A day in ISO 8601 as other days are shown: `2024-03-01T00:00:00Z` is `2024-03-01`. Other text stays. */
export function dayAsText(text: string): string {
  const found = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?Z?)?$/.exec(text.trim());
  if (found === null) return text;
  const [, day = '', clock = ''] = found;
  return /^[0:]*$/.test(clock) ? day : `${day} ${clock}`;
}

function plainNumber(number: number): string {
  if (Number.isSafeInteger(number)) return String(number);
  const rounded = Number(number.toPrecision(15));
  const text = String(rounded);
  return text.includes('e') ? rounded.toFixed(20).replace(/\.?0+$/, '') : text;
}

const msADay = 86_400_000;
/** Days from the day zero of spreadsheets to that of Unix. */
const unixDay = 25_569;
const daysTo1904 = 1462;

function momentAsText(
  serial: number,
  format: Exclude<CellFormat, 'plain' | object>,
  is1904: boolean,
): string | null {
  const days = serial + (is1904 ? daysTo1904 : 0);
  if (serial < 0 || days > 2_958_466) return null;
  const ms = Math.round(((days - unixDay) * msADay) / 1000) * 1000;
  const moment = DateTime.fromMillis(ms, { zone: 'utc' });
  const clock = moment.toISOTime({ suppressMilliseconds: true, includeOffset: false });
  if (format === 'time' && serial < 1) return clock;
  const hasClock = format !== 'date' && ms % msADay !== 0;
  return hasClock ? `${moment.toISODate()} ${clock}` : moment.toISODate();
}

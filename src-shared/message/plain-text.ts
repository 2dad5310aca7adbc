/** Marks that say in which direction a text runs, and invisible spaces: phones paste them in. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** What ASCII has a character for, and other scripts write with theirs. */
const foreign = /\P{ASCII}/u;
/** Dashes of all kinds, and the dots and bullets that people put between the digits of a number. */
const dashes =
  /[\u00b7\u2010-\u2015\u2022\u2027\u2212\u2219\u22c5\u25aa\u25cf\u25e6\u30fb\u30fc\uff0d\uff0e\uff65]/g;
const spaces = /[\p{Zs}\t]/gu;

/** The zeros of the scripts in which people write phone numbers; the other digits follow them. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];
const foreignDigits = new RegExp(
  `[${zeros.map((zero) => `\\u{${zero.toString(16)}}-\\u{${(zero + 9).toString(16)}}`).join('')}]`,
  'gu',
);

/**
 * A cell as a person would type it: without what exports put around a number (a leading apostrophe,
 * `="…"`, quotes, `.0`), in ASCII digits, and with the digits of a power of ten where it has them all
 * (`1.2125550123E+10`).
 */
export function plainText(text: string): string {
  return inAscii(text)
    .trim()
    .replace(/^['’‘`´]+/, '')
    .replace(/^=?"(.*)"$/s, '$1')
    .replace(/^=(?=[\d+])/, '')
    .replace(/^["“]+|["”;,:*]+$/g, '')
    .replace(/^\+[\s+]*(?:00)?/, '+')
    .replace(/^(\+?\d{7,15})\.0+$/, '$1')
    .replace(/^(\d)[.,](\d+)E\+?(\d+)$/i, (whole, first: string, rest: string, power: string) =>
      rest.length === Number(power) ? `${first}${rest}` : whole,
    )
    .trim();
}

function inAscii(text: string): string {
  if (!foreign.test(text)) return text;
  return text
    .replace(invisible, '')
    .replace(dashes, '-')
    .replace(spaces, ' ')
    .replaceAll('\uff0b', '+')
    .replaceAll('\uff08', '(')
    .replaceAll('\uff09', ')')
    .replace(foreignDigits, (digit) => String(valueOf(digit.codePointAt(0) ?? 0)));
}

function valueOf(codePoint: number): number {
  return codePoint - (zeros.findLast((zero) => zero <= codePoint) ?? codePoint);
}

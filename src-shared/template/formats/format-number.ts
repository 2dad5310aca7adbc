/** The most decimals that `number` can be asked for. */
export const mostDecimals = 4;

/** A number as people and programs write one: no zeros before it, as those are part of a code. */
const written = /^(-?)((?:0|[1-9]\d{0,2}(?:,\d{3}){1,6}|[1-9]\d{0,17}))(?:\.(\d{1,18}))?$/;

/**
 * The value as a number, its thousands parted by commas: `1234.5` is `1,234.50` with two decimals. Rounded
 * to the nearer, a half away from zero. The value itself where it is no number, such as a phone number or
 * a code.
 *
 * @param decimals how many to show; null for those that the value has.
 */
export function formatNumber(value: string, decimals: number | null): string {
  const parts = written.exec(value);
  if (parts === null) return value;
  const [, sign = '', whole = '', fraction = ''] = parts;
  const digits = whole.replaceAll(',', '');
  const kept = decimals ?? fraction.length;
  const scaled = BigInt(digits + fraction.slice(0, kept).padEnd(kept, '0'));
  const rounded = (fraction[kept] ?? '0') >= '5' ? scaled + 1n : scaled;
  const text = String(rounded).padStart(kept + 1, '0');
  const integer = text.slice(0, text.length - kept).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  const shown = kept === 0 ? integer : `${integer}.${text.slice(text.length - kept)}`;
  return rounded === 0n ? shown : `${sign}${shown}`;
}

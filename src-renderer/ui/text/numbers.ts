import { counting } from '../../../src-shared/words/en/counting.ts';

const decimals = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const percents = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });

/** A whole number with the separators of the person's language, such as 1,234. */
export function formatCount(value: number): string {
  return counting.number(value);
}

/** A whole number, or … while it is being counted. */
export function formatCountOrPending(value: number | null): string {
  return value === null ? '…' : formatCount(value);
}

/** A number with at most one decimal. */
export function formatDecimal(value: number): string {
  return decimals.format(value);
}

/** A whole percent from 0 to 100, whatever comes in. */
export function formatPercent(percent: number): string {
  return percents.format(clampPercent(percent) / 100);
}

/** A part of a whole in percent with one decimal, never rounded up: `97.4%`. The whole is above 0. */
export function formatShare(part: number, whole: number): string {
  return percents.format(Math.min(1, Math.max(0, Math.floor((1000 * part) / whole) / 1000)));
}

/** A percent as it is stored, even an impossible one such as 290%. */
export function formatStoredPercent(percent: number): string {
  return percents.format(percent / 100);
}

/** Clamps any number, even one of a damaged database, to 0..100; never rounds up. */
export function clampPercent(percent: number): number {
  return Number.isFinite(percent) ? Math.min(100, Math.max(0, Math.floor(percent))) : 0;
}

/** A count with its noun: `1 contact`, `2 contacts`, `1,000 people`. */
export function plural(count: number, one: string, other: string = `${one}s`): string {
  return counting.count(count, { one, other });
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A file's size in the largest unit that leaves at least 1, such as 1.4 MB (a thousand kB each). */
export function formatBytes(bytes: number): string {
  let value = Math.max(0, bytes);
  let index = 0;
  while (value >= 1000 && index < units.length - 1) {
    value /= 1000;
    index += 1;
  }
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: units[index] ?? 'byte',
    unitDisplay: index === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}

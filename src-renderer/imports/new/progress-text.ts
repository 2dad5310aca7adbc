import type { ImportProgress } from '../../../src-shared/import/import.ts';
import { formatCount, plural } from '../../ui/text/numbers.ts';
import { formatTimeLeft } from '../../ui/text/times.ts';

/** How many rows are read, and how many of them have to be mended. */
export function rowsText(progress: ImportProgress | null): string {
  const { rows = 0, invalid = 0 } = progress ?? {};
  const read = `${plural(rows, 'row')} read`;
  return invalid === 0 ? read : `${read}, ${formatCount(invalid)} of them to fix`;
}

/** How fast it goes and how long it will take; a no-break space before that is known, so that nothing jumps. */
export function paceText(progress: ImportProgress | null): string {
  const rate = progress?.rowsPerSecond ?? null;
  const left = progress?.secondsLeft ?? null;
  const parts = [
    ...(rate === null || progress?.stage === 'saving'
      ? []
      : [`${formatCount(Math.round(rate))} rows a second`]),
    ...(left === null ? [] : [formatTimeLeft(left)]),
  ];
  return parts.length === 0 ? '\u00a0' : parts.join(', ');
}

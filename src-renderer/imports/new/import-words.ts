import type {
  ImportProgress,
  ImportResult,
  RejectedRowsSummary,
} from '../../../src-shared/import/import.ts';
import { formatCount, plural } from '../../ui/text/numbers.ts';
import { formatTimeLeft } from '../../ui/text/times.ts';

/** How many rows were read, and how many of them are to be fixed. */
export function rowsText(progress: ImportProgress | null): string {
  const { rows = 0, invalid = 0 } = progress ?? {};
  const read = `${plural(rows, 'row')} read`;
  return invalid === 0 ? read : `${read}, ${formatCount(invalid)} of them to fix`;
}

/** The speed and the time left; a no-break space before they are known, so that nothing moves. */
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

/** Remarks about the imported people, a sentence each. */
export function remarksOf(
  result: Pick<
    ImportResult,
    'landlines' | 'suppressed' | 'consents' | 'optOuts' | 'unusedNames' | 'unusedConsents'
  >,
): readonly string[] {
  const { landlines, suppressed, consents, optOuts, unusedNames, unusedConsents } = result;
  return [
    ...(landlines === 0
      ? []
      : [
          `${plural(landlines, 'number')} ${landlines === 1 ? 'is a landline' : 'are landlines'}: most texts do not reach ${landlines === 1 ? 'it' : 'them'}.`,
        ]),
    ...(suppressed === 0
      ? []
      : [
          `${plural(suppressed, 'number')} will not be texted: opted out, or on the Do not text list.`,
        ]),
    ...optOuts.map(
      ({ column, rows }) =>
        `${plural(rows, 'opt-out')} found in the column “${column}”. Ovo won’t text ${rows === 1 ? 'this number' : 'these numbers'}.`,
    ),
    ...(unusedNames.length === 0
      ? []
      : [
          `These contacts have no names. ${unusedNames.length === 1 ? 'This column looks' : 'These columns look'} like names: ${unusedNames.map((name) => `“${name}”`).join(', ')}.`,
        ]),
    ...unusedConsents.map(
      (name) =>
        `The column “${name}” may say who agreed to texts, but Ovo doesn’t understand its answers: nobody was left out because of it.`,
    ),
    ...(consents === 0 ? [] : [`Consent recorded for ${plural(consents, 'person', 'people')}.`]),
  ];
}

/** What becomes of the rejected rows of an import; undefined while they are being read. */
export function rejectedText(rejectedRows: RejectedRowsSummary | undefined): string {
  const fixable = rejectedRows?.problems.reduce((sum, { withFix }) => sum + withFix, 0) ?? 0;
  const wait = 'They’re saved here, each with the reason, until you fix them.';
  if (rejectedRows === undefined || fixable === 0) return wait;
  const offer =
    fixable === rejectedRows.left
      ? 'Ovo suggests a fix for all of them.'
      : `Ovo suggests a fix for ${formatCount(fixable)} of them.`;
  return `${offer} ${wait}`;
}

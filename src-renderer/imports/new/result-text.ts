import type {
  ImportProgress,
  ImportResult,
  RejectedRowsSummary,
} from '../../../src-shared/import/import.ts';
import { importPercent } from '../../api/imports/import-percent.ts';
import { words } from '../../words.ts';
import { formatCount, formatPercent } from '../../ui/text/numbers.ts';
import { formatTimeLeft } from '../../ui/text/times.ts';

const { run } = words.imports;

/** The rows a second of a running import; a dash before they are known. */
export function paceText(progress: ImportProgress | null): string {
  const rate = progress?.rowsPerSecond ?? null;
  return rate === null ? run.unknown : formatCount(Math.round(rate));
}

/** How far a running import is, and how long the rest takes. */
export function leftText(progress: ImportProgress | null): string {
  const left = progress?.secondsLeft ?? null;
  const percent = progress?.stage === 'saving' ? null : formatPercent(importPercent(progress));
  const parts = [percent, left === null ? null : formatTimeLeft(left)];
  return parts.filter((part) => part !== null).join(' · ');
}

/** Remarks about the imported people, a sentence or two each. */
export function remarksOf(
  result: Pick<
    ImportResult,
    'landlines' | 'suppressed' | 'consents' | 'optOuts' | 'unusedNames' | 'unusedConsents'
  >,
): readonly string[] {
  const { landlines, suppressed, consents, optOuts, unusedNames, unusedConsents } = result;
  return [
    ...(consents === 0 ? [] : [run.consents(consents)]),
    ...(suppressed === 0 ? [] : [run.suppressed(suppressed)]),
    ...optOuts.map(({ column, rows }) => run.optOuts(rows, column)),
    ...(landlines === 0 ? [] : [run.landlines(landlines)]),
    ...(unusedNames.length === 0
      ? []
      : [run.unusedNames(unusedNames.length, unusedNames.map(run.quoted).join(', '))]),
    ...unusedConsents.map((column) => run.unusedConsent(column)),
  ];
}

/** What becomes of the rejected rows of an import; undefined while they are being read. */
export function rejectedText(
  left: number,
  rejectedRows: Pick<RejectedRowsSummary, 'problems'> | undefined,
): string {
  const fixable = rejectedRows?.problems.reduce((sum, { withFix }) => sum + withFix, 0) ?? 0;
  const saved = left === 1 ? run.savedOne : run.saved;
  if (fixable === 0) return saved;
  const offer = fixable === left ? run.suggestsAll : run.suggestsSome(formatCount(fixable));
  return run.twoSentences(saved, offer);
}

import type { RejectedRowsSummary, ImportResult } from '../../../src-shared/import/import.ts';
import { formatCount, plural } from '../../ui/text/numbers.ts';

/** What else is worth knowing of the people whom an import brought, a sentence each. */
export function remarksOf(
  result: Pick<ImportResult, 'landlines' | 'suppressed' | 'consents'>,
): readonly string[] {
  const { landlines, suppressed, consents } = result;
  return [
    ...(landlines === 0
      ? []
      : [
          `${plural(landlines, 'number')} ${landlines === 1 ? 'is a landline' : 'are landlines'}: most texts do not reach ${landlines === 1 ? 'it' : 'them'}.`,
        ]),
    ...(suppressed === 0
      ? []
      : [
          `${plural(suppressed, 'number')} must not be texted, and will not be, whatever list ${suppressed === 1 ? 'it is' : 'they are'} on.`,
        ]),
    ...(consents === 0
      ? []
      : [`Consent of ${plural(consents, 'person', 'people')} was written down.`]),
  ];
}

/** What is to be done with the rejected rows of an import; all that is known before the bench is read. */
export function rejectedText(rejectedRows: RejectedRowsSummary | undefined): string {
  const fixable = rejectedRows?.problems.reduce((sum, { withFix }) => sum + withFix, 0) ?? 0;
  const wait = 'They wait, with the reason for each, also after Ovo is closed.';
  if (rejectedRows === undefined || fixable === 0) return wait;
  const offer =
    fixable === rejectedRows.left
      ? 'Ovo knows a fix for all of them.'
      : `Ovo knows a fix for ${formatCount(fixable)} of them.`;
  return `${offer} ${wait}`;
}

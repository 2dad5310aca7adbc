import type { ColumnMapping } from '../../../src-shared/import/import.ts';
import { isTimeHeader, permissionOf, wordsOfHeader } from './header-meaning.ts';

/**
 * The columns of a file that may say who agreed to be texted, where no column became one for consent: their
 * answers were not understood, and everybody is texted whatever they say. Empty where one did.
 */
export function unusedConsents(
  mapping: ColumnMapping,
  names: readonly string[],
): readonly string[] {
  const hasConsent = mapping.some(
    (target) => target.kind === 'field' && target.field === 'consent',
  );
  if (hasConsent) return [];
  return names.filter((name, index) => {
    const words = wordsOfHeader(name);
    const isKept = mapping[index]?.kind === 'custom';
    return isKept && permissionOf(words) === 'consent' && !isTimeHeader(words);
  });
}

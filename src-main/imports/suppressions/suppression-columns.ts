import { phoneColumnsOf, type PhoneColumn } from '../rows/phone-cells.ts';
import { readTime } from '../rows/cell-date.ts';
import { suppressionReasonHeader, suppressionTimeHeaders } from '../columns/header-words.ts';
import { suggestTargets } from '../columns/suggest-targets.ts';
import { suppressionColumns } from '../../contacts/export/export-format.ts';
import type { ContactsFile } from '../readers/contacts-file.ts';

/** The columns of a file of numbers not to text, by index; null for a column that it does not have. */
export interface SuppressionPlaces {
  readonly phones: readonly PhoneColumn[];
  readonly reason: number | null;
  readonly evidence: number | null;
  readonly time: number | null;
  /** In Ovo's export: when the suppression was lifted. */
  readonly lifted: number | null;
}

/**
 * Finds the columns with the numbers, the reasons and the times. Numbers are in the columns that an
 * import of contacts would take for phones, or in the only column. `phones` is empty where none are.
 */
export function suppressionPlaces(
  file: Pick<ContactsFile, 'names' | 'beginning' | 'reading'>,
  country: string,
): SuppressionPlaces {
  const { names, beginning, reading } = file;
  if (suppressionColumns.every((name, index) => names[index] === name)) {
    const phones = [{ index: 0, labelIndex: null, priority: 1 }];
    return { phones, reason: 1, evidence: 2, time: 3, lifted: 4 };
  }
  const targets = suggestTargets(
    { names, isInFile: reading.hasHeader === true },
    beginning.map(({ cells }) => cells),
    country,
  );
  const found = phoneColumnsOf(targets);
  const only = [{ index: 0, labelIndex: null, priority: 1 }];
  const reason = names.findIndex((name) => suppressionReasonHeader.test(name));
  const holdsTimes = (index: number) => {
    const filled = beginning.map(({ cells }) => cells[index]?.trim() ?? '').filter(Boolean);
    return filled.length > 0 && filled.every((cell) => readTime(cell, country) !== null);
  };
  const times = suppressionTimeHeaders.flatMap((header) =>
    names.flatMap((name, index) => (header.test(name) && holdsTimes(index) ? [index] : [])),
  );
  return {
    phones: found.length === 0 && names.length === 1 ? only : found,
    reason: reason === -1 ? null : reason,
    evidence: null,
    time: times[0] ?? null,
    lifted: null,
  };
}

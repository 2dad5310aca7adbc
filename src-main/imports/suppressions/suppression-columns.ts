import { phoneColumnsOf, type PhoneColumn } from '../rows/phone-cells.ts';
import { readTime } from '../rows/cell-date.ts';
import { suggestTargets } from '../columns/columns.ts';
import { suppressionColumns } from '../../contacts/export/export-format.ts';
import type { ContactsFile } from '../readers/contacts-file.ts';

/** Where a file of numbers not to text has what; null where it has no such column. */
export interface SuppressionPlaces {
  readonly phones: readonly PhoneColumn[];
  readonly reason: number | null;
  readonly evidence: number | null;
  readonly time: number | null;
  /** Of a file of Ovo's: when the number could be texted again. */
  readonly lifted: number | null;
}

const reasonHeader =
  /\b(?:reason|why|grund|abmeldegrund|motivo|motif|raison|unsub(?:scribe)?[ _]reason)\b/i;

/** Headers of columns that hold times, in the order in which they are believed. */
const timeHeaders = [
  /unsub|opt[ _-]?(?:ed[ _-]?)?out|stop|suppress|ab(?:ge)?meld|baja|d[ée]sabonn|d[ée]sinscri|revo[ck]/i,
  /^(?:date|time|timestamp|datum|fecha|since|added|date added|created(?: at| on)?|last[ _]changed)$/i,
];

/**
 * Finds out where a file has the numbers, why and since when they must not be texted. Any column that
 * would be the phone of a contact holds numbers; in a file of one column it is that one. `phones` is
 * empty where none does.
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
  const reason = names.findIndex((name) => reasonHeader.test(name));
  const holdsTimes = (index: number) => {
    const filled = beginning.map(({ cells }) => cells[index]?.trim() ?? '').filter(Boolean);
    return filled.length > 0 && filled.every((cell) => readTime(cell, country) !== null);
  };
  const times = timeHeaders.flatMap((header) =>
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

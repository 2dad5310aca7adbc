import { phoneColumnsOf, type PhoneColumn } from '../rows/phone-cells.ts';
import { rowCountryReader, type RowCountry } from '../rows/row-country.ts';
import { isPhoneLike, leastShare, shareOf } from '../columns/column-content.ts';
import { isNeverAsked, isStatusHeader, wordsOfHeader } from '../columns/header-meaning.ts';
import { isRefusal } from '../rows/consent-values.ts';
import { readTime } from '../rows/cell-date.ts';
import { suppressionReasonHeader, suppressionTimeHeaders } from '../columns/header-words.ts';
import { suggestTargets } from '../columns/suggest-targets.ts';
import { suppressionColumns } from '../../contacts/export/export-format.ts';
import type { ContactsFile } from '../readers/contacts-file.ts';

/** The columns of a file of numbers not to text, by index; null for a column that it does not have. */
export interface SuppressionPlaces {
  readonly phones: readonly PhoneColumn[];
  readonly countryOf: (cells: readonly string[]) => RowCountry;
  readonly reason: number | null;
  readonly evidence: number | null;
  readonly time: number | null;
  /** In Ovo's export: when the suppression was lifted. */
  readonly lifted: number | null;
  /** Columns that say of each number whether it opted out, as a list of all contacts has them. */
  readonly answers: readonly AnswerColumn[];
}

/** A column that says of each number whether it opted out (`isConsent` false), or whether it agreed. */
export interface AnswerColumn {
  readonly index: number;
  readonly isConsent: boolean;
  /** Whether a no there says only that somebody never said yes. */
  readonly neverAsked: boolean;
}

/**
 * Finds the columns with the numbers, the reasons and the times. Numbers are in the columns that an
 * import of contacts would take for phones, in the only column, or in all that hold numbers. `phones` is
 * empty where none are.
 */
export function suppressionPlaces(
  file: Pick<ContactsFile, 'names' | 'beginning' | 'reading'>,
  country: string,
): SuppressionPlaces {
  const { names, beginning, reading } = file;
  if (suppressionColumns.every((name, index) => names[index] === name)) {
    const phones = [{ index: 0, labelIndex: null, priority: 1 }];
    const countryOf = rowCountryReader([], country);
    return { phones, countryOf, reason: 1, evidence: 2, time: 3, lifted: 4, answers: [] };
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
  const cellsOf = (index: number) => beginning.map(({ cells }) => cells[index] ?? '');
  const answers = targets.flatMap((target, index) => {
    const field = target.kind === 'field' ? target.field : null;
    const words = wordsOfHeader(names[index] ?? '');
    const neverAsked = isNeverAsked(words);
    if (field === 'consent') return [{ index, isConsent: true, neverAsked }];
    const isStatus =
      target.kind === 'custom' &&
      isStatusHeader(words) &&
      cellsOf(index).some((cell) => isRefusal(cell, 'texts'));
    return field === 'optOut' || isStatus ? [{ index, isConsent: false, neverAsked }] : [];
  });
  const alike = names.flatMap((_name, index) => {
    const filled = cellsOf(index).filter((cell) => cell.trim() !== '');
    const isPhones = shareOf(filled, (cell) => isPhoneLike(cell, country)) >= leastShare;
    return isPhones ? [{ index, labelIndex: null, priority: 1 }] : [];
  });
  return {
    phones: found.length > 0 ? found : names.length === 1 ? only : alike,
    countryOf: rowCountryReader(targets, country),
    reason: reason === -1 ? null : reason,
    evidence: null,
    time: times[0] ?? null,
    lifted: null,
    answers,
  };
}

import type { ContactField } from '../../../src-shared/import/import.ts';
import {
  isPlainAnswer,
  isRefusal,
  isStatusWord,
  readConsent,
  readOptOut,
} from '../rows/consent-values.ts';
import { readTime } from '../rows/cell-date.ts';
import { shareOf, type Column } from './column-content.ts';
import {
  asksForTexts,
  isAmbiguousOptOut,
  isStatusHeader,
  isTextAnswerHeader,
  isTextStatusHeader,
  isTimeHeader,
  namesTexts,
  permissionOf,
} from './header-meaning.ts';

/**
 * The share of cells whose answer Ovo understands that makes a column one for consent or opt-outs: its
 * other cells are then rejected, for a person to decide. A column with fewer is a custom field, of which
 * only clear refusals count.
 */
const leastUnderstood = 0.5;

/**
 * Chooses the columns for consent, for the time of consent, and for opt-outs. The header alone makes a
 * column one for opt-outs, or for consent to texts (`SMS consent`), so that a no deep in the file counts
 * and nobody is texted on an answer that is not understood. Of several columns for consent, one that names
 * texts is taken. Consent to e-mail is no consent to texts; an opt-out from a mailing list (`UNSUB_TIME`)
 * is taken for one from texts as well.
 *
 * @param isMailingList whether the file is the export of a mailing list, whose opt-ins are for e-mail.
 */
export function choosePermissions(
  columns: readonly Column[],
  country: string,
  isMailingList: boolean,
): ReadonlyMap<number, ContactField> {
  const fields = new Map<number, ContactField>();
  const has = (field: ContactField) => [...fields.values()].includes(field);
  const textsFirst = columns.toSorted(
    (one, two) => Number(namesTexts(two.words)) - Number(namesTexts(one.words)),
  );
  for (const column of textsFirst) {
    const { index, words, cells } = column;
    const permission = permissionOf(words);
    if (isOptOutColumn(column, permission, country)) {
      fields.set(index, 'optOut');
    } else if (permission === 'consent' && (!isMailingList || words.includes('sms'))) {
      const times = shareOf(cells, (cell) => readTime(cell, country) !== null);
      const isTime = times >= 0.8 || (cells.length === 0 && isTimeHeader(words));
      if (isTime && !has('consentAt')) fields.set(index, 'consentAt');
      else if (!has('consent') && (asksForTexts(words) || understandsConsent(cells, country)))
        fields.set(index, 'consent');
    } else if (permission === null && isAnswerToTexts(column, country) && !has('consent')) {
      fields.set(index, 'consent');
    }
  }
  return fields;
}

function understandsConsent(cells: readonly string[], country: string): boolean {
  const understood = shareOf(cells, (cell) => readConsent(cell, country).kind !== 'unclear');
  return cells.length === 0 || understood >= leastUnderstood;
}

/**
 * Whether a column such as `SMS` or `Text status` has a yes or a no in it, and no other status; or nothing
 * yet. Numbers besides 0 and 1 count texts.
 */
function isAnswerToTexts({ words, cells, isEmpty }: Column, country: string): boolean {
  if (!isTextAnswerHeader(words)) return false;
  if (cells.some((cell) => /^\d+$/.test(cell) && Number(cell) > 1)) return false;
  return isEmpty || (cells.some(isPlainAnswer) && understandsConsent(cells, country));
}

function isOptOutColumn(
  { words, cells }: Column,
  permission: 'consent' | 'optOut' | null,
  country: string,
): boolean {
  if (permission === 'optOut') return !isAmbiguousOptOut(words) || saysWhoStopped(cells, country);
  if (permission === 'consent' || cells.length === 0) return false;
  if (isTextStatusHeader(words) && !cells.some(isPlainAnswer)) {
    const understood = shareOf(cells, (cell) => readOptOut(cell, country).kind !== 'unclear');
    const isStatus = cells.some((cell) => isStatusWord(cell) || isRefusal(cell, 'texts'));
    return understood >= leastUnderstood && (isStatus || isStatusHeader(words));
  }
  return isStatusHeader(words) && cells.every(isStatusWord);
}

/** Whether a column called `Stop` or `Blocked` has answers in it, and not the stops of a route: 1, 2, 3. */
function saysWhoStopped(cells: readonly string[], country: string): boolean {
  if (cells.some((cell) => readOptOut(cell, country).kind === 'unclear')) return false;
  // A time alone is when a contract or a route ended.
  if (cells.length > 0 && cells.every((cell) => readTime(cell, country) !== null)) return false;
  const digits = cells.filter((cell) => /^\d+$/.test(cell));
  return digits.length === 0 || (digits.includes('0') && digits.includes('1'));
}

import type { ContactField } from '../../../src-shared/import/import.ts';
import { isStatusWord, readConsent } from '../rows/consent-values.ts';
import { readTime } from '../rows/cell-date.ts';
import { shareOf, type Column } from './column-content.ts';
import { isStatusHeader, isTimeHeader, permissionOf } from './header-meaning.ts';

/**
 * Chooses the columns for consent, for the time of consent, and for opt-outs. The header alone makes a
 * column one for opt-outs, so that an opt-out deep in the file counts. Consent to e-mail is no consent to
 * texts; an opt-out from a mailing list (`UNSUB_TIME`) is taken for one from texts as well.
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
  for (const { index, words, cells } of columns) {
    const permission = permissionOf(words);
    const isStatus =
      permission === null && isStatusHeader(words) && cells.length > 0 && cells.every(isStatusWord);
    if (permission === 'optOut' || isStatus) {
      fields.set(index, 'optOut');
    } else if (permission === 'consent' && (!isMailingList || words.includes('sms'))) {
      const times = shareOf(cells, (cell) => readTime(cell, country) !== null);
      const values = shareOf(cells, (cell) => readConsent(cell, country).kind !== 'unclear');
      const isTime = times >= 0.8 || (cells.length === 0 && isTimeHeader(words));
      if (isTime && !has('consentAt')) fields.set(index, 'consentAt');
      else if ((values >= 0.8 || cells.length === 0) && !has('consent'))
        fields.set(index, 'consent');
    }
  }
  return fields;
}

import type { ContactField } from '../../../src-shared/import/import.ts';
import { isStatusWord, readConsent } from '../rows/consent-values.ts';
import { readTime } from '../rows/cell-date.ts';
import { shareOf, type Column } from './column-content.ts';
import { isStatusHeader, permissionOf } from './header-roles.ts';

/**
 * Which columns say that somebody agreed to be texted, when, and that somebody wants no texts. One for
 * opt-outs counts by its header alone, so that an answer deep in the file is honoured too. What was
 * agreed to for e-mail is no consent to texts; who left a mailing list, as `UNSUB_TIME` says, is taken
 * for having left.
 *
 * @param isMailingList whether the file is an export of a mailing list: what it calls an opt-in is one
 * to e-mail.
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
      const answers = shareOf(cells, (cell) => readConsent(cell, country).kind !== 'unclear');
      const isTime = times >= 0.8 || (cells.length === 0 && isTimeHeader(words));
      if (isTime && !has('consentAt')) fields.set(index, 'consentAt');
      else if ((answers >= 0.8 || cells.length === 0) && !has('consent'))
        fields.set(index, 'consent');
    }
  }
  return fields;
}

function isTimeHeader(words: readonly string[]): boolean {
  return /\b(?:date|time|timestamp|at|on|since|when|fecha|datum|am|seit|zeitpunkt|le)\b/.test(
    words.join(' '),
  );
}

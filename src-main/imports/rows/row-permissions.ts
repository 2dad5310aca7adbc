import { cleanLine, cutText } from '../../../src-shared/lib/clean-text.ts';
import type {
  ColumnMapping,
  ColumnTarget,
  ContactField,
} from '../../../src-shared/import/import.ts';
import {
  isNeverAsked,
  namesTexts,
  textTopicOf,
  wordsOfHeader,
  type TextTopic,
} from '../columns/header-meaning.ts';
import { hasRefusal, readConsent, readOptOut, type ConsentAnswer } from './consent-values.ts';
import { textOf } from './cell-values.ts';
import { faultOfCell, type RowFault } from './row-fault.ts';
import { words } from '../../../src-shared/words/words.ts';

/** The consent and the opt-out of a row; see ContactRow. */
export interface RowPermissions {
  hasConsent: boolean;
  consentAt: number | null;
  consentMethod: string | null;
  consentSource: string | null;
  optOut: string | null;
  optOutColumn: number | null;
  notAgreed: string | null;
}

/** A column that can say no besides those for consent and opt-outs. */
interface OtherColumn {
  readonly index: number;
  readonly topic: TextTopic;
  /** The topic of it where the row agrees to texts. */
  readonly besideYes: TextTopic;
}

/** Characters of a cell that are kept as evidence. */
const longestEvidence = 200;

/**
 * Makes the function that reads consent and opt-outs into a row; null for a file that can have neither.
 *
 * - A no to consent is an opt-out; where a file says no of everybody who was never asked, only for those
 *   who had agreed before (`notAgreed`).
 * - What is neither a yes nor a no is a fault of the row, as nobody is texted on a guess. A no in another
 *   column of the row counts nevertheless.
 * - Of the columns that are custom fields, tags or phones, or that are not imported, the clear refusals
 *   count, as `hasRefusal` says. A yes to texts outweighs a no to what is sent by any channel
 *   (`Marketing consent`).
 *
 * @param isFromOvo whether Ovo wrote the file: its custom fields are no opt-outs then.
 */
export function permissionReader(
  mapping: ColumnMapping,
  names: readonly string[],
  country: string,
  isFromOvo: boolean,
): ((cells: readonly string[], row: RowPermissions) => RowFault | null) | null {
  const at = (field: ContactField) =>
    mapping.findIndex((target) => target.kind === 'field' && target.field === field);
  const consentAt = at('consent');
  const timeAt = at('consentAt');
  const methodAt = at('consentMethod');
  const sourceAt = at('consentSource');
  const optOutColumns = mapping.flatMap((target, index) =>
    target.kind === 'field' && target.field === 'optOut' ? [index] : [],
  );
  const otherColumns = isFromOvo ? [] : mapping.flatMap(otherColumn);
  const consentWords = wordsOfHeader(names[consentAt === -1 ? timeAt : consentAt] ?? '');
  const consentNamesTexts = namesTexts(consentWords);
  const neverAsked = consentAt !== -1 && isNeverAsked(consentWords);
  const hasConsentColumns = consentAt !== -1 || timeAt !== -1;
  if (!hasConsentColumns && optOutColumns.length === 0 && otherColumns.length === 0) return null;

  return (cells, row) => {
    const unclearOptOut = readOptOutCells(cells, row);
    const unclearConsent = hasConsentColumns ? readConsentCells(cells, row) : null;
    if (row.optOut === null) readOtherCells(cells, row);
    return unclearOptOut ?? unclearConsent;
  };

  function otherColumn(target: ColumnTarget, index: number): readonly OtherColumn[] {
    const header = wordsOfHeader(names[index] ?? '');
    const topic = textTopicOf(header);
    // A column that is not imported can say no, too: one without cells at first, for instance.
    if (target.kind !== 'field') {
      if (topic === null) return [];
      return [{ index, topic, besideYes: namesTexts(header) ? topic : 'other' }];
    }
    const canSayNo = target.field === 'tags' || target.field === 'phone';
    return canSayNo ? [{ index, topic: 'other', besideYes: 'other' }] : [];
  }

  /** Whether and when this person agreed. A time alone is a yes, unless another column says no. */
  function readConsentCells(cells: readonly string[], row: RowPermissions): RowFault | null {
    const answer = readConsent(cells[consentAt] ?? '', country);
    const time = readConsent(cells[timeAt] ?? '', country);
    noteNo(row, consentAt, answer, cells);
    noteNo(row, timeAt, time, cells);
    for (const [index, { kind }] of [[consentAt, answer] as const, [timeAt, time] as const]) {
      if (kind !== 'unclear') continue;
      return faultOfCell(
        names,
        { index, text: cells[index] ?? '' },
        { problem: 'unclear-consent' },
      );
    }
    const isYes = consentAt === -1 ? time.kind === 'yes' : answer.kind === 'yes';
    row.hasConsent = isYes && time.kind !== 'no';
    if (row.hasConsent) {
      row.consentAt =
        (time.kind === 'yes' ? time.at : null) ?? (answer.kind === 'yes' ? answer.at : null);
      row.consentMethod = textOf(cells[methodAt]) || null;
      row.consentSource = textOf(cells[sourceAt]) || null;
    }
    return null;
  }

  function noteNo(
    row: RowPermissions,
    index: number,
    answer: ConsentAnswer,
    cells: readonly string[],
  ): void {
    if (answer.kind !== 'no') return;
    const isSure = answer.degree === 'out' || (answer.degree === 'no' && !neverAsked);
    if (isSure) noteOptOut(row, index, cells);
    else row.notAgreed ??= evidenceOf(index, cells);
  }

  function readOptOutCells(cells: readonly string[], row: RowPermissions): RowFault | null {
    let unclear: RowFault | null = null;
    for (const index of optOutColumns) {
      const cell = cells[index] ?? '';
      const value = readOptOut(cell, country);
      if (value.kind === 'unclear') {
        unclear ??= faultOfCell(names, { index, text: cell }, { problem: 'unclear-opt-out' });
      }
      if (value.kind === 'yes') noteOptOut(row, index, cells);
    }
    return unclear;
  }

  function readOtherCells(cells: readonly string[], row: RowPermissions): void {
    const agreesToTexts = row.hasConsent && consentNamesTexts;
    for (const { index, topic, besideYes } of otherColumns) {
      const cell = cells[index];
      if (cell === undefined || cell === '') continue;
      if (!hasRefusal(cell, agreesToTexts ? besideYes : topic)) continue;
      noteOptOut(row, index, cells);
      return;
    }
  }

  function noteOptOut(row: RowPermissions, index: number, cells: readonly string[]): void {
    if (row.optOut !== null) return;
    row.optOut = evidenceOf(index, cells);
    row.optOutColumn = index;
  }

  function evidenceOf(index: number, cells: readonly string[]): string {
    const said = cutText(cleanLine(cells[index] ?? ''), longestEvidence);
    return words.imports.evidence.said(names[index] ?? '', said);
  }
}

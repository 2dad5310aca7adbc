import { sayReject } from '../../../src-shared/import/reject-reason.ts';
import { sayPhoneProblem } from '../../../src-shared/phone/phone-problem.ts';
import {
  rejectsInResult,
  type ImportReject,
  type SuppressionImport,
} from '../../../src-shared/import/import.ts';
import { undecided } from '../../../src-shared/import/file-reading.ts';
import { cleanLine, cutText } from '../../../src-shared/lib/clean-text.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { createSuppressionStaging, type StagedSuppression } from './suppression-staging.ts';
import type { Clock } from '../../engine/ports.ts';
import { readConsent, readOptOut } from '../rows/consent-values.ts';
import { readTime } from '../rows/cell-date.ts';
import { openContactsFile, type ContactsFile } from '../readers/contacts-file.ts';
import { unguardCell } from '../../contacts/export/formula-guard.ts';
import { cleanCells } from '../rows/clean-cells.ts';
import { readPhone } from '../rows/phone-cells.ts';
import { shownValue } from '../rows/row-fault.ts';
import {
  suppressionPlaces,
  type AnswerColumn,
  type SuppressionPlaces,
} from './suppression-columns.ts';
import { words } from '../../../src-shared/words/words.ts';

/** A file of numbers that must not be texted, and who imports it. */
export interface SuppressionsRequest {
  readonly file: string;
  /** ISO 3166 code of the country that numbers without a country code belong to. */
  readonly country: string;
  /** Who imports the file, as the evidence says it: `by “ann”`; empty where unknown. */
  readonly by: string;
}

/** How the import is canceled, and how it writes. */
export interface SuppressionsWatch {
  readonly signal: { readonly aborted: boolean };
  readonly exclusively: <T>(write: (writable: WritableDatabase) => T) => T;
}

/** Characters of a cell that are kept. */
const longestReason = 200;
const longestEvidence = 2000;

/**
 * Suppresses every number of a file: all of them in one transaction, or none. The file can give a reason
 * and a time; the evidence says which file and line a number is from, and who imported it. A number that
 * is suppressed already keeps its first reason and evidence. A row of Ovo's export whose suppression was
 * lifted is rejected, and so is a row that says that this person wants texts and in no column that not.
 * `added + already + invalid = rows`.
 *
 * Refused (`usage`) as `openContactsFile` refuses; (`invalid`) where no column holds numbers, or where the
 * file is damaged from some line on; (`canceled`).
 */
export async function importSuppressions(
  db: OvoDatabase,
  clock: Clock,
  request: SuppressionsRequest,
  watch: SuppressionsWatch,
): Promise<SuppressionImport> {
  const { country } = request;
  const file = await openContactsFile(request.file, undecided, country, watch.signal);
  try {
    const places = suppressionPlaces(file, country);
    if (places.phones.length === 0) throw withoutNumbers(file);
    const staging = createSuppressionStaging(db);
    try {
      const reader = createReader(file, places, request, clock.now());
      let rows = 0;
      let invalid = 0;
      const rejects: ImportReject[] = [];
      for await (const batch of file.rows()) {
        if (watch.signal.aborted) throw canceled(file);
        const staged: StagedSuppression[] = [];
        for (const { line, cells } of batch.rows) {
          rows += 1;
          const read = reader(line, cells);
          if ('phone' in read) {
            staged.push(read);
            continue;
          }
          invalid += 1;
          if (rejects.length < rejectsInResult) rejects.push(read);
        }
        staging.add(staged);
      }
      if (watch.signal.aborted) throw canceled(file);
      const added = watch.exclusively((writable) => staging.save(writable, file.name, clock.now()));
      return {
        fileName: file.name,
        rows,
        added,
        already: rows - invalid - added,
        invalid,
        rejects,
      };
    } finally {
      staging.drop();
    }
  } finally {
    await file.close();
  }
}

/** A row of Ovo's own export of a number that could be texted again. */
const wasLifted = { problem: 'unclear-opt-out', fix: null } as const;

/** A row of a list of all contacts that says that this person did not opt out. */
const mayBeTexted = { problem: 'unclear-opt-out', fix: null } as const;

/** What a cell says of texts: that this person wants none, or wants them; null for neither. */
function wishOf(
  cell: string,
  { isConsent, neverAsked }: AnswerColumn,
  country: string,
): 'none' | 'texts' | null {
  if (!isConsent) {
    const { kind } = readOptOut(cell, country);
    return kind === 'yes' ? 'none' : kind === 'no' ? 'texts' : null;
  }
  const answer = readConsent(cell, country);
  if (answer.kind === 'yes') return 'texts';
  if (answer.kind !== 'no' || answer.degree === 'never') return null;
  return neverAsked && answer.degree === 'no' ? null : 'none';
}

function createReader(
  file: ContactsFile,
  places: SuppressionPlaces,
  { country, by }: SuppressionsRequest,
  now: number,
): (line: number, cells: readonly string[]) => StagedSuppression | ImportReject {
  const { names } = file;
  const cell = (cells: readonly string[], place: number | null) =>
    place === null ? '' : unguardCell(cleanLine(cells[place] ?? ''));

  return (line, written) => {
    const cells = cleanCells(written, places.phones);
    const { reading, index } = readPhone(cells, places.phones, places.countryOf(cells));
    if (!reading.ok) {
      return {
        line,
        column: names[index] ?? null,
        value: shownValue(cells[index] ?? ''),
        reason: sayPhoneProblem(reading),
        problem: reading.problem,
        fix: reading.fix,
      };
    }
    const lifted = cell(cells, places.lifted);
    if (lifted !== '') {
      return {
        line,
        column: names[places.lifted ?? 0] ?? null,
        value: shownValue(lifted),
        reason: sayReject({ ...wasLifted, params: { lifted: reading.phone } }),
        ...wasLifted,
      };
    }
    const wishes = places.answers.map((answer) =>
      wishOf(cells[answer.index] ?? '', answer, country),
    );
    const wantsTexts = places.answers[wishes.indexOf('texts')];
    if (wantsTexts !== undefined && !wishes.includes('none')) {
      const value = cell(cells, wantsTexts.index);
      return {
        line,
        column: names[wantsTexts.index] ?? null,
        value: shownValue(value),
        reason: sayReject({ ...mayBeTexted, params: { says: shownValue(value) } }),
        ...mayBeTexted,
      };
    }
    const said = cell(cells, places.time);
    const time = readTime(said, country);
    const dated = said === '' ? null : { column: names[places.time ?? 0] ?? '', said };
    const own = cell(cells, places.evidence);
    const origin = words.imports.doNotText.evidence(line, file.name, dated, by);
    const evidence = own === '' ? origin : `${withStop(own)} ${origin}`;
    return {
      phone: reading.phone,
      reason:
        cutText(cell(cells, places.reason), longestReason) ||
        words.imports.doNotText.listedIn(file.name),
      evidence: cutText(evidence, longestEvidence),
      at: time === null || time > now ? now : time,
    };
  };
}

function withStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function withoutNumbers(file: ContactsFile): UserError {
  const columns = words.imports.columns.quoted(file.names.slice(0, 30), 0);
  return new UserError('invalid', words.imports.doNotText.noNumbers(file.name, columns));
}

function canceled(file: ContactsFile): UserError {
  return new UserError('canceled', words.imports.doNotText.canceled(file.name));
}

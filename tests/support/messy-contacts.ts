import path from 'node:path';
import type { RejectProblem } from '../../src-shared/import/import.ts';

/**
 * A file with twelve kinds of faults, to be imported with US as the country. Of its 22 rows 15 are
 * rejected; the other seven bring six contacts, one of them twice, one who wants no texts.
 */
export const messyFile = path.join(import.meta.dirname, '../fixtures/contacts/messy.csv');

/** A row of that file that cannot go in. */
export interface MessyRow {
  readonly line: number;
  readonly problem: RejectProblem;
  /** What Ovo proposes for the cell at fault. */
  readonly fix: string | null;
  /** What a person who asked around writes in which cell; null where more than a cell is wrong. */
  readonly fixed: { readonly cell: number; readonly text: string } | null;
}

/** Where the phone number stands, from 0. */
const phone = 2;

/** The rows that are rejected, in the order of the file. */
export const messyRows: readonly MessyRow[] = [
  { line: 6, problem: 'zero-lost', fix: '07700900105', fixed: null },
  { line: 7, problem: 'zero-lost', fix: '07700900106', fixed: null },
  { line: 8, problem: 'plus-lost', fix: '+447700900107', fixed: null },
  { line: 9, problem: 'plus-lost', fix: '+447700900108', fixed: null },
  row(10, 'digits-lost', phone, '212-555-0109'),
  row(11, 'spreadsheet-error', phone, '212-555-0110'),
  { line: 12, problem: 'not-a-number', fix: '212 555 0111', fixed: null },
  row(13, 'not-a-number', phone, '212-555-0112'),
  row(14, 'too-short', phone, '212-555-0113'),
  row(15, 'too-long', phone, '212-555-0114'),
  row(16, 'not-in-use', phone, '212-555-0115'),
  row(17, 'empty', phone, '212-555-0116'),
  { line: 18, problem: 'too-many-cells', fix: null, fixed: null },
  row(19, 'row-ends-early', phone, '212-555-0118'),
  row(20, 'unclear-opt-out', 5, 'no'),
];

function row(line: number, problem: RejectProblem, cell: number, text: string): MessyRow {
  return { line, problem, fix: null, fixed: { cell, text } };
}

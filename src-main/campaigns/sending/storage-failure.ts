import { UserError } from '../../../src-shared/lib/result.ts';

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL']);
const forbidden = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'SQLITE_READONLY',
  'SQLITE_PERM',
  'SQLITE_CANTOPEN',
]);

/** Why nothing more is sent after what happened could not be written down, for a person. */
export function reasonToStop(error: unknown): string {
  if (error instanceof UserError && codeOf(error.cause) === '') return error.message;
  // The write lock puts a full disk into words for somebody who saves something.
  const fault = error instanceof UserError ? error.cause : error;
  const cause = fault instanceof Error ? fault.message : String(fault);
  const [what, advice] = explain(codeOf(fault));
  return `${what} (${cause}). Nothing more is sent, and everything sent so far is on record. ${advice}, then resume.`;
}

function explain(code: string): readonly [what: string, advice: string] {
  if (full.has(code)) return ['The disk is full', 'Free some space'];
  if (forbidden.has(code)) {
    return ['Ovo may not write its files any more', 'Check the permissions of the data folder'];
  }
  if (code === 'SQLITE_BUSY') {
    return ['Another program keeps Ovo’s database to itself', 'Wait until it is done'];
  }
  return ['Ovo could not write down what happened', 'Check the disk'];
}

/** The code of Node or SQLite, without what SQLite adds to tell where it happened. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return '';
  return error.code.startsWith('SQLITE_')
    ? error.code.split('_').slice(0, 2).join('_')
    : error.code;
}

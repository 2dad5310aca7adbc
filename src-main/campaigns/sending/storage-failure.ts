import { sayPauseReason, type PauseReason } from '../../../src-shared/campaign/pause-reason.ts';
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

/** Why nothing more is sent after what happened could not be written down. */
export function pauseReasonOf(error: unknown): PauseReason {
  if (error instanceof UserError && codeOf(error.cause) === '') {
    return { code: 'refused', text: error.message };
  }
  // The write lock puts a full disk into words for somebody who saves something.
  const fault = error instanceof UserError ? error.cause : error;
  const text = fault instanceof Error ? fault.message : String(fault);
  return { code: kindOf(codeOf(fault)), text };
}

/** The same, for a person. */
export function reasonToStop(error: unknown): string {
  return sayPauseReason(pauseReasonOf(error));
}

function kindOf(code: string) {
  if (full.has(code)) return 'disk-full';
  if (forbidden.has(code)) return 'no-permission';
  return code === 'SQLITE_BUSY' ? 'database-busy' : 'write-failed';
}

/** The code of Node or SQLite, without what SQLite adds to tell where it happened. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return '';
  return error.code.startsWith('SQLITE_')
    ? error.code.split('_').slice(0, 2).join('_')
    : error.code;
}

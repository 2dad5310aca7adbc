import type { CheckReport } from '../../src-shared/maintenance/report.ts';
import type { OvoDatabase } from '../db/open.ts';
import { findViolations } from './rules.ts';

/**
 * Looks the whole database over and changes nothing: SQLite's own integrity check (which tests the
 * CHECKs too), foreign keys, and Ovo's rules.
 */
export function checkDatabase(db: OvoDatabase): CheckReport {
  const rows = db.sqlite.prepare<[], string>('PRAGMA integrity_check').pluck().all();
  const integrity = rows.join('; ');
  const foreignKeyErrors = db.sqlite.prepare('PRAGMA foreign_key_check').all().length;
  const violations = findViolations(db);
  return {
    ok: integrity === 'ok' && foreignKeyErrors === 0 && violations.length === 0,
    integrity,
    foreignKeyErrors,
    violations,
  };
}

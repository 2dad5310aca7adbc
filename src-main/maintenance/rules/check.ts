// Raw SQL: the checks are pragmas of SQLite.
import Database from 'better-sqlite3';
import type { CheckReport } from '../../../src-shared/maintenance/report.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { damagedIndexes, isFixable, mostFindings } from '../../database/integrity.ts';
import { findViolations } from './all-rules.ts';
import type { FixContext } from './rule.ts';

/**
 * Looks the whole database over and changes nothing: SQLite's own integrity check (which tests the
 * CHECKs too), foreign keys, and Ovo's rules.
 */
export function checkDatabase(db: OvoDatabase, context: FixContext): CheckReport {
  const findings = integrityOf(db);
  const integrity = describeFindings(findings);
  // In a file that is damaged itself nothing else can be found out for sure.
  if (!findings.every(isFixable)) {
    return { ok: false, integrity, foreignKeyErrors: 0, violations: [] };
  }
  // Foreign keys and rules are read through the indexes, and a damaged index can lead to a wrong row.
  if (damagedIndexes(findings).length > 0) {
    const report = `${integrity}; nothing else was checked: run \`repair\` first, which rebuilds the index`;
    return { ok: false, integrity: report, foreignKeyErrors: 0, violations: [] };
  }
  const foreignKeyErrors = db.sqlite.prepare('PRAGMA foreign_key_check').all().length;
  const violations = findViolations(db, context);
  return {
    ok: integrity === 'ok' && foreignKeyErrors === 0 && violations.length === 0,
    integrity,
    foreignKeyErrors,
    violations,
  };
}

/** At most this many findings are listed one by one. */
const mostListed = 100;

function describeFindings(findings: readonly string[]): string {
  const more = findings.length - mostListed;
  const listed = findings.slice(0, mostListed).join('; ');
  return more > 0 ? `${listed}; and ${more} more` : listed;
}

/** What SQLite says of the file, a line each; one line `ok` where nothing is wrong. */
export function integrityOf(db: OvoDatabase): readonly string[] {
  try {
    return db.sqlite.prepare<[], string>(`PRAGMA integrity_check(${mostFindings})`).pluck().all();
  } catch (error) {
    // Where what it needs to look is damaged itself, that is what is wrong.
    if (error instanceof Database.SqliteError) return [error.message];
    throw error;
  }
}

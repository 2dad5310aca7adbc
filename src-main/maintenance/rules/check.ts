// Raw SQL: the checks are pragmas of SQLite.
import Database from 'better-sqlite3';
import type { CheckReport } from '../../../src-shared/maintenance/report.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { damagedIndexes, isFixable, mostFindings } from '../../database/integrity.ts';
import { withRoomForPages } from '../../database/pages/room-for-pages.ts';
import { indexDifferences } from '../../database/identity/schema-differences.ts';
import { findViolations } from './all-rules.ts';
import type { FixContext } from './rule.ts';
import { words } from '../../../src-shared/words/words.ts';

/**
 * Looks the whole database over and changes nothing: SQLite's own integrity check (which tests the
 * CHECKs too), foreign keys, and Ovo's rules.
 */
export function checkDatabase(db: OvoDatabase, context: FixContext): CheckReport {
  const findings = integrityOf(db);
  const integrity = describeFindings(findings);
  // In a file that is damaged itself nothing else can be found out for sure.
  if (!findings.every(isFixable)) {
    return { ok: false, integrity, foreignKeyErrors: 0, violations: [], isComplete: false };
  }
  // Foreign keys and rules are read through the indexes, and a damaged index can lead to a wrong row.
  if (damagedIndexes(findings).length > 0) {
    const report = words.findings.indexFirst(integrity);
    return { ok: false, integrity: report, foreignKeyErrors: 0, violations: [], isComplete: false };
  }
  const foreignKeyErrors = db.sqlite.prepare('PRAGMA foreign_key_check').all().length;
  const indexesAreSound = areIndexesSound(db, context, findings);
  const violations = findViolations(db, { ...context, indexesAreSound });
  return {
    ok: integrity === 'ok' && foreignKeyErrors === 0 && violations.length === 0,
    integrity,
    foreignKeyErrors,
    violations,
    isComplete: true,
  };
}

/** At most this many findings are listed one by one. */
const mostListed = 100;

/** Damage comes first: no number of findings that a repair can fix hides it. */
function describeFindings(findings: readonly string[]): string {
  const more = findings.length - mostListed;
  const damage = findings.filter((finding) => !isFixable(finding));
  const listed = [...damage, ...findings.filter(isFixable)].slice(0, mostListed).join('; ');
  return more > 0 ? words.findings.andMore(listed, more) : listed;
}

/** Whether every index is there as Ovo made it, and none was found to differ from its table. */
export function areIndexesSound(
  db: OvoDatabase,
  { expected }: FixContext,
  integrity: readonly string[],
): boolean {
  if (integrity.some((finding) => /\bindex\b/i.test(finding))) return false;
  return indexDifferences(db.sqlite, expected).length === 0;
}

/**
 * What SQLite says of the file, a line each; one line `ok` where nothing is wrong. The CHECKs of messages
 * are left to the rules, each of which has one: SQLite takes longer for them than for all the rest.
 */
export function integrityOf(db: OvoDatabase): readonly string[] {
  const { sqlite } = db;
  const lines = (sql: string) => sqlite.prepare<[], string>(sql).pluck().all();
  const wasIgnoring = sqlite.pragma('ignore_check_constraints', { simple: true }) === 1;
  try {
    sqlite.pragma('ignore_check_constraints = ON');
    // Of each row, SQLite looks for the place in every index: those of random sids are all over the file.
    const file = withRoomForPages(db, () => lines(`PRAGMA integrity_check(${mostFindings})`));
    sqlite.pragma('ignore_check_constraints = OFF');
    const checks = lines(tablesWithChecks).flatMap((table) =>
      lines(`PRAGMA quick_check("${table}")`),
    );
    const found = [...new Set([...file, ...checks])].filter((line) => line !== 'ok');
    return found.length === 0 ? ['ok'] : found;
  } catch (error) {
    // Where what it needs to look is damaged itself, that is what is wrong.
    if (error instanceof Database.SqliteError) return [error.message];
    throw error;
  } finally {
    sqlite.pragma(`ignore_check_constraints = ${wasIgnoring ? 'ON' : 'OFF'}`);
  }
}

const tablesWithChecks = `SELECT name FROM sqlite_schema
  WHERE type = 'table' AND name <> 'messages' AND sql LIKE '%CHECK%'`;

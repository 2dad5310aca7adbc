import type { CheckReport, RepairReport } from '../../src-shared/maintenance/report.ts';
import type { WritableDatabase } from '../../src-main/database/open.ts';
import * as check from '../../src-main/maintenance/rules/check.ts';
import * as repair from '../../src-main/maintenance/repair/repair.ts';
import { expectedSchema } from '../../src-main/maintenance/rules/schema-rules.ts';
import { migrationsFolder } from './database.ts';

const expected = expectedSchema(migrationsFolder, undefined);

/** Later than whatever the clocks of tests say: no time of theirs lies in the future. */
const farOff = 4_000_000_000_000;

/** As a person in the United States would have it checked. */
export function checkDatabase(db: WritableDatabase, now = farOff): CheckReport {
  return check.checkDatabase(db, { now, country: 'US', expected });
}

/** As a person in the United States would have it repaired. */
export function repairDatabase(
  db: WritableDatabase,
  options: Omit<repair.RepairOptions, 'country' | 'expected'>,
): RepairReport {
  return repair.repairDatabase(db, { ...options, country: 'US', expected });
}

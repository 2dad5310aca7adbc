import path from 'node:path';
import type { CheckReport, RepairReport } from '../../src-shared/maintenance/report.ts';
import type { OvoDatabase } from '../db/open.ts';
import type { Clock } from '../engine/ports.ts';
import { checkDatabase } from '../maintenance/check.ts';
import { repairDatabase } from '../maintenance/repair.ts';
import type { Sending } from './sending.ts';

/** What keeps the database sound. */
export interface Maintenance {
  check(): CheckReport;
  /** Refused (`busy`) while anything is being sent, by this process or another. */
  repair(options: { readonly dryRun: boolean }): RepairReport;
}

export function createMaintenance(context: {
  readonly db: OvoDatabase;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly sending: Sending;
  readonly onChange: () => void;
}): Maintenance {
  const { db, clock, sending } = context;
  return {
    check: () => checkDatabase(db),
    repair({ dryRun }) {
      return sending.whileNothingIsSent(() => {
        const report = repairDatabase(db, {
          dryRun,
          backupFolder: path.join(context.dataFolder, 'backups'),
          now: clock.now(),
        });
        if (!dryRun) context.onChange();
        return report;
      });
    },
  };
}

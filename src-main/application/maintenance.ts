import path from 'node:path';
import type { CheckReport, RepairReport, RepairStep } from '../../src-shared/maintenance/report.ts';
import type { OvoDatabase } from '../db/open.ts';
import { readSettings } from '../db/settings.ts';
import type { Clock } from '../engine/ports.ts';
import { checkDatabase } from '../maintenance/check.ts';
import { repairDatabase } from '../maintenance/repair.ts';
import type { MendContext, SchemaPart } from '../maintenance/rules/rule.ts';
import { expectedSchema } from '../maintenance/rules/schema-rules.ts';
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
  readonly migrationsFolder: string;
  readonly nativeBinding: string | undefined;
  readonly clock: Clock;
  readonly sending: Sending;
  readonly onStep: (step: RepairStep) => void;
  readonly onChange: () => void;
}): Maintenance {
  const { db, clock, sending } = context;
  let expected: readonly SchemaPart[] | null = null;

  function mendContext(): MendContext {
    expected ??= expectedSchema(context.migrationsFolder, context.nativeBinding);
    return { now: clock.now(), country: readSettings(db).defaultCountry, expected };
  }

  return {
    check: () => checkDatabase(db, mendContext()),
    repair({ dryRun }) {
      return sending.whileNothingIsSent(() => {
        const report = repairDatabase(db, {
          ...mendContext(),
          dryRun,
          backupFolder: path.join(context.dataFolder, 'backups'),
          onStep: context.onStep,
        });
        if (!dryRun) context.onChange();
        return report;
      });
    },
  };
}

import path from 'node:path';
import type {
  CheckReport,
  LegacyReport,
  RepairReport,
  RepairStep,
} from '../../src-shared/maintenance/report.ts';
import type { OvoDatabase } from '../database/open.ts';
import { readSettings } from '../database/settings.ts';
import type { Clock } from '../engine/ports.ts';
import type { LegacyFiles } from './legacy/import-legacy.ts';
import type { FixContext } from './rules/rule.ts';
import { expectedSchema } from './rules/schema-rules.ts';
import type { Sending } from '../campaigns/sending/sending.ts';
import type { MaintenanceThreads } from './jobs.ts';

/** What keeps the database sound. */
export interface Maintenance {
  /** Looks the whole database over and changes nothing. */
  check(): Promise<CheckReport>;
  /** Refused (`busy`) while anything is being sent, by this process or another. */
  repair(options: { readonly dryRun: boolean }): Promise<RepairReport>;
  /** Cancels the repair that is running, if one is, before it changes anything. */
  cancelRepair(): void;
  /** What the last repair of this process came to; null where there was none. */
  lastRepair(): { readonly report: RepairReport; readonly at: number } | null;
  /** Brings in what mongoexport wrote of the old system; as `importLegacy` says. */
  importLegacy(files: LegacyFiles): Promise<LegacyReport>;
}

export function createMaintenance(context: {
  readonly db: OvoDatabase;
  readonly dataFolder: string;
  readonly migrationsFolder: string;
  readonly nativeBinding: string | undefined;
  readonly clock: Clock;
  readonly sending: Sending;
  readonly threads: MaintenanceThreads;
  readonly onStep: (step: RepairStep) => void;
  readonly onChange: () => void;
}): Maintenance {
  const { db, clock, sending, threads } = context;
  let running: AbortController | null = null;
  let last: ReturnType<Maintenance['lastRepair']> = null;

  function fixContext(): FixContext {
    const expected = expectedSchema(context.migrationsFolder, context.nativeBinding);
    return { now: clock.now(), country: readSettings(db).defaultCountry, expected };
  }

  return {
    check: () => threads.write('maintenance.check', fixContext()),
    async repair({ dryRun }) {
      return await sending.whileNothingIsSent(async () => {
        running = new AbortController();
        const report = await threads.write(
          'maintenance.repair',
          {
            ...fixContext(),
            dryRun,
            backupFolder: path.join(context.dataFolder, 'backups'),
            nativeBinding: context.nativeBinding,
          },
          { onProgress: context.onStep, signal: running.signal },
        );
        last = { report, at: clock.now() };
        if (!dryRun) context.onChange();
        return report;
      });
    },
    lastRepair: () => last,
    cancelRepair: () => running?.abort(),
    async importLegacy(files) {
      const { country, now } = fixContext();
      const report = await threads.write('maintenance.importLegacy', { files, country, now });
      context.onChange();
      return report;
    },
  };
}

import { DateTime } from 'luxon';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { Application } from '../../application.ts';
import { repairReportLines } from '../../../src-shared/maintenance/repair-report.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { HandlersOf } from '../handler.ts';

/** Where a person wants a text to be written; null where they cancel. */
export interface ReportDialogs {
  chooseTextToWrite(windowId: number, suggestedName: string): Promise<string | null>;
}

export function maintenanceHandlers(
  { maintenance }: Application,
  dialogs: ReportDialogs,
): HandlersOf<'maintenance'> {
  return {
    'maintenance.check': () => maintenance.check(),
    'maintenance.repair': (request) => maintenance.repair(request),
    'maintenance.cancelRepair': () => maintenance.cancelRepair(),
    async 'maintenance.saveReport'(_input, caller) {
      const last = await maintenance.lastRepair();
      if (last === null) throw new UserError('not-found', words.requests.noRepairYet);
      const at = DateTime.fromMillis(last.at);
      const day = at.toFormat('yyyy-MM-dd');
      const file = await dialogs.chooseTextToWrite(
        caller.windowId,
        words.writtenFiles.repairReport(day, at.toFormat('HHmm')),
      );
      if (file === null) return null;
      const title = words.writtenFiles.repairTitle(day, at.toFormat('HH:mm'));
      await writeFile(file, `${[title, '', ...repairReportLines(last.report)].join('\n')}\n`);
      return { fileName: path.basename(file) };
    },
  };
}

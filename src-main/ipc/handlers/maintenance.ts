import { DateTime } from 'luxon';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { Application } from '../../application.ts';
import { repairReportLines } from '../../../src-shared/maintenance/repair-report.ts';
import type { HandlersOf } from '../handler.ts';

/** Where a person wants a text to be written; null where they call it off. */
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
      if (last === null) throw new UserError('not-found', 'There is no repair to report yet.');
      const at = DateTime.fromMillis(last.at);
      const file = await dialogs.chooseTextToWrite(
        caller.windowId,
        `Ovo repair ${at.toFormat('yyyy-MM-dd HHmm')}.txt`,
      );
      if (file === null) return null;
      const title = `Ovo: repair of the database, ${at.toFormat('yyyy-MM-dd HH:mm')}`;
      await writeFile(file, `${[title, '', ...repairReportLines(last.report)].join('\n')}\n`);
      return { fileName: path.basename(file) };
    },
  };
}

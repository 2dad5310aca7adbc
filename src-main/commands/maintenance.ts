import path from 'node:path';
import type { Command } from 'commander';
import type { LegacyReport } from '../../src-shared/maintenance/report.ts';
import { repairReportLines } from '../../src-shared/maintenance/repair-report.ts';
import {
  exitCodes,
  withApplication,
  type Environment,
  type ExitCode,
  type GlobalOptions,
} from './session.ts';

/** Adds `check` and `repair` to the program. */
export function addMaintenanceCommands(
  program: Command,
  environment: Environment,
  finish: (code: ExitCode) => void,
): void {
  const { output } = environment;
  const globals = () => program.opts<GlobalOptions>();

  program
    .command('check')
    .description('look the database over and change nothing')
    .action(() =>
      withApplication(environment, globals(), async (app) => {
        const report = await app.maintenance.check();
        // What is not sound may not even be asked for alerts.
        const alerts = await app.alerts.alerts().catch((error: unknown) => {
          if (report.ok) throw error;
          return [];
        });
        if (globals().json === true) output(JSON.stringify({ ...report, alerts }));
        else if (report.ok) output('The database is sound.');
        else {
          output(`Integrity: ${report.integrity}`);
          output(
            `Foreign keys: ${report.isComplete ? `${report.foreignKeyErrors} errors` : 'not checked'}`,
          );
          for (const { rule, subject, detail } of report.violations) {
            output(`${rule}  ${subject}: ${detail}`);
          }
          output('Run `repair` to fix it.');
        }
        if (globals().json !== true)
          for (const { title, text } of alerts) output(`${title}. ${text}`);
        finish(report.ok ? exitCodes.done : exitCodes.failed);
      }),
    );

  program
    .command('repair')
    .description('put counts, progress and hung messages right; makes a copy first')
    .option('--dry-run', 'say what would be done and change nothing')
    .action((options: { readonly dryRun?: boolean }) =>
      withApplication(environment, globals(), async (app) => {
        const report = await app.maintenance.repair({ dryRun: options.dryRun === true });
        if (globals().json === true) output(JSON.stringify(report));
        else for (const line of repairReportLines(report)) output(line);
        if (report.left.length > 0) finish(exitCodes.failed);
      }),
    );

  program
    .command('legacy')
    .description('bring in what the old system had')
    .command('import')
    .description('read the files that mongoexport made of it; nothing is sent by itself')
    .requiredOption('--campaigns <file>', 'the export of smscampaigns')
    .option('--messages <file>', 'the export of smsmessages')
    .action((files: { readonly campaigns: string; readonly messages?: string }) =>
      withApplication(environment, globals(), async (app) => {
        const fileOf = (name: string) => path.resolve(environment.currentFolder, name);
        const report = await app.maintenance.importLegacy({
          campaigns: fileOf(files.campaigns),
          messages: files.messages === undefined ? null : fileOf(files.messages),
        });
        if (globals().json === true) output(JSON.stringify(report));
        else for (const line of describeLegacy(report)) output(line);
      }),
    );
}

function describeLegacy(report: LegacyReport): readonly string[] {
  return [
    `${report.campaigns} campaigns and ${report.messages} messages came in; ${report.alreadyThere} were there already.`,
    `${report.duplicates} second messages to the same person were left out; ${report.orphans} messages belong to no campaign of the export.`,
    `${report.queued} messages were still to be sent: nothing goes out by itself.`,
    ...report.rejected.map(({ file, line, reason }) => `${file}, line ${line}: ${reason}`),
    ...(report.damaged === 0
      ? []
      : [
          `${report.damaged} campaigns came damaged, ${report.overHundred} of them above 100 %. Run \`repair\` to fix them.`,
        ]),
  ];
}

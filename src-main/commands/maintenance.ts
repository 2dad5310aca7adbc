import type { Command } from 'commander';
import type { RepairReport } from '../../src-shared/maintenance/report.ts';
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
      withApplication(environment, globals(), (app) => {
        const report = app.maintenance.check();
        if (globals().json === true) output(JSON.stringify(report));
        else if (report.ok) output('The database is sound.');
        else {
          output(`Integrity: ${report.integrity}`);
          output(`Foreign keys: ${report.foreignKeyErrors} errors`);
          for (const { rule, subject, detail } of report.violations) {
            output(`${rule}  ${subject}: ${detail}`);
          }
          output('Run `repair` to mend it.');
        }
        finish(report.ok ? exitCodes.done : exitCodes.failed);
      }),
    );

  program
    .command('repair')
    .description('put counts, progress and hung messages right; makes a copy first')
    .option('--dry-run', 'say what would be done and change nothing')
    .action((options: { readonly dryRun?: boolean }) =>
      withApplication(environment, globals(), (app) => {
        const report = app.maintenance.repair({ dryRun: options.dryRun === true });
        if (globals().json === true) output(JSON.stringify(report));
        else for (const line of billOf(report)) output(line);
      }),
    );
}

function billOf(report: RepairReport): readonly string[] {
  const verb = report.dryRun ? 'Would be ' : '';
  const lines = [
    `${report.campaignsExamined} campaigns examined; ${report.overHundred} with impossible counts.`,
    ...report.violations.map(({ subject, detail }) => `Found  ${subject}: ${detail}`),
    `${verb}put right: ${report.fixed} campaigns; completed: ${report.markedCompleted}.`,
    `Messages ${verb.toLowerCase()}queued again: ${report.messagesRequeued}; unconfirmed: ${report.messagesUnconfirmed}; removed: ${report.orphansRemoved}.`,
    ...report.before.map((before, index) => {
      const after = report.after[index];
      return `Campaign ${before.id} “${before.name}”: ${before.status} ${before.progress} % → ${after?.status} ${after?.progress} %`;
    }),
  ];
  return report.backup === null ? lines : [...lines, `A copy of how it was: ${report.backup}`];
}

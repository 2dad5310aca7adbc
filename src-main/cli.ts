import { Command, CommanderError } from 'commander';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../src-shared/lib/result.ts';
import { addBackupCommands } from './commands/backups.ts';
import { addCampaignCommands } from './commands/campaigns.ts';
import { addContactCommands } from './commands/contacts.ts';
import { addListCommands } from './commands/lists.ts';
import { addMaintenanceCommands } from './commands/maintenance.ts';
import { processEnvironment } from './commands/process-environment.ts';
import { addReceiptCommands } from './commands/receipts.ts';
import { addSuppressionCommands } from './commands/suppressions.ts';
import { exitCodeOf, exitCodes, type Environment, type ExitCode } from './commands/session.ts';

/**
 * Runs one command of the command line, for instance `['--data', 'folder', 'campaigns', 'list']`, and
 * returns the exit code: 0 done, 1 failed, 2 wrong usage, 3 paused.
 */
export async function runCommandLine(
  commandLine: readonly string[],
  environment: Environment,
): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done;
  const finish = (code: ExitCode) => {
    exitCode = code;
  };
  const program = createProgram(environment, finish);
  try {
    await program.parseAsync(commandLine, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage;
    }
    if (error instanceof UserError) {
      environment.log(error.message);
      return exitCodeOf(error);
    }
    environment.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return exitCodes.failed;
  }
}

function createProgram(environment: Environment, finish: (code: ExitCode) => void): Command {
  const program = new Command('ovo')
    .description('Texts your customers from your own computer.')
    .option('--data <folder>', 'where the data is; the app’s own folder unless given')
    .option('--json', 'print JSON: one value, or one a line where said')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => environment.output(text.trimEnd()),
      writeErr: (text) => environment.log(text.trimEnd()),
    })
    .showHelpAfterError('Add --help for what there is.');
  addContactCommands(program, environment);
  addListCommands(program, environment);
  addSuppressionCommands(program, environment);
  addCampaignCommands(program, environment, finish);
  addReceiptCommands(program, environment);
  addMaintenanceCommands(program, environment, finish);
  addBackupCommands(program, environment);
  return program;
}

function isStartedDirectly(): boolean {
  const [, script] = process.argv;
  // Inside the app there is no script: the first argument is a switch of its own.
  if (script === undefined || !existsSync(script)) return false;
  return realpathSync(script) === fileURLToPath(import.meta.url);
}

if (isStartedDirectly()) {
  process.exitCode = await runCommandLine(
    process.argv.slice(2),
    processEnvironment({
      // npm runs scripts in the project's folder; paths are meant from where the user is.
      currentFolder: process.env['INIT_CWD'] ?? process.cwd(),
      migrationsFolder: path.resolve(import.meta.dirname, '../resources/migrations'),
      threadFile: path.resolve(import.meta.dirname, 'thread.ts'),
    }),
  );
}

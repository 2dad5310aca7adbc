import { Command, CommanderError } from 'commander';
import { UserError } from '../../src-shared/lib/result.ts';
import { describeDamageFound, isDamageFound } from '../../src-shared/lib/damage-found.ts';
import { addBackupCommands } from './backups.ts';
import { addCampaignCommands } from './campaigns.ts';
import { addContactCommands } from './contacts.ts';
import { addListCommands } from './lists.ts';
import { addMaintenanceCommands } from './maintenance.ts';
import { addConversationCommands } from './conversations.ts';
import { addMessageCommands } from './messages.ts';
import { addReceiptCommands } from './receipts.ts';
import { addReplyCommands } from './replies.ts';
import { addSettingsCommands } from './settings.ts';
import { addSuppressionCommands } from './suppressions.ts';
import { addTemplateCommands } from './templates.ts';
import { exitCodeOf, exitCodes, type Environment, type ExitCode } from './session.ts';

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
    if (isDamageFound(error)) {
      environment.log(describeDamageFound(error));
      return exitCodes.failed;
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
  addTemplateCommands(program, environment);
  addMessageCommands(program, environment, finish);
  addReceiptCommands(program, environment);
  addConversationCommands(program, environment);
  addReplyCommands(program, environment);
  addSettingsCommands(program, environment);
  addMaintenanceCommands(program, environment, finish);
  addBackupCommands(program, environment, finish);
  return program;
}

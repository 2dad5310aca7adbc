import { openRemoteApplication } from '../../src-main/remote-application.ts';
import { runCommandLine } from '../../src-main/commands/command-line.ts';
import { processEnvironment } from '../../src-main/commands/process-environment.ts';
import { migrationsFolder, threadFile } from '../support/database.ts';

/*
 * The command line with everything in the threads in which the window has it: the application in one,
 * sending in another.
 */

const end = (fault: unknown) => {
  process.stderr.write(`${String(fault)}\n`);
  process.exit(1);
};
process.exitCode = await runCommandLine(process.argv.slice(2), {
  ...processEnvironment({ migrationsFolder, threadFile, currentFolder: process.cwd() }),
  open: ({ clock, readCredentials, onError, dataFolder, ...options }) => {
    const { twilioUrl, twilioTimeoutMs, nativeBinding, sending = {} } = options;
    return openRemoteApplication({
      dataFolder,
      migrationsFolder,
      threadFile,
      clock,
      readCredentials,
      twilioUrl,
      twilioTimeoutMs,
      nativeBinding,
      sending,
      onError,
      onFault: end,
    });
  },
});

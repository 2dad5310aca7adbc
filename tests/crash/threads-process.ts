import path from 'node:path';
import { openRemoteApplication } from '../../src-main/application/remote-application.ts';
import { runCommandLine } from '../../src-main/commands/command-line.ts';
import { processEnvironment } from '../../src-main/commands/process-environment.ts';

/*
 * The command line with everything in the threads in which the window has it: the application in one,
 * sending in another. It runs as tests/support/program.ts builds it, beside the command line.
 */

const migrationsFolder = path.resolve(import.meta.dirname, '../resources/migrations');
const threadFile = path.resolve(import.meta.dirname, 'thread.js');

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

import { umask } from 'node:process';
import path from 'node:path';
import { runCommandLine } from './commands/command-line.ts';
import { processEnvironment } from './commands/process-environment.ts';

// Whatever this process makes is its user's alone, whatever the folder says.
umask(0o077);

process.exitCode = await runCommandLine(
  process.argv.slice(2),
  processEnvironment({
    // npm runs scripts in the project's folder; paths are relative to the folder of the user.
    currentFolder: process.env['INIT_CWD'] ?? process.cwd(),
    migrationsFolder: path.resolve(import.meta.dirname, '../resources/migrations'),
    // It stands beside this file, as the source or as it was built.
    threadFile: path.resolve(import.meta.dirname, `thread${path.extname(import.meta.filename)}`),
  }),
);

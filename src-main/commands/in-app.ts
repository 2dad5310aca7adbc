import { processEnvironment } from './process-environment.ts';
import type { Environment } from './session.ts';

/** Runs a command within the app, without a window or a question; returns the exit code. */
export async function runInApp(
  commandLine: readonly string[],
  shipped: Pick<Environment, 'migrationsFolder' | 'threadFile' | 'variables'>,
): Promise<number> {
  const environment = processEnvironment({ ...shipped, currentFolder: process.cwd() });
  try {
    // The window needs none of it.
    const { runCommandLine } = await import('./command-line.ts');
    return await runCommandLine(commandLine, environment);
  } catch (error) {
    environment.log(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

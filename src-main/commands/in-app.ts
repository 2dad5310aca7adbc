import type { Environment } from './session.ts';

/** Runs a command within the app, without a window or a question; returns the exit code. */
export async function runInApp(
  commandLine: readonly string[],
  shipped: Pick<Environment, 'migrationsFolder' | 'threadFile'>,
): Promise<number> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  try {
    // The window needs none of it.
    const { runCommandLine } = await import('../cli.ts');
    return await runCommandLine(commandLine, {
      ...shipped,
      variables: process.env,
      currentFolder: process.cwd(),
      platform: process.platform,
      output: (line) => void process.stdout.write(`${line}\n`),
      log: say,
      onInterrupt(callback) {
        process.on('SIGINT', callback).on('SIGTERM', callback);
        return () => void process.off('SIGINT', callback).off('SIGTERM', callback);
      },
    });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

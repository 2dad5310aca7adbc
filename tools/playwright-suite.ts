import { describeLaunch, electronLaunchOptions } from './launch.ts';
import { toolEnvironment } from './project.ts';
import { localTool, runProcess } from './run-process.ts';

/** Runs the end-to-end tests against the app as built; answers with Playwright's exit code. */
export async function runPlaywrightSuite(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  // Prepared once, before several workers want it. Each worker then starts a display of its own.
  const launch = await electronLaunchOptions();
  describeLaunch(launch);
  await launch.stop();
  const { exitCode } = await runProcess(
    localTool('playwright'),
    ['test', '--config', 'tests/playwright.config.ts', ...args],
    { env: toolEnvironment(env), output: 'show' },
  );
  return exitCode;
}

import { describeLaunch, electronLaunchOptions } from './launch.ts';
import { toolEnvironment } from './project.ts';
import { localTool, runProcess } from './run-process.ts';

interface SuiteOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Another set of tests than the end-to-end tests. */
  readonly config?: string;
}

/** Runs the end-to-end tests against the app as built; answers with Playwright's exit code. */
export async function runPlaywrightSuite(
  args: readonly string[],
  { env = {}, config = 'tests/playwright.config.ts' }: SuiteOptions = {},
): Promise<number> {
  // Prepared once, before several workers want it. Each worker then starts a display of its own.
  const launch = await electronLaunchOptions();
  describeLaunch(launch);
  await launch.stop();
  const { exitCode } = await runProcess(
    localTool('playwright'),
    ['test', '--config', config, ...args],
    { env: toolEnvironment(env), output: 'show' },
  );
  return exitCode;
}

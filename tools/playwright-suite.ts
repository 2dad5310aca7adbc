import { describeLaunch, electronLaunchOptions } from './launch.ts';
import { toolEnvironment } from './project.ts';
import { localTool, runProcess } from './run-process.ts';

/** Runs the end-to-end tests against the app as built; answers with Playwright's exit code. */
export async function runPlaywrightSuite(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  const launch = await electronLaunchOptions();
  describeLaunch(launch);
  try {
    const { exitCode } = await runProcess(
      localTool('playwright'),
      ['test', '--config', 'tests/playwright.config.ts', ...args],
      { env: toolEnvironment({ ...launch.env, ...env }), output: 'show' },
    );
    return exitCode;
  } finally {
    await launch.stop();
  }
}

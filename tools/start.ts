import { spawn, type ChildProcess } from 'node:child_process';
import { buildApp } from './build.ts';
import { describeLaunch, electronLaunchOptions } from './launch.ts';
import { main } from './main.ts';
import { projectRoot } from './project.ts';
import { ended } from './run-process.ts';

/** `npm start [-- arguments of the app]`: builds the app and runs it, here and now. */
await main(async () => {
  const launch = await electronLaunchOptions();
  describeLaunch(launch);
  try {
    await buildApp();
    const app = spawn(launch.executablePath, [...launch.args, ...process.argv.slice(2)], {
      cwd: projectRoot,
      env: launch.env,
      stdio: 'inherit',
    });
    forwardSignals(app);
    return await ended(app);
  } finally {
    await launch.stop();
  }
});

/** The app decides how it ends; until then this process only waits for it. */
function forwardSignals(app: ChildProcess): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A terminal sends Ctrl+C to the app as well, and a second one would cut its quitting short.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      app.kill(signal);
    });
  }
}

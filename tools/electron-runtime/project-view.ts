import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, mkdir, readdir, readlink, rm, stat, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { cacheRoot, findDamage, listFiles, publish } from './cache.ts';

const APP_LINK = join('resources', 'app');

/**
 * The same runtime once more, as hard links, with `resources/app` leading to one project. An
 * Electron without `default_app.asar` starts only what lies beside its executable, and several
 * clones of the repository share the cache. Call it under the lock.
 */
export async function ensureProjectView(runtime: string, project: string): Promise<string> {
  const folder = viewFolder(runtime, project);
  const stamp = await stampOf(runtime);
  if (await isSound(folder, project, stamp)) return folder;
  await removeViewsOfLostProjects(dirname(folder));
  await publish(folder, async (temporary) => await fill(temporary, runtime, project), stamp);
  return folder;
}

/** Says whether the view can be used as it is. */
export async function hasSoundView(runtime: string, project: string): Promise<boolean> {
  return await isSound(viewFolder(runtime, project), project, await stampOf(runtime));
}

export function viewFolder(runtime: string, project: string): string {
  const hash = createHash('sha256').update(`${runtime}\n${project}`).digest('hex').slice(0, 12);
  return join(cacheRoot(), 'projects', `${basename(project)}-${hash}`);
}

async function isSound(folder: string, project: string, stamp: string): Promise<boolean> {
  if ((await findDamage(folder, stamp)) !== undefined) return false;
  return (await readlink(join(folder, APP_LINK)).catch(() => undefined)) === project;
}

async function fill(folder: string, runtime: string, project: string): Promise<void> {
  const files = (await listFiles(runtime)).map(({ name }) => name);
  const folders = new Set([dirname(APP_LINK), ...files.map((name) => dirname(name))]);
  for (const name of folders) await mkdir(join(folder, name), { recursive: true });
  await Promise.all(
    files.map(async (name) => await linkOrCopy(join(runtime, name), join(folder, name))),
  );
  await symlink(project, join(folder, APP_LINK));
}

/** Not every file system has hard links, and a runtime given by the user may lie on another one. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  }
}

/** Changes when the runtime is prepared anew, and the links lead to files that are gone. */
async function stampOf(runtime: string): Promise<string> {
  return createHash('sha256')
    .update(JSON.stringify(await listFiles(runtime)))
    .digest('hex');
}

async function removeViewsOfLostProjects(parent: string): Promise<void> {
  for (const name of await readdir(parent).catch(() => [])) {
    const target = await readlink(join(parent, name, APP_LINK)).catch(() => undefined);
    if (target === undefined || (await stat(target).catch(() => undefined)) !== undefined) continue;
    await rm(join(parent, name), { recursive: true, force: true });
  }
}

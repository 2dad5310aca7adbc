import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureProjectView, hasSoundView } from '../../../tools/electron-runtime/project-view.ts';

let parent: string;
let runtime: string;
let projects: readonly [string, string];

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'ovo-view-test-'));
  vi.stubEnv('OVO_CACHE', join(parent, 'cache'));
  runtime = join(parent, 'runtime');
  projects = [join(parent, 'one', 'ovo'), join(parent, 'two', 'ovo')];
  await mkdir(join(runtime, 'locales'), { recursive: true });
  await writeFile(join(runtime, 'electron'), 'program');
  await writeFile(join(runtime, 'locales', 'en-US.pak'), 'words');
  for (const project of projects) {
    await mkdir(project, { recursive: true });
    await writeFile(join(project, 'package.json'), project);
  }
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(parent, { recursive: true });
});

describe.skipIf(process.platform === 'win32')('the runtime as one project sees it', () => {
  it('has the same files, and leads to that project alone', async () => {
    const views = [
      await ensureProjectView(runtime, projects[0]),
      await ensureProjectView(runtime, projects[1]),
    ];
    for (const [index, view] of views.entries()) {
      expect(await readFile(join(view, 'locales', 'en-US.pak'), 'utf8')).toBe('words');
      const manifest = await readFile(join(view, 'resources', 'app', 'package.json'), 'utf8');
      expect(manifest).toBe(projects[index]);
    }
    expect(new Set(views).size).toBe(2);
  });

  it('takes no space of its own', async () => {
    const view = await ensureProjectView(runtime, projects[0]);
    const [original, link] = await Promise.all([
      stat(join(runtime, 'electron')),
      stat(join(view, 'electron')),
    ]);
    expect(link.ino).toBe(original.ino);
  });

  it('is made anew when a file of it is lost, or the runtime is another one', async () => {
    const view = await ensureProjectView(runtime, projects[0]);
    expect(await hasSoundView(runtime, projects[0])).toBe(true);
    await rm(join(view, 'locales', 'en-US.pak'));
    expect(await hasSoundView(runtime, projects[0])).toBe(false);
    await ensureProjectView(runtime, projects[0]);
    expect(await hasSoundView(runtime, projects[0])).toBe(true);

    await rm(join(runtime, 'electron'));
    await writeFile(join(runtime, 'electron'), 'another program');
    expect(await hasSoundView(runtime, projects[0])).toBe(false);
    await ensureProjectView(runtime, projects[0]);
    expect(await readFile(join(view, 'electron'), 'utf8')).toBe('another program');
  });

  it('goes when its project has gone', async () => {
    await ensureProjectView(runtime, projects[0]);
    await rm(projects[0], { recursive: true });
    await ensureProjectView(runtime, projects[1]);
    expect(await readdir(join(parent, 'cache', 'projects'))).toHaveLength(1);
  });
});

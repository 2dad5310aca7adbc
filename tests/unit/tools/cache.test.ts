import { mkdir, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheRoot, findDamage, publish } from '../../../tools/electron-runtime/cache.ts';

let parent: string;
let folder: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'ovo-cache-test-'));
  folder = join(parent, 'thing');
});

afterEach(async () => {
  await rm(parent, { recursive: true });
});

async function build(temporary: string): Promise<void> {
  await mkdir(join(temporary, 'lib'));
  await writeFile(join(temporary, 'program'), 'twelve bytes');
  await writeFile(join(temporary, 'lib', 'addon.node'), 'native');
}

describe('where the cache is', () => {
  it('follows OVO_CACHE, then the XDG folder if that is absolute, then the home folder', () => {
    const xdg = join(parent, 'xdg');
    expect(cacheRoot({ OVO_CACHE: parent, XDG_CACHE_HOME: xdg })).toBe(parent);
    expect(cacheRoot({ XDG_CACHE_HOME: xdg })).toBe(join(xdg, 'ovo'));
    expect(cacheRoot({ XDG_CACHE_HOME: 'relative' })).toMatch(/\.cache[\\/]ovo$/);
    expect(cacheRoot({})).toMatch(/\.cache[\\/]ovo$/);
  });
});

describe('a cached folder', () => {
  it('is whole once it is published, and nothing else lies beside it', async () => {
    await publish(folder, build);
    expect(await findDamage(folder)).toBeUndefined();
    expect(await readdir(parent)).toEqual(['thing']);
  });

  it('is not there when its build fails', async () => {
    await expect(
      publish(folder, async (temporary) => {
        await build(temporary);
        throw new Error('no more');
      }),
    ).rejects.toThrow('no more');
    expect(await findDamage(folder)).toBe('it is missing or incomplete');
    expect(await readdir(parent)).toEqual([]);
  });

  it('stays as it was when its next build fails', async () => {
    await publish(folder, build);
    await expect(
      publish(folder, async () => await Promise.reject(new Error('no'))),
    ).rejects.toThrow('no');
    expect(await findDamage(folder)).toBeUndefined();
  });

  it('is damaged without its marker', async () => {
    await mkdir(folder);
    await build(folder);
    expect(await findDamage(folder)).toBe('it is missing or incomplete');
  });

  it('is damaged when a file is lost, cut short, or (a binding) changed', async () => {
    await publish(folder, build);
    await writeFile(join(folder, 'lib', 'addon.node'), 'NATIVE');
    expect(await findDamage(folder)).toBe(`${join('lib', 'addon.node')} was changed`);
    await truncate(join(folder, 'program'), 5);
    await rm(join(folder, 'lib'), { recursive: true });
    expect(await findDamage(folder)).toMatch(/is missing|has 5 bytes instead of 12/);
  });

  it('is out of date when it was made from something else', async () => {
    await publish(folder, build, 'first');
    expect(await findDamage(folder, 'first')).toBeUndefined();
    expect(await findDamage(folder, 'second')).toBe('it is out of date');
  });

  it('is replaced, damaged or not, and what killed builds left is cleared away', async () => {
    await publish(folder, build);
    await mkdir(`${folder}.partial-1-abc`);
    await mkdir(`${folder}.old-1-abc`);
    await publish(folder, async (temporary) => {
      await writeFile(join(temporary, 'program'), 'another');
    });
    expect(await findDamage(folder)).toBeUndefined();
    expect(await readFile(join(folder, 'program'), 'utf8')).toBe('another');
    expect(await readdir(parent)).toEqual(['thing']);
  });
});

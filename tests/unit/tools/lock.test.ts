import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { withLock } from '../../../tools/electron-runtime/lock.ts';

const name = `test-${process.pid}`;

describe.runIf(process.platform === 'linux')('the lock', () => {
  it('lets one at a time work', async () => {
    let working = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      working += 1;
      most = Math.max(most, working);
      await new Promise(setImmediate);
      working -= 1;
    };
    await Promise.all(Array.from({ length: 5 }, async () => await withLock(name, work)));
    expect(most).toBe(1);
  });

  it('is free again after work that failed', async () => {
    const failing = withLock(name, async () => await Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
    expect(await withLock(name, async () => await Promise.resolve(7))).toBe(7);
  });

  it('is free again when its owner is killed', async () => {
    const lockFile = new URL('../../../tools/electron-runtime/lock.ts', import.meta.url).href;
    const script = `
      const { withLock } = await import(${JSON.stringify(lockFile)});
      await withLock(${JSON.stringify(name)}, async () => {
        process.stdout.write('locked');
        await new Promise(() => setInterval(() => {}, 1000));
      });`;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(owner.stdout, 'data');
    let waited = false;
    const result = withLock(
      name,
      async () => await Promise.resolve('mine'),
      () => {
        waited = true;
        owner.kill('SIGKILL');
      },
    );
    expect(await result).toBe('mine');
    expect(waited).toBe(true);
  });
});

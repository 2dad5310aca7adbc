import { execFile, execFileSync } from 'node:child_process';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { z } from 'zod';
import { delayBudget } from './harness/budget.ts';
import { share, type Row } from './row.ts';
import { inFolder } from './bench-setup.ts';

const slowMs = 30;
const program = path.resolve(import.meta.dirname, 'slow-disk-process.ts');
const shim = path.resolve(import.meta.dirname, '../support/slow-disk.c');

const measuredSchema = z.object({
  loop: z.object({ p99: z.number(), max: z.number() }),
  reads: z.array(z.number()),
  writes: z.array(z.number()),
  sentPerSecond: z.number(),
});

/** Sending at 100 segments a second on a disk whose every sync takes 30 ms, while a window asks. */
export async function slowDisk(seconds: number): Promise<readonly Row[]> {
  return await inFolder(async (folder) => {
    const library = path.join(folder, 'slow-disk.so');
    execFileSync('cc', ['-shared', '-fPIC', '-O1', shim, '-o', library, '-ldl']);
    const env = { ...process.env, LD_PRELOAD: library, SLOW_DISK_MS: String(slowMs) };
    // What this thread, which does nothing meanwhile, is delayed by: that is the computer.
    const idle = monitorEventLoopDelay({ resolution: 1 });
    idle.enable();
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [program, path.join(folder, 'data'), String(seconds)],
      { env },
    );
    const { loop, reads, writes, sentPerSecond } = measuredSchema.parse(
      JSON.parse(stdout.trim().split('\n').at(-1) ?? ''),
    );
    idle.disable();
    return [
      {
        what: `slow disk (a sync takes ${slowMs} ms): event-loop delay of the main thread while sending`,
        ovo: `p99 ${ms(loop.p99)}, longest ${ms(loop.max)}, at ${sentPerSecond.toFixed(0)} texts a second`,
        peer: `a thread that does nothing: p99 ${ms(idle.percentile(99) / 1e6)}, longest ${ms(idle.max / 1e6)}`,
        ratio: `${(loop.p99 / (idle.percentile(99) / 1e6)).toFixed(2)} ×`,
        ...delayBudget({ p99: loop.p99, longest: loop.max }),
      },
      answers('a window’s reads are answered', reads),
      answers('a window’s writes are answered, on the disk', writes),
    ];
  });
}

function answers(what: string, times: readonly number[]): Row {
  const longest = share(times, 1);
  return {
    what: `slow disk: ${what}`,
    ovo: `${times.length} of them: p50 ${ms(share(times, 0.5))}, p95 ${ms(share(times, 0.95))}, longest ${ms(longest)}`,
    peer: `one sync ${ms(slowMs)}`,
    ratio: `${(longest / slowMs).toFixed(2)} ×`,
    budget: 'each ≤ 50 ms',
    isMet: longest <= 50,
  };
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}

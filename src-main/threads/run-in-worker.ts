import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { MaintenanceProgress } from '../../src-shared/maintenance/backup.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { deserializeError } from './serialized-error.ts';
import type { MaintenanceJobs } from './maintenance-jobs.ts';
import type { FromMaintenance } from './maintenance-messages.ts';

type Output<N extends keyof MaintenanceJobs> = Awaited<ReturnType<MaintenanceJobs[N]>>;

export interface WorkerWatch {
  readonly onProgress?: ((progress: MaintenanceProgress) => void) | undefined;
  readonly onSnapshot?: (() => void) | undefined;
  /** Ends the job at once; it is refused (`canceled`), and nothing of it counts. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a job on whole files in a thread of its own, so that nothing else waits for it. `threadFile` is
 * what Ovo's other threads run: this one's file is beside it.
 */
export async function runInWorker<N extends keyof MaintenanceJobs>(
  threadFile: string,
  name: N,
  input: Parameters<MaintenanceJobs[N]>[0],
  watch: WorkerWatch = {},
): Promise<Output<N>> {
  const { signal } = watch;
  if (signal?.aborted === true) throw canceled();
  const { dir, ext } = path.parse(threadFile);
  const worker = new Worker(path.join(dir, `maintenance-thread${ext}`), {
    workerData: { name, input },
    name: `ovo-${name}`,
    execArgv: [],
  });
  return await new Promise<Output<N>>((resolve, reject) => {
    let answer: (() => void) | null = null;
    const stop = () => void worker.terminate();
    signal?.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: FromMaintenance<Output<N>>) => {
      switch (message.kind) {
        case 'progress':
          watch.onProgress?.(message.progress);
          break;
        case 'snapshot':
          watch.onSnapshot?.();
          break;
        case 'done':
          answer = () => resolve(message.output);
          break;
        case 'failed':
          answer = () => reject(deserializeError(message.error));
          break;
      }
    });
    worker.once('error', (error: unknown) => {
      answer ??= () => reject(error instanceof Error ? error : new Error(String(error)));
    });
    // Only when the thread has ended has it let go of its files.
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', stop);
      if (answer !== null) answer();
      else if (signal?.aborted === true) reject(canceled());
      else reject(new Error(`The thread for ${name} ended with ${code}.`));
    });
  });
}

function canceled(): UserError {
  return new UserError('canceled', 'It was called off. Nothing was changed.');
}

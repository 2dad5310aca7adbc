import Database from 'better-sqlite3';
import path from 'node:path';
import { better, defineQueue, defineWorker } from 'plainjob';
import { inFolder } from '../bench-setup.ts';

const silent = { error() {}, warn() {}, info() {}, debug() {} };

/** plainjob, as its README says to use it (synchronous=NORMAL, one worker that does nothing). */
export function runPlainjob(jobs: number): Promise<number> {
  return inFolder(async (folder) => {
    const sqlite = new Database(path.join(folder, 'jobs.db'));
    const queue = defineQueue({ connection: better(sqlite), logger: silent });
    queue.addMany(
      'send',
      Array.from({ length: jobs }, (_, index) => ({ index })),
    );
    let done = 0;
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const worker = defineWorker('send', async () => undefined, {
      queue,
      logger: silent,
      onCompleted() {
        done += 1;
        if (done === jobs) finish();
      },
    });
    const startedAt = performance.now();
    void worker.start();
    await finished;
    const milliseconds = performance.now() - startedAt;
    await worker.stop();
    queue.close();
    return milliseconds;
  });
}

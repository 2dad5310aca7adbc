import Database from 'better-sqlite3';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { better, defineQueue, defineWorker } from 'plainjob';
import { createSimulatorGateway } from '../../src-main/gateways/simulator/simulator-gateway.ts';
import { systemClock } from '../../src-main/system-clock.ts';
import { settingsSchema } from '../../src-shared/settings/settings.ts';
import { perSecond, type Row } from './row.ts';
import { inFolder, sendAll, writeAndStartCampaign, withDatabase } from './workplace.ts';

const silent = { error() {}, warn() {}, info() {}, debug() {} };

/** plainjob, as its README says to use it (synchronous=NORMAL, one worker that does nothing). */
function plainjob(jobs: number): Promise<number> {
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

/** Durable sending (synchronous=FULL, journal) through the simulator without delay, beside plainjob. */
export async function engineThroughput(): Promise<readonly Row[]> {
  const messages = 20_000;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const ours = await inFolder((folder) =>
    withDatabase(folder, async (db) => {
      writeAndStartCampaign(db, { messages });
      const { simulator } = settingsSchema.parse({});
      const gateway = createSimulatorGateway({
        file: path.join(folder, 'simulator.db'),
        settings: { ...simulator, delayMs: 0, rejectedShare: 0, undeliveredShare: 0 },
        clock: systemClock,
        random: Math.random,
        nativeBinding: undefined,
      });
      delay.enable();
      const milliseconds = await sendAll(db, folder, gateway);
      delay.disable();
      gateway.close();
      return milliseconds;
    }),
  );
  const theirs = await plainjob(messages);
  const ratio = theirs / ours;
  const p99 = delay.percentile(99) / 1e6;
  const longest = delay.max / 1e6;
  return [
    {
      what: `engine, durable, simulator without delay, ${messages.toLocaleString('en')} messages`,
      ovo: perSecond(messages, ours),
      peer: `plainjob ${perSecond(messages, theirs)}`,
      ratio: `${ratio.toFixed(2)} ×`,
      budget: '≥ 2 ×',
      isMet: ratio >= 2,
    },
    {
      what: 'event-loop delay meanwhile',
      ovo: `p99 ${p99.toFixed(1)} ms, max ${longest.toFixed(1)} ms`,
      peer: '–',
      ratio: '',
      budget: 'p99 ≤ 16 ms, max ≤ 100 ms',
      isMet: p99 <= 16 && longest <= 100,
    },
  ];
}

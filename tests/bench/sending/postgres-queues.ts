import { EventEmitter } from 'node:events';
import { Logger, makeWorkerUtils, run, type WorkerUtils } from 'graphile-worker';
import { PgBoss } from 'pg-boss';
import { atLeast } from '../harness/budget.ts';
import { perSecond, type Row } from '../row.ts';
import {
  inFolder,
  instantGateway,
  sendAll,
  withDatabase,
  writeAndStartCampaign,
} from '../bench-setup.ts';
import { withCluster, type Cluster } from './postgres-cluster.ts';

const silent = new Logger(() => () => undefined);

/** Jobs that are done, counted by whoever does them. */
function countdown(jobs: number): { readonly done: () => void; readonly all: Promise<void> } {
  let left = jobs;
  let finish: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return {
    all,
    done() {
      left -= 1;
      if (left === 0) finish();
    },
  };
}

/**
 * graphile-worker, as its README says to run it; batched it takes 500 jobs at a time and completes them
 * together.
 */
async function graphileWorker(
  cluster: Cluster,
  options: { readonly jobs: number; readonly concurrency: number; readonly isBatched: boolean },
): Promise<number> {
  const { jobs, concurrency, isBatched } = options;
  const { host, user, database } = cluster;
  const connectionString = `postgresql://${user}@/${database}?host=${host}`;
  const utils = await makeWorkerUtils({ connectionString, logger: silent });
  try {
    await utils.migrate();
    await utils.withPgClient((client) =>
      client.query(
        `SELECT graphile_worker.add_job('send', json_build_object('index', i))
           FROM generate_series(1, $1::int) AS i`,
        [jobs],
      ),
    );
    const events = new EventEmitter();
    const { done, all } = countdown(jobs);
    events.on('job:complete', done);
    const startedAt = performance.now();
    const runner = await run({
      connectionString,
      maxPoolSize: 20,
      concurrency,
      pollInterval: 100,
      noHandleSignals: true,
      logger: silent,
      events,
      taskList: { send: async () => undefined },
      ...(isBatched ? { preset: { worker: batched } } : {}),
    });
    await all;
    await noneLeft(utils);
    const milliseconds = performance.now() - startedAt;
    await runner.stop();
    return milliseconds;
  } finally {
    await utils.release();
  }
}

/** Its settings for batches, as its documentation on performance has them. */
const batched = { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 };

/** The last batch may be on its way to the database when its jobs have been told of. */
async function noneLeft(utils: WorkerUtils): Promise<void> {
  for (;;) {
    const { rows } = await utils.withPgClient((client) =>
      client.query('SELECT 1 FROM graphile_worker.jobs LIMIT 1'),
    );
    if (rows.length === 0) return;
  }
}

/** pg-boss: so many at a time fetched, then completed, by so many workers. */
async function pgBoss(
  cluster: Cluster,
  options: { readonly jobs: number; readonly workers: number; readonly batch: number },
): Promise<number> {
  const { jobs, workers, batch } = options;
  const boss = new PgBoss({ ...cluster, max: 20 });
  boss.on('error', (error) => console.error(error));
  await boss.start();
  try {
    const queue = `send-${workers}-${batch}`;
    await boss.createQueue(queue);
    await boss.insert(
      queue,
      Array.from({ length: jobs }, (_, index) => ({ data: { index } })),
    );
    const startedAt = performance.now();
    const work = async () => {
      for (;;) {
        const fetched = await boss.fetch(queue, { batchSize: batch });
        if (fetched.length === 0) return;
        await boss.complete(
          queue,
          fetched.map(({ id }) => id),
        );
      }
    };
    await Promise.all(Array.from({ length: workers }, work));
    return performance.now() - startedAt;
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Ovo’s engine on the same disk, with at most so many messages in doubt after a kill. */
function ovo(jobs: number, inDoubt: number): Promise<number> {
  return inFolder((folder) =>
    withDatabase(folder, async (db) => {
      writeAndStartCampaign(db, { messages: jobs });
      return await sendAll(db, folder, { ...instantGateway(), mostAtOnce: inDoubt });
    }),
  );
}

/** Durable sending beside the queues on PostgreSQL, at the same number of jobs in doubt after a kill. */
export async function postgresQueues(): Promise<readonly Row[]> {
  const [few, some, many] = [500, 3000, 20_000];
  const rates = async (jobs: number, milliseconds: Promise<number>) =>
    (1000 * jobs) / (await milliseconds);
  return await withCluster(async (cluster) => {
    const one = await rates(few, ovo(few, 1));
    const ten = await rates(some, ovo(some, 10));
    const most = await rates(many, ovo(many, 64));
    const graphile = (jobs: number, concurrency: number, isBatched: boolean) =>
      rates(jobs, graphileWorker(cluster, { jobs, concurrency, isBatched }));
    const boss = (jobs: number, workers: number, batch: number) =>
      rates(jobs, pgBoss(cluster, { jobs, workers, batch }));
    return [
      rowOf(1, one, 'graphile-worker, concurrency 1', await graphile(few, 1, false)),
      rowOf(1, one, 'pg-boss, one by one', await boss(few, 1, 1)),
      rowOf(10, ten, 'graphile-worker, concurrency 10', await graphile(some, 10, false)),
      rowOf(10, ten, 'pg-boss, 10 one by one', await boss(some, 10, 1)),
      rowOf(64, most, 'pg-boss, batches of 64', await boss(many, 1, 64)),
      {
        ...rowOf(
          64,
          most,
          'graphile-worker, 500 claimed at once (500 in doubt), concurrency 10',
          await graphile(many, 10, true),
        ),
        // It is that fast because it may do 500 jobs twice.
        budget: '–',
        isMet: true,
      },
    ];
  });
}

function rowOf(inDoubt: number, ours: number, peer: string, theirs: number): Row {
  return {
    what: `durable sending, at most ${inDoubt} in doubt, beside ${peer}`,
    ovo: perSecond(ours, 1000),
    peer: perSecond(theirs, 1000),
    ...atLeast(ours / theirs, 1),
  };
}

import { gatewayTo, withServer } from './fake-server.ts';
import type { Row } from './row.ts';
import {
  inFolder,
  instantGateway,
  sendAll,
  writeAndStartCampaign,
  withDatabase,
} from './bench-setup.ts';

/** Hands messages over at that pace on the real clock; returns when each of them went. */
function timesAt(rate: number, seconds: number): Promise<readonly number[]> {
  return inFolder((folder) =>
    withDatabase(folder, async (db) => {
      writeAndStartCampaign(db, { messages: rate * seconds + 1 });
      const times: number[] = [];
      const gateway = instantGateway(() => times.push(performance.now()));
      await sendAll(db, folder, gateway, { segmentsPerSecond: rate });
      return times;
    }),
  );
}

/** The same through Ovo’s gateway to a server whose answers take unevenly long; when each arrived there. */
function arrivalsAt(rate: number, seconds: number): Promise<readonly number[]> {
  return withServer(
    (server) =>
      inFolder((folder) =>
        withDatabase(folder, async (db) => {
          writeAndStartCampaign(db, { messages: rate * seconds + 1, gateway: 'twilio' });
          const gateway = gatewayTo(server);
          await gateway.load();
          await sendAll(db, folder, gateway, { segmentsPerSecond: rate });
          const answer = await fetch(`${server.url}/_fake/accepted`);
          const accepted = (await answer.json()) as readonly { readonly createdAt: number }[];
          return accepted.map(({ createdAt }) => createdAt);
        }),
      ),
    ['--work', '75-225'],
  );
}

function busiestSecond(times: readonly number[]): number {
  let busiest = 0;
  let first = 0;
  for (const [last, time] of times.entries()) {
    while ((times[first] ?? 0) <= time - 1000) first += 1;
    busiest = Math.max(busiest, last - first + 1);
  }
  return busiest;
}

function row(what: string, rate: number, most: number, all: readonly number[]): Row {
  // The shortest way to a server is not known from the first answers.
  const times = what === '' ? all : all.filter((at) => at >= (all[0] ?? 0) + 10_000);
  const span = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
  const mean = (times.length - 1) / span;
  const busiest = busiestSecond(all);
  return {
    what: `pacing at ${rate} a second${what}`,
    ovo: `mean ${mean.toFixed(3)}/s, busiest second ${busiest}`,
    peer: '–',
    ratio: `${((mean / rate - 1) * 100).toFixed(2)} %`,
    budget: `within ${most} %, no second above the rate`,
    isMet: Math.abs(mean / rate - 1) <= most / 100 && busiest <= rate,
  };
}

/**
 * How exactly a sender’s pace is kept: handed over at once, and at a receiver that works 75 to 225
 * milliseconds on each message, from the tenth second on.
 */
export async function pacing(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [rate, seconds] of [
    [1, 20],
    [10, 15],
    [100, 15],
  ] as const) {
    rows.push(row('', rate, 1, await timesAt(rate, seconds)));
  }
  for (const [rate, seconds] of [
    [1, 120],
    [3, 90],
    [10, 60],
    [100, 30],
  ] as const) {
    rows.push(row(', uneven answers', rate, 2, await arrivalsAt(rate, seconds)));
  }
  return rows;
}

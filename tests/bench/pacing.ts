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

function busiestSecond(times: readonly number[]): number {
  let busiest = 0;
  let first = 0;
  for (const [last, time] of times.entries()) {
    while ((times[first] ?? 0) <= time - 1000) first += 1;
    busiest = Math.max(busiest, last - first + 1);
  }
  return busiest;
}

/** How exactly a sender’s pace is kept, at 1, 10 and 100 segments a second. */
export async function pacing(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [rate, seconds] of [
    [1, 20],
    [10, 15],
    [100, 15],
  ] as const) {
    const times = await timesAt(rate, seconds);
    const span = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
    const mean = (times.length - 1) / span;
    const busiest = busiestSecond(times);
    rows.push({
      what: `pacing at ${rate} a second`,
      ovo: `mean ${mean.toFixed(3)}/s, busiest second ${busiest}`,
      peer: '–',
      ratio: `${((mean / rate - 1) * 100).toFixed(2)} %`,
      budget: 'within 1 %, no second above the rate',
      isMet: Math.abs(mean / rate - 1) <= 0.01 && busiest <= rate,
    });
  }
  return rows;
}

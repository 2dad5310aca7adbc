import {
  inFolder,
  instantGateway,
  sendAll,
  withDatabase,
  writeAndStartCampaign,
} from '../bench-setup.ts';
import { runPlainjob } from './plainjob.ts';
import { sendRaw } from './raw-sqlite.ts';

/** Milliseconds that each took for as many messages. */
export interface Round {
  readonly messages: number;
  readonly ovo: number;
  readonly raw: number;
  readonly plainjob: number;
}

/** Rounds that count; one before them warms everything up. */
const rounds = 3;

/**
 * Sends as many messages with Ovo (FULL, journal, a gateway that takes each at once), with raw
 * better-sqlite3 and with plainjob, one after the other and again: what else the computer does meets all
 * of them.
 *
 * @param inFlight messages that may be in doubt after a kill; of raw better-sqlite3 the size of a batch.
 */
export async function sendSideBySide(
  inFlight: number,
  messages: number,
): Promise<readonly Round[]> {
  const measured: Round[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    measured.push({
      messages,
      raw: await sendRawly(messages, inFlight),
      ovo: await sendWithOvo(messages, inFlight),
      plainjob: await runPlainjob(messages),
    });
  }
  return measured.slice(1);
}

function sendRawly(messages: number, batch: number): Promise<number> {
  return inFolder((folder) =>
    withDatabase(folder, (db) => {
      const id = writeAndStartCampaign(db, { messages });
      db.sqlite.pragma('wal_checkpoint(TRUNCATE)');
      return sendRaw(db, id, batch);
    }),
  );
}

function sendWithOvo(messages: number, mostInFlight: number): Promise<number> {
  return inFolder((folder) =>
    withDatabase(folder, async (db) => {
      writeAndStartCampaign(db, { messages });
      db.sqlite.pragma('wal_checkpoint(TRUNCATE)');
      return await sendAll(db, folder, instantGateway(), { mostInFlight });
    }),
  );
}

type Side = 'ovo' | 'raw' | 'plainjob';

/** The time of one divided by that of the other in the same round, the middle one of all rounds. */
export function ratioOf(measured: readonly Round[], one: Side, other: Side): number {
  return middle(measured.map((round) => round[one] / round[other]));
}

/** Messages a second, the middle one of all rounds. */
export function rateOf(measured: readonly Round[], side: Side): string {
  const rate = middle(measured.map((round) => (1000 * round.messages) / round[side]));
  return `${Math.round(rate).toLocaleString('en')}/s`;
}

/** The middle one of some values. */
export function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

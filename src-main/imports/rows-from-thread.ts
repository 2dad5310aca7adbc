import type { Job } from '../threads/job.ts';
import type { Call, Functions } from '../threads/answer-calls.ts';
import { JobThread } from '../threads/job-thread.ts';
import { streamOf } from '../threads/stream.ts';
import {
  readRows,
  type RowPacket,
  type RowReading,
  type RowsHead,
  type RowsWanted,
} from './row-packets.ts';

type RowItem =
  | { readonly kind: 'head'; readonly head: RowsHead }
  | { readonly kind: 'packet'; readonly packet: RowPacket };

/**
 * Reads a file in a thread of its own, so that its rows are read and checked on one processor while
 * another saves them; never more than a few packets ahead.
 */
export const rowFunctions = {
  async 'rows.read'(wanted: RowsWanted, { emit, abortSignal }: Call) {
    const rows = await readRows(wanted);
    try {
      await emit({ kind: 'head', head: rows.head } satisfies RowItem);
      for await (const packet of rows.packets) {
        if (abortSignal.aborted) return;
        await emit({ kind: 'packet', packet } satisfies RowItem, [packet.places.buffer]);
      }
    } finally {
      await rows.close();
    }
  },
} as const satisfies Functions;

/** `readRows` in a thread of its own, which ends as soon as the job is canceled. */
export async function readRowsInThread(
  { threadFile, clock, abortSignal }: Pick<Job, 'threadFile' | 'clock' | 'abortSignal'>,
  wanted: RowsWanted,
): Promise<RowReading> {
  const thread = new JobThread({
    start: { kind: 'rows', threadFile, setup: null },
    clock,
    atOnce: 1,
    cancelBy: 'ending',
  });
  const items = streamOf<RowItem>((onItem) =>
    thread.run('rows.read', wanted, { onItem, signal: abortSignal }),
  );
  try {
    const first = await items.next();
    if (first.done === true || first.value.kind !== 'head') {
      throw new Error('The thread that reads the file ended early.');
    }
    return { head: first.value.head, packets: packetsOf(items), close: () => thread.end() };
  } catch (error) {
    await thread.end();
    throw error;
  }
}

async function* packetsOf(items: AsyncGenerator<RowItem, void>): AsyncGenerator<RowPacket, void> {
  for await (const item of items) if (item.kind === 'packet') yield item.packet;
}

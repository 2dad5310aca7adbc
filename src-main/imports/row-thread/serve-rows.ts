import type { MessagePort } from 'node:worker_threads';
import { UserError } from '../../../src-shared/lib/result.ts';
import { readRows, type RowsWanted } from './row-packets.ts';
import { packetsAhead, type FromRowThread } from './row-thread-messages.ts';

/**
 * Reads a file in a thread of its own, so that its rows are judged on one processor while another puts
 * them away. Never more than a few packets ahead; whoever takes them says so with any message.
 */
export async function serveRows(port: MessagePort, wanted: RowsWanted): Promise<void> {
  const say = (message: FromRowThread, ...moved: ArrayBuffer[]) => port.postMessage(message, moved);
  let sent = 0;
  let taken = 0;
  let resume: () => void = () => undefined;
  port.on('message', () => {
    taken += 1;
    resume();
  });
  const hasTaken = (count: number) =>
    new Promise<void>((resolve) => {
      resume = () => {
        if (taken >= count) resolve();
      };
      resume();
    });
  try {
    const rows = await readRows(wanted);
    try {
      say({ kind: 'head', head: rows.head });
      for await (const packet of rows.packets) {
        await hasTaken(sent - packetsAhead + 1);
        sent += 1;
        say({ kind: 'packet', packet }, packet.places.buffer);
      }
    } finally {
      await rows.close();
    }
    say({ kind: 'end' });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    say({ kind: 'refused', code: error.code, message: error.message });
  } finally {
    port.close();
  }
}

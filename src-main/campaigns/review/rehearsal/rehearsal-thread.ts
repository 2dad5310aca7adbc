import type { MessagePort } from 'node:worker_threads';
import type { Clock } from '../../../engine/ports.ts';
import { answerCalls, type Call } from '../../../threads/answer-calls.ts';
import { Caller } from '../../../threads/caller.ts';
import { portOf } from '../../../threads/messages.ts';
import { rehearse, type RehearsalOrder } from './rehearse.ts';

/** Rehearses in this thread, for the thread that started this one, which ends this one to cancel. */
export function serveRehearsal(port: MessagePort, clock: Clock): void {
  const starter = new Caller(portOf(port), clock);
  answerCalls(
    portOf(port),
    {
      rehearse: (order: RehearsalOrder, { onProgress }: Call) =>
        rehearse(order, {
          clock,
          price: (country, sender) => starter.call('price', { country, sender }),
          onProgress,
        }),
    },
    () => port.close(),
  );
}

import type { RequestInput } from '../../../src-shared/ipc/contract.ts';

type Order = RequestInput<'singleMessages.send'>;

export interface Orders {
  readonly of: (content: Omit<Order, 'requestId'>) => Order;
  /** The last one was carried out: the same again is another. */
  readonly done: () => void;
}

/**
 * Gives orders their ids. What was asked for and failed for lack of an answer is asked for again with the
 * same id, and goes once; anything else that is to go has an id of its own.
 */
export function createOrders(): Orders {
  let last = { content: '', requestId: '' };
  return {
    of(content) {
      const { phone, text, picture, goesAt } = content;
      const written = JSON.stringify([phone, text, picture?.hash, picture?.alt, goesAt]);
      if (last.content !== written) last = { content: written, requestId: crypto.randomUUID() };
      return { ...content, requestId: last.requestId };
    },
    done() {
      last = { content: '', requestId: '' };
    },
  };
}

import type { FakeAccount } from '../account.ts';
import type { StoredMessage } from '../message-store.ts';

/** The words that Twilio itself reacts to, alone in a text (docs/messaging/tutorials/advanced-opt-out). */
const stopWords = 'STOP STOPALL UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT'.split(' ');
const startWords = ['START', 'UNSTOP', 'YES'];

const tollFree = /^\+1(?:800|833|844|855|866|877|888)\d{7}$/;

/** Who said STOP to whom, as Twilio keeps it. */
export interface OptOuts {
  /** A text came in to one of the account's numbers. */
  heard(message: Pick<StoredMessage, 'from' | 'to' | 'body'>): void;
  /** Whether Twilio refuses a message with 21610. */
  refuses(message: Pick<StoredMessage, 'from' | 'to' | 'messagingServiceSid'>): boolean;
}

/** An opt-out holds for the number it was said to, and for the Messaging Service that has that number. */
export function createOptOuts(account: FakeAccount): OptOuts {
  const said = new Set<string>();

  function sendersWith(number: string): readonly string[] {
    const services = Object.entries(account.messagingServices);
    return services.flatMap(([sid, numbers]) => (numbers.includes(number) ? [sid] : []));
  }

  return {
    heard({ from, to, body }) {
      const word = body.trim().toUpperCase();
      const services = sendersWith(to);
      // Nobody listens at a short code outside any Messaging Service.
      if (/^\d+$/.test(to) && services.length === 0) return;
      const pairs = [to, ...services].map((sender) => `${sender} ${from}`);
      if (stopWords.includes(word)) for (const pair of pairs) said.add(pair);
      // The network of toll-free numbers knows two of them.
      const starts = startWords.slice(0, tollFree.test(to) ? 2 : 3);
      if (starts.includes(word)) for (const pair of pairs) said.delete(pair);
    },
    refuses({ from, to, messagingServiceSid }) {
      return said.has(`${messagingServiceSid ?? from} ${to}`);
    },
  };
}

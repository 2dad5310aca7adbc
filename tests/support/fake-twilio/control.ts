import { z } from 'zod';
import { receivedSchema, type ReceivedMessage } from './inbound/take-in.ts';
import { listTroubleSchema, type ListTrouble } from './inbound/trouble.ts';
import type { StoredMessage } from './message-store.ts';
import type { Answer } from './responses.ts';

/** What other processes reach of the fake. */
interface Controlled {
  accepted(): readonly StoredMessage[];
  receive(message: ReceivedMessage): string;
  trouble(trouble: ListTrouble): void;
  deactivate(day: string, text: string): void;
}

const deactivatedSchema = z.object({ day: z.string(), text: z.string() });

/**
 * Lets other processes look at the fake and change it: GET /_fake/accepted gives everything it took; POST
 * /_fake/receive, /_fake/trouble and /_fake/deactivate do what its methods of these names do, with their
 * arguments as JSON. Undefined for any other path.
 */
export function answerControl(
  fake: Controlled,
  method: string,
  path: string,
  body: string,
): Answer | undefined {
  const json = (value: unknown): Answer => ({
    status: 200,
    body: JSON.stringify(value),
    headers: { 'Content-Type': 'application/json' },
  });
  if (path === '/_fake/accepted') return json(fake.accepted());
  if (method !== 'POST' || !path.startsWith('/_fake/')) return undefined;
  switch (path) {
    case '/_fake/receive': {
      const { media = [], visibleAfterMs, ...text } = receivedSchema.parse(JSON.parse(body));
      const hidden = visibleAfterMs === undefined ? {} : { visibleAfterMs };
      return json({ sid: fake.receive({ ...text, media, ...hidden }) });
    }
    case '/_fake/trouble':
      fake.trouble(listTroubleSchema.parse(JSON.parse(body)));
      return json({});
    case '/_fake/deactivate': {
      const { day, text } = deactivatedSchema.parse(JSON.parse(body));
      fake.deactivate(day, text);
      return json({});
    }
    default:
      return undefined;
  }
}

import { messageResource, sentAt } from './message-store.ts';
import type { MessageStore, StoredMessage, Timeline } from './message-store.ts';

/** A day of `YYYY-MM-DD`, or a moment, as from and to in milliseconds; undefined where it is neither. */
function period(text: string): readonly [number, number] | undefined {
  const start = Date.parse(text);
  if (Number.isNaN(start)) return undefined;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? [start, start + 86_399_999] : [start, start + 999];
}

function matchesDate(at: number | null, parameters: URLSearchParams): boolean {
  for (const [name, fits] of [
    [
      'DateSent',
      (time: number, [from, to]: readonly [number, number]) => time >= from && time <= to,
    ],
    ['DateSent>', (time: number, [from]: readonly [number, number]) => time >= from],
    ['DateSent<', (time: number, [, to]: readonly [number, number]) => time <= to],
  ] as const) {
    const wanted = parameters.get(name);
    if (wanted === null) continue;
    const range = period(wanted);
    if (at === null || range === undefined || !fits(at, range)) return false;
  }
  return true;
}

/** One page of the list: newest first, stable while new messages come in. */
export function listMessages(
  store: MessageStore,
  context: { readonly accountSid: string; readonly now: number; readonly timeline: Timeline },
  parameters: URLSearchParams,
): Readonly<Record<string, unknown>> {
  const { accountSid, now, timeline } = context;
  const to = parameters.get('To');
  const from = parameters.get('From');
  const isWanted = (message: StoredMessage) =>
    message.visibleAt <= now &&
    (from === null || message.from === from) &&
    matchesDate(sentAt(message, now, timeline), parameters);
  const matching = (to === null ? store.all() : store.to(to)).filter(isWanted).toReversed();

  const pageSize = Math.min(1000, Math.max(1, Number(parameters.get('PageSize') ?? 50) || 50));
  const page = Math.max(0, Number(parameters.get('Page') ?? 0) || 0);
  const token = parameters.get('PageToken');
  const start = token === null ? 0 : matching.findIndex(({ sid }) => `PA${sid}` === token) + 1;
  const shown = matching.slice(start, start + pageSize);

  const path = `/2010-04-01/Accounts/${accountSid}/Messages.json`;
  const pageUri = (number: number, last?: StoredMessage) => {
    const query = new URLSearchParams(parameters);
    query.set('PageSize', String(pageSize));
    query.set('Page', String(number));
    if (last) query.set('PageToken', `PA${last.sid}`);
    else query.delete('PageToken');
    return `${path}?${query}`;
  };
  return {
    first_page_uri: pageUri(0),
    end: start + shown.length - 1,
    previous_page_uri: null,
    messages: shown.map((message) => messageResource(message, accountSid, now, timeline)),
    uri: pageUri(page),
    page_size: pageSize,
    start,
    next_page_uri: start + pageSize < matching.length ? pageUri(page + 1, shown.at(-1)) : null,
    page,
  };
}

import { messageResource, sentAt } from './message-store.ts';
import type { MessageStore, StoredMessage, Timeline } from './message-store.ts';
import type { Troubled } from './inbound/trouble.ts';

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

/** One page of the list: newest first, stable while new messages come in, where there is no trouble with it. */
export function listMessages(
  store: MessageStore,
  context: {
    readonly accountSid: string;
    readonly now: number;
    readonly timeline: Timeline;
    readonly trouble: Troubled;
  },
  parameters: URLSearchParams,
): Readonly<Record<string, unknown>> {
  const { accountSid, now, timeline, trouble } = context;
  const to = parameters.get('To');
  const from = parameters.get('From');
  const isWanted = (message: StoredMessage) =>
    message.visibleAt <= now &&
    (from === null || message.from === from) &&
    matchesDate(sentAt(message, now, timeline), parameters);
  const matching = trouble.inOrder((to === null ? store.all() : store.to(to)).filter(isWanted));

  const pageSize = Math.min(1000, Math.max(1, Number(parameters.get('PageSize') ?? 50) || 50));
  const page = Math.max(0, Number(parameters.get('Page') ?? 0) || 0);
  const token = parameters.get('PageToken');
  const repeats = Math.min(trouble.repeats, pageSize - 1);
  const isThere = ({ isRemoved }: StoredMessage) => !isRemoved;
  // A page begins after the one that its token names, also where that one is not there any more.
  const after = matching.findIndex(({ sid }) => `PA${sid}` === token) + 1;
  const rest = trouble.bordersMove
    ? matching.filter(isThere).slice(page * (pageSize - repeats))
    : matching.slice(after).filter(isThere);
  const onPage = rest.slice(0, pageSize);
  const shown = onPage.filter(() => !trouble.isMissing());
  const start = page * pageSize;

  const path = `/2010-04-01/Accounts/${accountSid}/Messages.json`;
  const pageUri = (number: number, last?: StoredMessage) => {
    const query = new URLSearchParams(parameters);
    query.set('PageSize', String(pageSize));
    query.set('Page', String(number));
    if (last) query.set('PageToken', `PA${last.sid}`);
    else query.delete('PageToken');
    return `${path}?${query}`;
  };
  const hasNext = rest.length > pageSize;
  const outbound = shown.filter(({ direction }) => direction !== 'inbound');
  const messages = shown.map((message) => messageResource(message, accountSid, now, timeline));
  for (const { sid } of outbound.slice(0, trouble.deletes)) store.remove(sid);
  return {
    first_page_uri: pageUri(0),
    end: start + shown.length - 1,
    previous_page_uri: null,
    messages,
    uri: pageUri(page),
    page_size: pageSize,
    start,
    next_page_uri: hasNext ? pageUri(page + 1, onPage.at(-1 - repeats)) : null,
    page,
  };
}

import { hasLeft, type Inspection, type MessageState } from './inspect.ts';
import { attemptKey, readEvents, type JournalEvent } from './journal.ts';
import type { Explanations } from './promises.ts';
import type { ProviderReport } from './provider.ts';
import type { Tally } from './tally.ts';

/** Clocks count milliseconds, and a look-up is noted a moment after it reached the provider. */
const toleranceMs = 50;

/** Everything that is known of a data folder when all of its campaigns are through. */
interface End {
  readonly inspection: Inspection;
  readonly folder: string;
  readonly report: ProviderReport;
  readonly knownNotSent: ReadonlySet<string>;
  readonly interrupted: ReadonlySet<string>;
  readonly recheckAfterMs: number;
  readonly verdicts: Explanations;
  readonly tally: Tally;
}

/** Holds what the provider took against what Ovo says of it. */
export function examineEnd(end: End): void {
  const { inspection, report, verdicts } = end;
  const events = readEvents(end.folder, inspection);
  verdicts.note('every campaign comes to its end', unfinished(inspection));

  const taken = countBy(report.accepted, ({ to, body }) => `${to} ${body}`);
  const wanted = inspection.messages.map(({ to, body }) => `${to} ${body}`);
  const twice = [...taken].filter(([, times]) => times > 1);
  const never = wanted.filter((who) => !taken.has(who));
  end.tally.duplicates += twice.length;
  end.tally.lost += never.length;
  verdicts.note(
    'nobody is texted twice',
    twice.map(([who, times]) => `${times} times: ${who}`),
  );
  verdicts.note(
    'nobody is left out',
    never.map((who) => `never: ${who}`),
  );
  verdicts.note(
    'the send journal and the database know every message that the provider took',
    unknownSids(end, events),
  );
  verdicts.note(
    'nothing is handed over again without a word that it was not sent',
    blindRepeats(end, events),
  );
  count(end, events);
}

function unfinished({ campaigns }: Inspection): readonly string[] {
  return campaigns
    .filter(
      ({ status, sent, contacts, progress }) =>
        status !== 'completed' || sent !== contacts || contacts === 0 || progress !== 100,
    )
    .map(
      ({ id, status, sent, contacts, progress }) =>
        `campaign ${id} is ${status} at ${progress} %, ${sent} of ${contacts} sent`,
    );
}

/** Every sid that either side has and the other has not, or has for somebody else. */
function unknownSids(
  { inspection, report }: End,
  events: readonly JournalEvent[],
): readonly string[] {
  const known = new Map(
    inspection.messages.flatMap(({ sid, to, body }) =>
      sid === null ? [] : [[sid, `${to} ${body}`] as const],
    ),
  );
  const took = new Map(report.accepted.map(({ sid, to, body }) => [sid, `${to} ${body}`]));
  const journaled = events.flatMap(({ event, sid }) => (event === 'accepted' ? (sid ?? '') : []));
  return [
    ...[...took].flatMap(([sid, who]) =>
      known.get(sid) === who ? [] : [`${sid} of ${who} is linked to ${known.get(sid) ?? 'nobody'}`],
    ),
    ...[...known.keys(), ...journaled]
      .filter((sid) => !took.has(sid))
      .map((sid) => `${sid} is none of the provider’s`),
  ];
}

/** Attempts that followed one of which nobody had said that it sent nothing. */
function blindRepeats(end: End, events: readonly JournalEvent[]): readonly string[] {
  const handedOver = new Map<string, JournalEvent>();
  const notSent = new Set(end.knownNotSent);
  for (const event of events) {
    if (event.event === 'handed-over') handedOver.set(attemptKey(event), event);
    if (event.event === 'not-sent') notSent.add(attemptKey(event));
  }
  const bodies = new Map(
    end.inspection.messages.map(({ campaignId, to, body }) => [`${campaignId} ${to}`, body]),
  );
  return [...handedOver.values()].flatMap((event) => {
    const before = { ...event, attempt: event.attempt - 1 };
    if (before.attempt === 0 || notSent.has(attemptKey(before))) return [];
    // Where it was claimed and not handed over, what went before that counts.
    const since = handedOver.get(attemptKey(before))?.at ?? 0;
    return wasLookedUpTwice(end, event.to, since, event.at)
      ? []
      : [
          `attempt ${event.attempt} at ${event.to} (${bodies.get(`${event.campaignId} ${event.to}`)})`,
        ];
  });
}

/** Whether the provider was asked for a number twice within a time, far enough apart. */
function wasLookedUpTwice(end: End, to: string, from: number, until: number): boolean {
  const times = end.report.requests
    .filter(
      ({ method, to: asked, at }) => method === 'GET' && asked === to && at >= from && at <= until,
    )
    .map(({ at }) => at);
  const [first] = times;
  const last = times.at(-1);
  return (
    first !== undefined && last !== undefined && last - first >= end.recheckAfterMs - toleranceMs
  );
}

/** Counts what became of the messages of which nobody knew whether they had left. */
function count({ inspection, interrupted, tally }: End, events: readonly JournalEvent[]): void {
  const accepted = new Set(events.filter(({ event }) => event === 'accepted').map(attemptKey));
  const doubtful = new Set(interrupted);
  for (const event of events) if (event.event === 'unknown') doubtful.add(attemptKey(event));
  const last = new Map(
    inspection.messages.map((message): [string, MessageState] => [attemptKey(message), message]),
  );
  tally.messages += inspection.messages.length;
  for (const key of doubtful) {
    if (accepted.has(key)) continue;
    tally.unconfirmed += 1;
    if (hasLeft(last.get(key)?.status)) tally.linked += 1;
    else tally.sentAgain += 1;
  }
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

import type { OriginalFigures } from '../../../src-shared/campaign/original-figures.ts';
import { cleanLine, cutText, cleanText } from '../../../src-shared/lib/clean-text.ts';
import { countSegments } from '../../../src-shared/message/segments.ts';
import { maximumRetries } from '../../../src-shared/message/outcome.ts';
import type { MessageStatus } from '../../../src-shared/message/status.ts';
import { normalisePhone } from '../../../src-shared/phone/phone-number.ts';
import { numberOf, textOf, timeOf } from './extended-json.ts';
import { words } from '../../../src-shared/words/words.ts';

type Document = Readonly<Record<string, unknown>>;

/** What a campaign of the old system was. */
export type OldState = 'draft' | 'running' | 'completed' | 'canceled';

/** A campaign of the old system (`smscampaigns`). */
export interface OldCampaign {
  readonly originId: string;
  readonly name: string;
  readonly body: string;
  readonly state: OldState;
  readonly figures: OriginalFigures;
  readonly createdAt: number;
  readonly completedAt: number | null;
}

/** A message of the old system (`smsmessages`). */
export interface OldMessage {
  readonly originId: string;
  /** Null for a single message. */
  readonly campaignOriginId: string | null;
  /** E.164 where it is a number; otherwise as it stands there. */
  readonly to: string;
  readonly isNumber: boolean;
  readonly body: string;
  readonly segments: number;
  readonly status: Extract<
    MessageStatus,
    | 'queued'
    | 'unconfirmed'
    | 'sent'
    | 'delivered'
    | 'undelivered'
    | 'failed'
    | 'skipped'
    | 'canceled'
  >;
  readonly retryCount: number;
  readonly sentAt: number | null;
  readonly errorCode: number | null;
  readonly errorDetail: string | null;
}

const states: ReadonlyMap<string, OldState> = mapOf({
  draft: 'draft',
  completed: 'completed',
  complete: 'completed',
  done: 'completed',
  finished: 'completed',
  sent: 'completed',
  canceled: 'canceled',
  cancelled: 'canceled',
  stopped: 'canceled',
  aborted: 'canceled',
});

/** Words of the old system for what became of a message. Any other may have been sent. */
const statuses: ReadonlyMap<string, OldMessage['status']> = mapOf({
  queued: 'queued',
  pending: 'queued',
  scheduled: 'queued',
  retry: 'queued',
  retrying: 'queued',
  accepted: 'sent',
  sent: 'sent',
  success: 'sent',
  delivered: 'delivered',
  undelivered: 'undelivered',
  failed: 'failed',
  error: 'failed',
  canceled: 'canceled',
  cancelled: 'canceled',
});

/** What the old system wrote can be any word, also one that every object has, such as `constructor`. */
function mapOf<Value>(meanings: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> {
  return new Map(Object.entries(meanings));
}

/** The most characters that are kept. */
const longest = { id: 200, name: 200, body: 5000, word: 200, error: 2000 } as const;

/** A number that a count cannot be, and that the database could not take. */
const highestCount = 1_000_000_000;

/** A document of `smscampaigns`, or why it is none. */
export function readCampaign(document: Document, now: number): OldCampaign | string {
  const originId = textOf(document['_id']);
  if (originId === null || originId === '') return words.oldSystem.campaignWithoutId;
  if (originId.length > longest.id) return words.oldSystem.campaignIdTooLong;
  if (document['phoneNumber'] !== undefined && document['contactCount'] === undefined) {
    return words.oldSystem.notACampaign;
  }
  const status = cutText(cleanLine(textOf(document['status']) ?? ''), longest.word);
  const name = cutText(cleanLine(textOf(document['name']) ?? ''), longest.name);
  const createdAt = pastTime(document['createdAt'], now) ?? now;
  return {
    originId,
    name: name === '' ? words.oldSystem.namelessCampaign(originId) : name,
    body: cutText(cleanText(textOf(document['message']) ?? ''), longest.body),
    state: states.get(status.toLowerCase()) ?? 'running',
    figures: {
      status,
      contactCount: figureOf(document['contactCount']),
      sentCount: figureOf(document['sentCount']),
      failedCount: figureOf(document['failedCount']),
      progress: figureOf(document['progress']),
    },
    createdAt,
    completedAt: pastTime(document['completedAt'], now),
  };
}

/**
 * A document of `smsmessages`, or why it is none.
 *
 * @param country ISO 3166 code of the country that numbers without a country code belong to.
 */
export function readMessage(document: Document, country: string, now: number): OldMessage | string {
  const originId = textOf(document['_id']);
  if (originId === null || originId === '') return words.oldSystem.messageWithoutId;
  if (originId.length > longest.id) return words.oldSystem.messageIdTooLong;
  const number = cutText(cleanLine(textOf(document['phoneNumber']) ?? ''), longest.word);
  if (number === '') return words.oldSystem.messageWithoutNumber;
  const reading = normalisePhone(number, country);
  const body = cutText(cleanText(textOf(document['message']) ?? ''), longest.body);
  const status = textOf(document['status'])?.toLowerCase() ?? '';
  const said = textOf(document['error']) ?? textOf(messageOf(document['error']));
  const error = said === null ? null : cutText(cleanLine(said), longest.error);
  const campaign = textOf(document['campaignId']);
  return {
    originId,
    campaignOriginId: campaign === '' ? null : campaign,
    to: reading.ok ? reading.phone : number,
    isNumber: reading.ok,
    body,
    segments: countSegments(body).segments,
    status: statuses.get(status) ?? 'unconfirmed',
    retryCount: Math.min(
      Math.max(Math.trunc(numberOf(document['retryCount']) ?? 0), 0),
      maximumRetries,
    ),
    sentAt: pastTime(document['sentAt'], now),
    errorCode: codeIn(error),
    errorDetail: error,
  };
}

/** A figure of a campaign; one that no count can be is brought to the nearest that still shows it. */
function figureOf(value: unknown): number {
  return Math.min(Math.max(numberOf(value) ?? 0, -highestCount), highestCount);
}

/** A time that can have been: after 1970, and not in the future. */
function pastTime(value: unknown, now: number): number | null {
  const time = timeOf(value);
  return time === null || time < 0 || time > now ? null : time;
}

/** Twilio's codes have five digits (https://www.twilio.com/docs/api/errors). */
function codeIn(error: string | null): number | null {
  const code = error === null ? null : /\b[1-6]\d{4}\b/.exec(error);
  return code === null ? null : Number(code[0]);
}

/** Some errors were kept as objects. */
function messageOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'message' in error ? error.message : null;
}

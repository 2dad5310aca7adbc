import { DateTime } from 'luxon';
import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message.js';
import { isMessagingService } from '../../../src-shared/campaign/sender.ts';
import { explainError } from '../../../src-shared/message/error-codes.ts';
import type { Outcome } from '../../../src-shared/message/outcome.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import type {
  FoundMessage,
  CancelResult,
  Gateway,
  OtherMessage,
  ReconciliationQuery,
  ReconciliationResult,
  OutgoingMessage,
  Receipt,
  ReceiptsQuery,
  ReceiptsResult,
} from '../../engine/ports.ts';
import type { Evidence } from './failure.ts';
import {
  foundMessageOf,
  isMessageSid,
  isSameText,
  listedReceipts,
  segmentsOf,
} from './message-resource.ts';
import { outcomeOf } from './outcomes-of-errors.ts';
import { createTwilioConnection, type TwilioConnectionOptions } from './twilio-connection.ts';

/** A page of Twilio's list of messages. */
interface MessagePage {
  readonly instances: readonly MessageInstance[];
  nextPage(): Promise<MessagePage> | undefined;
}

/** Pages of 1,000: more messages to one number than any business sends. */
const mostPages = 100;

/** Messages that a look-up asks for to see how far the list has come. */
const newestShown = 50;

export interface TwilioGateway extends Gateway {
  /**
   * Loads Twilio's package, which takes a part of a second: texts that waited for that would go all at
   * once. What keeps the package from starting is what `send` answers.
   */
  load(): Promise<void>;
  /**
   * Asks Twilio whether the credentials work. Throws UserError(`unavailable`) with the reason where
   * they don't or it cannot be asked.
   */
  testCredentials(): Promise<{ readonly accountName: string }>;
}

/** Twilio as a gateway. Throws UserError(`usage`) for a base address that is not safe. */
export function createTwilioGateway(options: TwilioConnectionOptions): TwilioGateway {
  const { credentials } = options;
  const connection = createTwilioConnection(options);
  const { client, evidenceOf } = connection;

  async function load(): Promise<void> {
    try {
      const twilio = await client();
      // The package loads each of its lists at the first use.
      void twilio.messages;
    } catch {
      // The same error meets the first message.
    }
  }

  async function send(message: OutgoingMessage): Promise<Outcome> {
    const from = message.from.trim();
    if (from === '') {
      return { kind: 'blocked', code: null, detail: explainError(21603, null) };
    }
    if (message.mediaUrl === '') {
      return { kind: 'blocked', code: null, detail: words.pictures.addressNeeded };
    }
    const sendAt = message.sendAt ?? null;
    // Without a Messaging Service Twilio ignores the time and sends at once.
    if (sendAt !== null && !isMessagingService(from)) {
      return { kind: 'blocked', code: null, detail: words.twilio.schedulesForServices };
    }
    let twilio: Awaited<ReturnType<typeof client>>;
    try {
      twilio = await client();
    } catch (error) {
      const detail =
        error instanceof UserError
          ? error.message
          : words.twilio.notStarted(evidenceOf(error).detail);
      return { kind: 'blocked', code: null, detail };
    }
    try {
      const sender = isMessagingService(from) ? { messagingServiceSid: from } : { from };
      const answer = await twilio.messages.createWithHttpInfo({
        ...sender,
        to: message.to,
        body: message.body,
        ...mediaOf(message),
        // Smart encoding would change the text, and with it the segments that we counted.
        smartEncoded: false,
        ...(message.validitySeconds === null ? {} : { validityPeriod: message.validitySeconds }),
        ...(sendAt === null
          ? {}
          : { scheduleType: 'fixed', sendAt: DateTime.fromMillis(sendAt).toJSDate() }),
      });
      const taken = answer.body;
      if (isMessageSid(taken.sid)) {
        return {
          kind: 'accepted',
          sid: taken.sid,
          segments: segmentsOf(taken),
          isScheduled: taken.status === 'scheduled',
          ...workOf(answer.headers),
        };
      }
      const evidence = { ...evidenceOf(null), httpStatus: 201, detail: words.twilio.causes.noSid };
      return outcomeOf(evidence);
    } catch (error) {
      return outcomeOf(evidenceOf(error));
    }
  }

  /** The newest messages that Twilio's list shows, of that sender where it can list by it. */
  async function listNewest(from: string): Promise<readonly string[]> {
    const twilio = await client();
    const filter = canListBy(from) ? { from } : {};
    const page = await twilio.messages.page({ ...filter, pageSize: newestShown });
    return page.instances.map(({ sid }) => sid);
  }

  async function listMatches({ to, body, createdSince }: ReconciliationQuery) {
    const twilio = await client();
    const found: FoundMessage[] = [];
    const others: OtherMessage[] = [];
    // No date filter: Twilio filters by the date of sending, and a queued message has none.
    let page: MessagePage = await twilio.messages.page({ to, pageSize: 1000 });
    for (let pages = 1; ; pages += 1) {
      for (const message of page.instances) {
        if (!message.direction.startsWith('outbound')) continue;
        // What was canceled there was not sent and never will be.
        if (message.status === 'canceled') continue;
        const match = foundMessageOf(message);
        // Twilio's times are in whole seconds, by its own clock.
        const { behindMs } = connection;
        const since = Math.floor((createdSince - Math.max(0, behindMs)) / 1000) * 1000;
        if (match.createdAt < since) continue;
        if (isSameText(message.body, body)) found.push(match);
        else {
          const createdAt = match.createdAt + behindMs;
          others.push({ sid: match.sid, createdAt, body: message.body ?? '' });
        }
      }
      if (pages === mostPages) throw new Error('Twilio’s list does not come to an end.');
      const next = page.nextPage();
      if (next === undefined) break;
      page = await next;
    }
    return { found: found.toSorted(byAge), others: others.toSorted(byAge) };
  }

  async function findMessages(query: ReconciliationQuery): Promise<ReconciliationResult> {
    try {
      // Before the matches: what is older than any of these is in the list by now.
      const newest = query.from === undefined ? [] : await listNewest(query.from);
      return { kind: 'answered', newest, ...(await listMatches(query)) };
    } catch (error) {
      const { detail } = evidenceOf(error);
      return { kind: 'unavailable', detail: words.twilio.listUnreadable(detail) };
    }
  }

  async function readPage({
    from,
    sentSince,
    cursor,
  }: Extract<ReceiptsQuery, { readonly kind: 'page' }>): Promise<ReceiptsResult> {
    const { messages } = await client();
    const page = await (cursor === null
      ? messages.page({
          // Twilio lists by number only, and a Messaging Service sends from any of its numbers.
          ...(canListBy(from) ? { from } : {}),
          dateSentAfter: DateTime.fromMillis(
            sentSince - Math.max(0, connection.behindMs),
          ).toJSDate(),
          pageSize: 1000,
        })
      : messages.getPage(cursor));
    return {
      kind: 'answered',
      listed: listedReceipts(page.instances),
      next: page.nextPageUrl ?? null,
    };
  }

  async function readOne(sid: string): Promise<ReceiptsResult> {
    const { messages } = await client();
    const message = await messages(sid).fetch();
    return { kind: 'answered', listed: listedReceipts([message]), next: null };
  }

  async function receipts(query: ReceiptsQuery): Promise<ReceiptsResult> {
    try {
      return await (query.kind === 'page' ? readPage(query) : readOne(query.sid));
    } catch (error) {
      const { httpStatus, detail, retryAfterMs } = evidenceOf(error);
      if (query.kind === 'message' && httpStatus === 404) {
        return { kind: 'answered', listed: [], next: null };
      }
      return {
        kind: 'unavailable',
        retryAfterMs,
        detail: words.twilio.notAskedOfMessages(detail),
      };
    }
  }

  async function cancel(sid: string): Promise<CancelResult> {
    try {
      const { messages } = await client();
      const message = await messages(sid).update({ status: 'canceled' });
      return canceledOr(listedReceipts([message])[0]?.receipt);
    } catch (error) {
      const { httpStatus, code, detail, retryAfterMs } = evidenceOf(error);
      const isRefused = httpStatus !== null && httpStatus >= 400 && httpStatus < 500;
      if (!isRefused || code === null || httpStatus === 429) {
        return { kind: 'unavailable', retryAfterMs, detail: words.twilio.notCanceled(detail) };
      }
      // It is canceled already, or no longer scheduled: the message itself says which.
      const answer = await receipts({ kind: 'message', sid });
      return answer.kind === 'answered' ? canceledOr(answer.listed[0]?.receipt) : answer;
    }
  }

  async function testCredentials(): Promise<{ readonly accountName: string }> {
    const hint = `${credentials.accountSid.slice(0, 2)}…${credentials.accountSid.slice(-4)}`;
    try {
      const twilio = await client();
      try {
        const account = await twilio.api.v2010.accounts(credentials.accountSid).fetch();
        if (account.status !== 'active') {
          throw new UserError('unavailable', words.twilio.notChanged(explainError(10_001, null)));
        }
        return { accountName: account.friendlyName || hint };
      } catch (error) {
        const { httpStatus } = evidenceOf(error);
        const isForbidden = httpStatus === 401 || httpStatus === 403;
        if (error instanceof UserError || !isForbidden || 'authToken' in credentials) throw error;
        // Only a main API key may read the account; a standard key can do everything else we need.
        await twilio.messages.page({ pageSize: 1 });
        return { accountName: hint };
      }
    } catch (error) {
      if (error instanceof UserError) throw error;
      const evidence = evidenceOf(error);
      const isWrong = evidence.httpStatus === 401 || evidence.httpStatus === 403;
      throw new UserError(isWrong ? 'invalid' : 'unavailable', credentialsFault(evidence));
    }
  }

  return {
    kind: 'twilio',
    reachesPeople: true,
    mostAtOnce: 64,
    scheduler: {
      takes: isMessagingService,
      // Older pages of Twilio, and that of the error 35114, say 15 minutes; newer ones five.
      leastAheadMs: 15 * 60_000,
      mostAheadMs: 35 * 86_400_000,
      mostKept: 500_000,
      cancel,
    },
    load,
    send,
    findMessages,
    receipts,
    testCredentials,
  };
}

function mediaOf({ mediaUrl }: OutgoingMessage) {
  return mediaUrl === undefined ? {} : { mediaUrl: [mediaUrl] };
}

/** How long Twilio worked on a request, by its own word: seconds with three decimals. */
function workOf(headers: Readonly<Record<string, unknown>>): { readonly workedMs?: number } {
  const said = headers['twilio-request-duration'];
  if (typeof said !== 'string' || !/^\d+(?:\.\d+)?$/.test(said)) return {};
  return { workedMs: 1000 * Number(said) };
}

/** What a message says of the wish to cancel it; undefined where Twilio did not show it. */
function canceledOr(receipt: Receipt | undefined): CancelResult {
  if (receipt?.status === 'canceled') return { kind: 'canceled' };
  if (receipt === undefined || receipt.status === 'scheduled') {
    return { kind: 'unavailable', retryAfterMs: null, detail: words.twilio.notCanceledYet };
  }
  return { kind: 'too-late', receipt };
}

/** Whether Twilio lists messages by this sender: a Messaging Service sends from any of its numbers. */
function canListBy(from: string): boolean {
  return from !== '' && !isMessagingService(from);
}

function byAge(one: { readonly createdAt: number }, other: { readonly createdAt: number }): number {
  return one.createdAt - other.createdAt;
}

/** Why the credentials could not be tested, or do not work. */
function credentialsFault(evidence: Evidence): string {
  const outcome = outcomeOf(evidence);
  if (outcome.kind === 'blocked') return words.twilio.notChanged(outcome.detail);
  if (outcome.kind === 'unreachable') return words.twilio.checkConnection(outcome.detail);
  return words.twilio.notTested(evidence.detail);
}

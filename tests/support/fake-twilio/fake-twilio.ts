import http from 'node:http';
import https from 'node:https';
import { authenticate, fakeAccount } from './account.ts';
import type { FakeAccount } from './account.ts';
import { meet, respond } from './responses.ts';
import type { Answer } from './responses.ts';
import { createFakeAssets, mediaFault } from './assets.ts';
import { readCreateRequest } from './create-message.ts';
import { createFaultSource, seededRandom } from './faults.ts';
import type { Fault, FaultPlan, Operation, ParsedFault } from './faults.ts';
import { listNumbers, listServices, listShortCodes } from './list-senders.ts';
import { listMessages } from './list-messages.ts';
import { answerControl } from './control.ts';
import { createDeactivations, type Deactivations } from './inbound/deactivations.ts';
import { leadToFile, listFiles, takeIn, type ReceivedMessage } from './inbound/take-in.ts';
import { operationOf, type WantedOperation } from './operations.ts';
import { createOptOuts } from './inbound/opt-outs.ts';
import { answerRegistration } from './registrations.ts';
import { createFileStore, storePath } from './inbound/stored-files.ts';
import { createTrouble, type ListTrouble } from './inbound/trouble.ts';
import { createMessageStore, messageResource } from './message-store.ts';
import type { StoredMessage, Timeline } from './message-store.ts';
import { errorAnswer } from './twilio-error.ts';

/** A request as it came, without what proves who sent it. */
interface RecordedRequest {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

export interface FakeTwilioOptions {
  readonly port?: number;
  /** Speaks https with this key and certificate (PEM), instead of http. */
  readonly tls?: { readonly key: string; readonly cert: string };
  readonly account?: Partial<FakeAccount>;
  readonly faults?: FaultPlan;
  /** What is wrong with the list of messages. */
  readonly trouble?: ListTrouble;
  readonly now?: () => number;
  readonly timeline?: Timeline;
  /** How long the list does not show a new message, in milliseconds. */
  readonly visibleAfterMs?: number;
  /** The error that delivery to a number ends with; null where it is delivered. */
  readonly deliveryError?: (to: string) => number | null;
  /** The error of fetching a picture; null where Twilio takes it. */
  readonly mediaError?: (url: string) => number | null;
  /** What it makes of a text before it keeps it, as smart encoding does; unchanged unless given. */
  readonly storedText?: (body: string) => string;
  /** Messages that it keeps until their time, at most; no limit unless given. */
  readonly mostScheduled?: number;
  /** How long it works on each message, in milliseconds; no time unless given. */
  readonly work?: { readonly least: number; readonly most: number };
  /** Does not say how long it worked, which Twilio does. */
  readonly isWorkUnsaid?: boolean;
  /** The status that says that a message was taken; 201 unless given. */
  readonly createdStatus?: number;
  /** Told of each message that it takes, before any answer. */
  readonly onAccepted?: (message: StoredMessage) => void;
}

/** Twilio's messages API on this computer: what it accepts it only remembers. */
export interface FakeTwilio {
  /** For instance `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly account: FakeAccount;
  /** Every message that it took, whatever it answered, oldest first. */
  accepted(): readonly StoredMessage[];
  requests(): readonly RecordedRequest[];
  /** Lets the next requests of a kind (creates where it says nothing) fail so. */
  fail(fault: Fault, options?: { readonly on?: Operation; readonly times?: number }): void;
  /** Lets no more requests fail than those that have. */
  forgive(): void;
  /** Answers the next question for a published picture so. */
  failPictures(status: number): void;
  /** Takes away everything that was published on Assets. */
  withdrawAssets(): void;
  /** A text from somebody to one of the account's numbers; returns its sid. */
  receive(message: ReceivedMessage): string;
  /** Lets this be wrong with the list of messages from now on, and nothing else. */
  trouble(trouble: ListTrouble): void;
  /** Deletes a message from the account. */
  remove(sid: string): void;
  /** The list of numbers that carriers took back on a day (YYYY-MM-DD), as one text or in pieces. */
  readonly deactivate: Deactivations['put'];
  close(): Promise<void>;
}

const defaultTimeline: Timeline = { sending: 200, sent: 500, final: 2000 };

/** Starts the fake on loopback. */
export async function startFakeTwilio(options: FakeTwilioOptions = {}): Promise<FakeTwilio> {
  const { now = Date.now, timeline = defaultTimeline, deliveryError = () => null } = options;
  const account: FakeAccount = { ...fakeAccount, ...options.account };
  const { accountSid } = account;
  const faults = createFaultSource(options.faults);
  const store = createMessageStore();
  const optOuts = createOptOuts(account);
  const files = createFileStore({ now, origin });
  const deactivations = createDeactivations(files);
  let trouble = createTrouble(options.trouble);
  const random = seededRandom(1);
  let pictureStatus = 200;
  const scheme = options.tls ? 'https' : 'http';
  let host = '';
  const assets = createFakeAssets(accountSid, () => host);
  const requests: RecordedRequest[] = [];

  function origin(): string {
    return `${scheme}://${host}`;
  }

  /** What Twilio finds when it fetches the pictures of a message that it took. */
  function mediaError(urls: readonly string[]): number | null {
    for (const url of urls) {
      const fault = options.mediaError?.(url) ?? mediaFault(assets, host, url);
      if (fault !== null) return fault;
    }
    return null;
  }

  function create(parameters: URLSearchParams, fault: ParsedFault | undefined): Answer {
    const createdAt = now();
    const wanted = readCreateRequest(account, parameters, createdAt);
    if ('refused' in wanted) return errorAnswer(wanted.refused);
    if (optOuts.refuses(wanted)) return errorAnswer(21610);
    if (wanted.sendAt !== null && options.mostScheduled !== undefined) {
      if (store.scheduled(createdAt) >= options.mostScheduled) return errorAnswer(35125);
    }
    const hiddenMs = fault?.kind === 'late' ? fault.visibleAfterMs : (options.visibleAfterMs ?? 0);
    const message = store.add({
      ...wanted,
      body: options.storedText?.(wanted.body) ?? wanted.body,
      direction: 'outbound-api',
      createdAt,
      visibleAt: createdAt + hiddenMs,
      deliveryError: mediaError(wanted.media) ?? deliveryError(wanted.to),
    });
    options.onAccepted?.(message);
    const body = messageResource(message, accountSid, createdAt, timeline);
    return { status: options.createdStatus ?? 201, body };
  }

  function answer(
    request: WantedOperation,
    access: 'token' | 'key',
    parameters: URLSearchParams,
    fault: ParsedFault | undefined,
  ): Answer {
    if (request.accountSid !== null && request.accountSid !== accountSid) return errorAnswer(20404);
    const { operation, sid } = request;
    switch (operation) {
      case 'create':
        return account.status === 'active' ? create(parameters, fault) : errorAnswer(20003);
      case 'list':
        return {
          status: 200,
          body: listMessages(store, { accountSid, now: now(), timeline, trouble }, parameters),
        };
      case 'fetch':
      case 'media-list':
      case 'media': {
        const message = store.bySid(request.sid);
        if (message === undefined || message.visibleAt > now()) return errorAnswer(20404);
        if (operation === 'media-list') return listFiles(accountSid, message, parameters);
        if (operation === 'media') return leadToFile(files, message, request.fileSid);
        return { status: 200, body: messageResource(message, accountSid, now(), timeline) };
      }
      case 'cancel': {
        const message = store.bySid(request.sid);
        if (message === undefined) return errorAnswer(20404);
        if (parameters.get('Status') !== 'canceled' || !store.cancel(sid, now())) {
          return errorAnswer(30409);
        }
        return { status: 200, body: messageResource(message, accountSid, now(), timeline) };
      }
      case 'numbers':
        return { status: 200, body: listNumbers(account, parameters) };
      case 'short-codes':
        return { status: 200, body: listShortCodes(account, parameters) };
      case 'services':
        return { status: 200, body: listServices(account, parameters) };
      case 'service':
      case 'service-numbers':
      case 'service-short-codes':
      case 'campaign':
      case 'brand':
      case 'toll-free':
      case 'permissions':
      case 'prices':
        return answerRegistration(account, { operation, sid }, parameters);
      case 'deactivations':
        return deactivations.answer(parameters);
      case 'stored-file':
        // No operation of an account: the store answers by itself.
        return errorAnswer(20404);
      case 'account':
        // Only an auth token or a main API key may read the account.
        if (access === 'key') return errorAnswer(20003);
        return {
          status: 200,
          body: {
            sid: accountSid,
            friendly_name: account.friendlyName,
            status: account.status,
            type: account.isTrial ? 'Trial' : 'Full',
          },
        };
    }
  }

  /** Answers a message after the work on it. */
  function respondToMessage(response: http.ServerResponse, plain: Answer): void {
    const beganAt = performance.now();
    const answered = () => {
      const seconds = ((performance.now() - beganAt) / 1000).toFixed(3);
      const headers = options.isWorkUnsaid ? {} : { 'Twilio-Request-Duration': seconds };
      respond(response, { ...plain, headers });
    };
    const { work } = options;
    if (work === undefined) answered();
    else setTimeout(answered, work.least + random() * (work.most - work.least)).unref();
  }

  function handle(request: http.IncomingMessage, raw: Buffer, response: http.ServerResponse): void {
    const { method = 'GET', url = '/' } = request;
    const body = raw.toString('utf8');
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
    response.setHeader('Date', new Date(now()).toUTCString());
    const control = answerControl(fake, method, pathname, body);
    if (control !== undefined) {
      respond(response, control);
      return;
    }
    const parameters = method === 'POST' ? new URLSearchParams(body) : searchParams;
    const { authorization, ...headers } = request.headers;
    requests.push({
      at: now(),
      method,
      path: pathname,
      parameters: Object.fromEntries(parameters),
      headers: Object.fromEntries(
        Object.entries({ ...headers, ...(authorization && { authorization: '[hidden]' }) }).map(
          ([name, value]) => [name, String(value)],
        ),
      ),
    });

    const picture = assets.published(pathname);
    if (method === 'GET' && picture !== undefined) {
      response.writeHead(pictureStatus, { 'Content-Type': picture.type });
      pictureStatus = 200;
      response.end(picture.bytes);
      return;
    }
    if (method === 'GET' && pathname.startsWith(storePath)) {
      meet(faults.next('stored-file'), response, () =>
        files.serve(new URL(url, origin()), authorization, response),
      );
      return;
    }
    const ofAssets = authenticate(account, authorization)
      ? assets.answer(method, pathname, parameters, raw)
      : undefined;
    if (ofAssets !== undefined) {
      respond(response, ofAssets);
      return;
    }
    const wanted = operationOf(method, pathname);
    const access = authenticate(account, authorization);
    if (wanted === undefined || access === undefined) {
      respond(response, errorAnswer(wanted === undefined ? 20404 : 20003));
      return;
    }
    const fault = faults.next(wanted.operation);
    const isDone = fault === undefined || !('accepted' in fault) || fault.accepted;
    const plain = isDone ? answer(wanted, access, parameters, fault) : undefined;
    meet(fault, response, () => {
      if (plain === undefined) return;
      if (wanted.operation === 'create' && fault?.kind !== 'slow')
        respondToMessage(response, plain);
      else respond(response, plain);
    });
  }

  const listener: http.RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => handle(request, Buffer.concat(chunks), response));
  };
  const server = options.tls
    ? https.createServer(options.tls, listener)
    : http.createServer(listener);
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It did not get a port.');

  host = `127.0.0.1:${address.port}`;

  const fake: FakeTwilio = {
    get url() {
      return origin();
    },
    account,
    accepted: () => store.all().filter(({ direction }) => direction === 'outbound-api'),
    failPictures(status) {
      pictureStatus = status;
    },
    withdrawAssets: () => assets.withdraw(),
    requests: () => requests,
    fail: (fault, which) => faults.add(fault, which),
    forgive: () => faults.clear(),
    receive: (message) => takeIn(message, { account, store, optOuts, trouble, now: now() }),
    trouble(given) {
      trouble = createTrouble(given);
    },
    remove: (sid) => store.remove(sid),
    deactivate: (...list) => deactivations.put(...list),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
  return fake;
}

import { onTestFinished } from 'vitest';
import {
  createReplies,
  type Replies,
  type RepliesContext,
} from '../../src-main/inbox/replies/replies.ts';
import { storeSlice, type StoredNews } from '../../src-main/inbox/replies/store-slice.ts';
import { suppressionsOf } from '../../src-main/contacts/suppressions/suppression-rows.ts';
import type { WritableDatabase } from '../../src-main/database/open.ts';
import { createWriteLock } from '../../src-main/database/write-lock.ts';
import type { Clock } from '../../src-main/engine/ports.ts';
import type { InboundMessage, InboundPage, ReplySource } from '../../src-main/gateways/replies.ts';
import type { RepliesArrived, ReplyStatus } from '../../src-shared/inbox/reply.ts';
import { fakeAccount, fakeSender } from './fake-twilio/account.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';

/** A manual clock on which whoever lets others in between gets on by itself. */
export function createSteppedClock(startAt?: number): ManualClock {
  const manual = createManualClock(startAt);
  return {
    ...manual,
    after(delayMs, callback) {
      if (delayMs > 0) return manual.after(delayMs, callback);
      const immediate = setImmediate(callback);
      return () => clearImmediate(immediate);
    },
  };
}

/** A sid as Twilio gives them. */
export function sidOf(index: number): string {
  return `SM${index.toString(16).padStart(32, '0')}`;
}

/** A text that came in. */
export function inbound(
  index: number,
  message: Partial<InboundMessage> & Pick<InboundMessage, 'from' | 'body' | 'receivedAt'>,
): InboundMessage {
  return { sid: sidOf(index), to: fakeSender, segments: 1, mediaCount: 0, ...message };
}

export const noReplies: ReplySource = {
  page: () => Promise.resolve({ kind: 'page', messages: [], next: null }),
  media: () => Promise.resolve({ kind: 'gone' }),
  mediaFile: () => Promise.resolve({ kind: 'refused', why: 'gone' }),
  deactivatedNumbers: () => Promise.resolve({ kind: 'none' }),
  inboundSetup: () => Promise.resolve({ replies: 'readable', dropping: [], unread: [] }),
};

/** Pages of so many messages each, of those that came in since. */
export function sourceOf(
  messages: () => readonly InboundMessage[],
  options: { readonly pageSize?: number; readonly onPage?: () => InboundPage | undefined } = {},
): ReplySource & { readonly asked: { readonly since: number; readonly cursor: string | null }[] } {
  const { pageSize = 1000, onPage = () => undefined } = options;
  const asked: { readonly since: number; readonly cursor: string | null }[] = [];
  return {
    ...noReplies,
    asked,
    page({ since, cursor }) {
      asked.push({ since, cursor });
      const instead = onPage();
      if (instead !== undefined) return Promise.resolve(instead);
      const from = Number(cursor ?? 0);
      const wanted = messages().filter(({ receivedAt }) => receivedAt >= since);
      const next = from + pageSize < wanted.length ? String(from + pageSize) : null;
      const page = wanted.slice(from, from + pageSize);
      return Promise.resolve({ kind: 'page', messages: page, next });
    },
  };
}

/** Replies of a database, and what they told. */
export function readingOf(
  db: WritableDatabase,
  clock: Clock,
  options: Partial<RepliesContext> & { readonly source?: ReplySource } = {},
): Replies & {
  readonly statuses: ReplyStatus[];
  readonly arrived: RepliesArrived[];
  readonly changes: string[];
  readonly errors: unknown[];
  /** Resolves when the pass under way, or the next one, has ended. */
  passEnds(): Promise<void>;
} {
  const statuses: ReplyStatus[] = [];
  const arrived: RepliesArrived[] = [];
  const changes: string[] = [];
  const errors: unknown[] = [];
  let ended: (() => void)[] = [];
  const { source = noReplies, ...given } = options;
  const replies = createReplies({
    db,
    clock,
    writeLock: createWriteLock(db, clock),
    readCredentials: () =>
      Promise.resolve({ accountSid: fakeAccount.accountSid, authToken: fakeAccount.authToken }),
    openSource: () => source,
    sendSingle: () => Promise.reject(new Error('Nothing is sent here.')),
    random: () => 0,
    onChange: (...topics) => changes.push(...topics),
    onStatus(status) {
      const wasReading = statuses.at(-1)?.isReading === true;
      statuses.push(status);
      if (!wasReading || status.isReading) return;
      const told = ended;
      ended = [];
      for (const tell of told) tell();
    },
    onArrived: (news) => arrived.push(news),
    onOptOuts: () => undefined,
    onReleased: () => undefined,
    onError: (error) => errors.push(error),
    ...given,
  });
  onTestFinished(() => replies.stop());
  return {
    ...replies,
    statuses,
    arrived,
    changes,
    errors,
    passEnds: () => new Promise((resolve) => void ended.push(resolve)),
  };
}

/** Stores messages at once, as a pass does. */
export function storeAll(
  db: WritableDatabase,
  clock: Clock,
  messages: readonly InboundMessage[],
  confirms = false,
): readonly StoredNews[] {
  const all: StoredNews[] = [];
  for (let from = 0; from < messages.length;) {
    const { next, stored } = db.sqlite
      .transaction(() => storeSlice(db, messages, from, { clock, confirms }))
      .immediate();
    all.push(...stored);
    from = next;
  }
  return all;
}

/** Whether a number must not be texted. */
export function isOptedOut(db: WritableDatabase, phone: string): boolean {
  return suppressionsOf(db, phone).some(({ liftedAt }) => liftedAt === null);
}

/** How often each sid is stored. */
export function storedSids(db: WritableDatabase): readonly string[] {
  return db.sqlite
    .prepare<[], string>(`SELECT sid FROM messages WHERE direction = 'inbound' ORDER BY id`)
    .pluck()
    .all();
}

/** What a promise comes to, while the clock goes on and the disk takes the time it takes. */
export async function onceSettled<T>(clock: ManualClock, promise: Promise<T>): Promise<T> {
  const state = { isSettled: false };
  const settled = promise.finally(() => {
    state.isSettled = true;
  });
  settled.catch(() => undefined);
  while (!state.isSettled) await clock.advance(5);
  return await settled;
}

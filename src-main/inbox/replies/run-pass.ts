import type { ReplyVerdict } from '../../../src-shared/inbox/reply.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import type { InboundMessage, InboundQuery } from '../../gateways/replies.ts';
import { confirmationText } from './confirmation.ts';
import type { PlannedPass } from './read-pass.ts';
import { knownSids } from './reply-rows.ts';
import { CannotRead, ReadingOver, type Session } from './session.ts';
import { storedBody, storeSlice, type StoredNews } from './store-slice.ts';
import { words } from '../../../src-shared/words/words.ts';

/** Messages that are looked up at once, to see whether they are stored. */
const lookedUpAtOnce = 200;

/** A page is asked for so often before its pass is given up. */
const mostTries = 3;

/** Pauses longer than this end a pass, in milliseconds: it begins anew later. */
const longestPauseMs = 60_000;

/** The pause before a page is asked for again; four times as long before the next try. */
const firstPauseMs = 1000;

/** What texts are taken for, in their order. */
export type Classify = (texts: readonly string[]) => Promise<readonly ReplyVerdict[]>;

export interface PassContext {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
  /** Says what texts are taken for, in another thread: making the rules takes a tenth of a second. */
  readonly classify?: Classify;
  /** Told what each slice brought, once it is stored. */
  readonly onStored: (stored: readonly StoredNews[]) => void;
  /** Told once a page is stored. */
  readonly onPage: () => void;
  /** Told of a message that cannot be stored, which keeps nobody from the others. */
  readonly onError: (error: unknown) => void;
}

/** How a pass is made. */
export interface PassOptions {
  readonly session: Session;
  readonly pass: PlannedPass;
  /** How long another process may keep the database, in milliseconds. */
  readonly patienceMs: number | undefined;
}

/**
 * Reads everything that came in since a time, all pages to the end, and stores what is new.
 *
 * Throws CannotRead where the provider cannot be asked, ReadingOver where the session is over, and what the
 * write lock throws; what is stored by then stays.
 */
export async function runPass(context: PassContext, options: PassOptions): Promise<void> {
  const { session, pass } = options;
  const how = { isQuick: pass.kind === 'hour', isWhole: pass.kind === 'week' };
  const cursors = new Set<string>();
  for (let cursor: string | null = null; ;) {
    const page = await readPage(session, { since: pass.since, cursor, ...how });
    await storePage(context, options, page.messages);
    context.onPage();
    if (page.next === null) return;
    if (cursors.has(page.next)) throw endless();
    cursors.add(page.next);
    cursor = page.next;
  }
}

/** A page; asked for again where that may help. */
async function readPage(session: Session, query: InboundQuery) {
  for (let tries = 1; ; tries += 1) {
    const page = await session.source.page(query);
    session.refuseIfOver();
    if (page.kind === 'page') return page;
    const waitMs = Math.max(page.retryAfterMs ?? 0, firstPauseMs * 4 ** (tries - 1));
    if (page.isAuth || tries >= mostTries || waitMs > longestPauseMs) throw new CannotRead(page);
    await session.pause(waitMs);
    session.refuseIfOver();
  }
}

function endless(): CannotRead {
  const detail = words.replies.endless;
  return new CannotRead({ kind: 'unavailable', detail, retryAfterMs: null, isAuth: false });
}

/** Stores what is new of a page, in transactions of some milliseconds, and lets others in between. */
async function storePage(
  context: PassContext,
  { session, patienceMs }: PassOptions,
  messages: readonly InboundMessage[],
): Promise<void> {
  const { db, clock, writeLock, onStored, onError } = context;
  const breathe = () => new Promise<void>((resolve) => void clock.after(0, resolve));

  const fresh: InboundMessage[] = [];
  for (let from = 0; from < messages.length; from += lookedUpAtOnce) {
    if (from > 0) await breathe();
    session.refuseIfOver();
    const some = messages.slice(from, from + lookedUpAtOnce);
    const known = knownSids(
      db,
      some.map(({ sid }) => sid),
    );
    fresh.push(...some.filter(({ sid }) => !known.has(sid)));
  }
  if (fresh.length === 0) return;
  // The list promises no order. Where a page has what somebody said one after the other, that is the order.
  fresh.sort((one, other) => one.receivedAt - other.receivedAt);

  const verdicts = new Map<string, ReplyVerdict>();
  for (let from = 0; from < fresh.length; from += lookedUpAtOnce) {
    await classifyInto(verdicts, fresh.slice(from, from + lookedUpAtOnce), context.classify);
  }
  session.refuseIfOver();
  const storing = { ...context, verdicts, confirms: confirmationText(db) !== '' };
  const store = (some: readonly InboundMessage[], from: number) =>
    writeLock.write((writable: WritableDatabase) => {
      session.refuseIfOver();
      return storeSlice(writable, some, from, storing);
    }, patienceMs);

  /** One after the other, so that a message that cannot be stored keeps nobody from the others. */
  async function storeSingly(some: readonly InboundMessage[]): Promise<void> {
    for (const message of some) {
      try {
        onStored((await store([message], 0)).stored);
      } catch (error) {
        if (isOfTheMoment(error)) throw error;
        onError(error);
      }
    }
  }

  for (let from = 0; from < fresh.length;) {
    try {
      const { next, stored } = await store(fresh, from);
      onStored(stored);
      from = next;
    } catch (error) {
      if (isOfTheMoment(error)) throw error;
      await storeSingly(fresh.slice(from, from + lookedUpAtOnce));
      from += lookedUpAtOnce;
    }
    await breathe();
  }
}

/** What another thread cannot say is said where replies are stored. */
async function classifyInto(
  verdicts: Map<string, ReplyVerdict>,
  messages: readonly InboundMessage[],
  classify: Classify | undefined,
): Promise<void> {
  if (classify === undefined) return;
  const texts = messages.map(storedBody);
  const said = await classify(texts).catch(() => []);
  texts.forEach((text, index) => {
    const verdict = said[index];
    if (verdict !== undefined) verdicts.set(text, verdict);
  });
}

/** Whether it is no fault of a message: another process writes, the disk is full, reading is over. */
function isOfTheMoment(error: unknown): boolean {
  return error instanceof UserError || error instanceof ReadingOver;
}

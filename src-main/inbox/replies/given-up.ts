// Raw SQL: numbers of a list of millions are looked up by JSON, some hundred at once.
import { DateTime } from 'luxon';
import { holdNumber } from '../../campaigns/sending/holds/holds.ts';
import { inForceSql } from '../../contacts/suppressions/suppression-rows.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import { DeactivatedListBroken } from '../../gateways/replies.ts';
import { noteDecision } from '../conversations/conversation-rows.ts';
import { changeAccountState, readAccountState } from './reading-state.ts';
import { CannotRead, type Session } from './session.ts';

/** Days that are read after an absence: older numbers have new owners, and have long been refused. */
const mostDays = 7;

/** A list that is not there yet, or could not be read, is asked for again after so long, in milliseconds. */
const againAfterMs = 3 * 60 * 60_000;

/** A list that was not there so many days later never comes. */
const givenUpWaitingDays = 3;

/** Numbers that are looked up at once. */
const lookedUpAtOnce = 500;

/** A transaction takes about so long, in milliseconds: nobody waits longer for it. */
const sliceMs = 4;

/** What is held is told so often at most, in milliseconds: whoever hears of it reads lists anew. */
const tellsEveryMs = 2000;

const statements = statementsFor((sqlite) => ({
  isAnyListed: sqlite
    .prepare<[], number>(
      `SELECT EXISTS (SELECT 1 FROM contacts WHERE phone >= '+1' AND phone < '+2')`,
    )
    .pluck(),
  // A day’s list holds a number once: what was decided about it stays decided.
  toHold: sqlite
    .prepare<[string, string], string>(
      `SELECT phone FROM contacts
        WHERE phone IN (SELECT value FROM json_each(?))
          AND NOT EXISTS (SELECT 1 FROM suppressions
                           WHERE suppressions.phone = contacts.phone AND ${inForceSql})
          AND NOT EXISTS (SELECT 1 FROM number_holds
                           WHERE number_holds.phone = contacts.phone AND reason = 'given-up'
                             AND (detail = ? OR released_at IS NULL))`,
    )
    .pluck(),
}));

/** Holds contacts whose numbers carriers took back, as the provider lists them day by day. */
export interface GivenUpNumbers {
  /** Reads the days that are due. Throws ReadingOver where the session is over. */
  readDue(session: Session): Promise<void>;
}

export function createGivenUpNumbers(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
  /** Told how many numbers were held since the last time. */
  readonly onHeld: (count: number) => void;
}): GivenUpNumbers {
  const { db, clock, writeLock, onHeld } = context;
  /** When each account was asked last, by both clocks: one stands still while the computer sleeps. */
  const askedAt = new Map<string, { readonly elapsed: number; readonly now: number }>();

  /** Numbers that were held and not told of yet, and when something was told last. */
  const news = { count: 0, toldAt: -Infinity };

  function tell(isAtOnce: boolean): void {
    const elapsed = clock.elapsed();
    if (news.count === 0 || (!isAtOnce && elapsed - news.toldAt < tellsEveryMs)) return;
    const { count } = news;
    news.count = 0;
    news.toldAt = elapsed;
    onHeld(count);
  }

  const breathe = () => new Promise<void>((resolve) => void clock.after(0, resolve));

  async function hold(session: Session, numbers: readonly string[], day: string): Promise<void> {
    session.refuseIfOver();
    const phones = statements(db).toHold.all(JSON.stringify(numbers), day);
    for (let from = 0; from < phones.length;) {
      const slice = await writeLock.write((writable) => {
        session.refuseIfOver();
        return holdSlice(writable, { phones, from, day }, clock);
      }, Infinity);
      from = slice.next;
      news.count += slice.held;
      tell(false);
      await breathe();
    }
    await breathe();
  }

  /** Whether the list of a day is done with. */
  async function readDay(session: Session, day: string, daysAgo: number): Promise<boolean> {
    const answer = await session.source.deactivatedNumbers(day);
    session.refuseIfOver();
    if (answer.kind === 'none') return daysAgo >= givenUpWaitingDays;
    if (answer.kind === 'unavailable') throw new CannotRead(answer);
    let some: string[] = [];
    try {
      for await (const number of answer.numbers) {
        some.push(number);
        if (some.length < lookedUpAtOnce) continue;
        const full = some;
        some = [];
        await hold(session, full, day);
      }
    } catch (error) {
      // What came before a list broke off is good.
      if (error instanceof DeactivatedListBroken) await hold(session, some, day);
      throw error;
    }
    await hold(session, some, day);
    return true;
  }

  return {
    async readDue(session) {
      const { account } = session;
      const [elapsed, now] = [clock.elapsed(), clock.now()];
      const last = askedAt.get(account);
      const isRecent =
        last !== undefined &&
        elapsed - last.elapsed < againAfterMs &&
        Math.abs(now - last.now) < againAfterMs;
      if (isRecent) return;
      askedAt.set(account, { elapsed, now });
      if (statements(db).isAnyListed.get() !== 1) return;
      const { givenUpDay } = readAccountState(db, account);
      try {
        for (const { day, daysAgo } of daysToRead(givenUpDay, now)) {
          if (!(await readDay(session, day, daysAgo))) return;
          await writeLock.write((writable) => {
            session.refuseIfOver();
            changeAccountState(writable, account, (before) => ({ ...before, givenUpDay: day }));
          }, Infinity);
        }
      } catch (error) {
        // Not every account may read them; nothing else waits for that.
        const isTheirs = error instanceof CannotRead || error instanceof DeactivatedListBroken;
        if (!isTheirs) throw error;
      } finally {
        tell(true);
      }
    },
  };
}

/** Holds numbers from that one on, as many as take a few milliseconds. Call within a transaction. */
function holdSlice(
  db: WritableDatabase,
  { phones, from, day }: { phones: readonly string[]; from: number; day: string },
  clock: Clock,
): { readonly next: number; readonly held: number } {
  const beganAt = clock.elapsed();
  const at = clock.now();
  let held = 0;
  let next = from;
  for (const phone of phones.slice(from)) {
    const isNew = holdNumber(db, {
      phone,
      reason: 'given-up',
      messageId: null,
      detail: day,
      at,
    });
    noteDecision(db, phone);
    held += isNew ? 1 : 0;
    next += 1;
    if (clock.elapsed() - beganAt >= sliceMs) break;
  }
  return { next, held };
}

/** The days until yesterday that were not read, the oldest first; yesterday alone at the first time. */
export function daysToRead(
  lastRead: string | undefined,
  now: number,
): readonly { readonly day: string; readonly daysAgo: number }[] {
  const today = DateTime.fromMillis(now, { zone: 'utc' }).startOf('day');
  const days = lastRead === undefined ? 1 : mostDays;
  return Array.from({ length: days }, (_, index) => days - index)
    .map((daysAgo) => ({ day: today.minus({ days: daysAgo }).toISODate() ?? '', daysAgo }))
    .filter(({ day }) => lastRead === undefined || day > lastRead);
}

// Raw SQL: numbers of a list of millions are looked up by JSON, some hundred at once.
import { DateTime } from 'luxon';
import { holdNumber } from '../../campaigns/sending/holds/holds.ts';
import { inForceSql } from '../../contacts/suppressions/suppression-rows.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import { DeactivatedListBroken } from '../../gateways/replies.ts';
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
  /** Told how many numbers were held. */
  readonly onHeld: (count: number) => void;
}): GivenUpNumbers {
  const { db, clock, writeLock, onHeld } = context;
  /** When each account was asked last, by both clocks: one stands still while the computer sleeps. */
  const askedAt = new Map<string, { readonly elapsed: number; readonly now: number }>();

  async function hold(session: Session, numbers: readonly string[], day: string): Promise<void> {
    session.refuseIfOver();
    const phones = statements(db).toHold.all(JSON.stringify(numbers), day);
    if (phones.length > 0) {
      const held = await writeLock.write((writable) => {
        session.refuseIfOver();
        const at = clock.now();
        return phones.filter((phone) => {
          const order = { phone, reason: 'given-up', messageId: null, detail: day, at } as const;
          const isNew = holdNumber(writable, order);
          return isNew;
        }).length;
      }, Infinity);
      if (held > 0) onHeld(held);
    }
    await new Promise<void>((resolve) => void clock.after(0, resolve));
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
      }
    },
  };
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

import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { readState, writeState } from '../../database/state.ts';
import { laterOf, nothingRead, type ReadState } from './read-pass.ts';

/** How far the accounts are read, in `state`. */
const key = 'replies';

const time = z.int();
const oneSchema = z
  .object({
    asOf: time.nullable(),
    lastOf: z.partialRecord(z.enum(['hour', 'two-days', 'week']), time),
    lostBefore: time.nullable(),
    /** The newest day of which the list of given-up numbers was read: YYYY-MM-DD. */
    givenUpDay: z.string().optional(),
  })
  .readonly();
const allSchema = z.object({
  /** The account that was read last. */
  current: z.string().nullable(),
  accounts: z.record(z.string(), oneSchema),
});
type All = z.infer<typeof allSchema>;

/** How far one account is read. */
export type AccountState = z.infer<typeof oneSchema>;

/** What an account is called in the data: nothing that leads back to it. */
export function accountKey(accountSid: string): string {
  return createHash('sha256').update(accountSid).digest('hex').slice(0, 16);
}

function readAll(db: OvoDatabase): All {
  try {
    return allSchema.parse(JSON.parse(readState(db, key) ?? ''));
  } catch {
    // Nothing is known: everything that may be there is read.
    return { current: null, accounts: {} };
  }
}

/** How far an account is read; the one that was read last unless given. */
export function readAccountState(db: OvoDatabase, account?: string): AccountState {
  const { current, accounts } = readAll(db);
  const name = account ?? current;
  return (name === null ? undefined : accounts[name]) ?? nothingRead;
}

/** Changes what is known of an account. Call within a transaction. */
export function changeAccountState(
  db: WritableDatabase,
  account: string,
  change: (before: AccountState) => AccountState,
): AccountState {
  const all = readAll(db);
  const after = change(all.accounts[account] ?? nothingRead);
  writeState(
    db,
    key,
    JSON.stringify({ current: account, accounts: { ...all.accounts, [account]: after } }),
  );
  return after;
}

/** Of two readings the one that got further, where neither is ahead of the clock. */
export function furthest(one: AccountState, other: ReadState, now: number): AccountState {
  const kinds = ['hour', 'two-days', 'week'] as const;
  const lastOf = Object.fromEntries(
    kinds.flatMap((kind) => {
      const [a, b] = [one.lastOf[kind], other.lastOf[kind]];
      const at = b === undefined ? a : laterOf(a, b, now);
      return at === undefined ? [] : [[kind, at]];
    }),
  );
  return {
    ...one,
    asOf: other.asOf === null ? one.asOf : laterOf(one.asOf, other.asOf, now),
    lastOf,
    lostBefore: other.lostBefore ?? one.lostBefore,
  };
}

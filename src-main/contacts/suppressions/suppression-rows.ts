import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  isNotNull,
  isNull,
  like,
  max,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { Suppression, SuppressionState } from '../../../src-shared/contact/contact.ts';
import { takeBackDecisionMs } from '../../../src-shared/inbox/hold.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import { appendEvent } from '../../database/events.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import { contacts, importOptOuts, suppressions } from '../../database/schema.ts';

type SuppressionRow = typeof suppressions.$inferSelect;

/** A number that must not be texted from now on. */
interface NewSuppression {
  /** E.164. */
  readonly phone: string;
  readonly origin: SuppressionRow['origin'];
  /** The import whose file says so; null for every other origin. */
  readonly importId: number | null;
  /** In plain words, for instance “Replied STOP”. */
  readonly reason: string;
  /** What shows it: the reply, the provider's answer. */
  readonly evidence: string | null;
  readonly at: number;
}

/** The number must not be texted now: a condition on a row of `suppressions`. */
export const isInForce = isNull(suppressions.liftedAt);

/** The same as text, for files that have raw SQL. */
export const inForceSql = 'lifted_at IS NULL';

/** A contact's number must not be texted now: a condition on a row of `contacts`. */
export const isSuppressed = sql`EXISTS (SELECT 1 FROM ${suppressions}
  WHERE ${suppressions.phone} = ${contacts.phone} AND ${isInForce})`;

const queries = queriesFor((orm) => ({
  add: prepared((given: Given<NewSuppression>) =>
    orm
      .insert(suppressions)
      .values({
        phone: given('phone'),
        origin: given('origin'),
        importId: given('importId'),
        reason: given('reason'),
        evidence: given('evidence'),
        at: given('at'),
      })
      .onConflictDoNothing(),
  ),
  ofImport: prepared((given: Given<{ phone: string }>) =>
    orm
      .select({
        importId: suppressions.importId,
        at: suppressions.at,
        evidence: suppressions.evidence,
      })
      .from(suppressions)
      .where(and(eq(suppressions.phone, given('phone')), isInForce)),
  ),
  addOptOut: prepared((given: Given<{ importId: number; phone: string; evidence: string }>) =>
    orm
      .insert(importOptOuts)
      .values({ importId: given('importId'), phone: given('phone'), evidence: given('evidence') })
      .onConflictDoNothing(),
  ),
  takeOver: prepared((given: Given<{ phone: string; also: string }>) =>
    orm
      .update(suppressions)
      .set({
        importId: null,
        evidence: sql`coalesce(${suppressions.evidence} || ' ', '') || ${given('also')}`,
      })
      .where(and(eq(suppressions.phone, given('phone')), isInForce)),
  ),
  lift: prepared((given: Given<{ phone: string; at: number; evidence: string }>) =>
    orm
      .update(suppressions)
      .set({ liftedAt: sql`${given('at')}`, liftedEvidence: sql`${given('evidence')}` })
      .where(and(eq(suppressions.phone, given('phone')), isInForce)),
  ),
  inForce: prepared((given: Given<{ phone: string }>) =>
    orm
      .select({ reason: suppressions.reason })
      .from(suppressions)
      .where(and(eq(suppressions.phone, given('phone')), isInForce)),
  ),
  ofNumber: prepared((given: Given<{ phone: string }>) =>
    orm
      .select()
      .from(suppressions)
      .where(eq(suppressions.phone, given('phone')))
      .orderBy(desc(suppressions.id)),
  ),
  highest: prepared(() => orm.select({ id: max(suppressions.id) }).from(suppressions)),
  next: prepared((given: Given<{ after: number; limit: number }>) =>
    orm
      .select()
      .from(suppressions)
      .where(gt(suppressions.id, given('after')))
      .orderBy(asc(suppressions.id))
      .limit(given('limit')),
  ),
}));

/**
 * Sees to it that a number is not texted from now on; false where that was so already: the first
 * reason stays, and its evidence at the beginning.
 */
export function addSuppression(
  db: WritableDatabase,
  suppression: Omit<NewSuppression, 'importId'> & { readonly importId?: number },
): boolean {
  if (queries(db).add.run({ importId: null, ...suppression }).changes > 0) return true;
  noteFurtherReason(db, suppression);
  return false;
}

/**
 * A suppression that an import made and that has another reason by now is not lifted when that import is
 * undone: the reason is recorded. So is what is said of a suppression that may be a decision that is taken
 * back: one that is not older than such a decision may be. What is recorded of any other is left as it is:
 * whoever lifts that one says that its owner wants texts again, whatever files said before.
 */
function noteFurtherReason(
  db: WritableDatabase,
  further: Omit<NewSuppression, 'importId'> & { readonly importId?: number },
): void {
  const { phone, importId, reason, evidence, at } = further;
  const before = queries(db).ofImport.get({ phone });
  if (before === undefined) return;
  const also = evidence === null ? reason : `${reason} (${evidence})`;
  if (before.importId === null) {
    const mayBeTakenBack = importId === undefined && at - before.at <= takeBackDecisionMs;
    if (!mayBeTakenBack || before.evidence?.includes(also) === true) return;
  } else if (before.importId === importId) {
    return;
  } else if (importId !== undefined) {
    queries(db).addOptOut.run({ importId, phone, evidence: evidence ?? reason });
    return;
  }
  queries(db).takeOver.run({ phone, also: `${furtherMark}${also}` });
}

/** What stands before a further reason. */
const furtherMark = 'Also: ';

/** Whether a suppression was made by this reply, and not only noted further by it. */
export function isMadeByReply(
  { origin, evidence }: Pick<Suppression, 'origin' | 'evidence'>,
  sid: string,
): boolean {
  if (origin !== 'reply' || evidence === null) return false;
  // The quote of a reply ends with its sid in parentheses.
  const [own = ''] = evidence.split(`) ${furtherMark}`);
  return own.includes(sid);
}

/**
 * Lets a number be texted again, and writes down who says so when. Refused without evidence that its
 * owner wants that (`invalid`), and where it is not suppressed (`not-found`). What was recorded stays,
 * with the evidence beside it.
 */
export function liftSuppression(
  db: WritableDatabase,
  lift: { readonly phone: string; readonly evidence: string; readonly at: number },
): void {
  const evidence = lift.evidence.trim();
  if (evidence === '') {
    throw new UserError('invalid', words.suppressions.sayHow(lift.phone));
  }
  db.sqlite.transaction(() => {
    const { phone, at } = lift;
    if (queries(db).lift.run({ phone, at, evidence }).changes === 0) {
      throw new UserError('not-found', words.suppressions.notSuppressed(phone));
    }
    appendEvent(db, {
      at,
      kind: 'suppression-lifted',
      subject: `number:${phone}`,
      detail: { evidence },
    });
  })();
}

/** Why a number (E.164) must not be texted now; null where it may be. */
export function suppressionInForce(db: OvoDatabase, phone: string): string | null {
  return queries(db).inForce.get({ phone })?.reason ?? null;
}

/** Every suppression that a number (E.164) ever had, the newest first, lifted ones too. */
export function suppressionsOf(db: OvoDatabase, phone: string): readonly Suppression[] {
  return queries(db).ofNumber.all({ phone });
}

/** At least as many as there are suppressions, lifted ones too; known at once. */
export function mostSuppressions(db: OvoDatabase): number {
  return queries(db).highest.get()?.id ?? 0;
}

const isShown: Readonly<Record<SuppressionState, SQL | undefined>> = {
  active: isInForce,
  removed: isNotNull(suppressions.liftedAt),
  all: undefined,
};

/**
 * A page of suppressions, the newest first: those in force, those that were lifted, or both; with
 * a search those whose number, reason or evidence has it. What looks like a number is also looked for in
 * the numbers, however it is written: `(212) 555` as `212555`.
 */
export function listSuppressions(
  db: OvoDatabase,
  page: {
    readonly show: SuppressionState;
    readonly search?: string;
    readonly offset: number;
    readonly limit: number;
  },
): { readonly total: number; readonly rows: readonly Suppression[] } {
  const condition = and(isShown[page.show], foundBy(page.search ?? ''));
  const total =
    db.orm.select({ rows: count() }).from(suppressions).where(condition).get()?.rows ?? 0;
  const rows = db.orm
    .select()
    .from(suppressions)
    .where(condition)
    .orderBy(desc(suppressions.id))
    .limit(page.limit)
    .offset(page.offset)
    .all();
  return { total, rows };
}

/** All suppressions there ever were, the oldest first, a page at a time; nothing is held open between. */
export function* everySuppression(
  db: OvoDatabase,
  pageSize = 500,
): Generator<readonly Suppression[], void> {
  let last = 0;
  for (;;) {
    const rows = queries(db).next.all({ after: last, limit: pageSize });
    if (rows.length === 0) return;
    last = rows.at(-1)?.id ?? last;
    yield rows;
  }
}

/** What a search finds; nothing is asked for where nothing was typed. */
function foundBy(search: string): SQL | undefined {
  const typed = search.trim();
  if (typed === '') return undefined;
  const pattern = `%${typed.replace(/[\\%_]/g, '\\$&')}%`;
  const texts = [suppressions.reason, suppressions.evidence, suppressions.liftedEvidence];
  const digits = /^[+\d\s().-]+$/.test(typed) ? typed.replace(/\D/g, '').replace(/^0+/, '') : '';
  return or(
    ...texts.map((column) => sql`${column} LIKE ${pattern} ESCAPE '\\'`),
    digits === '' ? undefined : like(suppressions.phone, `%${digits}%`),
  );
}

import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { Refusal } from '../../src-shared/lib/result.ts';
import type { OvoDatabase } from './open.ts';
import { suppressions } from './schema.ts';
import { statementsFor } from './statements.ts';

/** A number that must not be texted (or no longer must not), with the evidence for both. */
export type Suppression = Readonly<typeof suppressions.$inferSelect>;

const statements = statementsFor((sqlite) => ({
  add: sqlite.prepare<[string, string, string | null, number]>(
    `INSERT INTO suppressions (phone, reason, evidence, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (phone) WHERE lifted_at IS NULL DO NOTHING`,
  ),
  inForce: sqlite
    .prepare<[string], string>(
      `SELECT reason FROM suppressions WHERE phone = ? AND lifted_at IS NULL`,
    )
    .pluck(),
}));

/**
 * Sees to it that a number is not texted from now on; false where that was so already: the first
 * reason and evidence stay as they are.
 */
export function addSuppression(
  db: OvoDatabase,
  suppression: {
    /** E.164. */
    readonly phone: string;
    /** In plain words, for instance “Replied STOP”. */
    readonly reason: string;
    /** What shows it: the reply, the provider's answer. */
    readonly evidence: string | null;
    readonly at: number;
  },
): boolean {
  const { phone, reason, evidence, at } = suppression;
  return statements(db).add.run(phone, reason, evidence, at).changes > 0;
}

/**
 * Lets a number be texted again. Refused without evidence that its owner wants that (`invalid`), and
 * where it is not suppressed (`not-found`). What was recorded stays, with the evidence beside it.
 */
export function liftSuppression(
  db: OvoDatabase,
  lift: { readonly phone: string; readonly evidence: string; readonly at: number },
): void {
  if (lift.evidence.trim() === '') {
    throw new Refusal(
      'invalid',
      `Say how the owner of ${lift.phone} asked for texts again. Nothing was changed.`,
    );
  }
  const lifted = db.orm
    .update(suppressions)
    .set({ liftedAt: lift.at, liftedEvidence: lift.evidence.trim() })
    .where(and(eq(suppressions.phone, lift.phone), isNull(suppressions.liftedAt)))
    .run();
  if (lifted.changes === 0) {
    throw new Refusal('not-found', `${lift.phone} is not suppressed. Nothing was changed.`);
  }
}

/** Why a number (E.164) must not be texted now; null where it may be. */
export function suppressionInForce(db: OvoDatabase, phone: string): string | null {
  return statements(db).inForce.get(phone) ?? null;
}

/** Suppressions, the newest first; all of them, lifted ones too, or only those in force. */
export function listSuppressions(
  db: OvoDatabase,
  page: { readonly inForceOnly: boolean; readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: readonly Suppression[] } {
  const condition = page.inForceOnly ? isNull(suppressions.liftedAt) : undefined;
  const total =
    db.orm
      .select({ total: sql<number>`count(*)` })
      .from(suppressions)
      .where(condition)
      .get()?.total ?? 0;
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

// Raw SQL: drizzle knows no temporary tables.
import { suppressionReasons } from '../../../src-shared/contact/suppression-origin.ts';
import { addSuppression } from '../../contacts/suppressions/suppression-rows.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import type { RowRefusal } from '../rows/row-fault.ts';
import { sourceOf, type ImportRules } from './import-rules.ts';

/** What a rejected row says of its number, and the line of that row. */
interface NumberedRefusal extends Omit<RowRefusal, 'optOutColumn'> {
  readonly line: number;
}

const statements = statementsFor((sqlite) => ({
  hasAgreed: sqlite.prepare<[string], 1>(
    'SELECT 1 FROM contacts WHERE phone = ? AND consent_at IS NOT NULL',
  ),
}));

/**
 * Suppresses the number of a rejected row whose owner wants no texts: opt-outs count however they come, and
 * nobody may ever fix that row. One that no longer agrees counts where an agreement is on record. Undoing
 * the import lifts the suppression. Returns whether an agreement on record was taken back.
 */
export function applyOptOut(
  db: WritableDatabase,
  rules: ImportRules,
  { phone, optOut, notAgreed, line }: NumberedRefusal,
  now: number,
): boolean {
  const withdraws =
    optOut === null && notAgreed !== null && statements(db).hasAgreed.get(phone) !== undefined;
  const refusal = optOut ?? (withdraws ? notAgreed : null);
  if (refusal === null) return false;
  addSuppression(db, {
    phone,
    origin: 'import',
    importId: rules.importId,
    reason: suppressionReasons.import,
    evidence: `${sourceOf(rules, line)}. ${refusal}`,
    at: now,
  });
  return withdraws;
}

/** Applies what all staged rejected rows say of their numbers; returns how many took back an agreement. */
export function applyStagedOptOuts(db: WritableDatabase, rules: ImportRules, now: number): number {
  let withdrawn = 0;
  // A page at a time: a statement that is still read keeps others from writing.
  const page = db.sqlite.prepare<[number], NumberedRefusal & { readonly id: number }>(
    `SELECT id, line, phone, opt_out AS optOut, not_agreed AS notAgreed
       FROM temp.staged_refusals WHERE id > ? ORDER BY id LIMIT 1000`,
  );
  for (let after = 0; ;) {
    const refusals = page.all(after);
    const last = refusals.at(-1);
    if (last === undefined) return withdrawn;
    for (const refusal of refusals) {
      if (applyOptOut(db, rules, refusal, now)) withdrawn += 1;
    }
    after = last.id;
  }
}

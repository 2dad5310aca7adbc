import type { Suppression } from '../../../src-shared/contact/contact.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { appendEvent } from '../../database/events.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';

const columns = `id, phone, reason, evidence, at, lifted_at AS liftedAt,
  lifted_evidence AS liftedEvidence`;

/** A search for digits alone also finds them in the number, however it is written. */
const matching = `(:inForceOnly = 0 OR lifted_at IS NULL)
  AND (:text = '' OR reason LIKE :text ESCAPE '\\' OR evidence LIKE :text ESCAPE '\\'
       OR lifted_evidence LIKE :text ESCAPE '\\' OR (:digits <> '' AND phone LIKE :digits))`;

interface Search {
  readonly inForceOnly: 0 | 1;
  readonly text: string;
  readonly digits: string;
}

const statements = statementsFor((sqlite) => ({
  add: sqlite.prepare<[string, string, string | null, number]>(
    `INSERT INTO suppressions (phone, reason, evidence, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (phone) WHERE lifted_at IS NULL DO NOTHING`,
  ),
  lift: sqlite.prepare<[number, string, string]>(
    `UPDATE suppressions SET lifted_at = ?, lifted_evidence = ?
      WHERE phone = ? AND lifted_at IS NULL`,
  ),
  inForce: sqlite
    .prepare<[string], string>(
      `SELECT reason FROM suppressions WHERE phone = ? AND lifted_at IS NULL`,
    )
    .pluck(),
  ofNumber: sqlite.prepare<[string], Suppression>(
    `SELECT ${columns} FROM suppressions WHERE phone = ? ORDER BY id DESC`,
  ),
  count: sqlite
    .prepare<[Search], number>(`SELECT count(*) FROM suppressions WHERE ${matching}`)
    .pluck(),
  page: sqlite.prepare<[Search & { readonly limit: number; readonly offset: number }], Suppression>(
    `SELECT ${columns} FROM suppressions WHERE ${matching}
      ORDER BY id DESC LIMIT :limit OFFSET :offset`,
  ),
  highest: sqlite.prepare<[], number | null>(`SELECT max(id) FROM suppressions`).pluck(),
  next: sqlite.prepare<[number, number], Suppression>(
    `SELECT ${columns} FROM suppressions WHERE id > ? ORDER BY id LIMIT ?`,
  ),
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
 * Lets a number be texted again, and writes down who says so when. Refused without evidence that its
 * owner wants that (`invalid`), and where it is not suppressed (`not-found`). What was recorded stays,
 * with the evidence beside it.
 */
export function liftSuppression(
  db: OvoDatabase,
  lift: { readonly phone: string; readonly evidence: string; readonly at: number },
): void {
  const evidence = lift.evidence.trim();
  if (evidence === '') {
    throw new UserError(
      'invalid',
      `Say how the owner of ${lift.phone} asked for texts again. Nothing was changed.`,
    );
  }
  db.sqlite.transaction(() => {
    if (statements(db).lift.run(lift.at, evidence, lift.phone).changes === 0) {
      throw new UserError('not-found', `${lift.phone} is not suppressed. Nothing was changed.`);
    }
    appendEvent(db, {
      at: lift.at,
      kind: 'suppression-lifted',
      subject: `number:${lift.phone}`,
      detail: { evidence },
    });
  })();
}

/** Why a number (E.164) must not be texted now; null where it may be. */
export function suppressionInForce(db: OvoDatabase, phone: string): string | null {
  return statements(db).inForce.get(phone) ?? null;
}

/** Every suppression that a number (E.164) ever had, the newest first, lifted ones too. */
export function suppressionsOf(db: OvoDatabase, phone: string): readonly Suppression[] {
  return statements(db).ofNumber.all(phone);
}

/** At least as many as there are suppressions, lifted ones too; known at once. */
export function mostSuppressions(db: OvoDatabase): number {
  return statements(db).highest.get() ?? 0;
}

/**
 * A page of suppressions, the newest first: all of them, lifted ones too, or only those in force; with
 * a search those whose number, reason or evidence has it. Nothing that looks like a number is cut into
 * words: `(212) 555` is looked for in the numbers as `212555`.
 */
export function listSuppressions(
  db: OvoDatabase,
  page: {
    readonly inForceOnly: boolean;
    readonly search?: string;
    readonly offset: number;
    readonly limit: number;
  },
): { readonly total: number; readonly rows: readonly Suppression[] } {
  const search = searchOf(page.search ?? '', page.inForceOnly);
  const { offset, limit } = page;
  return {
    total: statements(db).count.get(search) ?? 0,
    rows: statements(db).page.all({ ...search, offset, limit }),
  };
}

/** All suppressions there ever were, the oldest first, a page at a time; nothing is held open between. */
export function* everySuppression(
  db: OvoDatabase,
  pageSize = 500,
): Generator<readonly Suppression[], void> {
  let last = 0;
  for (;;) {
    const rows = statements(db).next.all(last, pageSize);
    if (rows.length === 0) return;
    last = rows.at(-1)?.id ?? last;
    yield rows;
  }
}

function searchOf(text: string, inForceOnly: boolean): Search {
  const words = text.trim();
  const digits = /^[+\d\s().-]+$/.test(words) ? words.replace(/\D/g, '').replace(/^0+/, '') : '';
  return {
    inForceOnly: inForceOnly ? 1 : 0,
    text: words === '' ? '' : `%${words.replace(/[\\%_]/g, '\\$&')}%`,
    digits: digits === '' ? '' : `%${digits}%`,
  };
}

// Raw SQL: it reads all messages that did not arrive, on a named index.
import type { OvoDatabase } from '../../database/open.ts';
import { isRealSql } from '../../database/practice.ts';
import { sortedIds } from '../../database/sorted-ids.ts';
import { statementsFor } from '../../database/statements.ts';

/** Landline or unreachable carrier (docs/api/errors/30006). */
const unreachableCode = 30_006;

const statements = statementsFor((sqlite) => ({
  unreachable: sqlite
    .prepare<[number], number>(
      `SELECT contacts.id FROM messages INDEXED BY messages_not_reached
         JOIN contacts ON contacts.phone = messages.to_address
        WHERE messages.status IN ('failed', 'undelivered', 'skipped', 'canceled')
          AND messages.error_code = ? AND messages.direction = 'outbound' AND messages.${isRealSql}`,
    )
    .pluck(),
}));

/** Contacts whose number once did not take a text because of what it is, ascending. */
export function failedBefore(db: OvoDatabase): Int32Array {
  return sortedIds(statements(db).unreachable.all(unreachableCode));
}

import * as fc from 'fast-check';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import { breakDatabase } from '../../support/broken-database.ts';
import { startedCampaign } from '../../support/campaigns.ts';
import { temporaryDatabase, temporaryFolder } from '../../support/database.ts';
import { checkDatabase, repairDatabase } from '../../support/maintenance.ts';

const now = 1_800_000_000_000;

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
}

/** Every column that SQL can write to, keys and foreign keys included. */
function columnsOf(db: WritableDatabase): readonly Column[] {
  return db.sqlite
    .prepare<
      [],
      {
        readonly table: string;
        readonly name: string;
        readonly type: string;
        readonly isNullable: 0 | 1;
      }
    >(
      `SELECT t.name AS "table", c.name, lower(c.type) AS type, c."notnull" = 0 AND c.pk = 0 AS isNullable
         FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c
        WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
          AND t.name NOT LIKE '\\_\\_%' ESCAPE '\\'
        ORDER BY t.name, c.cid`,
    )
    .all()
    .map((column) => ({ ...column, isNullable: column.isNullable === 1 }));
}

/** What a text column of some table may hold, and what none may. */
const texts = [
  '',
  ' ',
  '{}',
  '[]',
  '"x"',
  '{',
  '{"listIds":[1]}',
  'null',
  '7',
  '+12125550100',
  '2125550101',
  '07700900123',
  'nobody',
  '+',
  '+0123',
  'draft',
  'scheduled',
  'sending',
  'paused',
  'completed',
  'canceled',
  'running',
  'queued',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'unconfirmed',
  'skipped',
  'received',
  'outbound',
  'inbound',
  'simulator',
  'twilio',
  'update',
  'added',
  'dismissed',
  'remove',
  'suppression-added',
  'suppression-lifted',
  'number:+12125550100',
  'suppressed',
  'user',
  'manual',
  'not-a-number',
  'other',
  'SM1',
  'campaign:1',
];
const integers = [-1, 0, 1, 2, 3, 4, 7, 100, 250, 21610, now - 1, now, 2 * now, -now, 2 ** 40];

const writes = fc.array(
  fc.record({
    column: fc.nat(10_000),
    kind: fc.constantFrom('update', 'update', 'update', 'delete', 'insert'),
    value: fc.nat(10_000),
    which: fc.nat(6),
  }),
  { minLength: 1, maxLength: 25 },
);

type Writes = typeof writes extends fc.Arbitrary<infer T> ? T : never;

function literal(column: Column, index: number): string {
  if (column.isNullable && index % 4 === 0) return 'NULL';
  if (column.type === 'integer') return String(integers[index % integers.length] ?? 0);
  return `'${(texts[index % texts.length] ?? '').replaceAll("'", "''")}'`;
}

function sqlOf(columns: readonly Column[], write: Writes[number]): string {
  const column = columns[write.column % columns.length];
  if (column === undefined) throw new Error('There are no columns.');
  const rows = `rowid IN (SELECT rowid FROM ${column.table} ORDER BY rowid LIMIT 1 + ${write.which % 3} OFFSET ${write.which})`;
  switch (write.kind) {
    case 'delete':
      return `DELETE FROM ${column.table} WHERE ${rows}`;
    case 'insert': {
      const all = columns.filter(({ table }) => table === column.table);
      const values = all.map((other, place) => literal(other, write.value + 7 * place));
      return `INSERT INTO ${column.table} (${all.map(({ name }) => `"${name}"`).join(', ')}) VALUES (${values.join(', ')})`;
    }
    default:
      return `UPDATE ${column.table} SET "${column.name}" = ${literal(column, write.value)} WHERE ${rows}`;
  }
}

/** A shop in the middle of its work: contacts, a campaign that runs and one that is over. */
function shop(db: WritableDatabase): void {
  const id = startedCampaign(db, { contacts: 6, now });
  breakDatabase(
    db,
    `UPDATE messages SET status = 'sent', sid = 'SM' || id, attempt_count = 1, claimed_at = ${now},
            sent_at = ${now}, settled_at = ${now} WHERE id % 2 = 0;
     UPDATE campaigns SET sent_count = 3 WHERE id = ${id};
     INSERT INTO suppressions (phone, reason, at) VALUES ('+12125550111', 'Replied STOP', ${now});
     INSERT INTO tags (name) VALUES ('regular');
     INSERT INTO imports (file_name, country, mapping, on_duplicate, rows, added, updated, skipped, invalid, started_at, completed_at)
       VALUES ('shop.csv', 'US', '[]', 'update', 1, 0, 0, 0, 1, ${now}, ${now});
     INSERT INTO import_rejects (import_id, line, raw, value, note, problem)
       VALUES (1, 2, '["x"]', 'x', 'no number', 'empty');
     INSERT INTO settings (key, value) VALUES ('appearance', '"dark"');
     INSERT INTO events (at, kind, subject) VALUES (${now}, 'suppression-added', 'number:+12125550112');`,
  );
}

describe('whatever was written past the CHECKs', () => {
  it('a repair leaves a database that is sound, and a second one nothing to do', () => {
    fc.assert(
      fc.property(writes, (plan) => {
        const folder = temporaryFolder();
        const db = temporaryDatabase(folder);
        shop(db);
        const columns = columnsOf(db);
        for (const write of plan) {
          const sql = sqlOf(columns, write);
          try {
            breakDatabase(db, sql);
          } catch (error) {
            // NOT NULL, UNIQUE, a key, a trigger: SQL does not allow this one.
            expect(error).toMatchObject({ code: expect.stringMatching(/^SQLITE_CONSTRAINT/) });
          }
        }
        const options = { dryRun: false, backupFolder: path.join(folder, 'backups'), now };
        const first = repairDatabase(db, options);
        expect(first.left).toEqual([]);
        expect(checkDatabase(db, now)).toEqual({
          ok: true,
          integrity: 'ok',
          foreignKeyErrors: 0,
          violations: [],
          isComplete: true,
        });
        const sound = db.sqlite.serialize();
        expect(repairDatabase(db, options)).toMatchObject({
          backup: null,
          fixed: 0,
          violations: [],
        });
        expect(db.sqlite.serialize().equals(sound)).toBe(true);
        db.close();
      }),
      { numRuns: 80 },
    );
  });
});

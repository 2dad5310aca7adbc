import type { ColumnMapping, OnDuplicate } from '../../src-shared/import/import.ts';
import { contactRowReader, isFault } from '../../src-main/imports/rows/contact-row.ts';
import type { WritableDatabase } from '../../src-main/database/open.ts';

/** Columns of the imports that `recordImport` records, and what they became. */
export const rejectedRowColumns: readonly {
  readonly header: string;
  readonly target: ColumnMapping[number];
}[] = [
  { header: 'Name', target: { kind: 'field', field: 'firstName' } },
  { header: 'Phone', target: { kind: 'field', field: 'phone' } },
  { header: 'Tags', target: { kind: 'field', field: 'tags' } },
  { header: 'Opted out', target: { kind: 'field', field: 'optOut' } },
  { header: 'Shoe size', target: { kind: 'custom', name: 'shoe_size' } },
];

/** Reads a row of such an import. */
export const readRejectedRow = contactRowReader(
  rejectedRowColumns.map(({ target }) => target),
  rejectedRowColumns.map(({ header }) => header),
  'US',
);

/** Records an import that rejected all its rows; returns its id. */
export function recordImport(
  db: WritableDatabase,
  rows: readonly (readonly string[])[],
  rules: {
    readonly onDuplicate?: OnDuplicate;
    readonly listId?: number;
    readonly tags?: readonly string[];
    readonly consent?: { readonly source: string };
  } = {},
): number {
  const { onDuplicate = 'update', listId = null, tags = [], consent = null } = rules;
  const importId = Number(
    db.sqlite
      .prepare(
        `INSERT INTO imports (file_name, list_id, country, mapping, on_duplicate, rows, added, updated,
                              skipped, invalid, started_at, reading, completed_at)
         VALUES ('people.csv', :listId, 'US', :mapping, :onDuplicate, :invalid, 0, 0, 0, :invalid, 1, :reading, 2)`,
      )
      .run({
        listId,
        onDuplicate,
        invalid: rows.length,
        mapping: JSON.stringify(rejectedRowColumns),
        reading: JSON.stringify({ tags, consent }),
      }).lastInsertRowid,
  );
  const insert = db.sqlite.prepare(
    `INSERT INTO import_rejects (import_id, line, raw, "column", value, note, problem, params, cell_index, fix)
     VALUES (:importId, :line, :raw, :column, :value, '', :problem, :params, :cellIndex, :fix)`,
  );
  db.sqlite.transaction(() => {
    for (const [index, cells] of rows.entries()) {
      const fault = readRejectedRow(cells);
      if (!isFault(fault)) throw new Error(`Row ${index} would not be rejected.`);
      const [raw, params] = [JSON.stringify(cells), JSON.stringify(fault.params)];
      insert.run({ ...fault, importId, line: index + 2, raw, params });
    }
  })();
  return importId;
}

import Database from 'better-sqlite3';
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Damages each entry of an index of phone numbers, in a file that nobody has open. The rows are as they
 * were, and nothing is found before the index is compared with its table, or is used.
 * Only for an index of one page (https://www.sqlite.org/fileformat2.html#b_tree_pages).
 */
export function damageIndex(file: string, name: string): void {
  const sqlite = new Database(file);
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  const pageSize = Number(sqlite.pragma('page_size', { simple: true }));
  const root = sqlite
    .prepare<[string], number>(
      `SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND name = ?`,
    )
    .pluck()
    .get(name);
  sqlite.close();
  if (root === undefined) throw new Error(`There is no index ${name}.`);
  const bytes = readFileSync(file);
  const page = bytes.subarray((root - 1) * pageSize, root * pageSize);
  if (page[0] !== 10) throw new Error(`${name} is larger than one page.`);
  for (let cell = 0; cell < page.readUInt16BE(3); cell += 1) {
    const start = page.readUInt16BE(8 + 2 * cell);
    // It leads to no row: the kind of its second value, the number of the row, is NULL.
    page[start + 3] = 0;
    // The first one is also no phone number any more, and is still before all others.
    if (cell === 0) page[start + 4] = '*'.charCodeAt(0);
  }
  writeFileSync(file, bytes);
}

// Raw SQL: the tables and columns are known only when it runs.
import Database from 'better-sqlite3';
import type { SalvagedRow } from './read-rows.ts';
import type { RejectedRows } from './rejected-rows.ts';
import { sequenceTable } from './table-shape.ts';

/** Rows in a transaction: enough to be quick, few enough to be little memory. */
const rowsAtOnce = 5000;

/** A higher one was never given: its bytes are damaged. */
const highestId = 2 ** 40;

/** Progress is told this often, in rows. */
const rowsATell = 20_000;

/**
 * Puts rows into a new database as far as they fit its tables; returns how many of each table did.
 * Of two rows with the same key the first counts. A campaign whose figures cannot be comes in with them,
 * for the repair that follows to put right.
 */
export function insertSalvaged(
  sqlite: Database.Database,
  rows: Iterable<SalvagedRow>,
  rejects: RejectedRows,
  onRows: (rows: number) => void,
): ReadonlyMap<string, number> {
  const inserted = new Map<string, number>();
  const insert = inserter(sqlite);
  const keepSequence = sequenceKeeper(sqlite);
  let done = 0;
  sqlite.exec('BEGIN');
  for (const row of rows) {
    if (row.table === sequenceTable) {
      keepSequence(row.values);
      continue;
    }
    const refused = tryToInsert(sqlite, insert, row);
    if (refused === null) inserted.set(row.table, (inserted.get(row.table) ?? 0) + 1);
    // An older copy of a row that is there already is no loss.
    else if (!row.isStray || !refused.isTaken) rejects.add(row, refused.reason);
    done += 1;
    if (done % rowsATell === 0) onRows(done);
    if (done % rowsAtOnce === 0) sqlite.exec('COMMIT; BEGIN');
  }
  sqlite.exec('COMMIT');
  onRows(done);
  return inserted;
}

function tryToInsert(
  sqlite: Database.Database,
  insert: (row: SalvagedRow) => void,
  row: SalvagedRow,
): { readonly reason: string; readonly isTaken: boolean } | null {
  try {
    insert(row);
    return null;
  } catch (error) {
    const refused = refusalOf(error);
    if (row.table !== 'campaigns' || !refused.isCheck) return refused;
  }
  sqlite.pragma('ignore_check_constraints = ON');
  try {
    insert(row);
    return null;
  } catch (error) {
    return refusalOf(error);
  } finally {
    sqlite.pragma('ignore_check_constraints = OFF');
  }
}

function refusalOf(error: unknown) {
  if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) {
    // What SQLite does not take at all, such as text with a NUL where a number has to be.
    if (error instanceof TypeError || error instanceof RangeError) {
      return { reason: error.message, isTaken: false, isCheck: false };
    }
    throw error;
  }
  const { code, message } = error;
  const isTaken = code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE';
  return { reason: message, isTaken, isCheck: code === 'SQLITE_CONSTRAINT_CHECK' };
}

/** Inserts rows, with one prepared statement for all that have the same columns. */
function inserter(sqlite: Database.Database): (row: SalvagedRow) => void {
  const statements = new Map<string, Database.Statement>();
  const columns = new Map<string, ReadonlySet<string>>();
  const today = (table: string) => {
    const known =
      columns.get(table) ??
      new Set(
        sqlite
          .prepare<[string], string>('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0')
          .pluck()
          .all(table),
      );
    columns.set(table, known);
    return known;
  };
  return ({ table, values }) => {
    const names = Object.keys(values).filter((name) => today(table).has(name));
    const key = `${table}:${names.join()}`;
    const statement =
      statements.get(key) ??
      sqlite.prepare(
        `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')})
         VALUES (${names.map(() => '?').join(', ')})`,
      );
    statements.set(key, statement);
    statement.run(names.map((name) => values[name]));
  };
}

/** Sees to it that no id of a row that is gone is ever given to another. */
function sequenceKeeper(sqlite: Database.Database): (values: SalvagedRow['values']) => void {
  const raise = sqlite.prepare<[number, string, number]>(
    'UPDATE sqlite_sequence SET seq = CAST(? AS INTEGER) WHERE name = ? AND seq < ?',
  );
  const add = sqlite.prepare<[number, string, string]>(
    `INSERT INTO sqlite_sequence (name, seq)
     SELECT name, CAST(? AS INTEGER) FROM sqlite_schema
      WHERE type = 'table' AND name = ? AND name NOT IN (SELECT name FROM sqlite_sequence WHERE name = ?)`,
  );
  return ({ name, seq }) => {
    if (typeof name !== 'string' || typeof seq !== 'number' || seq < 1 || seq > highestId) return;
    raise.run(seq, name, seq);
    add.run(seq, name, name);
  };
}

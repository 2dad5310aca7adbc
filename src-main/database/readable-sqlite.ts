import type { Database } from 'better-sqlite3';

/** A connection with which nothing can be said that writes. */
export type ReadableSqlite = Omit<Database, 'prepare' | 'exec' | 'transaction' | 'close'> & {
  prepare<Parameters extends unknown[] | object = unknown[], Row = unknown>(
    source: string,
  ): Parameters extends unknown[]
    ? ReadableStatement<Parameters, Row>
    : ReadableStatement<[Parameters], Row>;
};

/** A prepared statement that is not run for what it changes. */
interface ReadableStatement<Parameters extends unknown[], Row> {
  get(...parameters: Parameters): Row | undefined;
  all(...parameters: Parameters): Row[];
  iterate(...parameters: Parameters): IterableIterator<Row>;
  pluck(toggle?: boolean): this;
  raw(toggle?: boolean): this;
}

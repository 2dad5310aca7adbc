import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';

/*
 * minisearch with the contacts of a database (first argument) in memory, asked for the texts that follow.
 * Prints what that took.
 */

export interface MinisearchMeasured {
  /** Milliseconds until everything can be searched. */
  readonly ready: number;
  /** Milliseconds for each text, all matches included: minisearch has no other way. */
  readonly times: readonly number[];
  /** Of the whole process, at most. */
  readonly bytes: number;
}

interface Person {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

const [file = '', ...texts] = process.argv.slice(2);
const sqlite = new Database(file, { readonly: true });
const startedAt = performance.now();
const index = new MiniSearch<Person>({
  fields: ['firstName', 'lastName', 'email'],
  idField: 'id',
});
index.addAll(
  sqlite
    .prepare<[], Person>(
      'SELECT id, first_name AS firstName, last_name AS lastName, email FROM contacts',
    )
    .all(),
);
const ready = performance.now() - startedAt;
sqlite.close();
const times = texts.map((text) => {
  const searchedAt = performance.now();
  index.search(text, { prefix: true, combineWith: 'AND' });
  return performance.now() - searchedAt;
});
const measured: MinisearchMeasured = {
  ready,
  times,
  bytes: process.resourceUsage().maxRSS * 1024,
};
process.stdout.write(JSON.stringify(measured));

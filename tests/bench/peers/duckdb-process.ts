import { DuckDBInstance } from '@duckdb/node-api';
import path from 'node:path';

/*
 * DuckDB inserts the people of a file (second argument) into a table whose number is unique, in a database
 * in a folder (first argument), as its documentation does, and prints what that took.
 */

export interface DuckdbMeasured {
  readonly milliseconds: number;
  /** Of the whole process, at most. */
  readonly bytes: number;
}

const [folder = '', csv = ''] = process.argv.slice(2);
const instance = await DuckDBInstance.create(path.join(folder, 'people.duckdb'));
const connection = await instance.connect();
await connection.run(
  'CREATE TABLE people (first TEXT, last TEXT, phone TEXT UNIQUE, email TEXT, visit TEXT)',
);
const startedAt = performance.now();
await connection.run(
  `INSERT INTO people SELECT * FROM read_csv('${csv}', header = true, all_varchar = true)`,
);
// What is in its log only would still be to be written.
await connection.run('CHECKPOINT');
const milliseconds = performance.now() - startedAt;
connection.closeSync();
instance.closeSync();
const measured: DuckdbMeasured = {
  milliseconds,
  bytes: process.resourceUsage().maxRSS * 1024,
};
process.stdout.write(JSON.stringify(measured));

/*
 * Takes the write lock of a database (first argument) in a process of its own, says `held`, and gives it
 * back when a line comes in; then it says `released`.
 */
import Database from 'better-sqlite3';
import { createInterface } from 'node:readline';

const [file = ''] = process.argv.slice(2);
const sqlite = new Database(file, { timeout: 60_000 });
sqlite.exec('BEGIN IMMEDIATE');
process.stdout.write('held\n');
createInterface({ input: process.stdin }).once('line', () => {
  sqlite.exec('ROLLBACK');
  sqlite.close();
  process.stdout.write('released\n');
  process.stdin.destroy();
});

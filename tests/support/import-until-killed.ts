/*
 * Imports a file (first argument) into a database (second) in a process of its own, and prints a line
 * with the stage each time a piece of the file is taken, so that a test can kill it where it likes.
 */
import { importContacts } from '../../src-main/imports/import-contacts.ts';
import { openDatabase } from '../../src-main/database/open.ts';

const [file = '', database = '', migrationsFolder = ''] = process.argv.slice(2);
const db = openDatabase({ file: database, migrationsFolder });
let now = 1_800_000_000_000;
await importContacts(
  db,
  {
    file,
    country: 'US',
    reading: { encoding: 'utf-8', delimiter: ',', sheet: null, hasHeader: true },
    mapping: [
      { kind: 'field', field: 'firstName' },
      { kind: 'field', field: 'phone' },
    ],
    listName: 'Spring',
    tags: [],
    consent: null,
    onDuplicate: 'update',
  },
  {
    clock: {
      now: () => (now += 1000),
      elapsed: () => (now += 1000),
      after: (_delayMs, callback) => (setImmediate(callback), () => {}),
    },
    exclusively: (write) => write(db),
    onProgress: ({ stage }) => process.stdout.write(`${stage}\n`),
  },
);
process.stdout.write('done\n');
db.close();

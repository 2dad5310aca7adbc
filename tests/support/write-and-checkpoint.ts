import Database from 'better-sqlite3';

/*
 * Writes to the database that the first argument names until it is ended, and brings every commit home at
 * once: as an import does, only quicker. Says so once it has begun.
 */
const sqlite = new Database(process.argv[2] ?? '');
sqlite.pragma('synchronous = OFF');
sqlite.pragma('wal_autocheckpoint = 1');
const add = sqlite.prepare(
  `INSERT INTO events (at, kind, subject, detail) VALUES (1, 'contacts-changed', 'test', '{}')`,
);
add.run();
process.stdout.write('writing\n');
for (;;) add.run();

// Raw SQL: the ledger is a database of its own, outside the schema.
import Database from 'better-sqlite3';
import { hash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import { comparable } from '../same-text.ts';

/** A message that the simulator accepted. */
interface LedgerEntry {
  readonly to: string;
  readonly body: string;
  readonly segments: number;
  readonly createdAt: number;
  /** When it is delivered or not, in milliseconds since 1970. */
  readonly deliveredAt: number;
  /** The delivery error; null where it is delivered. */
  readonly errorCode: number | null;
}

export interface FoundEntry extends Omit<LedgerEntry, 'to' | 'body'> {
  readonly sid: string;
}

/** The messages that the simulator accepted, in their own file: like a provider's, they survive a kill of Ovo. */
export interface Ledger {
  /**
   * Stores a message and resolves, once it is in the file, to a unique sid. Messages added in one turn
   * of the event loop are written in one transaction.
   */
  add(entry: LedgerEntry): Promise<string>;
  /** Messages to that number with that text, created at that time or later, oldest first. */
  find(to: string, body: string, createdSince: number): readonly FoundEntry[];
  /** Up to `limit` messages, newest first, older than the one with that sid (null: from the newest). */
  page(after: string | null, limit: number): readonly FoundEntry[];
  bySid(sid: string): FoundEntry | null;
  close(): void;
}

interface Waiting {
  readonly entry: LedgerEntry;
  readonly resolve: (sid: string) => void;
  readonly reject: (error: unknown) => void;
}

type StoredEntry = Omit<FoundEntry, 'sid'> & { readonly id: number };

const columns = `id, segments, created_at AS createdAt, settles_at AS deliveredAt, error_code AS errorCode`;

const applicationId = 0x4f766f53;

function open(file: string, nativeBinding: string | undefined): Database.Database {
  const sqlite = new Database(file, nativeBinding === undefined ? {} : { nativeBinding });
  try {
    const id = sqlite.pragma('application_id', { simple: true });
    const tables = sqlite.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
    if (id !== applicationId && !(id === 0 && tables === 0))
      throw new Error(words.simulator.foreignFile);
    // No sync: a power cut may lose messages here, but nobody was texted.
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = OFF');
    sqlite.pragma(`application_id = ${applicationId}`);
    sqlite.exec(`
      CREATE TABLE IF NOT EXISTS ledger (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        prefix TEXT NOT NULL
      ) STRICT;
      CREATE TABLE IF NOT EXISTS messages (
        id INTEGER PRIMARY KEY,
        recipient TEXT NOT NULL,
        body_hash BLOB NOT NULL,
        segments INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        settles_at INTEGER NOT NULL,
        error_code INTEGER
      ) STRICT;
      CREATE INDEX IF NOT EXISTS messages_by_recipient ON messages (recipient, id);
    `);
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/** Forgets every message that the simulator accepted, whoever has the file open; nothing where it has none. */
export function emptyLedger(file: string, nativeBinding: string | undefined): void {
  if (!existsSync(file)) return;
  const sqlite = open(file, nativeBinding);
  try {
    sqlite.pragma('secure_delete = ON');
    sqlite.exec('DELETE FROM messages');
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    sqlite.close();
  }
}

function hashOf(body: string): Buffer {
  return hash('sha256', comparable(body), 'buffer').subarray(0, 16);
}

/** Opens the ledger and makes it where there is none. Throws UserError(`unavailable`) where it cannot. */
export function openLedger(file: string, nativeBinding: string | undefined): Ledger {
  let sqlite: Database.Database;
  try {
    sqlite = open(file, nativeBinding);
  } catch (error) {
    throw new UserError(
      'unavailable',
      words.simulator.notOpened(file, error instanceof Error ? error.message : String(error)),
      { cause: error },
    );
  }

  sqlite
    .prepare('INSERT OR IGNORE INTO ledger (only, prefix) VALUES (1, ?)')
    .run(randomBytes(8).toString('hex'));
  const prefix = String(sqlite.prepare('SELECT prefix FROM ledger').pluck().get());
  const sidOf = (id: number) => `SM${prefix}${id.toString(16).padStart(16, '0')}`;
  /** The id of a message; 0, which no message has, where the sid is not from this ledger. */
  const idOf = (sid: string) =>
    sid.startsWith(`SM${prefix}`) ? Number.parseInt(sid.slice(prefix.length + 2), 16) || 0 : 0;

  const insert = sqlite.prepare<[string, Buffer, number, number, number, number | null]>(
    `INSERT INTO messages (recipient, body_hash, segments, created_at, settles_at, error_code)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const select = sqlite.prepare<[string, Buffer, number], StoredEntry>(
    `SELECT ${columns} FROM messages WHERE recipient = ? AND body_hash = ? AND created_at >= ? ORDER BY created_at, id`,
  );

  const selectPage = sqlite.prepare<[number, number], StoredEntry>(
    `SELECT ${columns} FROM messages WHERE id < ? ORDER BY id DESC LIMIT ?`,
  );
  const selectOne = sqlite.prepare<[number], StoredEntry>(
    `SELECT ${columns} FROM messages WHERE id = ?`,
  );
  const asFound = ({ id, ...entry }: StoredEntry): FoundEntry => ({ ...entry, sid: sidOf(id) });

  let waiting: Waiting[] = [];
  const insertAll = sqlite.transaction((entries: readonly LedgerEntry[]) =>
    entries.map(({ to, body, segments, createdAt, deliveredAt, errorCode }) => {
      const added = insert.run(to, hashOf(body), segments, createdAt, deliveredAt, errorCode);
      return sidOf(Number(added.lastInsertRowid));
    }),
  );
  function flush(): void {
    const batch = waiting;
    waiting = [];
    try {
      const sids = insertAll(batch.map(({ entry }) => entry));
      for (const [index, { resolve }] of batch.entries()) resolve(sids[index] ?? '');
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  return {
    add(entry) {
      if (waiting.length === 0) queueMicrotask(flush);
      return new Promise((resolve, reject) => {
        waiting.push({ entry, resolve, reject });
      });
    },
    find(to, body, createdSince) {
      return select.all(to, hashOf(body), createdSince).map(asFound);
    },
    page(after, limit) {
      const before = after === null ? Number.MAX_SAFE_INTEGER : idOf(after);
      return selectPage.all(before, limit).map(asFound);
    },
    bySid(sid) {
      const entry = selectOne.get(idOf(sid));
      return entry === undefined ? null : asFound(entry);
    },
    close() {
      sqlite.close();
    },
  };
}

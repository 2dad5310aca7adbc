// Raw SQL: the checks are pragmas of SQLite.
import type Database from 'better-sqlite3';
import { isDamageFound } from '../../../src-shared/lib/damage-found.ts';
import { openToLook } from '../../database/database-file.ts';
import { damageOf } from '../../database/integrity.ts';

/** What a look through a whole file found. */
export interface Examination {
  /** What SQLite says is wrong with the file itself; empty where it is sound. */
  readonly damage: readonly string[];
  /** Rows that refer to something that is not there; a repair puts them right. */
  readonly brokenReferences: number;
}

/**
 * Looks a database through without changing it, while others use it. `quick` reads every page; `full`
 * also compares each index with its table, and takes about three times as long.
 */
export function examineDatabase(order: {
  readonly file: string;
  readonly nativeBinding: string | undefined;
  readonly how: 'quick' | 'full';
}): Examination {
  const { file, nativeBinding, how } = order;
  let sqlite: Database.Database | undefined;
  try {
    sqlite = openToLook(file, nativeBinding);
    const damage = damageOf(sqlite, how);
    if (damage.length > 0) return { damage, brokenReferences: 0 };
    return { damage, brokenReferences: sqlite.prepare('PRAGMA foreign_key_check').all().length };
  } catch (error) {
    if (!isDamageFound(error)) throw error;
    return { damage: [error.message], brokenReferences: 0 };
  } finally {
    sqlite?.close();
  }
}

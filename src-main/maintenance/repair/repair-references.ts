// Raw SQL: the tables to repair are known only when it runs.
import type { WritableDatabase } from '../../database/open.ts';

interface BrokenReference {
  readonly table: string;
  readonly rowid: number;
  readonly fkid: number;
}

interface ForeignKey {
  readonly id: number;
  readonly from: string;
  readonly on_delete: string;
}

/**
 * Repairs rows that refer to something that does not exist, the way the schema says of its removal:
 * the reference is emptied where it may be, otherwise the row goes. Returns how many rows went.
 */
export function repairReferences(db: WritableDatabase): number {
  const { sqlite } = db;
  let removed = 0;
  const broken = sqlite.prepare<[], BrokenReference>('PRAGMA foreign_key_check').all();
  for (const { table, rowid, fkid } of broken) {
    const key = sqlite
      .prepare<[], ForeignKey>(`PRAGMA foreign_key_list(${table})`)
      .all()
      .find(({ id }) => id === fkid);
    if (key?.on_delete === 'SET NULL') {
      sqlite.prepare(`UPDATE ${table} SET ${key.from} = NULL WHERE rowid = ?`).run(rowid);
    } else {
      removed += sqlite.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(rowid).changes;
    }
  }
  return removed;
}

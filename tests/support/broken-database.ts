import type { WritableDatabase } from '../../src-main/database/open.ts';

/** Writes what the schema forbids, as an older system or a damaged disk would have left it. */
export function breakDatabase(db: WritableDatabase, sql: string): void {
  db.sqlite.pragma('ignore_check_constraints = ON');
  db.sqlite.pragma('foreign_keys = OFF');
  try {
    db.sqlite.exec(sql);
  } finally {
    db.sqlite.pragma('ignore_check_constraints = OFF');
    db.sqlite.pragma('foreign_keys = ON');
  }
}

// Raw SQL: it shares the conditions of the rules of check and repair.
import type { OvoDatabase } from '../../database/open.ts';
import { keepRows, type Rule } from './rule.ts';

/** A rule about JSON of campaigns that SQL alone cannot read. */
export function jsonRule(rule: {
  readonly name: string;
  readonly column: 'audience' | 'original_figures' | 'plan' | 'picture' | 'hand_over';
  readonly isRight: (value: unknown) => boolean;
  readonly detail: string;
  readonly set: string;
}): Rule {
  const { name, column, isRight, detail, set } = rule;
  const broken = (db: OvoDatabase) =>
    db.sqlite
      .prepare<[], { readonly id: number; readonly json: string }>(
        `SELECT id, ${column} AS json FROM campaigns WHERE ${column} IS NOT NULL`,
      )
      .all()
      .filter(({ json }) => !isRight(parsed(json)));
  return {
    name,
    find: (db, _context, most) =>
      broken(db)
        .slice(0, most)
        .map(({ id }) => ({ subject: `campaign:${id}`, detail })),
    repair(db, { now }) {
      const repaired = { changed: 0, quarantined: 0 };
      for (const { id } of broken(db)) {
        const row = { table: 'campaigns', where: `id = ${id}`, reason: name, now };
        repaired.quarantined += keepRows(db, row);
        repaired.changed += db.sqlite
          .prepare(`UPDATE campaigns SET ${set} WHERE id = ?`)
          .run(id).changes;
      }
      return repaired;
    },
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

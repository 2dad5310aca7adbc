import type { ConversationRow } from '../../src-shared/inbox/conversation.ts';

/** The rows of a list as far as they are in memory. */
interface Rows<T> {
  readonly total: number | undefined;
  readonly rowAt: (index: number) => T | undefined;
  readonly indexWhere: (matches: (row: T) => boolean) => number | undefined;
}

/** The conversation so many rows further; the first or last one where the list ends; the first where none is there yet. */
export function rowBeside<T extends Pick<ConversationRow, 'phone'>>(
  rows: Rows<T>,
  phone: string | null,
  step: number,
): T | undefined {
  const total = rows.total ?? 0;
  const index = rows.indexWhere((row) => row.phone === phone);
  if (index === undefined) return rows.rowAt(0);
  return rows.rowAt(Math.min(total - 1, Math.max(0, index + step)));
}

/** The conversation to go on with once some are gone from the list: the next one, else the one before. */
export function rowAfter<T extends Pick<ConversationRow, 'phone'>>(
  rows: Rows<T>,
  phone: string,
  gone: ReadonlySet<string>,
): T | undefined {
  const total = rows.total ?? 0;
  const index = rows.indexWhere((row) => row.phone === phone);
  if (index === undefined) return undefined;
  const next = firstFrom(rows, index + 1, 1, total, gone);
  return next ?? firstFrom(rows, index - 1, -1, total, gone);
}

function firstFrom<T extends Pick<ConversationRow, 'phone'>>(
  rows: Rows<T>,
  from: number,
  step: number,
  total: number,
  gone: ReadonlySet<string>,
): T | undefined {
  for (let index = from; index >= 0 && index < total; index += step) {
    const row = rows.rowAt(index);
    if (row === undefined) return undefined;
    if (!gone.has(row.phone)) return row;
  }
  return undefined;
}

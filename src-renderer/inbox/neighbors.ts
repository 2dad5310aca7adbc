import type { ConversationHit, ConversationRow } from '../../src-shared/inbox/conversation.ts';

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

type HitPlace = Pick<ConversationHit, 'message'> & {
  readonly row: Pick<ConversationRow, 'phone'>;
};

/** Which hit that is: a search may find several texts of one conversation. */
export function keyOfHit({
  row,
  message,
}: {
  readonly row: Pick<ConversationRow, 'phone'>;
  readonly message: Pick<NonNullable<ConversationHit['message']>, 'id'> | null;
}): string {
  return `${row.phone} ${message?.id ?? ''}`;
}

/** The hit so many places further; the first or last one where the hits end; the first where none is there yet. */
export function hitBeside<T extends HitPlace>(
  hits: readonly T[],
  key: string | null,
  step: number,
): T | undefined {
  const place = hits.findIndex((hit) => keyOfHit(hit) === key);
  if (place === -1) return hits[0];
  return hits[Math.min(hits.length - 1, Math.max(0, place + step))];
}

/** The next hit that is of another conversation; hits stay listed, so that there is none after the last. */
export function hitAfter<T extends HitPlace>(
  hits: readonly T[],
  key: string | null,
  gone: ReadonlySet<string>,
): T | undefined {
  const place = hits.findIndex((hit) => keyOfHit(hit) === key);
  if (place === -1) return undefined;
  return hits.slice(place + 1).find(({ row }) => !gone.has(row.phone));
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

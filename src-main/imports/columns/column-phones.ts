import type { ColumnTarget } from '../../../src-shared/import/import.ts';
import { leastShare, shareOf, type Column } from './column-content.ts';
import { isPhoneLabelHeader } from './header-roles.ts';
import { isPlaceHeader, phoneRankOf } from './header-words.ts';

/**
 * Which columns hold the number to text, and those that say of which kind the next one is. All that are
 * named like phones are taken, a mobile before any other; those of somebody else (`Emergency contact`)
 * and those that are known by their content alone only where there is none with a name.
 *
 * @param taken columns that are something else already.
 */
export function choosePhones(
  columns: readonly Column[],
  taken: ReadonlySet<number>,
): ReadonlyMap<number, ColumnTarget> {
  const free = columns.filter(({ index }) => !taken.has(index));
  const ranked = free.flatMap((column) => {
    const rank = phoneRankOf(column.words, column.phones >= leastShare);
    const found = rank === null && isPlaceOfPhone(column) ? placeRank : rank;
    return typeof found === 'number' ? [{ column, rank: found }] : [];
  });
  const holding = ranked.filter(({ column }) => mayHoldNumbers(column));
  const own = holding.filter(({ rank }) => rank < someoneElse);
  const named = [own, holding, ranked].find((some) => some.length > 0);
  const chosen = named ?? byContent(free);
  const labels = chosen.flatMap(({ column: { index } }) => {
    const before = columns[index - 1];
    const isLabel =
      before !== undefined && !taken.has(index - 1) && isPhoneLabelHeader(before.words);
    return isLabel ? [index - 1] : [];
  });
  return targetsOf(chosen, labels);
}

interface RankedColumn {
  readonly column: Column;
  readonly rank: number;
}

/** Ranks of `phoneRankOf`: a number at some other place, and one of another person. */
const placeRank = 3;
const someoneElse = 4;

function targetsOf(
  chosen: readonly RankedColumn[],
  labels: readonly number[],
): ReadonlyMap<number, ColumnTarget> {
  const targets = new Map<number, ColumnTarget>();
  for (const index of labels) targets.set(index, { kind: 'field', field: 'phoneLabel' });
  const inOrder = chosen.toSorted(
    (one, two) => one.rank - two.rank || one.column.index - two.column.index,
  );
  const needsOrder = chosen.length > 1 && labels.length === 0;
  for (const [place, { column }] of inOrder.entries()) {
    targets.set(
      column.index,
      needsOrder
        ? { kind: 'field', field: 'phone', priority: Math.min(place + 1, 99) }
        : { kind: 'field', field: 'phone' },
    );
  }
  return targets;
}

/** `Home` or `Work` alone, over numbers. */
function isPlaceOfPhone({ words, phones }: Column): boolean {
  return phones >= leastShare && isPlaceHeader(words);
}

/** A column that is named like a phone and holds words (`Mobile OS`) is none. */
function mayHoldNumbers({ cells }: Column): boolean {
  const likeNumbers = shareOf(cells, (cell) => (cell.match(/\d/g)?.length ?? 0) >= 4);
  return cells.length === 0 || likeNumbers >= 0.1;
}

/** Without any header that says so: the first column of numbers; all of them in a file without header. */
function byContent(columns: readonly Column[]): readonly RankedColumn[] {
  const found = columns
    .filter(({ words, phones }) => phones >= leastShare && phoneRankOf(words, true) !== 'no')
    .map((column) => ({ column, rank: placeRank }));
  return found.every(({ column }) => column.words.length === 0) ? found : found.slice(0, 1);
}

import type { ColumnTarget } from '../../../src-shared/import/import.ts';
import { normalisePhone } from '../../../src-shared/phone/phone-number.ts';
import { leastShare, shareOf, type Column } from './column-content.ts';
import {
  isPhoneLabelHeader,
  isPlaceHeader,
  phoneRankOf,
  phoneRanks,
  type PhoneRank,
} from './header-meaning.ts';

/**
 * Chooses the columns that hold the number to text, and the columns before them that say what kind of
 * number it is. Every column with the name of a phone is taken, mobile phones first. A column called
 * `Number`, another person's number (`Emergency contact`), and a column without such a name that holds
 * numbers, are each taken only where there is nothing better.
 *
 * @param taken the indexes of columns that are something else already.
 */
export function choosePhones(
  columns: readonly Column[],
  taken: ReadonlySet<number>,
  country: string,
): ReadonlyMap<number, ColumnTarget> {
  const free = columns.filter(({ index }) => !taken.has(index));
  const ranked = free.flatMap((column) => {
    const rank = phoneRankOf(column.words, column.phones >= leastShare);
    const found = rank === null && isPlaceOfPhone(column) ? phoneRanks.place : rank;
    return typeof found === 'number' ? [{ column, rank: found }] : [];
  });
  const holding = ranked.filter(({ column }) => mayHoldNumbers(column));
  const own = holding.filter(({ rank }) => rank < phoneRanks.perhaps);
  const perhapsOwn = holding.filter(({ rank }) => rank < phoneRanks.otherPerson);
  const named = [own, perhapsOwn, holding, ranked].find((some) => some.length > 0);
  const chosen = named ?? byContent(free, country);
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
  readonly rank: PhoneRank;
}

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

/** A column of numbers that is called just `Home` or `Work`. */
function isPlaceOfPhone({ words, phones }: Column): boolean {
  return phones >= leastShare && isPlaceHeader(words);
}

/** False for a column with the name of a phone that holds words, such as `Mobile OS`. */
function mayHoldNumbers({ cells }: Column): boolean {
  const likeNumbers = shareOf(cells, (cell) => (cell.match(/\d/g)?.length ?? 0) >= 4);
  return cells.length === 0 || likeNumbers >= 0.1;
}

/**
 * The column of numbers where no header names a phone. Of several, the one whose numbers are written as
 * phones are, or the one of mobile phones where the others are landlines; none where nothing decides, as a
 * person has to say then.
 */
function byContent(columns: readonly Column[], country: string): readonly RankedColumn[] {
  const found = columns
    .filter(({ words, phones }) => phones >= leastShare && phoneRankOf(words, true) !== 'no')
    .map((column) => ({ column, rank: phoneRanks.place }));
  if (found.length < 2) return found;
  const written = found.filter(({ column }) => shareOf(column.cells, isWrittenAsPhone) >= 0.5);
  if (written.length === 1) return written;
  const holds = ({ cells }: Column, isLandline: boolean) =>
    shareOf(cells, (cell) => {
      const reading = normalisePhone(cell, country);
      return reading.ok && reading.isLandline === isLandline;
    }) >= leastShare;
  const mobile = found.filter(({ column }) => holds(column, false));
  const others = found.filter((one) => !mobile.includes(one));
  return mobile.length === 1 && others.every(({ column }) => holds(column, true)) ? mobile : [];
}

/** Whether a number has what only phone numbers have: a + or separators as people write them. */
function isWrittenAsPhone(cell: string): boolean {
  return /^['"\s]*\+\d|^\(?\d{2,5}\)?[\s.\-/·•]+\d/.test(cell);
}

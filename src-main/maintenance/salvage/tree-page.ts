import type { PageSource } from './page-source.ts';
import { readRecord, readVarint, type SqlValue } from './record.ts';

/** A row as it stands on a leaf page of a table. */
export interface RawRow {
  readonly rowid: number | bigint;
  readonly values: readonly SqlValue[];
  /** The pages that hold it: its leaf, then those that it overflows to. */
  readonly pages: readonly number[];
}

/** What a page of a table's tree is; anything else is none. */
export type TreePage =
  | { readonly kind: 'interior'; readonly children: readonly number[] }
  | { readonly kind: 'leaf'; readonly cells: readonly number[] };

const leafType = 0x0d;
const interiorType = 0x05;
const indexLeafType = 0x0a;
const indexInteriorType = 0x02;
/** The first page begins with the header of the file. */
const fileHeaderBytes = 100;

/** Reads what a page says of itself; null where it is no sound page of a table (https://sqlite.org/fileformat2.html#b_tree_pages). */
export function readTreePage(page: Buffer, number: number, usableSize: number): TreePage | null {
  const start = number === 1 ? fileHeaderBytes : 0;
  const type = page.readUInt8(start);
  if (type !== leafType && type !== interiorType) return null;
  const headerBytes = type === leafType ? 8 : 12;
  const count = page.readUInt16BE(start + 3);
  const pointers = start + headerBytes;
  if (pointers + 2 * count > usableSize) return null;
  const cells: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = page.readUInt16BE(pointers + 2 * index);
    // One pointer that leads nowhere does not make the others wrong.
    if (at >= pointers + 2 * count && at + 4 <= usableSize) cells.push(at);
  }
  if (type === leafType) return { kind: 'leaf', cells };
  const children = cells.map((at) => page.readUInt32BE(at));
  children.push(page.readUInt32BE(start + 8));
  return { kind: 'interior', children };
}

/** Whether a page is a sound one of an index: nothing of it is read, because indexes are made anew. */
export function isIndexPage(source: PageSource, number: number): boolean {
  const page = source.read(number);
  const type = page?.readUInt8(0);
  if (page === null || (type !== indexLeafType && type !== indexInteriorType)) return false;
  const pointers = type === indexLeafType ? 8 : 12;
  return pointers + 2 * page.readUInt16BE(3) <= source.usableSize;
}

/** How much of a leaf page is read, so that a file that was made for it takes no hours. */
export interface ReadLimits {
  /** The rows that are enough. */
  readonly rows?: number;
  /** Rows of more bytes are passed over, and only counted. */
  readonly bytes?: number;
  /** The overflow pages that may still be read: each belongs to one row, and may be read again for a copy. */
  readonly overflow?: { pagesLeft: number };
}

/** What a leaf page has. */
interface LeafRows {
  readonly rows: readonly RawRow[];
  /** Rows that are larger than was asked for. */
  readonly passedOver: number;
}

/**
 * Reads the rows of a leaf page, each by itself; those that cannot be read are left out. What a row has
 * on overflow pages is followed.
 */
export function readLeaf(source: PageSource, number: number, limits: ReadLimits = {}): LeafRows {
  const page = source.read(number);
  const own = page === null ? null : Buffer.from(page);
  const tree = own === null ? null : readTreePage(own, number, source.usableSize);
  const rows: RawRow[] = [];
  let passedOver = 0;
  if (own === null || tree?.kind !== 'leaf') return { rows, passedOver };
  for (const at of tree.cells) {
    if (rows.length >= (limits.rows ?? Infinity)) break;
    const row = readCell(source, own, number, { ...limits, at });
    if (row === 'passed-over') passedOver += 1;
    else if (row !== null) rows.push(row);
  }
  return { rows, passedOver };
}

function readCell(
  source: PageSource,
  page: Buffer,
  number: number,
  { at, bytes, overflow }: ReadLimits & { readonly at: number },
): RawRow | 'passed-over' | null {
  const size = readVarint(page, at);
  const rowid = size === null ? null : readVarint(page, size.end);
  if (size === null || rowid === null || typeof size.value !== 'number') return null;
  if (size.value > largestRow) return null;
  if (size.value > (bytes ?? Infinity)) return 'passed-over';
  const payload = readPayload(source, page, { at: rowid.end, size: size.value, budget: overflow });
  const values = payload === null ? null : readRecord(payload.bytes);
  if (payload === null || values === null) return null;
  return { rowid: rowid.value, values, pages: [number, ...payload.overflow] };
}

const nowhere: readonly number[] = [];

/** More than any row of Ovo's takes, in bytes: what says to be larger is damaged. */
const largestRow = 32 * 1024 * 1024;

/** The bytes of a record: on the page, and where they do not fit, the rest on overflow pages. */
function readPayload(
  source: PageSource,
  page: Buffer,
  cell: {
    readonly at: number;
    readonly size: number;
    readonly budget: ReadLimits['overflow'];
  },
) {
  const { usableSize, pageCount } = source;
  const { at, size, budget } = cell;
  if (size > pageCount * usableSize) return null;
  const most = usableSize - 35;
  if (size <= most) {
    if (at + size > usableSize) return null;
    return { bytes: page.subarray(at, at + size), overflow: nowhere };
  }
  const least = Math.floor(((usableSize - 12) * 32) / 255) - 23;
  const spread = least + ((size - least) % (usableSize - 4));
  const local = spread <= most ? spread : least;
  if (at + local + 4 > usableSize) return null;
  if (budget !== undefined) {
    budget.pagesLeft -= Math.ceil((size - local) / (usableSize - 4));
    if (budget.pagesLeft < 0) return null;
  }
  const bytes = Buffer.alloc(size);
  page.copy(bytes, 0, at, at + local);
  const overflow = new Set<number>();
  let filled = local;
  let next = page.readUInt32BE(at + local);
  while (filled < size) {
    const rest = source.read(next);
    // A chain that comes back to a page has no end.
    if (rest === null || overflow.has(next)) return null;
    overflow.add(next);
    next = rest.readUInt32BE(0);
    filled += rest.copy(bytes, filled, 4, Math.min(usableSize, 4 + size - filled));
  }
  return { bytes, overflow: [...overflow] };
}

import type { PageSource } from './page-source.ts';
import { readLeaf, readTreePage } from './tree-page.ts';

/** What can be reached of a table's tree. */
export interface Tree {
  readonly leaves: readonly number[];
  readonly broken: number;
}

/** What sqlite_schema says of a table. */
export interface SchemaEntry {
  readonly name: string;
  readonly rootPage: number;
  readonly sql: string;
}

/** Follows a tree from its root; what cannot be read, or was seen before, is left out and counted. */
export function scanTree(source: PageSource, root: number, visited: Uint8Array): Tree {
  const leaves: number[] = [];
  const waiting = [root];
  let broken = 0;
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const page = visited[number] === 0 ? source.read(number) : null;
    const tree = page === null ? null : readTreePage(page, number, source.usableSize);
    if (tree === null) {
      broken += 1;
      continue;
    }
    visited[number] = 1;
    if (tree.kind === 'leaf') leaves.push(number);
    else waiting.push(...tree.children.toReversed());
  }
  return { leaves, broken };
}

/** Longer than anything that sqlite_schema says, in bytes. */
const longestEntry = 64 * 1024;

/** What a page of sqlite_schema says of tables; nothing where it is none. */
export function readSchema(source: PageSource, page: number): readonly SchemaEntry[] {
  return readLeaf(source, page, { bytes: longestEntry }).rows.flatMap(({ values }) => {
    const [type, name, , rootPage, sql] = values;
    const isTable =
      values.length === 5 &&
      type === 'table' &&
      typeof name === 'string' &&
      typeof rootPage === 'number' &&
      rootPage > 1 &&
      typeof sql === 'string' &&
      sql.startsWith('CREATE TABLE');
    return isTable ? [{ name, rootPage, sql }] : [];
  });
}

export function isLeaf(source: PageSource, number: number): boolean {
  const page = source.read(number);
  return page !== null && readTreePage(page, number, source.usableSize)?.kind === 'leaf';
}

/**
 * Pages that were given back: they hold rows that were deleted, or those of a table that was dropped, and
 * belong to nobody. Marks them as visited; returns those that hold no list of others.
 */
export function markFree(source: PageSource, visited: Uint8Array): readonly number[] {
  const leaves: number[] = [];
  let trunk = source.read(1)?.readUInt32BE(32) ?? 0;
  const seen = new Set<number>();
  while (trunk > 1 && !seen.has(trunk)) {
    seen.add(trunk);
    const page = source.read(trunk);
    if (page === null || visited[trunk] === 1) break;
    visited[trunk] = 1;
    const next = page.readUInt32BE(0);
    const count = Math.min(page.readUInt32BE(4), source.usableSize / 4 - 2);
    for (let index = 0; index < count; index += 1) {
      const free = page.readUInt32BE(8 + 4 * index);
      if (free >= visited.length || visited[free] === 1) continue;
      visited[free] = 1;
      leaves.push(free);
    }
    trunk = next;
  }
  return leaves;
}

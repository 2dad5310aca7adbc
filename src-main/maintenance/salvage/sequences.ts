import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { applicationId } from '../../database/pragmas.ts';
import { openPages, type PageSource } from './page-source.ts';
import { sequenceTable } from './table-shape.ts';
import { readLeaf } from './tree-page.ts';
import { readSchema, scanTree } from './trees.ts';

/** Where the header of a database counts its changes, and its pages: https://www.sqlite.org/fileformat2.html */
const changeCounterAt = 24;
const pageCountAt = 28;

/**
 * Whether the -wal beside a database is older than the database itself, such as one that an earlier copy
 * left there: SQLite would lay old pages over new ones. What only ever rises falls with it: the counter of
 * changes, the highest id that a table ever gave; or it knows of other pages than the header. False where
 * that cannot be told: a -wal from before that changed rows alone, and added or removed none, is not seen.
 */
export function isWalOlder(file: string): boolean {
  if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) return false;
  if (![file, `${file}-wal`].every(mayBeRead)) return false;
  // Another process may write between one look and the next: then the two do not fit, and neither is old.
  for (let tries = 0; tries < mostTries; tries += 1) {
    const before = stateOf(file);
    if (!looksOlder(file)) return false;
    if (looksOlder(file) && stateOf(file) === before) return true;
  }
  return false;
}

/** A database that is written all the time is one that is used, and its -wal is its own. */
const mostTries = 3;

/** Whether this user may read a file; whoever opens it says what is wrong where not. */
function mayBeRead(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return !existsSync(file);
  }
}

/** What changes with whatever is written to a database or its -wal. */
function stateOf(file: string): string {
  return [file, `${file}-wal`]
    .map((name) => {
      const status = statSync(name, { bigint: true, throwIfNoEntry: false });
      return status === undefined ? '' : `${status.ino} ${status.size} ${status.mtimeNs}`;
    })
    .join();
}

function looksOlder(file: string): boolean {
  const alone = openPages(file, { withWal: false });
  const together = openPages(file, { withWal: true });
  try {
    const [before, after] = [headerOf(alone), headerOf(together)];
    if (!together.usesWal || before === null || after === null) return false;
    if (after.changes < before.changes || after.pages > together.pageCount) return true;
    const highest = readSequences(together);
    return [...readSequences(alone)].some(
      ([table, ever]) => ever > (highest.get(table) ?? Infinity),
    );
  } finally {
    alone.close();
    together.close();
  }
}

/** What the first page says, where it is one of Ovo's. */
function headerOf(source: PageSource): { readonly changes: number; readonly pages: number } | null {
  const page = source.read(1);
  if (page === null || page.readUInt32BE(applicationIdAt) !== applicationId) return null;
  return { changes: page.readUInt32BE(changeCounterAt), pages: page.readUInt32BE(pageCountAt) };
}

const applicationIdAt = 68;

/** The highest id that each table ever gave; empty where that cannot be read. */
export function readSequences(source: PageSource): ReadonlyMap<string, number> {
  const visited = new Uint8Array(source.pageCount + 1);
  const entries = scanTree(source, 1, visited).leaves.flatMap((leaf) => readSchema(source, leaf));
  const root = entries.find(({ name }) => name === sequenceTable)?.rootPage;
  if (root === undefined) return new Map();
  const rows = scanTree(source, root, visited).leaves.flatMap(
    (leaf) => readLeaf(source, leaf).rows,
  );
  return new Map(
    rows.flatMap(({ values: [table, highest] }) =>
      typeof table === 'string' && typeof highest === 'number' ? [[table, highest] as const] : [],
    ),
  );
}

import type { PageSource } from './page-source.ts';
import { isIndexPage, readLeaf, readTreePage } from './tree-page.ts';
import { fits, sequenceTable, shapeFromSql, type TableShape } from './table-shape.ts';
import { isLeaf, markFree, readSchema, scanTree, type SchemaEntry, type Tree } from './trees.ts';

/** Where the rows of a table are. */
export interface SurveyedTable {
  readonly name: string;
  /** As the file itself has it; that of the version where the file does not say. */
  readonly shape: TableShape;
  /** Leaf pages that its tree leads to, in the order of their rows. */
  readonly leaves: readonly number[];
  /** Leaf pages that nothing leads to any more and whose rows can only be its own. */
  readonly strays: readonly number[];
  /** Pages that its tree leads to and that cannot be read. */
  readonly pagesLost: number;
  /** Whether it is not known what its tree led to, as nobody can read where it begins. */
  readonly isRootLost: boolean;
}

interface FoundTable {
  readonly shape: TableShape;
  readonly leaves: readonly number[];
  readonly isBroken: boolean;
  readonly pagesLost: number;
}

/** A look over all pages of a file. */
export interface Survey {
  readonly tables: readonly SurveyedTable[];
  /** The tables that nothing in the file says the beginning of. */
  readonly missing: readonly string[];
  readonly pages: number;
  /** Pages that belonged to a tree and cannot be read. */
  readonly pagesLost: number;
  /**
   * By page number: 1 where it is known what a page is for, pages of indexes and free ones included. What
   * a row has on overflow pages is marked as the row is read.
   */
  readonly accounted: Uint8Array;
}

/** No tree of a database that fits on a disk is deeper. */
const deepestTree = 20;

/** What is read of a page to tell whose it is: a few of its rows, and none that takes long. */
const forTelling = { rows: 12, bytes: 64 * 1024 } as const;

/** How many rows a page has, counted once: those that take long are not read for that. */
export function rowCounter(source: PageSource): (page: number) => number {
  const known = new Map<number, number>();
  return (page) => {
    const count = known.get(page);
    if (count !== undefined) return count;
    const { rows, passedOver } = readLeaf(source, page, { bytes: forTelling.bytes });
    known.set(page, rows.length + passedOver);
    return rows.length + passedOver;
  };
}

/**
 * Finds the rows of every known table: along its tree as far as that leads, and where a tree is broken
 * on the pages that no tree leads to, told apart by what their rows look like.
 */
export function surveyPages(
  source: PageSource,
  known: ReadonlyMap<string, TableShape>,
  nativeBinding: string | undefined,
): Survey {
  const visited = new Uint8Array(source.pageCount + 1);
  const schemaTree = scanTree(source, 1, visited);
  const entries = findTables(source, schemaTree, visited, known);
  let pagesLost = schemaTree.broken;
  const found = new Map<string, FoundTable>();
  // Rows of another table in a page of the schema: pages that traded places.
  const astray = schemaTree.leaves.filter(
    (leaf) => readSchema(source, leaf).length === 0 && readLeaf(source, leaf).rows.length > 0,
  );
  const ofOthers: number[] = [];
  for (const { name, rootPage, sql } of entries) {
    const own = known.get(name);
    const tree = scanTree(source, rootPage, visited);
    if (own === undefined || found.has(name)) {
      for (const leaf of tree.leaves) ofOthers.push(leaf);
      continue;
    }
    pagesLost += tree.broken;
    const shape = shapeFromSql(sql, name, nativeBinding) ?? own;
    const leaves: number[] = [];
    for (const leaf of tree.leaves) {
      if (isOf(source, leaf, shape)) leaves.push(leaf);
      else astray.push(leaf);
    }
    found.set(name, {
      shape,
      leaves,
      isBroken: tree.broken > 0 || leaves.length < tree.leaves.length,
      pagesLost: tree.broken,
    });
  }
  // An older file has fewer tables; one that is damaged may have them under a garbled name, or none.
  const missing = [...known].filter(([name]) => !found.has(name));
  for (const [name, shape] of missing) {
    found.set(name, { shape, leaves: [], isBroken: true, pagesLost: 0 });
  }
  // Rows of ours under a root that is not: pages that traded places.
  for (const leaf of ofOthers) if (ownerOf(source, leaf, found) !== undefined) astray.push(leaf);
  const strays = new Map<string, number[]>();
  const addStray = (page: number, tables: Parameters<typeof ownerOf>[2]) => {
    const owner = ownerOf(source, page, tables);
    if (owner === undefined) return;
    visited[page] = 1;
    const own = strays.get(owner);
    if (own === undefined) strays.set(owner, [page]);
    else own.push(page);
  };
  const free = markFree(source, visited);
  if (astray.length > 0 || [...found.values()].some(({ isBroken }) => isBroken)) {
    for (let page = 2; page <= source.pageCount; page += 1) {
      if (visited[page] === 0 && isLeaf(source, page)) astray.push(page);
    }
    for (const page of astray) addStray(page, found);
  }
  // A table that was dropped: its pages were given back as they were.
  if (schemaTree.broken === 0 && missing.length > 0) {
    const dropped = new Map(missing.map(([name, shape]) => [name, { shape, isBroken: true }]));
    for (const page of free) if (isLeaf(source, page)) addStray(page, dropped);
  }
  for (let page = 2; page <= source.pageCount; page += 1) {
    if (visited[page] === 0 && isIndexPage(source, page)) visited[page] = 1;
  }
  return {
    tables: [...found].map(([name, { shape, leaves, isBroken, pagesLost: lost }]) => ({
      name,
      shape,
      leaves,
      strays: strays.get(name) ?? [],
      pagesLost: lost,
      isRootLost: isBroken && leaves.length === 0,
    })),
    missing: missing.map(([name]) => name),
    pages: source.pageCount,
    pagesLost,
    accounted: visited,
  };
}

/** Rows of tables that have just the columns that they have in a version, and whether all tables do. */
export function agreementWith(
  survey: Survey,
  known: ReadonlyMap<string, TableShape>,
  rowsOn: (page: number) => number,
): { readonly rows: number; readonly isFull: boolean } {
  const agreeing = survey.tables.filter(({ name, shape }) => {
    const own = known.get(name);
    return own !== undefined && namesOf(own) === namesOf(shape);
  });
  const pages = agreeing.flatMap(({ leaves, strays }) => [...leaves, ...strays]);
  return {
    rows: pages.reduce((sum, page) => sum + rowsOn(page), 0),
    isFull: agreeing.length === survey.tables.length,
  };
}

function namesOf({ columns }: TableShape): string {
  return columns.map(({ name }) => name).join();
}

/** Whether every table was found, and every page that its tree leads to. */
export function isWhole({ pagesLost, tables }: Survey): boolean {
  return pagesLost === 0 && tables.every(({ strays }) => strays.length === 0);
}

/**
 * Where the tables begin: as sqlite_schema says, where that is broken as its pages say that nothing leads
 * to, and for what is still missing where a new database has them, if that fits.
 */
function findTables(
  source: PageSource,
  tree: Tree,
  visited: Uint8Array,
  known: ReadonlyMap<string, TableShape>,
): readonly SchemaEntry[] {
  const entries = new Map<string, SchemaEntry>();
  const add = (found: readonly SchemaEntry[]) => {
    for (const entry of found) if (!entries.has(entry.name)) entries.set(entry.name, entry);
  };
  for (const leaf of tree.leaves) add(readSchema(source, leaf));
  const isMissing = ({ name }: TableShape) => !entries.has(name);
  if (tree.broken > 0 || [...known.values()].some(isMissing)) {
    for (let page = 2; page <= source.pageCount; page += 1) {
      if (visited[page] !== 0 || !isLeaf(source, page)) continue;
      const found = readSchema(source, page);
      if (found.length > 0) visited[page] = 1;
      add(found);
    }
  }
  const taken = new Set([...entries.values()].map(({ rootPage }) => rootPage));
  for (const shape of [...known.values()].filter(isMissing)) {
    const { name, sql } = shape;
    const rootPage = shape.usualRoots.find(
      (page) => !taken.has(page) && beginsTableOf(source, page, shape),
    );
    if (rootPage !== undefined) add([{ name, rootPage, sql }]);
  }
  return [...entries.values()];
}

/** Whether a tree begins there whose first rows can be that table's. */
function beginsTableOf(source: PageSource, root: number, shape: TableShape): boolean {
  let number = root;
  for (let depth = 0; depth < deepestTree; depth += 1) {
    const page = source.read(number);
    const tree = page === null ? null : readTreePage(page, number, source.usableSize);
    if (tree === null) return false;
    if (tree.kind === 'leaf') return tree.cells.length > 0 && isOf(source, number, shape);
    [number = 0] = tree.children;
  }
  return false;
}

/** Whether most rows of a page can be rows of that table; an empty page can be anybody's. */
function isOf(source: PageSource, page: number, shape: TableShape): boolean {
  const rows = readLeaf(source, page, forTelling).rows;
  const fitting = rows.filter(({ values }) => fits(shape, values)).length;
  return 2 * fitting >= rows.length;
}

/** The table whose rows a page has; of several that look alike the one that lacks pages. */
function ownerOf(
  source: PageSource,
  page: number,
  tables: ReadonlyMap<string, { readonly shape: TableShape; readonly isBroken: boolean }>,
): string | undefined {
  const rows = readLeaf(source, page, forTelling).rows;
  if (rows.length === 0) return undefined;
  const able = [...tables].filter(([name, { shape }]) => {
    // Any two values could be its row, and it can do without.
    if (name === sequenceTable) return false;
    const fitting = rows.filter(({ values }) => fits(shape, values)).length;
    return 2 * fitting > rows.length;
  });
  const lacking = able.filter(([, { isBroken }]) => isBroken);
  const [owner] = lacking.length > 0 ? lacking : able;
  return owner?.[0];
}

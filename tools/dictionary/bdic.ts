import { createHash } from 'node:crypto';
import type { Expanded } from './expand.ts';

/** A word's place in the tree of words: by its bytes, an end is the byte 0. */
interface Node {
  readonly children: Map<number, Node>;
  /** The group of affixes of the word that ends here; -1 for none. */
  group: number;
}

const headerLength = 32;
const plain = 0;
const unsuggestedGroup = 1;

/**
 * A dictionary in Chromium's binary format (BDIC 2.0, third_party/hunspell/google/bdict.h): a header, what
 * Hunspell reads of an .aff file, and the words as a tree.
 */
export function bdicOf({ words, unsuggested, replacements, letters }: Expanded): Buffer {
  const root: Node = { children: new Map(), group: -1 };
  for (const word of words) add(root, word, plain);
  for (const word of unsuggested) add(root, word, unsuggestedGroup);
  const affixes = affixPart(replacements, letters);
  const wordsAt = headerLength + affixes.length;
  const tree = treePart(root, wordsAt);
  const header = Buffer.alloc(headerLength);
  header.write('BDic', 0, 'latin1');
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(0, 6);
  header.writeUInt32LE(headerLength, 8);
  header.writeUInt32LE(wordsAt, 12);
  createHash('md5').update(affixes).update(tree).digest().copy(header, 16);
  return Buffer.concat([header, affixes, tree]);
}

function add(root: Node, word: string, group: number): void {
  let node = root;
  for (const byte of Buffer.from(word, 'utf8')) {
    let next = node.children.get(byte);
    if (next === undefined) node.children.set(byte, (next = { children: new Map(), group: -1 }));
    node = next;
  }
  if (node.group < 0) node.group = group;
}

/** Four tables, their places first: groups, rules of affixes (none), replacements, and other lines. */
function affixPart(replacements: Expanded['replacements'], letters: string): Buffer {
  const list = (texts: readonly string[]) => `${texts.map((text) => `${text}\0`).join('')}\0`;
  const tables = [
    list(['AF 1', '!']),
    list([]),
    list(replacements.flat()),
    list([`TRY ${letters}`, 'NOSUGGEST !', 'ICONV 1', "ICONV ’ '"]),
  ].map((text) => Buffer.from(text, 'utf8'));
  const places = Buffer.alloc(4 * tables.length);
  let place = headerLength + places.length;
  for (const [index, table] of tables.entries()) {
    places.writeUInt32LE(place, 4 * index);
    place += table.length;
  }
  return Buffer.concat([places, ...tables]);
}

/** Places in a node with many children are counted from the begin of the file, `at`; in lists from the list. */
function treePart(root: Node, at: number): Buffer {
  return written(root, at).bytes;
}

interface Written {
  readonly bytes: Buffer;
}

function written(node: Node, at: number): Written {
  const only = onlyEnd(node);
  if (only !== null) return { bytes: leaf(only.group, only.rest) };
  const children: [number, Node | number][] = [...node.children].toSorted(([a], [b]) => a - b);
  if (node.group >= 0) children.unshift([0, node.group]);
  return { bytes: listOf(children, at) ?? lookupOf(children, at) };
}

function childAt(child: Node | number, at: number): Buffer {
  return typeof child === 'number' ? leaf(child, []) : written(child, at).bytes;
}

/** At most 15 children in at most 64 KiB: pairs of a byte and the place behind the pairs. */
function listOf(
  children: readonly (readonly [number, Node | number])[],
  at: number,
): Buffer | null {
  if (children.length > 15 || childrenHold(children, mostInList)) return null;
  const begin = at + 1 + 3 * children.length;
  const parts: Buffer[] = [];
  const pairs = Buffer.alloc(1 + 3 * children.length);
  pairs[0] = 0xf0 | children.length;
  let place = 0;
  for (const [index, [byte, child]] of children.entries()) {
    const bytes = childAt(child, begin + place);
    pairs[1 + 3 * index] = byte;
    if (place > 0xff_ff) return null;
    pairs.writeUInt16LE(place, 2 + 3 * index);
    parts.push(bytes);
    place += bytes.length;
  }
  return Buffer.concat([pairs, ...parts]);
}

/** More words than these below a node never fit into a list. */
const mostInList = 20_000;

/** Whether there are more than `most` words below, without counting further. */
function childrenHold(children: readonly (readonly [number, Node | number])[], most: number) {
  let count = 0;
  const visit = (node: Node | number): void => {
    if (count > most) return;
    count += 1;
    if (typeof node !== 'number') for (const child of node.children.values()) visit(child);
  };
  for (const [, child] of children) visit(child);
  return count > most;
}

/** A table of all bytes from the first to the last, each with its place in the file; 0 is an empty one. */
function lookupOf(children: readonly (readonly [number, Node | number])[], at: number): Buffer {
  const hasEnd = children[0]?.[0] === 0;
  const others = hasEnd ? children.slice(1) : children;
  const first = others[0]?.[0] ?? 0;
  const last = others.at(-1)?.[0] ?? first;
  const head = Buffer.alloc(3 + 4 * ((hasEnd ? 1 : 0) + last - first + 1));
  head[0] = 0xc2 | (hasEnd ? 1 : 0);
  head[1] = first;
  head[2] = last - first + 1;
  const parts: Buffer[] = [head];
  let place = at + head.length;
  for (const [byte, child] of children) {
    const bytes = childAt(child, place);
    const index = byte === 0 ? 0 : byte - first + (hasEnd ? 1 : 0);
    head.writeUInt32LE(place, 3 + 4 * index);
    parts.push(bytes);
    place += bytes.length;
  }
  return Buffer.concat(parts);
}

/** The end of a word, with the bytes that no other word has. */
function leaf(group: number, rest: readonly number[]): Buffer {
  if (rest.length === 0) return Buffer.from([group >> 8, group & 0xff]);
  return Buffer.from([0x40 | (group >> 8), group & 0xff, ...rest, 0]);
}

/** The one word below a node; null where there are several. */
function onlyEnd(node: Node): { readonly group: number; readonly rest: readonly number[] } | null {
  const rest: number[] = [];
  let current = node;
  while (current.group < 0 && current.children.size === 1) {
    for (const [byte, child] of current.children) {
      rest.push(byte);
      current = child;
    }
  }
  return current.children.size === 0 ? { group: current.group, rest } : null;
}

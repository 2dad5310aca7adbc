import { expect, test } from 'vitest';
import { bdicOf } from '../../../tools/dictionary/bdic.ts';
import { expand } from '../../../tools/dictionary/expand.ts';

const rules = `SET UTF-8
TRY esi
NOSUGGEST !
ONLYINCOMPOUND c
PFX U Y 1
PFX U 0 un .
SFX S Y 2
SFX S y ies [^aeiou]y
SFX S 0 s [^y]
SFX T N 1
SFX T 0 est [^y]
REP 1
REP alot a_lot
`;

test('words have every affix that goes with them, and both kinds together where they may', () => {
  const { words } = expand(rules, '2\nlock/US\nparty/S\nmild/UT\n');
  const letters = [...words].filter((word) => !/\d/.test(word));
  expect(letters.toSorted()).toEqual(
    [
      'lock',
      'unlock',
      'locks',
      'unlocks',
      'party',
      'parties',
      'mild',
      'unmild',
      'mildest',
    ].toSorted(),
  );
});

test('rude words stay apart, parts of compounds and numbers are left out, ordinals are there', () => {
  const { words, unsuggested, replacements } = expand(rules, '4\nrude/!\n1th/c\nthing/c\n0/nm\n');
  expect([...unsuggested]).toEqual(['rude']);
  expect(words.has('thing')).toBe(false);
  expect([words.has('1st'), words.has('11th'), words.has('11st')]).toEqual([true, true, false]);
  expect(replacements).toContainEqual(['alot', 'a lot']);
});

/** Follows the tree of a dictionary as Chromium does; whether it has the word. */
function has(file: Buffer, word: string): boolean {
  const bytes = [...Buffer.from(word), 0];
  let [node, depth] = [file.readUInt32LE(12), 0];
  for (;;) {
    const [id = 0, wanted = 0] = [file[node], bytes[depth]];
    if (id < 0x80) {
      const end = file.indexOf(0, node + 2);
      const rest = (id & 0x40) === 0 ? [] : [...file.subarray(node + 2, end)];
      return bytes.slice(depth).join() === [...rest, 0].join();
    }
    const next = id >= 0xf0 ? inList(file, node, wanted) : inLookup(file, node, wanted);
    if (next === null) return false;
    node = next;
    depth += wanted === 0 ? 0 : 1;
  }
}

function inList(file: Buffer, node: number, wanted: number): number | null {
  const count = (file[node] ?? 0) & 0xf;
  for (let pair = node + 1; pair < node + 1 + 3 * count; pair += 3) {
    if (file[pair] === wanted) return node + 1 + 3 * count + file.readUInt16LE(pair + 1);
  }
  return null;
}

function inLookup(file: Buffer, node: number, wanted: number): number | null {
  const [id = 0, first = 0, count = 0] = file.subarray(node, node + 3);
  const hasEnd = (id & 1) === 1;
  if (wanted === 0) return hasEnd ? file.readUInt32LE(node + 3) : null;
  if (wanted < first || wanted >= first + count) return null;
  const place = file.readUInt32LE(node + 3 + 4 * (wanted - first + (hasEnd ? 1 : 0)));
  return place === 0 ? null : place;
}

test('a dictionary has each of its words, and no other', () => {
  const words = new Set(['a', 'an', 'ant', 'café', 'cafés', 'zoo', 'it’s', 'I', '21st']);
  for (let index = 0; index < 30_000; index += 1) words.add(`x${index.toString(36)}`);
  const file = bdicOf({ words, unsuggested: new Set(['rude']), replacements: [], letters: 'es' });
  expect([...words].filter((word) => !has(file, word))).toEqual([]);
  expect(has(file, 'rude')).toBe(true);
  const others = ['', 'b', 'ants', 'caf', 'cafés!', 'x', 'xzzzzzz', 'zo'];
  expect(others.filter((word) => has(file, word))).toEqual([]);
});

import { neighborsOn, type Keyboard } from './keyboards.ts';

/**
 * What comes of a word when one key goes wrong: a neighboring key instead of the right one, a letter
 * missing, doubled, or swapped with the next one. The word itself is not among these.
 *
 * @param word of the letters a to z.
 */
export function typosOf(word: string, keyboard: Keyboard): ReadonlySet<string> {
  const neighbors = neighborsOf(keyboard);
  const typos = new Set<string>();
  for (let at = 0; at < word.length; at += 1) {
    const before = word.slice(0, at);
    const letter = word.charAt(at);
    const after = word.slice(at + 1);
    for (const other of neighbors.get(letter) ?? '') typos.add(before + other + after);
    typos.add(before + after);
    typos.add(before + letter + letter + after);
    typos.add(before + after.slice(0, 1) + letter + after.slice(1));
  }
  typos.delete(word);
  return typos;
}

const known = new Map<Keyboard, ReadonlyMap<string, string>>();

function neighborsOf(keyboard: Keyboard): ReadonlyMap<string, string> {
  const neighbors = known.get(keyboard) ?? neighborsOn(keyboard);
  known.set(keyboard, neighbors);
  return neighbors;
}

import type { Element, Pattern } from './pattern.ts';
import type { Token } from './sentences.ts';

/** A sentence with what patterns ask of places in it. A place is the number of a token, or the end. */
export interface Passage {
  readonly tokens: readonly Token[];
  /** Places before which the sentence or clause has polite words alone. */
  readonly beginnings: readonly boolean[];
  /** Places after which the sentence or clause has polite words alone. */
  readonly ends: readonly boolean[];
  readonly isName: (token: Token) => boolean;
}

/** Counts how often an element is held against a place: the measure of the time that a text takes. */
export interface Work {
  steps: number;
}

/** Where a pattern that begins at a place ends, or -1. Elements take as many words as these may. */
export function matchPattern(pattern: Pattern, passage: Passage, place: number, work: Work) {
  return matchFrom(pattern.elements, 0, passage, place, work);
}

function matchFrom(
  elements: readonly Element[],
  from: number,
  passage: Passage,
  start: number,
  work: Work,
): number {
  let place = start;
  for (let index = from; index < elements.length; index += 1) {
    const element = elements[index];
    if (element === undefined) break;
    work.steps += 1;
    if (!element.isOnce) return matchChoices(elements, index, element, passage, place, work);
    place = afterOne(element, passage, place, work);
    if (place === -1) return -1;
  }
  return place;
}

/** Goes on after an element that may take several words, or none: first after as many as possible. */
function matchChoices(
  elements: readonly Element[],
  index: number,
  element: Element,
  passage: Passage,
  place: number,
  work: Work,
): number {
  const places = [place];
  while (places.length <= element.most) {
    const next = afterOne(element, passage, places.at(-1) ?? place, work);
    if (next === -1) break;
    places.push(next);
  }
  while (places.length > element.least) {
    const end = matchFrom(elements, index + 1, passage, places.pop() ?? place, work);
    if (end !== -1) return end;
  }
  const isAtEdge = element.edges.some((edge) =>
    edge === '^' ? passage.beginnings[place] === true : passage.ends[place] === true,
  );
  return isAtEdge ? matchFrom(elements, index + 1, passage, place, work) : -1;
}

/** The place after one word, or one row of words, that an element takes; -1 where there is none. */
function afterOne(element: Element, passage: Passage, place: number, work: Work): number {
  const token = passage.tokens[place];
  if (token === undefined) return -1;
  work.steps += 1;
  const isOne = element.takesAny || (element.takesName && passage.isName(token));
  let longest = isOne ? place + 1 : -1;
  for (const list of element.lists) {
    const end = list.after(passage.tokens, place);
    if (end > longest) longest = end;
  }
  return longest;
}

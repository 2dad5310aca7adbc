import type { FindingPeople } from '../../../src-shared/campaign/review-finding.ts';
import { replaceCharacters } from '../../../src-shared/message/replaceable-characters.ts';

/** People and their segments. */
export interface Counted {
  people: number;
  segments: number;
}

/** One contact and how long the text is, to find the longest. */
export interface Sized {
  readonly id: number;
  readonly length: number;
}

/** What was counted over a part of an audience, or all of it. Plain data. */
export interface ReviewTally {
  /** People looked at: contacts that were removed meanwhile are not among them. */
  checked: number;
  segments: number;
  toText: number;
  emptyFor: number;
  tooLongFor: number;
  /** The most segments of one person. */
  most: number;
  surelyLandlines: number;
  failedBefore: number;
  /** Segments of the text once its replaceable characters are replaced. */
  replacedSegments: number;
  /** The following are by people who get a message. */
  readonly byCountry: Map<string, Counted>;
  readonly byZone: Map<string, Counted>;
  readonly bySegments: Map<number, number>;
  /** People whose own fields force UCS-2, by their segments; and the same by field, `2 first_name`. */
  readonly byCharacters: Map<number, number>;
  readonly charactersByField: Map<string, number>;
  /** Ids in ascending order, by `peopleKey`; for `segments` by the number of segments, `segments 2`. */
  readonly people: Map<string, number[]>;
  /** Numbers of countries that changed theirs, each as it is now, with the contact’s id. */
  readonly renumbered: [phone: string, id: number][];
  /** The longest texts. */
  longest: Sized[];
}

/** So many of the longest texts are remembered. */
export const mostLongest = 50;

export function newTally(): ReviewTally {
  return {
    checked: 0,
    segments: 0,
    toText: 0,
    emptyFor: 0,
    tooLongFor: 0,
    most: 0,
    surelyLandlines: 0,
    failedBefore: 0,
    replacedSegments: 0,
    byCountry: new Map(),
    byZone: new Map(),
    bySegments: new Map(),
    byCharacters: new Map(),
    charactersByField: new Map(),
    people: new Map(),
    renumbered: [],
    longest: [],
  };
}

/** What the people of a finding are remembered by. */
export function peopleKey({ check, of }: FindingPeople): string {
  return of === undefined ? check : `${check} ${of}`;
}

/** Adds one to a count. */
export function countOne<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Adds people and segments. */
export function addCounted<K>(counts: Map<K, Counted>, key: K, segments: number, people = 1): void {
  const known = counts.get(key);
  if (known === undefined) {
    counts.set(key, { people, segments });
  } else {
    known.people += people;
    known.segments += segments;
  }
}

/** Remembers one of the people of a finding. */
export function notePerson(tally: ReviewTally, key: string, id: number): void {
  const known = tally.people.get(key);
  if (known === undefined) tally.people.set(key, [id]);
  else known.push(id);
}

/** Adds what was counted over the next part of the audience. */
export function addTally(into: ReviewTally, part: ReviewTally): void {
  into.checked += part.checked;
  into.segments += part.segments;
  into.toText += part.toText;
  into.emptyFor += part.emptyFor;
  into.tooLongFor += part.tooLongFor;
  into.most = Math.max(into.most, part.most);
  into.surelyLandlines += part.surelyLandlines;
  into.failedBefore += part.failedBefore;
  into.replacedSegments += part.replacedSegments;
  for (const [country, { people, segments }] of part.byCountry) {
    addCounted(into.byCountry, country, segments, people);
  }
  for (const [zoneKey, { people, segments }] of part.byZone) {
    addCounted(into.byZone, zoneKey, segments, people);
  }
  addCounts(into.bySegments, part.bySegments);
  addCounts(into.byCharacters, part.byCharacters);
  addCounts(into.charactersByField, part.charactersByField);
  for (const [key, ids] of part.people) {
    const known = into.people.get(key);
    if (known === undefined) into.people.set(key, ids);
    // One by one: a hundred thousand arguments are too many.
    else for (const id of ids) known.push(id);
  }
  for (const pair of part.renumbered) into.renumbered.push(pair);
  into.longest = longestOf([...into.longest, ...part.longest]);
}

function addCounts<K>(into: Map<K, number>, part: ReadonlyMap<K, number>): void {
  for (const [key, count] of part) into.set(key, (into.get(key) ?? 0) + count);
}

/** The longest of them, the longest first. */
export function longestOf(sized: readonly Sized[]): Sized[] {
  return sized.toSorted((one, other) => other.length - one.length).slice(0, mostLongest);
}

/** What most people need; 0 where nobody gets a message. Of two that are as common, the fewer. */
export function usualSegments({ bySegments }: Pick<ReviewTally, 'bySegments'>): number {
  let usual = 0;
  for (const [segments, people] of [...bySegments].toSorted(([one], [other]) => one - other)) {
    if (people > (bySegments.get(usual) ?? 0)) usual = segments;
  }
  return usual;
}

/** Segments that replacing the text’s characters saves in all. */
export function savedSegments(body: string, tally: ReviewTally): number {
  if (replaceCharacters(body) === body) return 0;
  return Math.max(0, tally.segments - tally.replacedSegments);
}

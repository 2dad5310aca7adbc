import { cleanText } from '../../src-shared/lib/clean-text.ts';
import { linksOf, type Link } from '../../src-shared/message/links.ts';
import {
  replaceableCharacters,
  replaceCharacters,
  type ReplaceableCharacter,
} from '../../src-shared/message/replaceable-characters.ts';
import { countSegments, type SegmentCount } from '../../src-shared/message/segments.ts';
import { markTemplate, type TemplateMark } from '../../src-shared/template/read-template.ts';

/** What is known of a text while it is written. */
export interface TextFacts {
  readonly text: string;
  readonly count: SegmentCount;
  /** Whether its length differs from contact to contact. */
  readonly hasFields: boolean;
  readonly marks: readonly TemplateMark[];
  /** The characters that alone make the text cost more; null where none do. */
  readonly costly: CostlyCharacters | null;
  /** The links that carriers block or phones warn of. */
  readonly links: readonly Link[];
}

export interface CostlyCharacters {
  readonly characters: readonly ReplaceableCharacter[];
  /** How many there are in all. */
  readonly total: number;
  /** Segments with them. */
  readonly segments: number;
  /** Whether the text has fewer segments without them, before its fields are filled in. */
  readonly isCheaper: boolean;
}

let last: { readonly names: readonly string[]; readonly facts: TextFacts } | null = null;

/**
 * Reads a text once for everybody who shows something of it: counter, hints and marks ask with the same
 * text one after the other. `customFields` are compared by identity.
 */
export function factsOf(text: string, customFields: readonly string[]): TextFacts {
  if (last?.facts.text === text && last.names === customFields) return last.facts;
  const facts = readFacts(text, customFields);
  last = { names: customFields, facts };
  return facts;
}

function readFacts(text: string, customFields: readonly string[]): TextFacts {
  const count = countSegments(cleanText(text));
  const hasFields = /\{\{|\{%/.test(text);
  return {
    text,
    count,
    hasFields,
    marks: /[^\p{L}\p{N}\s.,]/u.test(text) ? markTemplate(text, customFields) : [],
    costly: costlyCharacters(text, count, hasFields),
    links: linksOf(text).filter(({ problem }) => problem !== null),
  };
}

function costlyCharacters(
  text: string,
  before: SegmentCount,
  hasFields: boolean,
): CostlyCharacters | null {
  if (before.encoding === 'gsm-7') return null;
  const after = countSegments(cleanText(replaceCharacters(text)));
  if (after.encoding !== 'gsm-7') return null;
  const isCheaper = after.segments < before.segments;
  if (!isCheaper && !hasFields) return null;
  const characters = replaceableCharacters(text);
  const total = characters.reduce((sum, { count }) => sum + count, 0);
  return { characters, total, segments: before.segments, isCheaper };
}

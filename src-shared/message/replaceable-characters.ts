import { countSegments } from './segments.ts';

/**
 * Characters outside GSM-7 and what stands for them there without a change that a reader notices. Typed by
 * word processors and phones, mostly unasked. Letters with accents are not among them: their replacement is
 * another spelling. An empty replacement drops a character that nobody sees.
 */
const lookAlikes: Readonly<Record<string, string>> = {
  // Apostrophes and quotation marks.
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  '´': "'",
  '`': "'",
  ʼ: "'",
  '‹': "'",
  '›': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '″': '"',
  '«': '"',
  '»': '"',
  // Hyphens and dashes.
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  // Dots.
  '…': '...',
  '•': '-',
  '·': '-',
  '‣': '-',
  // Spaces.
  '\t': ' ',
  '\u00a0': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2004': ' ',
  '\u2005': ' ',
  '\u2006': ' ',
  '\u2007': ' ',
  '\u2008': ' ',
  '\u2009': ' ',
  '\u200a': ' ',
  '\u202f': ' ',
  '\u205f': ' ',
  '\u3000': ' ',
  // What nobody sees.
  '\u00ad': '',
  '\u200b': '',
  '\u2060': '',
  '\ufeff': '',
  // Signs.
  '⁄': '/',
  '×': 'x',
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
  '™': '(TM)',
  '©': '(c)',
  '®': '(R)',
};

/** A character that GSM-7 does not have, and the text that stands for it there. */
export interface ReplaceableCharacter {
  readonly character: string;
  /** Empty for a character that nobody sees. */
  readonly replacement: string;
  /** How often the character stands in the text; 1 or more. */
  readonly count: number;
}

/** Merge fields stay as they are: their quotes are part of their syntax. */
const mergeField = /(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})/;

/** The replaceable characters of a text, in the order of their first place. Those in merge fields do not count. */
export function replaceableCharacters(text: string): readonly ReplaceableCharacter[] {
  const counts = new Map<string, number>();
  for (const piece of text.split(mergeField)) {
    if (mergeField.test(piece)) continue;
    for (const character of piece) {
      if (Object.hasOwn(lookAlikes, character)) {
        counts.set(character, (counts.get(character) ?? 0) + 1);
      }
    }
  }
  return [...counts].map(([character, count]) => ({
    character,
    replacement: lookAlikes[character] ?? '',
    count,
  }));
}

/** The text with its replaceable characters replaced. The same text comes back where there are none. */
export function replaceCharacters(text: string): string {
  return text
    .split(mergeField)
    .map((piece) => (mergeField.test(piece) ? piece : replacedIn(piece)))
    .join('');
}

function replacedIn(text: string): string {
  let replaced = '';
  for (const character of text) {
    replaced += Object.hasOwn(lookAlikes, character) ? lookAlikes[character] : character;
  }
  return replaced;
}

/**
 * Segments that a text needs less once its characters are replaced; 0 where replacing them changes nothing,
 * as where an emoji forces UCS-2 anyway. Never negative: `…` becomes three characters.
 */
export function segmentsSaved(text: string): number {
  const saved = countSegments(text).segments - countSegments(replaceCharacters(text)).segments;
  return Math.max(0, saved);
}

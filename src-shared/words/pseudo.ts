/** What a language has for each topic: texts, functions that make texts, and rooms of such. */
export interface Catalogue {
  readonly [name: string]: Phrase;
}

type Phrase = string | ((...values: never[]) => string) | Catalogue;

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  i: 'í',
  n: 'ñ',
  o: 'ö',
  s: 'š',
  u: 'ü',
  y: 'ý',
  z: 'ž',
  A: 'Á',
  C: 'Ç',
  E: 'É',
  I: 'Í',
  N: 'Ñ',
  O: 'Ö',
  S: 'Š',
  U: 'Ü',
  Y: 'Ý',
  Z: 'Ž',
};

/** How much longer other languages are than English. */
const growth = 0.3;

/**
 * A text as a language nobody speaks: accents, brackets at both ends, 30 % longer, in words of eight. What stays plain on
 * the screen is no text of the catalogue; what lacks its last bracket is cut off.
 */
export function pseudoText(text: string): string {
  if (text.trim() === '') return text;
  const accented = text.replaceAll(/[a-z]/gi, (letter) => accents[letter] ?? letter);
  const more = '~'.repeat(Math.ceil(text.length * growth)).replaceAll(/~{8}(?=~)/g, '$& ');
  return `[${accented}${more}]`;
}

/** A catalogue with every text as `pseudoText` has it. */
export function pseudoOf<T extends Catalogue>(catalogue: T): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each phrase keeps its kind
  return strangeOf(catalogue) as T;
}

function strangeOf(catalogue: Catalogue): Catalogue {
  const strange: Record<string, Phrase> = {};
  for (const [name, phrase] of Object.entries(catalogue)) strange[name] = strangePhrase(phrase);
  return strange;
}

function strangePhrase(phrase: Phrase): Phrase {
  if (typeof phrase === 'string') return pseudoText(phrase);
  if (typeof phrase === 'function') return (...values) => pseudoText(phrase(...values));
  return strangeOf(phrase);
}

/** One word of a reply. */
export interface Token {
  /** As the vocabulary has the word: without capitals, accents, repeated letters and slips of a key. */
  readonly word: string;
  /** As the person wrote the word, without capitals and accents. */
  readonly raw: string;
  /** What the vocabulary did to the word. */
  readonly change: Change;
  readonly isCapitalized: boolean;
  readonly isShouted: boolean;
  readonly isNumber: boolean;
  /** Whether a comma, dash, bracket or emoji stands before. */
  readonly startsClause: boolean;
}

export type Change = 'none' | 'repeat' | 'digits' | 'typo' | 'unknown';

export interface Known {
  readonly word: string;
  readonly change: Change;
}

export interface Sentences {
  readonly sentences: readonly (readonly Token[])[];
  /** Whether the person laughs or smiles. */
  readonly isJoyful: boolean;
  /** Whether a sign stands there that forbids something, such as 🛑. */
  readonly hasStopSign: boolean;
  readonly hasQuestionMark: boolean;
  /** Whether letters other than capitals occur. */
  readonly hasSmallLetters: boolean;
}

/** Letters, digits and two signs that stand for letters; then what ends a sentence; then what ends a clause. */
const parts =
  /[\p{L}\p{N}@$](?:[\p{L}\p{N}@$']*[\p{L}\p{N}@$])?|([.!?;\n]+)|([,:()[\]{}¿¡–—/+=]|\s[-*]+\s)|(\p{Extended_Pictographic})/gu;

/** Single letters with blanks or signs between: `S T O P`, `a.u.b.`. */
const spacedLetters =
  /(?<![\p{L}\p{N}])\p{L}(?:[ .\-_*]{1,3}\p{L}(?![\p{L}\p{N}])){2,30}(?:\.(?!\w))?/gu;

/** What English joins to the word before an apostrophe; other languages put a word of its own behind one. */
const joined = new Set(['t', 's', 'm', 're', 'll', 'd', 've']);
/** Words of which people write the `t` apart: `don t`. */
const beforeLooseT = /^(?:do|did|does|wo|ca|is|was|are|were|would|could|should|have|has)n$/;

/** Laughter, smiles and hearts; not hands that ask or thank. */
const joy = /[😀-😆😊-😎🙂🤣🤩🥰😘😗😙😚😛😜😝🤪❤♥💕-💟🧡🤍🤎👏🎉🥳👍🙌]/u;
const joyfulWord =
  /^(?:lo+l|lma+o|rofl|xd+|mdr|ptdr|(?:ha|he|hi|ja|je|ji|ah){2,}[hj]?|k{3,}|rs(?:rs)+|lolz)$/;
const stopSign = /[🛑⛔🚫✋🚷🔕📵]/u;

/** Cuts a folded text into sentences of words, each as the vocabulary knows the word. */
export function readSentences(folded: string, know: (word: string) => Known): Sentences {
  const sentences: Token[][] = [[]];
  let startsClause = false;
  let isJoyful = false;
  let hasStopSign = false;
  let hasQuestionMark = false;
  let hasSmallLetters = false;
  const add = (raw: string) => {
    const sentence = sentences.at(-1);
    const before = sentence?.at(-1);
    const lower = raw.toLowerCase();
    if (lower === 't' && before !== undefined && beforeLooseT.test(before.word)) {
      sentence?.pop();
      sentence?.push({ ...before, ...know(`${before.word}t`), raw: `${before.word}t` });
      return;
    }
    const { word, change } = know(lower);
    const isShouted = raw !== lower && raw === raw.toUpperCase();
    if (!isShouted && raw !== raw.toUpperCase()) hasSmallLetters = true;
    if (lower.length < 30 && joyfulWord.test(lower)) isJoyful = true;
    sentence?.push({
      word,
      raw: lower,
      change,
      isCapitalized: raw.charAt(0) !== lower.charAt(0),
      isShouted,
      isNumber: /^\d+$/.test(raw),
      startsClause,
    });
    startsClause = false;
  };
  const text = folded.replace(spacedLetters, (letters) => {
    const word = letters.replaceAll(/[ .\-_*]/g, '');
    return know(word.toLowerCase()).change === 'none' ? `${word} ` : letters;
  });
  for (const [raw, ends, clause, emoji] of text.matchAll(parts)) {
    if (ends !== undefined) {
      if (ends.includes('?')) hasQuestionMark = true;
      if ((sentences.at(-1)?.length ?? 0) > 0) sentences.push([]);
      startsClause = false;
    } else if (clause !== undefined || emoji !== undefined) {
      startsClause = (sentences.at(-1)?.length ?? 0) > 0;
      if (emoji !== undefined && joy.test(emoji)) isJoyful = true;
      if (emoji !== undefined && stopSign.test(emoji)) hasStopSign = true;
    } else {
      for (const part of wordsAround(raw)) add(part);
    }
  }
  if (sentences.at(-1)?.length === 0) sentences.pop();
  return { sentences, isJoyful, hasStopSign, hasQuestionMark, hasSmallLetters };
}

/** `can't` is one word, `l'heure` is two. */
function wordsAround(raw: string): readonly string[] {
  if (!raw.includes("'")) return [raw];
  const words: string[] = [];
  for (const part of raw.split("'")) {
    if (part === '') continue;
    const before = words.at(-1);
    if (before !== undefined && joined.has(part.toLowerCase()))
      words[words.length - 1] = before + part;
    else words.push(part);
  }
  return words;
}

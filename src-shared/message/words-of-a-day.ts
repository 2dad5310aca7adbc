/** A word of a text that means another day when the text is sent later. */
export interface WordOfADay {
  /** As it stands in the text. */
  readonly text: string;
  /** Where it begins, in UTF-16 units. */
  readonly index: number;
}

/** English, as the rest of Ovo is now. */
const words =
  /\b(?:today|tonight|tomorrow|yesterday|this (?:morning|afternoon|evening|week|weekend|month)|(?:next|last) (?:week|weekend|month)|(?:on |this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/gi;

/** The words of a text that mean another day when the text is sent later, in their order. */
export function wordsOfADay(text: string): readonly WordOfADay[] {
  return [...text.matchAll(words)].map((match) => ({ text: match[0], index: match.index }));
}

import { words } from '../../words.ts';

const { characters } = words.ui;

const named: Readonly<Record<string, string>> = {
  '\u00a0': characters.noBreakSpace,
  '\u202f': characters.narrowNoBreakSpace,
  '\u2009': characters.thinSpace,
  '\u200b': characters.zeroWidthSpace,
  '\u200d': characters.zeroWidthJoiner,
  '\ufeff': characters.byteOrderMark,
  '\u00ad': characters.softHyphen,
  '\t': characters.tab,
};

/** A character as a person can see it: itself, or its name where it shows nothing. */
export function nameCharacter(character: string): string {
  const name = named[character];
  if (name !== undefined) return name;
  if (!/^[\p{Separator}\p{Control}\p{Format}]/u.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

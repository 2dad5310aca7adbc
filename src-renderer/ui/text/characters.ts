const named: Readonly<Record<string, string>> = {
  '\u00a0': 'no-break space',
  '\u202f': 'narrow no-break space',
  '\u2009': 'thin space',
  '\u200b': 'zero-width space',
  '\u200d': 'zero-width joiner',
  '\ufeff': 'byte order mark',
  '\u00ad': 'soft hyphen',
  '\t': 'tab',
};

/** A character as a person can see it: itself, or its name where it shows nothing. */
export function nameCharacter(character: string): string {
  const name = named[character];
  if (name !== undefined) return name;
  if (!/^[\p{Separator}\p{Control}\p{Format}]/u.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

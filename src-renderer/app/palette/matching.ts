/**
 * Whether every word of a search begins a word of a text. Capitals and accents make no difference.
 */
export function isMatch(search: string, text: string): boolean {
  const inText = wordsOf(text);
  return wordsOf(search).every((sought) => inText.some((word) => word.startsWith(sought)));
}

function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

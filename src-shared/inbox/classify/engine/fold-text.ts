/** Characters that nobody sees: zero-width ones, marks of direction, selectors, soft hyphens. */
const invisible = /[\p{Default_Ignorable_Code_Point}\u061c\ufff9-\ufffc]|(?!\n)\p{Cc}/gu;

/** Every kind of apostrophe. Some of them would otherwise come apart into a blank and an accent. */
const apostrophes = /[’‘‛ʼʹ`´′ꞌ＇]/gu;

const marks = /\p{M}+/gu;

/** Texts of these characters are folded already; most texts are such. */
const plain = /^[\n\x20-\x5f\x61-\x7e]*$/;

/** Letters that Unicode does not take apart. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ı: 'i',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
};
const otherLetters = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');

/** Letters in black circles and squares, which Unicode keeps apart from others. */
const blackLetters = /[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]/gu;

/** A text of Latin letters without accents, in ordinary width, with its capitals and line breaks. */
export function foldText(text: string): string {
  if (plain.test(text)) return text;
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(apostrophes, "'")
    .replace(invisible, '')
    .replace(blackLetters, (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return String.fromCodePoint(65 + ((code - 0x1f150) % 32));
    })
    .normalize('NFKD')
    .replace(marks, '')
    .replace(otherLetters, (letter) => letters[letter] ?? letter);
}

/** The forms in which people write a word of a language: `löschen` is written `loeschen` too. */
export function formsOf(word: string): readonly string[] {
  if (/^[a-z~]+$/.test(word)) return [word];
  const lower = word.toLowerCase();
  const folded = foldText(lower);
  const german = lower.replaceAll(/[äöü]/g, (vowel) => `${foldText(vowel)}e`);
  return german === lower ? [folded] : [folded, foldText(german)];
}

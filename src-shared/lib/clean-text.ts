/** Everything that a line of text has no use for: control characters, line breaks among them. */
const control = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** The same for a text of several lines, which keeps its line breaks and tabs. */
const controlInText = /(?![\n\r\t])\p{Cc}+/gu;

/** Texts of these characters need no cleaning; most texts are such. */
const plain = /^[\x20-\x7e]*$/;

/** Spaces of another width or that forbid a line break; the wide one of Chinese and Japanese stays. */
const oddSpaces = /(?!\u3000)[\p{Zs}]|[\u2800\u3164\uffa0\u115f\u1160]/gu;

/** Characters that nobody sees: zero-width ones, marks of direction, tags, selectors, fillers. */
const invisible =
  /[\p{Default_Ignorable_Code_Point}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc]/gu;
const hasInvisible = new RegExp(invisible.source, 'u');

/** Half of a character, as a program leaves it that cuts a text in the middle. */
const halfCharacter = /\p{Cs}/gu;

/**
 * A text as Ovo keeps it, whoever brings it: composed letters (NFC), ordinary spaces, and nothing that
 * nobody sees. An invisible character costs money, as it makes a whole text Unicode, and hides that a name
 * is empty. It stays where it says how others look: in emoji, and between letters of scripts that join.
 * Line breaks and tabs stay as they are. Half a character becomes U+FFFD.
 */
export function cleanText(text: string): string {
  if (plain.test(text)) return text;
  const whole = text
    .replace(controlInText, '')
    .replace(halfCharacter, '\uFFFD')
    .normalize('NFC')
    .replace(oddSpaces, ' ');
  return hasInvisible.test(whole) ? whole.replace(invisible, keepIfNeeded).normalize('NFC') : whole;
}

/** A text as one clean line: like `cleanText`, with spaces for line breaks, and trimmed. */
export function cleanLine(text: string): string {
  if (plain.test(text)) return text.trim();
  return cleanText(text.replace(control, ' ')).trim();
}

/** At most so many characters (UTF-16 units) of a text, and no half of one at the end. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) ? most - 1 : most;
  return text.slice(0, end);
}

const emojiBefore = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u20e3]\ufe0f?$/u;
const pictographBefore = /\p{Extended_Pictographic}$/u;
const chinese = /\p{Script=Han}$/u;
const flagBefore = /\u{1f3f4}[\u{e0020}-\u{e007e}]*$/u;

/** Scripts in which the two joiners decide how letters look, as in Persian and Hindi. */
const joining =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

/** An invisible character where its neighbours need it, else nothing. */
function keepIfNeeded(character: string, at: number, text: string): string {
  const code = character.codePointAt(0) ?? 0;
  const before = text.slice(Math.max(0, at - 24), at);
  const after = text.slice(at + character.length, at + character.length + 2);
  const isNeeded = () => {
    if (code === 0x200d || code === 0x200c) {
      const joinsEmoji = code === 0x200d && emojiBefore.test(before);
      if (joinsEmoji && /^\p{Extended_Pictographic}/u.test(after)) return true;
      return joining.test(before.slice(-1)) && joining.test(after.slice(0, 1));
    }
    if (code >= 0xfe00 && code <= 0xfe0f) {
      const isKeycap = after.startsWith('\u20e3') && /[0-9#*]$/.test(before);
      return isKeycap || pictographBefore.test(before) || chinese.test(before);
    }
    if (code >= 0xe0100 && code <= 0xe01ef) return chinese.test(before);
    return code >= 0xe0020 && code <= 0xe007f && flagBefore.test(before);
  };
  return isNeeded() ? character : '';
}

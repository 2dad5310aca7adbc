/*
 * How well the characters beyond ASCII of a text are in the places where such characters are in names,
 * addresses and notes: the higher the score, the likelier the encoding that the text was read in.
 */

/** The score of a byte that is invalid in an encoding; a fitting character scores 1 to 3. */
export const broken = -20;

const lower = /[a-zß-öø-ÿ]/;
const upper = /[A-ZÀ-ÖØ-Þ]/;
const letter = /[a-zA-ZÀ-ÖØ-öø-ÿ]/;

/** Letters of Western Europe, the frequent and the rare. */
const frequentLetters = new Set('áéíóúñüöäßçèàêâôîûëïåøæ');
const rareLetters = new Set('ìòùãõœšžýðþÿ');
const frequentCapitals = new Set('ÁÉÍÓÚÑÜÖÄÇÅØÎÀ');
const rareCapitals = new Set('ÈÊÂÔÛËÏÆÌÒÙÃÕŒŠŽÝÐÞŸ');

/** Signs next to spaces, digits and line ends; within a word they are a misread letter. */
const signs = new Set('€£¥¢§©®°±²³µ¶·¹º¼½¾×÷•…™«»‹›¿¡ªº–—“”‘„‚');

/** The score of a text as one of Western Europe. */
export function scoreWestern(text: string): number {
  let score = 0;
  let row = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character <= '\u007F') {
      row = 0;
      continue;
    }
    row += 1;
    score += scoreInWord(
      character,
      text.slice(Math.max(0, index - 2), index),
      text.slice(index + 1, index + 4),
    );
    if (row > 2) score -= 2;
  }
  return score;
}

function scoreInWord(character: string, textBefore: string, after: string): number {
  const before = textBefore.slice(-1);
  const next = after.charAt(0);
  if (character === '\uFFFD' || /\p{Cc}/u.test(character)) return broken;
  if (character === '’') return scoreApostrophe(textBefore, after);
  if (character === '\u00A0') return letter.test(before) && letter.test(next) ? 0 : 0.5;
  const isInWord = letter.test(before) || letter.test(next);
  if (character === 'œ') return next === 'u' ? 2 : 0.2;
  const own = westernPlaces[character]?.(before, next);
  if (own !== undefined && isInWord) return own;
  if (frequentLetters.has(character)) {
    if (!isInWord || upper.test(next)) return 0.2;
    return letter.test(before) ? 2 : 1.1;
  }
  if (rareLetters.has(character)) return isInWord && !upper.test(next) ? 0.6 : 0;
  const isCapital = frequentCapitals.has(character);
  if (isCapital || rareCapitals.has(character)) {
    if (lower.test(before)) return -2;
    return isInWord ? (isCapital ? 1.5 : 0.5) : 0;
  }
  if (character === '“' || character === '‘' || character === '„') {
    return letter.test(before) ? -2 : 1;
  }
  if (character === '”') return letter.test(next) ? -2 : 1;
  if (character === '°') return /[\d\s]/.test(before) && !lower.test(next) ? 1 : -0.5;
  if ((character === '–' || character === '—') && upper.test(next)) return 0.5;
  if (signs.has(character)) return letter.test(before) && letter.test(next) ? -2 : 0.5;
  return -2;
}

/** Right in `O’Brien`, `Bob’s`, `l’eau`; a misread letter in `Garc’a`. */
function scoreApostrophe(textBefore: string, after: string): number {
  const before = textBefore.slice(-1);
  const next = after.charAt(0);
  if (!letter.test(before)) return letter.test(next) ? 0.5 : 0;
  if (!letter.test(next)) return 1;
  if (upper.test(next)) return 2.5;
  if (/^(?:[stdm](?![a-z])|re|ve|ll)/.test(after)) return 2.5;
  const isElision = /(?:^|[^a-zA-Z])[dlcjmnst]$|qu$/.test(textBefore);
  return isElision && /^[aeiouhyàâéèêîôœ]/.test(next) ? 2.5 : -2;
}

const anyLetter = /\p{L}/u;
const vowel = /[aeiouyáéíóúýäöüâêîôûàèìòùëïåæøãõąęěůőűă]/i;
const openVowel = /[aeouáéóúíý]/i;

/**
 * Letters of Western Europe that stand in the same bytes as other letters of Central Europe, and where they
 * can be: `ñ` is before a vowel, the Polish `ń` is not.
 */
const westernPlaces: Readonly<
  Record<string, ((before: string, next: string) => number) | undefined>
> = {
  ñ: (_before, next) => (vowel.test(next) ? 2 : -1),
  Ñ: (_before, next) => (vowel.test(next) ? 1.5 : -1),
  è: (_before, next) => (vowel.test(next) ? -1 : 2),
  È: (_before, next) => (vowel.test(next) ? -1 : 0.5),
  ø: (before, next) => (vowel.test(before) || openVowel.test(next) ? -1 : 2),
  Ø: (_before, next) => (openVowel.test(next) ? -1 : 1.5),
  æ: (before, next) => (vowel.test(before) || vowel.test(next) ? -1 : 2),
  ê: (before) => (/i/i.test(before) ? -1 : 2),
  ì: (_before, next) => (anyLetter.test(next) ? -1 : 2),
  ù: (before, next) => (anyLetter.test(next) && !/o/i.test(before) ? -1 : 2),
  ò: (_before, next) => (anyLetter.test(next) ? (vowel.test(next) ? -1 : 0.6) : 2),
  ã: (_before, next) => (/[oe]/i.test(next) || !anyLetter.test(next) ? 2 : -1),
  õ: (_before, next) => (/e/i.test(next) ? 2 : 0.6),
  ï: (before) => (vowel.test(before) ? 2 : -1),
  þ: () => 2,
  Þ: () => 1.5,
  ð: () => 2,
};

/** Letters of Central Europe by the languages that have them. */
const languages: readonly ReadonlySet<string>[] = [
  new Set('ąćęłńśźżĄĆĘŁŃŚŹŻ'),
  new Set('čďěňřťůľĺŕČĎĚŇŘŤŮĽĹŔ'),
  new Set('őűŐŰ'),
  new Set('ăşţĂŞŢ'),
  new Set('čćđČĆĐ'),
];
const centralLetter = /[ąćęłńśźżčďěňřťůľĺŕőűăşţđ]/i;
const centralVowel = /[ąęěůőűă]/i;
const rareCentral = /[ĺŕ]/i;

/**
 * The score of a text as one of Central Europe.
 *
 * @param western the same bytes read as Western: where both agree, both score alike.
 */
export function scoreCentral(text: string, western: string): number {
  let score = 0;
  const used: string[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character <= '\u007F') continue;
    const before = text.slice(Math.max(0, index - 2), index);
    const after = text.slice(index + 1, index + 4);
    if (character === western.charAt(index)) score += scoreInWord(character, before, after);
    else {
      score += scoreCentralLetter(character, before.slice(-1), after.charAt(0));
      used.push(character);
    }
  }
  // A list of names is of one language, or of few.
  const strange = languages.map((own) => used.filter((character) => !own.has(character)).length);
  return score - 1.5 * Math.min(...strange);
}

function scoreCentralLetter(character: string, before: string, next: string): number {
  if (character === '\uFFFD' || /\p{Cc}/u.test(character)) return broken;
  if (!centralLetter.test(character)) return -2;
  const isAfterLetter = anyLetter.test(before);
  const isBeforeLetter = anyLetter.test(next);
  if (!isAfterLetter && !isBeforeLetter) return -1;
  if (rareCentral.test(character)) return 0.3;
  const isCapital = character !== character.toLowerCase();
  if (isCapital && isAfterLetter) return before === before.toLowerCase() ? -2 : 0.5;
  if (!isCapital && isBeforeLetter && next !== next.toLowerCase()) return -2;
  if (centralVowel.test(character)) {
    if (/[ąę]/i.test(character) && /i/i.test(before)) return 2;
    return vowel.test(before) || vowel.test(next) ? -1 : isAfterLetter ? 2 : -1;
  }
  if (/ń/i.test(character)) return vowel.test(next) ? -1 : 2;
  // The others of them are signs in Western texts, and no letters that they could be taken for.
  const isAlone = !vowel.test(before) && !vowel.test(next);
  if (isAlone) return /[ćčřňďđ]/i.test(character) ? (isCapital ? 0.5 : -1.5) : 0;
  return isAfterLetter ? 2 : isCapital ? 1.5 : 1.1;
}

/** Letters of Serbian and Macedonian alone. */
const rareCyrillic = /[ЂЃЈЉЊЋЌЏЅђѓјљњћќџѕ]/;

const cyrillic = /\p{Script=Cyrillic}/u;

/** The score of a text as one in Cyrillic letters. */
export function scoreCyrillic(text: string): number {
  let score = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character <= '\u007F') continue;
    const before = text.charAt(index - 1);
    const next = text.charAt(index + 1);
    score += cyrillic.test(character)
      ? scoreCyrillicLetter(character, before, next, text.charAt(index - 2))
      : scoreCyrillicSign(character, before, next);
  }
  return score;
}

function scoreCyrillicLetter(
  character: string,
  before: string,
  next: string,
  beforeThat: string,
): number {
  if (/[a-z]/i.test(before) || /[a-z]/i.test(next)) return -3;
  const isAfter = cyrillic.test(before);
  const isBefore = cyrillic.test(next);
  if (rareCyrillic.test(character)) return 0.3;
  const isAfterCapital = isAfter && before !== before.toLowerCase();
  if (character === character.toLowerCase()) {
    if (isAfterCapital && /\p{Lu}/u.test(beforeThat)) return -2;
    return isAfter ? 2 : isBefore ? 1.5 : 0.1;
  }
  if (isAfter) return isAfterCapital ? 1.2 : -2;
  return isBefore ? 1.5 : 0.3;
}

function scoreCyrillicSign(character: string, before: string, next: string): number {
  if (character === '\uFFFD' || /\p{Cc}/u.test(character)) return broken;
  if (cyrillic.test(before) || cyrillic.test(next)) {
    return /[«»“”„’–—…\u00A0]/.test(character) ? 0.5 : -2;
  }
  return character === '№' || signs.has(character) || character === '\u00A0' ? 0.5 : -2;
}

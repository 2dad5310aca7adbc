const letters =
  'abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ' +
  '!"#¤%&\'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà\n\r';
const gsm = `${letters}€[]{}|~^\\\f`.split('');
const ordinary = `${letters.slice(0, 64)}’“”é €`.split('');
const joiners = (
  '👩 👨 👧 👍 🏽 🏿 ❤ ♀ 🏳 🌈 🇺 🇸 🇦 ✊ 🧑 💻 \u200d \ufe0f \u0301 \u0323 \u0903 \u0600 \u1100 \u1161 ' +
  '\u11a8 가 각 \ud83d \ude00 \u{e0067} \u{e0001} \r \n a ’ ç 中'
).split(' ');

/** Of these characters a text is made, up to so many; the longest take some five segments. */
const kinds = [
  { characters: gsm, most: 160 },
  { characters: gsm, most: 700 },
  { characters: [...gsm, '’', '\u00a0', '中', '😀'], most: 70 },
  { characters: ordinary, most: 330 },
  { characters: joiners, most: 40 },
  { characters: joiners, most: 150 },
];

/** Texts, always the same ones, short and long: letters of GSM-7, typographic ones, emoji, and halves of them. */
export function generatedTexts(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from }, (_, offset) => textAt(from + offset));
}

function textAt(index: number): string {
  const next = numbersFrom(index);
  const { characters, most } = kinds[index % kinds.length] ?? { characters: gsm, most: 160 };
  return Array.from({ length: next(most + 1) }, () => characters[next(characters.length)]).join('');
}

/** Numbers from 0 to below `limit` that look random and are the same each time (mulberry32). */
function numbersFrom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

/** A number among several in one text, and how good it is for texting by what is written beside it. */
export interface LabelledNumber {
  readonly text: string;
  /** 0 for a mobile phone, 1 for any other; null for a fax and the like, which takes no texts. */
  readonly rank: number | null;
}

/** How good a number with this label is for texting: 0 is best; null means never. */
export function rankOfPhoneLabel(label: string): number | null {
  const text = label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (/mobil|movil|cell|cel\b|portable|handy|iphone|sms|whatsapp|gsm/.test(text)) return 0;
  if (/fax|pager|buscapersonas|telex/.test(text)) return null;
  const letters = text.replace(/[^\p{L}]+/gu, '');
  if (/^(?:m|c|mob|mbl|mbr|txt|text)$/.test(letters)) return 0;
  return letters === 'f' ? null : 1;
}

/** A number, with its extension. */
const number = /\+?\(?\d[\d\s().\-\u2010-\u2015/]{5,}\d(?:\s*(?:x|ext)[.:]*\s*\d{1,6}(?!\d))?/giu;

/**
 * The numbers of a text that has several with words beside them, as address books and accounting
 * programs write all phones of a customer into one cell: `Phone: (415) 555-0123 Mobile: (415) 555-0199`,
 * `415-555-0123 (home), 415-555-0199 (cell)`. The best for texting come first. Empty for a text without
 * several numbers or without words.
 */
export function labelledNumbers(text: string): readonly LabelledNumber[] {
  const found = [...text.matchAll(number)].filter(
    ([match]) => match.replace(/\D/g, '').length >= 7,
  );
  if (found.length < 2 || !/\p{L}/u.test(text)) return [];
  const comesFirst = /^\P{L}*\p{L}/u.test(text.slice(0, found[0]?.index ?? 0));
  const numbers = found.map((match, place): LabelledNumber => {
    const end = match.index + match[0].length;
    const previous = found[place - 1];
    const before = text.slice(
      previous === undefined ? 0 : previous.index + previous[0].length,
      match.index,
    );
    const after = text.slice(end, found[place + 1]?.index ?? text.length);
    return { text: match[0].trim(), rank: rankOfPhoneLabel(comesFirst ? before : after) };
  });
  return numbers.toSorted((one, two) => (one.rank ?? 2) - (two.rank ?? 2));
}

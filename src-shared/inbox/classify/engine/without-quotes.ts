/** Marks around what somebody quotes; `'` only stands for one where a phone writes a reaction. */
const opening = '“”„«»"‹›‟❝「『';
const closing = '“”»«"›‹❞」』';

/** The most characters that phones put before a quotation: “Hat mit 😂 auf „”. */
const longestHead = 60;

export interface ReactionWords {
  /** Beginnings before a quotation, without capitals and accents, by their first word. */
  readonly heads: ReadonlyMap<string, readonly string[]>;
  /** Ends after a quotation. */
  readonly tails: readonly string[];
  readonly fold: (text: string) => string;
}

/**
 * A reply without what somebody else wrote: texts that a phone quotes with a reaction, lines that begin
 * with `>`, and quotations of four words and more. Null for a reply that is nothing but a reaction.
 */
export function withoutQuotes(text: string, words: ReactionWords): string | null {
  const own = text.includes('>') ? withoutQuotedLines(text) : text;
  const from = indexOfAny(own, opening, 0);
  if (from === -1 || from > 4 * longestHead) {
    return isReactionToPicture(own, words) ? null : own;
  }
  const until = lastIndexOfAny(own, closing);
  if (isReaction(own, from, until, words)) return null;
  return withoutLongQuotes(own);
}

function isReaction(text: string, from: number, until: number, words: ReactionWords): boolean {
  if (from > longestHead) return false;
  const head = words.fold(text.slice(0, from)).trim().toLowerCase();
  const tail =
    until > from
      ? words
          .fold(text.slice(until + 1))
          .trim()
          .toLowerCase()
      : '';
  if (tail.length > longestHead) return false;
  const isHead = headsOf(head, words).some(
    (start) => head === start || head.startsWith(`${start} `),
  );
  // An emoji and “to”: how some phones send a reaction to others.
  const isEmoji =
    /^\p{Extended_Pictographic}(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f)*\s+(?:to|a|zu|an|op|su|em|para)$/u.test(
      head,
    );
  if (!isHead && !isEmoji) return false;
  return tail.replace(/[.\s]+$/, '') === '' || words.tails.some((end) => tail.startsWith(end));
}

const picture =
  /^(?:(?:an?|un|una|une|uma|ein|eine|een|il tuo) )?(?:image|photo|imagen|foto|bild|immagine|imagem|afbeelding|video|movie|audio message)$/;

/** `Liked an image`: a reaction without a quotation. */
function isReactionToPicture(text: string, words: ReactionWords): boolean {
  if (text.length > longestHead) return false;
  const folded = words.fold(text).trim().toLowerCase();
  return headsOf(folded, words).some(
    (start) => folded.startsWith(`${start} `) && picture.test(folded.slice(start.length + 1)),
  );
}

function headsOf(folded: string, { heads }: ReactionWords): readonly string[] {
  const end = folded.indexOf(' ');
  return heads.get(end === -1 ? folded : folded.slice(0, end)) ?? [];
}

function withoutQuotedLines(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('>'))
    .join('\n');
}

function withoutLongQuotes(text: string): string {
  return text.replaceAll(/[“”„«"‟]([^“”„«»"‟]*)[“”»"]/gu, (whole, inner: string) => {
    // U+FEFF is seen by nobody, and a blank to regular expressions.
    const blanks = inner.trim().match(/[^\S\ufeff]+/g)?.length ?? 0;
    return blanks >= 3 ? ' ' : whole;
  });
}

function indexOfAny(text: string, marks: string, from: number): number {
  for (let at = from; at < text.length; at += 1) if (marks.includes(text.charAt(at))) return at;
  return -1;
}

function lastIndexOfAny(text: string, marks: string): number {
  for (let at = text.length - 1; at >= 0; at -= 1) if (marks.includes(text.charAt(at))) return at;
  return -1;
}
